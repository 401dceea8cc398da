//! Persons and tablets, and the questions one may ask of them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{FormerKey, Found, Given};
use crate::id::{Badge, DeviceId, LogId, OperationId, PersonId, PublicKey};
use crate::map::Map;
use crate::time::Timestamp;

/// What a person may be asked to do; a person has one or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// Serves visitors.
    Clerk,
    /// Answers for the window: rosters, absences, reassignments; may serve too.
    Supervisor,
    /// Sets the site up.
    Administrator,
}

/// What is known of a person and may be revised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    pub badge: Badge,
    pub name: String,
    /// Shown on the badge where there is no photo.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub initials: String,
    /// A data URL of an image, at most 24 KB.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    pub roles: BTreeSet<Role>,
    /// 0 is a clerk; the higher leads when two receive the same visitor. S1.1.1
    #[serde(default)]
    pub rank: u8,
}

/// A member of staff.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    pub id: PersonId,
    pub badge: Badge,
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub initials: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photo: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    pub roles: BTreeSet<Role>,
    #[serde(default)]
    pub rank: u8,
    /// The signing key on each tablet the person has signed in on.
    #[serde(default)]
    pub keys: BTreeMap<DeviceId, PublicKey>,
    /// Earlier keys on a tablet: each answers only for what was sealed before it was replaced.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub former: BTreeMap<DeviceId, Vec<FormerKey>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired: Option<Timestamp>,
}

/// An enrolled tablet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    pub id: DeviceId,
    pub name: String,
    pub key: PublicKey,
    /// The log it writes now.
    pub log: LogId,
    /// The first part of the case numbers it gives while it writes that log.
    pub prefix: String,
    /// Logs it wrote before it lost its storage, each with its prefix.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub earlier: BTreeMap<LogId, String>,
    pub enrolled: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Timestamp>,
}

/// Staff and tablets of one site, those who left included: their acts still bear their names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    pub persons: Map<PersonId, Person>,
    #[serde(default)]
    pub devices: Map<DeviceId, Device>,
    /// What was found of operations that had been held for a person.
    #[serde(default)]
    pub reviews: Map<OperationId, Vec<Found>>,
    /// Registers that were given out, by the operation that did. S2.1.7
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub given: Map<OperationId, Given>,
}

impl Person {
    /// Says whether the person was still staff at an instant.
    pub fn is_staff(&self, at: Timestamp) -> bool {
        self.retired.is_none_or(|retired| at < retired)
    }

    /// Says whether the person may stand at a window at all: clerks and supervisors.
    pub fn serves(&self) -> bool {
        self.roles.contains(&Role::Clerk) || self.roles.contains(&Role::Supervisor)
    }

    /// Returns what may be revised, as it is now.
    pub fn details(&self) -> Details {
        let Self { badge, name, initials, photo, phone, roles, rank, .. } = self.clone();
        Details { badge, name, initials, photo, phone, roles, rank }
    }

    /// Takes over what may be revised.
    pub(super) fn take(&mut self, details: &Details) {
        let Details { badge, name, initials, photo, phone, roles, rank } = details.clone();
        self.badge = badge;
        self.name = name;
        self.initials = initials;
        self.photo = photo;
        self.phone = phone;
        self.roles = roles;
        self.rank = rank;
    }
}

impl Details {
    /// Says whether such a person may stand at a window at all: clerks and supervisors.
    pub fn serves(&self) -> bool {
        self.roles.contains(&Role::Clerk) || self.roles.contains(&Role::Supervisor)
    }
}

impl Device {
    /// Returns the prefix of one of the tablet's logs.
    pub fn prefix_of(&self, log: &LogId) -> Option<&str> {
        if *log == self.log {
            return Some(&self.prefix);
        }
        self.earlier.get(log).map(String::as_str)
    }

    /// Says whether the tablet was trusted at an instant of receipt.
    pub fn is_trusted(&self, received: Timestamp) -> bool {
        self.revoked.is_none_or(|revoked| received < revoked)
    }
}

impl State {
    /// Returns the member of staff who wears a badge now.
    pub fn by_badge(&self, badge: &Badge) -> Option<&Person> {
        self.persons.values().find(|person| person.badge == *badge && person.retired.is_none())
    }

    /// Returns the name of a person, or nothing where nobody has the id.
    pub fn name(&self, person: &PersonId) -> &str {
        self.persons.get(person).map_or("", |person| person.name.as_str())
    }

    /// Returns the tablet that writes, or once wrote, a log.
    pub fn device_of(&self, log: &LogId) -> Option<&Device> {
        self.devices.values().find(|device| device.prefix_of(log).is_some())
    }

    /// Returns the prefix of the case numbers given in a log.
    pub fn prefix_of(&self, log: &LogId) -> Option<&str> {
        self.device_of(log).and_then(|device| device.prefix_of(log))
    }

    /// Says whether a person exists and has not retired.
    pub fn is_active(&self, person: &PersonId) -> bool {
        self.persons.get(person).is_some_and(|person| person.retired.is_none())
    }
}
