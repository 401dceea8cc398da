//! The way to the server: requests signed by the tablet, answers checked before they count.
//!
//! A portal that answers everything with a page of its own, a cut connection and a silent one are
//! all the same here: apart. Only a well-formed answer of our own server is an answer.

use std::pin::pin;
use std::time::Duration;

use bianmin::api::{self, Problem, sign};
use futures::future::{Either, select};
use js_sys::{Reflect, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, Headers, ReadableStreamDefaultReader, RequestInit, Response};

use super::browser::{self, BrowserFault, settled, sleep, window};
use super::keys::{Signer, hex};

/// How long the server may be silent in the middle of an answer.
const SILENCE: Duration = Duration::from_secs(20);

/// The longest answer read, in bytes.
const LONGEST: usize = 16 * 1_024 * 1_024;

/// Why the server did not do what was asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unreached {
    /// No answer of our server came: no network, too slow, or somebody else answered.
    #[error("apart from the server")]
    Apart,
    /// The server says no.
    #[error("{0}")]
    Problem(Problem),
    /// The tablet itself could not ask.
    #[error("{0}")]
    Failed(String),
}

impl From<BrowserFault> for Unreached {
    fn from(fault: BrowserFault) -> Self {
        Self::Failed(fault.0)
    }
}

impl From<JsValue> for Unreached {
    fn from(value: JsValue) -> Self {
        BrowserFault::from(value).into()
    }
}

/// Who vouches for a request.
#[derive(Clone, Copy, Debug)]
pub struct Vouch<'a> {
    pub device: &'a str,
    pub key: &'a Signer,
    /// The tablet's time of the request, ms since 1970.
    pub at: i64,
    /// The person signed in, where the route asks for one.
    pub person: Option<(&'a str, &'a Signer)>,
}

/// A request before it is sent.
pub struct Ask<'a> {
    pub method: &'a str,
    pub path: String,
    pub media: Option<&'a str>,
    pub body: Vec<u8>,
    pub vouch: Option<Vouch<'a>>,
    /// How long the first word of the answer may take.
    pub patience: Duration,
}

/// A whole answer of our server.
pub struct Answer {
    pub body: Vec<u8>,
    /// How long it took from asking to the last byte.
    pub took: Duration,
}

/// Returns the address of one of a site's routes.
pub fn route(site: &str, rest: &str) -> String {
    format!("/api/v1/sites/{site}/{rest}")
}

/// Asks in JSON and reads the answer as JSON.
///
/// # Errors
/// [`Unreached`].
pub async fn ask_json<R: DeserializeOwned>(
    method: &str,
    path: String,
    question: Option<&impl Serialize>,
    vouch: Option<Vouch<'_>>,
) -> Result<R, Unreached> {
    let body = question.map(|question| json::to_vec(question)).unwrap_or_default();
    let media = question.map(|_| "application/json");
    let patience = Duration::from_secs(20);
    let answer =
        ask(Ask { method, path, media, body, vouch, patience }, "application/json").await?;
    json::from_slice(&answer.body).map_err(|_| Unreached::Apart)
}

/// Asks, and returns the answer if it is of the expected media type.
///
/// # Errors
/// [`Unreached`].
pub async fn ask(ask: Ask<'_>, expected: &str) -> Result<Answer, Unreached> {
    let controller = AbortController::new()?;
    let init = request(&ask, &controller).await?;
    let begun = browser::steady();
    let fetch = pin!(settled(window()?.fetch_with_str_and_init(&ask.path, &init)));
    let response: Response = match select(fetch, pin!(sleep(ask.patience))).await {
        Either::Left((Ok(response), _)) => response.unchecked_into(),
        Either::Left((Err(_), _)) => return Err(Unreached::Apart),
        Either::Right(_) => {
            controller.abort();
            return Err(Unreached::Apart);
        }
    };
    let media = response.headers().get("content-type")?.unwrap_or_default();
    let body = read(&response).await.inspect_err(|_| controller.abort())?;
    if !response.ok() {
        return Err(problem(&media, &body));
    }
    if !media.starts_with(expected) {
        return Err(Unreached::Apart);
    }
    let took = u64::try_from(browser::steady() - begun).unwrap_or_default();
    Ok(Answer { body, took: Duration::from_millis(took) })
}

/// Reads what the server says is wrong; anything else was not our server.
fn problem(media: &str, body: &[u8]) -> Unreached {
    if !media.starts_with("application/json") {
        return Unreached::Apart;
    }
    json::from_slice(body).map_or(Unreached::Apart, Unreached::Problem)
}

async fn request(ask: &Ask<'_>, controller: &AbortController) -> Result<RequestInit, Unreached> {
    let headers = Headers::new()?;
    if let Some(media) = ask.media {
        headers.set("content-type", media)?;
    }
    if let Some(vouch) = &ask.vouch {
        let message = sign::http_message(ask.method, &ask.path, vouch.at, &ask.body);
        headers.set(sign::DEVICE_HEADER, vouch.device)?;
        headers.set(sign::TIME_HEADER, &vouch.at.to_string())?;
        headers.set(sign::SIGNATURE_HEADER, &hex(&vouch.key.sign(&message).await?))?;
        if let Some((person, key)) = vouch.person {
            headers.set(sign::PERSON_HEADER, person)?;
            headers.set(sign::STAFF_HEADER, &hex(&key.sign(&message).await?))?;
        }
    }
    let init = RequestInit::new();
    init.set_method(ask.method);
    init.set_headers(&headers);
    init.set_signal(Some(&controller.signal()));
    if !ask.body.is_empty() {
        init.set_body(&Uint8Array::from(&ask.body[..]));
    }
    Ok(init)
}

/// Reads an answer to its end, as long as bytes keep coming.
async fn read(response: &Response) -> Result<Vec<u8>, Unreached> {
    let Some(stream) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut body = Vec::new();
    loop {
        let next = pin!(settled(reader.read()));
        let Either::Left((Ok(chunk), _)) = select(next, pin!(sleep(SILENCE))).await else {
            return Err(Unreached::Apart);
        };
        if Reflect::get(&chunk, &"done".into())?.is_truthy() {
            return Ok(body);
        }
        let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.unchecked_into();
        body.extend_from_slice(&bytes.to_vec());
        if body.len() > LONGEST {
            return Err(Unreached::Apart);
        }
    }
}

/// Returns the address of the socket that says when there is news.
///
/// # Errors
/// When the tablet cannot sign.
pub async fn live_address(site: &str, vouch: &Vouch<'_>) -> Result<String, Unreached> {
    let path = route(site, "live");
    let message = sign::http_message("GET", &path, vouch.at, b"");
    let signature = hex(&vouch.key.sign(&message).await?);
    let location = window()?.location();
    let scheme = if location.protocol()? == "https:" { "wss" } else { "ws" };
    let (host, device, at) = (location.host()?, vouch.device, vouch.at);
    Ok(format!("{scheme}://{host}{path}?device={device}&time={at}&signature={signature}"))
}

/// Returns the media type of a sync frame.
pub const fn sync_media() -> &'static str {
    api::SYNC_MEDIA_TYPE
}
