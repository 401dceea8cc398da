//! A contact and its parts, and the questions one may ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Consultation, Fault, Ground, Look, Owners, Recusal};
use crate::context::Stamp;
use crate::id::{
    AppointmentId, CaseId, ContactId, DeviceId, ItemCode, MaterialKey, PersonId, PostId, SubjectId,
    UnitId,
};
use crate::text::{Language, Text};
use crate::time::{Date, Timestamp};

/// How a visitor came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Channel {
    WalkIn,
    Phone,
    Online,
    Letter,
}

/// How a notice reached the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Given {
    Print,
    Screen,
    Read,
    Message,
}

/// How the visitor hears of the outcome. S1.1.2
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Told {
    /// Told at the window.
    Present,
    /// Told on the phone.
    Phone,
    /// Written to.
    Message,
    /// Left no way to be reached.
    NoContact,
    /// Not told yet: stays open until feedback is given.
    Later,
}

/// A one-time notice as it was given. S2.2.4
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub at: Timestamp,
    pub by: PersonId,
    /// The published version of the guide it was composed from.
    pub version: u32,
    /// Materials told to be missing.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub missing: BTreeSet<MaterialKey>,
    /// Lines for this case only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// An enquiry: the whole list was told.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// How it was given; a later demand is always told with its ground instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// Why it was asked only later.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ground: String,
}

/// What became of a matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Disposition {
    /// Answered; the words may be empty where a notice says it all.
    Answered { answer: String },
    /// A case carries it on.
    CaseOpened { case: CaseId },
    /// Sent to a unit outside, as the directory named it then. S2.2.5
    ReferredOutside { unit: UnitId, name: Text, place: Text, phone: String },
    /// Has an appointment: stays open until it is kept. S1.4.1
    Appointed { appointment: AppointmentId },
    /// Promised a call: stays open until it is made. S2.3.1.7
    CallBack { due: Date },
    /// Not done, with the rule that forbids it and what the visitor may do. S2.4
    Refused { ground: String, remedy: String },
    /// The visitor gave it up.
    Withdrawn,
}

/// Where an offered transfer stands. S1.1.3
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Offer {
    Sent,
    Accepted {
        at: Timestamp,
    },
    Returned {
        at: Timestamp,
        ground: Ground,
    },
    /// The matter was settled or reassigned before it was answered.
    Lapsed {
        at: Timestamp,
        by: Option<PersonId>,
    },
}

/// A transfer inside: an offer, until the receiver accepts. S1.1.3
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    pub from: PersonId,
    pub to: PersonId,
    pub reason: String,
    pub sent: Timestamp,
    pub offer: Offer,
}

/// A promised call. S2.3.1.7
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBack {
    pub due: Date,
    /// Calls that reached nobody.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Timestamp>,
}

/// What the visitor was told of the outcome. S1.1.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    pub at: Timestamp,
    pub by: PersonId,
    pub how: Told,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub content: String,
    pub reached: bool,
}

/// When and by whom a matter was closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    pub at: Timestamp,
    pub by: PersonId,
}

/// A first contact of a visitor: a line of the first-enquiry ledger. S1.1.1
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub id: ContactId,
    /// The number in the ledger, such as `261123-A3-17`.
    pub no: String,
    pub channel: Channel,
    pub at: Timestamp,
    pub owners: Owners,
    pub post: PostId,
    pub device: DeviceId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The published version the visitor was served from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The contact whose notice the visitor brings back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<ContactId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub brought: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub transfers: Vec<Transfer>,
    /// Returned twice: only a supervisor moves it on. S1.1.3
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub escalated: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<Notice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_back: Option<CallBack>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// When and by whom it was given its outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposed: Option<Closing>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// Who was shown the visitor's name and phone. S2.1.7
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub looks: Vec<Look>,
    /// Who decides nothing in it, since the visitor is close to them. S1.6.3
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recusals: Vec<Recusal>,
    /// Who else was asked or told of it. S2.2.4, S2.2.6.5
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consultations: Vec<Consultation>,
    /// In which language the visitor agreed to be written to, if they did. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Language>,
    /// When they last chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages_chosen: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
}

impl Contact {
    /// Returns who answers for it now. S1.1.2
    pub fn owner(&self) -> &PersonId {
        self.owners.current()
    }

    /// Returns who received the visitor first, for ever. S1.1.1
    pub fn first_owner(&self) -> &PersonId {
        &self.owners.first
    }

    /// Returns the transfer that waits for an answer.
    pub fn offered(&self) -> Option<&Transfer> {
        self.transfers.last().filter(|transfer| transfer.offer == Offer::Sent)
    }

    /// Returns the day a call is promised and not yet made.
    pub fn call_due(&self) -> Option<Date> {
        self.call_back.as_ref().filter(|call| call.kept.is_none()).map(|call| call.due)
    }

    /// Says whether it has its outcome and the visitor has not heard of it yet. S1.1.2
    pub fn awaits_feedback(&self) -> bool {
        let waits = matches!(self.disposition, None | Some(Disposition::Appointed { .. }));
        self.is_open() && !waits && self.call_due().is_none()
    }

    /// Says whether anything is still to be done.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Returns the case that carries the matter on.
    pub fn case(&self) -> Option<&CaseId> {
        match &self.disposition {
            Some(Disposition::CaseOpened { case }) => Some(case),
            Some(
                Disposition::Answered { .. }
                | Disposition::ReferredOutside { .. }
                | Disposition::Appointed { .. }
                | Disposition::CallBack { .. }
                | Disposition::Refused { .. }
                | Disposition::Withdrawn,
            )
            | None => None,
        }
    }

    /// Returns who acts: the owner, where nobody is named.
    pub(super) fn actor(&self, stamp: &Stamp) -> PersonId {
        stamp.person().unwrap_or(self.owner()).clone()
    }

    /// Returns who does something now, and when.
    pub(super) fn closing(&self, stamp: &Stamp) -> Closing {
        Closing { at: stamp.at, by: self.actor(stamp) }
    }

    /// Closes it: an offer that nobody answered lapses.
    pub(super) fn close(&mut self, stamp: &Stamp) {
        self.lapse_offer(stamp);
        self.closed = Some(self.closing(stamp));
    }

    /// Takes an unanswered offer back.
    pub(super) fn lapse_offer(&mut self, stamp: &Stamp) {
        let (at, by) = (stamp.at, stamp.person().cloned());
        if let Some(last) = self.transfers.last_mut().filter(|t| t.offer == Offer::Sent) {
            last.offer = Offer::Lapsed { at, by };
        }
    }

    /// Returns how often the receiver has given it back.
    pub fn returns(&self) -> usize {
        let returned = |transfer: &&Transfer| matches!(transfer.offer, Offer::Returned { .. });
        self.transfers.iter().filter(returned).count()
    }
}
