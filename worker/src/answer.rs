//! Answers: JSON, and problems as JSON, each with the headers that every answer carries.

use bianmin::api::{Code, Problem};
use serde::Serialize;
use worker::{Headers, Response, Result};

use crate::headers::{self, Keep, Policy};

/// Writes bytes as lower-case hex digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    sync::id::push_hex(&mut text, bytes);
    text
}

/// Returns the headers of an answer.
pub fn headers(policy: Policy, secure: bool, keep: Keep) -> Result<Headers> {
    let headers = Headers::new();
    for (name, value) in headers::of(policy, secure, keep) {
        headers.set(name, &value)?;
    }
    Ok(headers)
}

/// Answers with JSON.
pub fn json<T: Serialize>(status: u16, body: &T, secure: bool) -> Result<Response> {
    let headers = headers(Policy::Nothing, secure, Keep::Never)?;
    headers.set("content-type", "application/json")?;
    let bytes = serde_json::to_vec(body)?;
    Ok(Response::from_bytes(bytes)?.with_status(status).with_headers(headers))
}

/// Answers with bytes of a media type.
pub fn bytes(media: &str, body: Vec<u8>, keep: Keep, secure: bool) -> Result<Response> {
    let headers = headers(Policy::Nothing, secure, keep)?;
    headers.set("content-type", media)?;
    Ok(Response::from_bytes(body)?.with_headers(headers))
}

/// Answers with a problem.
pub fn problem(problem: &Problem, secure: bool) -> Result<Response> {
    let mut answer = json(problem.code.status(), problem, secure)?;
    if let Some(seconds) = problem.retry_after {
        answer.headers_mut().set("retry-after", &seconds.to_string())?;
    }
    if let Some(methods) = &problem.allow {
        answer.headers_mut().set("allow", methods)?;
    }
    Ok(answer)
}

/// Answers that there is nothing at this address.
pub fn not_found(secure: bool) -> Result<Response> {
    problem(&Problem::new(Code::NotFound, "there is nothing at this address"), secure)
}

/// Answers that the address takes other methods.
pub fn wrong_method(methods: &str, secure: bool) -> Result<Response> {
    problem(&Problem::wrong_method(methods), secure)
}
