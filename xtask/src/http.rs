//! A small HTTP client for the product's own JSON interface.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;

/// What a server answered.
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body as text.
    text: String,
}

impl Answer {
    /// Reads the body of a good answer.
    ///
    /// # Errors
    /// The server refused: its code and sentence are the error; or the body is another thing.
    pub fn good<T: DeserializeOwned>(self) -> Result<T> {
        if (200..300).contains(&self.status) {
            return serde_json::from_str(&self.text).context("reading what the server answered");
        }
        bail!("the server answered {}: {}", self.status, self.text);
    }
}

/// Reads an address.
///
/// # Errors
/// The server cannot be reached.
pub fn get(url: &str) -> Result<Answer> {
    answer(agent().get(url).call().with_context(|| format!("asking {url}"))?)
}

/// Sends JSON as the operator.
///
/// # Errors
/// The server cannot be reached.
pub fn post(url: &str, secret: &str, body: &impl Serialize) -> Result<Answer> {
    let request = agent().post(url).header("content-type", "application/json");
    let request = request.header("authorization", format!("Bearer {secret}"));
    let body = serde_json::to_string(body)?;
    answer(request.send(&body).with_context(|| format!("sending to {url}"))?)
}

fn agent() -> Agent {
    let limit = Some(Duration::from_mins(1));
    Agent::config_builder().http_status_as_error(false).timeout_global(limit).build().into()
}

fn answer(mut response: ureq::http::Response<ureq::Body>) -> Result<Answer> {
    let status = response.status().as_u16();
    Ok(Answer { status, text: response.body_mut().read_to_string()? })
}
