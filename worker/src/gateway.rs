//! The gateway through which messages to residents leave: a program that takes one message as JSON and
//! sends it on by text message or otherwise. `docs/gateway.md` says what it is given.
//!
//! The Worker can reach nothing else from outside: on a server of one's own, a service of that name is
//! all its configuration lets it speak to.

use std::pin::pin;
use std::time::Duration;

use booking::{Due, Letter};
use domain::time::Timestamp;
use futures_util::future::{Either, select};
use hmac::{Hmac, Mac};
use serde::Serialize;
use sha2::Sha256;
use worker::wasm_bindgen::JsValue;
use worker::{Delay, Env, Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Result};

use crate::answer::hex;
use crate::variables;

/// How long the gateway has to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The shortest secret it may share with us, in characters.
const SHORTEST: usize = 16;

/// The header with the time of a request, in seconds since 1970.
const TIME_HEADER: &str = "bianmin-time";
/// The header with its signature.
const SIGNATURE_HEADER: &str = "bianmin-signature";

/// Where messages go, and what proves that they come from us.
#[derive(Clone)]
pub struct Gateway {
    url: String,
    secret: String,
    /// Where residents find the pages, for links in messages.
    pub origin: Option<String>,
}

/// What a gateway made of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Yes,
    /// It will not take it, however often it is asked.
    Never,
    /// It cannot now: it is asked again.
    Later,
}

/// A message as the gateway is given it.
#[derive(Serialize)]
struct Message<'a> {
    id: &'a str,
    site: &'a str,
    kind: &'a str,
    to: &'a str,
    language: &'a str,
    text: &'a str,
    expires: i64,
}

impl Gateway {
    /// Says whether the environment names one.
    pub fn is_named(env: &Env) -> bool {
        !variables::text(env, "GATEWAY_URL").is_empty()
    }

    /// Returns the gateway of the environment, if there is one.
    pub fn of(env: &Env) -> Option<Self> {
        let url = variables::text(env, "GATEWAY_URL");
        if url.is_empty() {
            return None;
        }
        let secret = variables::text(env, "GATEWAY_SECRET");
        if secret.len() < SHORTEST {
            worker::console_error!(
                "no message is sent: GATEWAY_SECRET is missing or shorter than {SHORTEST} characters"
            );
            return None;
        }
        let origin = variables::text(env, "PUBLIC_URL").trim_end_matches('/').to_owned();
        Some(Self { url, secret, origin: Some(origin).filter(|origin| !origin.is_empty()) })
    }

    /// Gives it a message.
    pub async fn give(
        &self,
        env: &Env,
        site: &str,
        (due, letter): (&Due, &Letter),
        now: Timestamp,
    ) -> Taken {
        let request = match self.request(site, (due, letter), now) {
            Ok(request) => request,
            Err(error) => {
                worker::console_error!("gateway: {error}");
                return Taken::Later;
            }
        };
        let asked = pin!(send(env, request));
        match select(asked, Delay::from(PATIENCE)).await {
            Either::Left((Ok(status), _)) => taken(status),
            Either::Left((Err(error), _)) => {
                worker::console_warn!("gateway: {error}");
                Taken::Later
            }
            Either::Right(_) => {
                worker::console_warn!("gateway: no answer");
                Taken::Later
            }
        }
    }

    fn request(
        &self,
        site: &str,
        (due, letter): (&Due, &Letter),
        now: Timestamp,
    ) -> Result<Request> {
        let message = Message {
            id: &due.id,
            site,
            kind: letter.kind,
            to: &letter.to,
            language: letter.language,
            text: &letter.text,
            expires: due.until.0,
        };
        let body = serde_json::to_string(&message)?;
        let time = (now.0 / 1_000).to_string();
        let headers = Headers::new();
        headers.set("content-type", "application/json")?;
        headers.set("idempotency-key", &due.id)?;
        headers.set(TIME_HEADER, &time)?;
        headers.set(SIGNATURE_HEADER, &signature(&self.secret, &time, &body))?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post)
            .with_headers(headers)
            // Whoever answers from elsewhere is not who we share the secret with.
            .with_redirect(RequestRedirect::Manual)
            .with_body(Some(JsValue::from_str(&body)));
        Request::new_with_init(&self.url, &init)
    }
}

async fn send(env: &Env, request: Request) -> Result<u16> {
    let answer = match env.service("GATEWAY") {
        Ok(own) => own.fetch_request(request).await?,
        Err(_) => Fetch::Request(request).send().await?,
    };
    Ok(answer.status_code())
}

/// Reads what a status says: one that has the message already has taken it. Only what is said of the
/// message is final; what is wrong with the gateway, or between us, is put right some time.
fn taken(status: u16) -> Taken {
    match status {
        200..=299 | 409 => Taken::Yes,
        400 | 410 | 413 | 422 => Taken::Never,
        _ => Taken::Later,
    }
}

/// Returns the signature of a request: HMAC-SHA-256 over its time, a dot and its body.
fn signature(secret: &str, time: &str, body: &str) -> String {
    // HMAC takes a key of any length, so the error cannot happen; nobody takes an empty signature.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else {
        return String::new();
    };
    for part in [time, ".", body] {
        mac.update(part.as_bytes());
    }
    format!("v1={}", hex(&mac.finalize().into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_come_right_is_tried_again_and_a_refusal_is_final() {
        for (status, expected) in [
            (200, Taken::Yes),
            (202, Taken::Yes),
            (409, Taken::Yes),
            (302, Taken::Later),
            (400, Taken::Never),
            (401, Taken::Later),
            (404, Taken::Later),
            (410, Taken::Never),
            (408, Taken::Later),
            (422, Taken::Never),
            (429, Taken::Later),
            (500, Taken::Later),
            (503, Taken::Later),
        ] {
            assert_eq!(taken(status), expected, "{status}");
        }
    }

    #[test]
    fn a_signature_is_that_of_any_other_program() {
        // By `printf '1715043600.{"id":"a"}' | openssl dgst -sha256 -hmac 'a secret of sixteen'`.
        let expected = "v1=68c8cc0372ec9ec054be64d7badb435d7647cd2d6d8e9c905b9da3a86c559aff";
        assert_eq!(signature("a secret of sixteen", "1715043600", r#"{"id":"a"}"#), expected);
    }
}
