//! The JSON of every HTTP route: what the Worker, the app and any other program say to each other.
//!
//! The OpenAPI document is made from these types: see [`OPENAPI`].

pub mod archive;
pub mod code;
mod held;
mod oversight;
pub mod sign;

#[cfg(test)]
mod openapi;

pub use archive::{Found, Kept, Recall, Recalled, SHORTEST_SEARCH, SearchArchive};
pub use held::{Held, HeldOperation, HeldUnit};
pub use oversight::{Oversee, Overseen};

use domain::site::Profile;
use domain::text::Text;
use domain::time::Timestamp;
use domain::{Badge, DeviceId, LogId, Operation, OperationId, PersonId, PublicKey};
use serde::{Deserialize, Serialize};

/// The OpenAPI 3.1 document of every route, made from this module's types; a test keeps it fresh.
pub const OPENAPI: &str = include_str!("../openapi.json");

/// The media type of a sync request and its answer.
pub const SYNC_MEDIA_TYPE: &str = "application/x-bianmin-sync";

/// The longest body of any route but the opening of a site, in bytes.
pub const BODY_LIMIT: usize = 512 * 1024;

/// The longest body that opens a site, in bytes.
pub const OPENING_LIMIT: usize = 4 * 1024 * 1024;

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

/// Opens a site: its setup operations are decided in order, all or none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OpenSite {
    /// The site's name in addresses: 1 to 40 of `a-z`, `0-9`, `-`.
    pub site: String,
    /// Operations of the rules, the first of which opens the site.
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>"))]
    pub setup: Vec<Operation>,
    /// PINs of people whom the setup adds, for demonstrations and moves from another system.
    #[serde(default)]
    pub pins: Vec<FirstPin>,
}

/// A person's PIN at the opening, never the PIN itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstPin {
    #[cfg_attr(test, schemars(with = "String"))]
    pub badge: Badge,
    /// The stretched PIN, 64 hex digits: see [`sign::pin_salt`].
    pub stretched: String,
}

/// The answer to [`OpenSite`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Opened {
    pub site: String,
    /// The one-time code of the first tablet, whose first person becomes administrator.
    pub code: String,
    /// When the code ends, in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub expires: Timestamp,
}

/// What a one-time code lets its bearer do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum CodeFor {
    /// Enrol one tablet.
    Tablet,
    /// Set this person's PIN.
    Person(#[cfg_attr(test, schemars(with = "String"))] PersonId),
}

/// Asks for a one-time code; the operator, a supervisor or an administrator may.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    pub r#for: CodeFor,
    /// How long the code is good: 1 to 10080 minutes.
    pub valid_minutes: u16,
}

/// The answer to [`NewCode`]: shown once, stored nowhere in the clear.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct IssuedCode {
    pub code: String,
    /// When the code ends, in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub expires: Timestamp,
}

/// What anybody may know of a site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SiteCard {
    pub site: String,
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<String, String>"))]
    pub name: Text,
    #[cfg_attr(test, schemars(with = "String"))]
    pub profile: Profile,
    pub open: bool,
}

/// Enrols a tablet by a one-time code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    pub code: String,
    /// What the staff call the tablet.
    #[serde(default)]
    pub name: Option<String>,
    /// The tablet's public key: `ed25519:` and 64 hex digits.
    #[cfg_attr(test, schemars(with = "String"))]
    pub device_key: PublicKey,
    /// The log born with the tablet's storage: 16 hex digits.
    #[cfg_attr(test, schemars(with = "String"))]
    pub log: LogId,
    /// The device key's signature of [`sign::enrol_message`]: 128 hex digits.
    pub signature: String,
}

/// A right that comes with an enrolment code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Claim {
    /// The first person to join on this tablet becomes the site's administrator.
    FirstAdministrator,
}

/// An older log of the same device: what never arrived is lost and has to be named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LostLog {
    #[cfg_attr(test, schemars(with = "String"))]
    pub log: LogId,
    /// The last operation that arrived.
    pub head: u64,
    /// How many more the tablet said it had when it was last heard.
    pub pending: u64,
}

/// The answer to [`Enrol`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Enrolled {
    #[cfg_attr(test, schemars(with = "String"))]
    pub device: DeviceId,
    /// The log's short name in case numbers.
    pub prefix: String,
    /// The server's history: changes when it is restored from a backup. 16 hex digits.
    pub epoch: String,
    pub claim: Option<Claim>,
    /// The server's time in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub server_time: Timestamp,
    #[serde(default)]
    pub lost: Vec<LostLog>,
}

/// The first person of a new site.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstPerson {
    pub name: String,
}

/// Registers a person's key of this tablet, against badge and PIN.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Join {
    #[cfg_attr(test, schemars(with = "String"))]
    pub badge: Badge,
    /// The stretched PIN, 64 hex digits: see [`sign::pin_salt`].
    pub stretched: String,
    /// The person's public key on this tablet: `ed25519:` and 64 hex digits.
    #[cfg_attr(test, schemars(with = "String"))]
    pub staff_key: PublicKey,
    /// The personal one-time code, which sets the PIN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Only on a tablet that holds the claim of the first administrator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<FirstPerson>,
    /// The last operation of the tablet's log: an earlier key of the person still answers for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub sealed: Option<OperationId>,
}

/// The answer to [`Join`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Joined {
    #[cfg_attr(test, schemars(with = "String"))]
    pub person: PersonId,
}

/// Whether the server is well.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Health {
    pub ok: bool,
    pub version: String,
    /// The server's time in ms since 1970.
    #[cfg_attr(test, schemars(with = "i64"))]
    pub server_time: Timestamp,
}

/// What a socket says: the site's history has grown to here. Data always goes through sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Poke {
    pub head: u64,
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

/// Says whether a text may name a site: 1 to 40 of `a-z`, `0-9`, `-`, no dash at either end.
pub fn is_site_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.starts_with('-')
        && !name.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_named_by_lower_case_letters_digits_and_inner_dashes() {
        for name in ["township", "a", "wanjing-2", "0"] {
            assert!(is_site_name(name), "{name}");
        }
        for name in ["", "-a", "a-", "A", "a/b", "便民", &"a".repeat(41)] {
            assert!(!is_site_name(name), "{name}");
        }
    }

    #[test]
    fn a_problem_travels_as_small_json() {
        let problem = Problem::new(Code::SlowDown, "wait").after(30);
        let json = serde_json::to_string(&problem).unwrap();
        assert_eq!(json, r#"{"code":"slow_down","message":"wait","retry_after":30}"#);
    }
}
