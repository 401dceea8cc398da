//! Staff and the tablets they work on: a person is added, revised, at last retired; a tablet is
//! enrolled, at last revoked. Serves S1.6.1 (the badge) and keeps the keys that prove who acted.

mod add;
mod add_log;
mod drop_keys;
mod enrol_device;
mod give_out;
mod register_key;
mod retire;
mod review;
mod revise;
mod revoke_device;
mod rules;
mod state;
mod view;

use serde::{Deserialize, Serialize};

pub use add::{Add, Added};
pub use add_log::{AddLog, LogAdded};
pub use drop_keys::{DropKeys, KeysDropped};
pub use enrol_device::{DeviceEnrolled, EnrolDevice};
pub use give_out::{Form, GiveOut, Given, GivenOut, PURPOSES, Purpose, Register};
pub use register_key::{FormerKey, KeyRegistered, RegisterKey};
pub use retire::{Retire, Retired};
pub use review::{Finding, Found, MOST as MOST_REVIEWED, Review, Reviewed};
pub use revise::{Revise, Revised};
pub use revoke_device::{DeviceRevoked, RevokeDevice};
pub use rules::PHOTO_BYTES;
pub use state::{Details, Device, Person, Role, State};
pub use view::ShownBadge;

use crate::id::{Badge, DeviceId, LogId, PersonId, PostId};
use crate::{Decision, Stamp};

/// What may be asked about staff and tablets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Add(Add),
    Revise(Revise),
    Retire(Retire),
    EnrolDevice(EnrolDevice),
    AddLog(AddLog),
    RegisterKey(RegisterKey),
    RevokeDevice(RevokeDevice),
    DropKeys(DropKeys),
    Review(Review),
    GiveOut(GiveOut),
}

/// What has happened to staff and tablets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Added(Added),
    Revised(Revised),
    Retired(Retired),
    DeviceEnrolled(DeviceEnrolled),
    LogAdded(LogAdded),
    KeyRegistered(KeyRegistered),
    DeviceRevoked(DeviceRevoked),
    KeysDropped(KeysDropped),
    Reviewed(Reviewed),
    GivenOut(GivenOut),
}

/// Why something about staff or tablets is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("{person} is retired")]
    PersonRetired { person: PersonId },
    #[error("no tablet is {device}")]
    UnknownDevice { device: DeviceId },
    #[error("the tablet {device} is revoked")]
    DeviceRevoked { device: DeviceId },
    #[error("a badge needs its number")]
    BadgeBlank,
    #[error("badge {badge} is worn by {by}")]
    BadgeTaken { badge: Badge, by: PersonId },
    #[error("a person needs a name")]
    NameBlank,
    #[error("a person needs at least one role")]
    RolesBlank,
    #[error("the photo has {bytes} bytes, at most {limit} are kept")]
    PhotoTooLarge { bytes: u32, limit: u32 },
    #[error("the photo is not an image")]
    PhotoMalformed,
    #[error("{person} is the last administrator")]
    LastAdministrator { person: PersonId },
    #[error("{person} is A or B of post {post}")]
    HoldsPost { person: PersonId, post: PostId },
    #[error("a tablet needs a name")]
    DeviceNameBlank,
    #[error("not a public key")]
    KeyMalformed,
    #[error("the key belongs to tablet {device}")]
    KeyTaken { device: DeviceId },
    #[error("the log {log} is known already")]
    LogTaken { log: LogId },
    #[error("the prefix {prefix} is not two or more of 0-9 and A-Z")]
    PrefixMalformed { prefix: String },
    #[error("the prefix {prefix} is taken")]
    PrefixTaken { prefix: String },
    #[error("this needs its reason")]
    ReasonBlank,
    #[error("{person} has no key there")]
    NoKey { person: PersonId },
    #[error("a review names what it is about")]
    NothingToReview,
    #[error("too many operations for one review")]
    ReviewTooLarge,
    #[error("the last day comes before the first")]
    DaysBackwards,
    #[error("S2.1.7 what is given out needs its purpose in words")]
    PurposeBlank,
    #[error("S2.1.7 the days of {person} are given to themselves, and to whoever leads")]
    NotOwn { person: PersonId },
}

impl Operation {
    /// Decides by the verb's own rules.
    ///
    /// # Errors
    /// The first [`Refusal`] in the order of that enum.
    pub fn decide(&self, state: &crate::State, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let event = match self {
            Self::Add(add) => add.decide(state, stamp)?,
            Self::Revise(revise) => revise.decide(state, stamp)?,
            Self::Retire(retire) => retire.decide(state, stamp)?,
            Self::EnrolDevice(enrol) => enrol.decide(state, stamp)?,
            Self::AddLog(add) => add.decide(state, stamp)?,
            Self::RegisterKey(register) => register.decide(state, stamp)?,
            Self::RevokeDevice(revoke) => revoke.decide(state, stamp)?,
            Self::DropKeys(drop) => drop.decide(state, stamp)?,
            Self::Review(review) => review.decide(state, stamp)?,
            Self::GiveOut(give) => give.decide(state, stamp)?,
        };
        Ok(Decision { events: vec![crate::Event::People(event)], warnings: Vec::new() })
    }
}

impl State {
    /// Takes in what has happened to staff and tablets.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::Added(added) => added.evolve(self, stamp),
            Event::Revised(revised) => revised.evolve(self, stamp),
            Event::Retired(retired) => retired.evolve(self, stamp),
            Event::DeviceEnrolled(enrolled) => enrolled.evolve(self, stamp),
            Event::LogAdded(added) => added.evolve(self, stamp),
            Event::KeyRegistered(registered) => registered.evolve(self, stamp),
            Event::DeviceRevoked(revoked) => revoked.evolve(self, stamp),
            Event::KeysDropped(dropped) => dropped.evolve(self, stamp),
            Event::Reviewed(reviewed) => reviewed.evolve(self, stamp),
            Event::GivenOut(given) => given.evolve(self, stamp),
        }
    }
}
