//! What stands on a line of the handover register. 2.8

use serde::{Deserialize, Serialize};

use crate::case::view::Light;
use crate::custody::{Counted, Kind};
use crate::id::{AppointmentId, CaseId, ContactId, ItemCode, ThingId};
use crate::time::{Date, Timestamp};

/// Something that a person answers for, and that moves with the post.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Matter {
    Case(CaseId),
    Contact(ContactId),
    Appointment(AppointmentId),
}

/// What is to be done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Next {
    /// Receive the visitor at the time promised. S1.4.2
    Keep,
    /// Call the visitor back. S2.3.1.7
    Call,
    /// Give the visitor an answer, or open a case.
    Dispose,
    /// Look the papers through, and tell what is missing. S1.6.2
    LookThrough,
    /// Wait for the papers that were asked for.
    AwaitPapers,
    /// Finish it by the promised date.
    Finish,
    /// Tell the visitor the outcome. S1.1.2
    Tell,
    /// Hand the document over. R-CLK-11
    Deliver,
    /// Nothing any more: it was settled or moved before the handover reached the server.
    Nothing,
}

/// A matter as the register shows it at the handover; what became of it since is on its own page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    pub matter: Matter,
    /// Its number in the ledger or in the register of cases.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub no: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    pub next: Next,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// Whether that date may still be another: its year's calendar is not published, or the clock of its case
    /// stands. R-CLK-1, R-CLK-6
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub provisional: bool,
    /// When an appointment is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// What the visitor was promised then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promised: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub light: Option<Light>,
}

/// A thing that changes hands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Held {
    /// Originals and other materials of visitors.
    Papers { what: String },
    /// Seals, keys and certificates.
    Keeping { what: String },
    /// Numbered forms, from the first serial to the last.
    Forms { what: String, from: String, to: String },
    /// Cash, in cents.
    Cash { what: String, cents: u32 },
    /// Devices and consumables.
    Device { what: String },
}

/// A thing in custody, as the giver counted it. S2.1.7
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counting {
    pub thing: ThingId,
    pub counted: Counted,
}

/// A thing in custody as the register shows it: what should have been there, and what the giver counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Custody {
    pub thing: ThingId,
    pub kind: Kind,
    pub name: String,
    /// Cents, forms, or one thing.
    pub expected: i64,
    pub counted: Counted,
}

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoteKind {
    Incident,
    /// From above.
    Instruction,
    /// Hygiene and safety.
    Safety,
    Remark,
}

/// Something the receiver should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    pub kind: NoteKind,
    pub text: String,
}

/// What stands on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Entry {
    Matter(Listed),
    Custody(Custody),
    Held(Held),
    Note(Note),
}

impl Held {
    /// Returns what it is, in the giver's words.
    pub fn what(&self) -> &str {
        match self {
            Self::Papers { what }
            | Self::Keeping { what }
            | Self::Forms { what, .. }
            | Self::Cash { what, .. }
            | Self::Device { what } => what,
        }
    }
}

impl Entry {
    /// Returns the matter, where it is one.
    pub fn matter(&self) -> Option<&Matter> {
        match self {
            Self::Matter(listed) => Some(&listed.matter),
            Self::Custody(_) | Self::Held(_) | Self::Note(_) => None,
        }
    }

    /// Returns the thing in custody, where it is one.
    pub fn thing(&self) -> Option<&ThingId> {
        match self {
            Self::Custody(custody) => Some(&custody.thing),
            Self::Matter(_) | Self::Held(_) | Self::Note(_) => None,
        }
    }
}
