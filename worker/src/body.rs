//! Reading a request's body: never more than the route takes, never deeper than it can mean.

use bianmin::api::{Code, Problem};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use worker::wasm_bindgen::JsValue;
use worker::{Request, RequestInit, Url, js_sys};

/// How deep JSON may nest; nothing of ours reaches half of it.
const DEPTH: usize = 24;

/// Reads the body, at most `limit` bytes of it.
///
/// # Errors
/// [`Code::TooLarge`] before the rest is read; [`Code::Malformed`] when the line broke.
pub async fn read(request: &mut Request, limit: usize) -> Result<Vec<u8>, Problem> {
    read_out(request, limit, limit).await
}

/// Reads the body, at most `limit` bytes of it, but hears out one of up to `patience` bytes: a browser shows
/// no answer while it still sends.
///
/// # Errors
/// Those of [`read`].
pub async fn read_out(
    request: &mut Request,
    limit: usize,
    patience: usize,
) -> Result<Vec<u8>, Problem> {
    let too_large =
        || Problem::new(Code::TooLarge, format!("the body is longer than {limit} bytes"));
    let told = request.headers().get("content-length").ok().flatten();
    if told.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length > patience)
    {
        return Err(too_large());
    }
    let Ok(mut stream) = request.stream() else { return Ok(Vec::new()) };
    let (mut body, mut heard) = (Vec::new(), 0);
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|_| Problem::new(Code::Malformed, "the body broke off"))?;
        heard += chunk.len();
        if heard > patience {
            return Err(too_large());
        }
        if heard <= limit {
            body.extend_from_slice(&chunk);
        }
    }
    if heard > limit { Err(too_large()) } else { Ok(body) }
}

/// Returns a request whose body was read, with the body it had, for an address.
///
/// # Errors
/// The platform refuses it.
pub fn again(request: &Request, address: &Url, bytes: &[u8]) -> worker::Result<Request> {
    let body = JsValue::from(js_sys::Uint8Array::from(bytes));
    let mut init = RequestInit::new();
    init.with_method(request.method())
        .with_headers(request.headers().clone())
        .with_body(Some(body));
    Request::new_with_init(address.as_str(), &init)
}

/// Requires the content type of a route.
///
/// # Errors
/// [`Code::WrongMediaType`].
pub fn require_media(request: &Request, media: &str) -> Result<(), Problem> {
    let given = request.headers().get("content-type").ok().flatten().unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case(media) {
        return Ok(());
    }
    Err(Problem::new(Code::WrongMediaType, format!("this address takes {media}")))
}

/// Parses a JSON body.
///
/// # Errors
/// [`Code::Malformed`], saying where.
pub fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    if depth(body) > DEPTH {
        return Err(Problem::new(Code::Malformed, format!("nested deeper than {DEPTH}")));
    }
    serde_json::from_slice(body)
        .map_err(|error| Problem::new(Code::Malformed, format!("not what is asked for: {error}")))
}

/// Returns how deep brackets nest outside strings.
fn depth(body: &[u8]) -> usize {
    let (mut deepest, mut open, mut quoted, mut escaped) = (0_usize, 0_usize, false, false);
    for byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                open += 1;
                deepest = deepest.max(open);
            }
            b']' | b'}' if !quoted => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_strings() {
        assert_eq!(depth(b"{}"), 1);
        assert_eq!(depth(br#"{"a":[{"b":"]]}}[[[\"[["}]}"#), 3);
        assert_eq!(depth(&b"[".repeat(100_000)), 100_000);
    }

    #[test]
    fn json_too_deep_is_malformed_before_it_is_parsed() {
        let deep = [b"[".repeat(25), b"]".repeat(25)].concat();
        assert_eq!(parse::<serde_json::Value>(&deep).unwrap_err().code, Code::Malformed);
        assert!(parse::<serde_json::Value>(b"[[1]]").is_ok());
    }
}
