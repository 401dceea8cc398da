//! Who is at the tablet, and what the tablet is to the site.

use domain::time::Timestamp;
use domain::{DeviceId, PersonId};

/// A person signed in on this tablet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub person: PersonId,
    pub since: Timestamp,
    /// The screen is covered until the same person's PIN; what was typed stays beneath.
    pub locked: bool,
}

/// Somebody whose key is on this tablet, and who may sign in without a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: PersonId,
    pub badge: String,
    /// How the person was called when the key was made.
    pub name: String,
}

/// This tablet as the site enrolled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tablet {
    pub device: DeviceId,
    /// The tablet's mark in case numbers.
    pub prefix: String,
    /// Whether the first person to join becomes the site's administrator.
    pub first: bool,
}

/// What the tablet can do at this moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Its storage is being opened.
    #[default]
    Opening,
    /// It belongs to no site yet: an enrolment code is needed.
    Stranger,
    /// Who may sign in is known; what the tablet knows of the site is still being read.
    Waking,
    /// It belongs to the site and the first pages are still on their way.
    Fetching,
    /// Everything needed for work is here.
    Ready,
    /// Another tab or window of this tablet works.
    Elsewhere,
    /// Its storage cannot be opened or lost something, said in words of the fault.
    Broken(String),
}
