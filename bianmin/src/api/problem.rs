//! The body of every answer that is not a success, and the status that goes with it.

use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What went wrong with a request, for a program; the message beside it is for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The body or a header cannot be read.
    Malformed,
    /// The body is longer than the route takes.
    TooLarge,
    /// The content type is not the route's.
    WrongMediaType,
    /// There is no such route or thing.
    NotFound,
    /// The route exists under another method.
    WrongMethod,
    /// No credential, or one that does not prove what it says.
    NotProven,
    /// The clock of the asking device is too far from the server's.
    ClockFar,
    /// The device was revoked.
    DeviceRevoked,
    /// The credential is good, but its holder may not do this.
    NotAllowed,
    /// The site is open already.
    AlreadyOpen,
    /// The one-time code is not known, used, void or too old.
    BadCode,
    /// Badge and PIN do not go together.
    BadgeOrPin,
    /// This person has no PIN yet: a personal one-time code is needed.
    CodeNeeded,
    /// Too many tries or requests: wait for `retry_after` seconds.
    SlowDown,
    /// Too many wrong PINs: only a personal one-time code helps.
    Locked,
    /// A rule refuses; `refusal` says which.
    Refused,
    /// The log or key is in use by another device.
    Taken,
    /// The server cannot answer for now; nothing was lost.
    Unavailable,
    /// The server was started without what it needs.
    NotConfigured,
}

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[error("{message}")]
pub struct Problem {
    pub code: Code,
    pub message: String,
    /// The field of the request that is wrong, as a path such as `setup[3]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Seconds to wait before the next try.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// The methods the address takes, where it does not take the one it was asked by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub allow: Option<String>,
    /// The server's time in ms since 1970, where the device's clock is the problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<i64>"))]
    pub server_time: Option<Timestamp>,
    /// The rule's own answer, where a rule refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<serde_json::Value>"))]
    pub refusal: Option<Box<domain::Refusal>>,
}

impl Code {
    /// Returns the HTTP status that goes with this code.
    pub fn status(self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::NotProven | Self::ClockFar => 401,
            Self::DeviceRevoked
            | Self::NotAllowed
            | Self::BadCode
            | Self::BadgeOrPin
            | Self::CodeNeeded
            | Self::Locked => 403,
            Self::NotFound => 404,
            Self::WrongMethod => 405,
            Self::AlreadyOpen | Self::Taken => 409,
            Self::TooLarge => 413,
            Self::WrongMediaType => 415,
            Self::Refused => 422,
            Self::SlowDown => 429,
            Self::Unavailable | Self::NotConfigured => 503,
        }
    }
}

impl Problem {
    /// Returns a problem with no more than a code and a sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            retry_after: None,
            allow: None,
            server_time: None,
            refusal: None,
        }
    }

    /// Returns this problem of one field of the request.
    pub fn at(self, field: impl Into<String>) -> Self {
        Self { field: Some(field.into()), ..self }
    }

    /// Returns this problem with the seconds to wait.
    pub fn after(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// Returns the problem of an address that takes other methods, `GET, POST`.
    pub fn wrong_method(methods: &str) -> Self {
        let allow = Some(methods.to_owned());
        Self { allow, ..Self::new(Code::WrongMethod, "this address takes other methods") }
    }

    /// Returns the problem of a refusal by the rules.
    pub fn refused(refusal: domain::Refusal) -> Self {
        let message = refusal.to_string();
        Self { refusal: Some(Box::new(refusal)), ..Self::new(Code::Refused, message) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_travels_as_small_json() {
        let problem = Problem::new(Code::SlowDown, "wait").after(30);
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(json, r#"{"code":"slow_down","message":"wait","retry_after":30}"#);
    }
}
