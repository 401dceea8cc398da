//! The JSON of every HTTP route: what the Worker, the app and any other program say to each other.
//!
//! The OpenAPI document is made from these types: see [`OPENAPI`].

pub mod archive;
mod assessment;
pub mod code;
mod dashboard;
mod hand_over;
mod held;
mod monthly;
mod oversight;
mod problem;
pub mod sign;

#[cfg(test)]
mod openapi;

pub use archive::{Found, Kept, Recall, Recalled, SHORTEST_SEARCH, SearchArchive};
pub use assessment::{AskPapers, Assessed, Cast, MarkedPaper, Papers, Taken};
pub use dashboard::{
    AskDashboard, Dashboard, Drawings, Figures, MOST_WEEKS, Told as ToldInNumbers,
};
pub use hand_over::{HandOver, HandedOver};
pub use held::{Held, HeldOperation, HeldUnit};
pub use monthly::Monthly;
pub use oversight::{Concerning, LookAt, Oversee, Overseen, Passed, PassedOn, Photo, Told};
pub use problem::{Code, Problem};

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

/// The longest a one-time code is good, in minutes: a week.
pub const LONGEST_CODE: u16 = 7 * 24 * 60;

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
    /// How long the code is good, in minutes.
    #[cfg_attr(test, schemars(range(min = 1, max = LONGEST_CODE)))]
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
}
