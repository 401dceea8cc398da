//! A case and its parts, and the questions one may ask of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    CaseNo, Conversion, Delay, Delivery, Extension, ExtensionStands, ProcessStep, Suspension,
};
use crate::calendar::{Due, Limit};
use crate::contact::{Closing, Feedback, Owners, Told};
use crate::context::Stamp;
use crate::id::{CaseId, ContactId, DeviceId, ItemCode, MaterialKey, PersonId, PostId, SubjectId};
use crate::time::Timestamp;

/// How a material of the checklist stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Mark {
    Has,
    Missing,
    /// Its condition does not apply to this visitor.
    NotNeeded,
}

/// Where a case stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The papers are looked through.
    Intake,
    /// The visitor was told what is missing.
    Supplement {
        asked: Timestamp,
    },
    /// Promised for a date.
    Accepted,
    Done {
        at: Timestamp,
        result: String,
        /// The number of the document that is handed over; blank where there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        document: String,
    },
    Refused {
        at: Timestamp,
        ground: String,
        remedy: String,
    },
    Withdrawn {
        at: Timestamp,
    },
}

/// A supplement notice: everything missing, at one time. S1.6.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    pub at: Timestamp,
    pub by: PersonId,
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Why there is a second one; blank for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// What was promised at acceptance, stored as it was told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    pub at: Timestamp,
    pub by: PersonId,
    /// When the papers were complete: the limit runs from the next day. R-CLK-5
    pub start: Timestamp,
    pub limit: Limit,
    pub due: Due,
    /// Whether the law accepted it because nothing was asked in time. R-CLK-4
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deemed: bool,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub no: CaseNo,
    pub contact: ContactId,
    pub item: ItemCode,
    /// The published version it was opened under.
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    pub owners: Owners,
    pub post: PostId,
    pub device: DeviceId,
    pub opened: Timestamp,
    /// When the material was received: what is missing is told within working days of it. R-CLK-4
    pub received: Timestamp,
    /// By when what is missing is told. R-CLK-4
    pub ask_by: Due,
    pub checklist: BTreeMap<MaterialKey, Mark>,
    /// Since when nothing is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<Supplement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acceptance: Option<Acceptance>,
    /// The date as it was last written to the visitor, where it is no longer that of the acceptance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rewritten: Option<Due>,
    /// An immediate matter that became a promised one. S1.4.1
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conversion: Option<Conversion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<Suspension>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<Extension>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delays: Vec<Delay>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<ProcessStep>,
    pub stage: Stage,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closing>,
}

impl Case {
    /// Returns who answers for it now. S1.1.2
    pub fn owner(&self) -> &PersonId {
        self.owners.current()
    }

    /// Returns who received the visitor first, for ever. S1.1.1
    pub fn first_owner(&self) -> &PersonId {
        &self.owners.first
    }

    /// Says whether anything is still to be done, if only telling the visitor.
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }

    /// Says whether it has its outcome, told or not.
    pub fn is_settled(&self) -> bool {
        match self.stage {
            Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => false,
            Stage::Done { .. } | Stage::Refused { .. } | Stage::Withdrawn { .. } => true,
        }
    }

    /// Returns the date that was last written to the visitor; see [`super::promise`] for the one
    /// that counts now.
    pub fn due(&self) -> Option<Due> {
        self.rewritten.or_else(|| self.acceptance.as_ref().map(|acceptance| acceptance.due))
    }

    /// Returns the special procedure that runs now. R-CLK-6
    pub fn paused(&self) -> Option<&Suspension> {
        self.suspensions.last().filter(|one| one.ended.is_none())
    }

    /// Returns the extension that waits for a supervisor's answer. R-CLK-7
    pub fn extension_asked(&self) -> Option<&Extension> {
        self.extensions.last().filter(|one| one.stands == ExtensionStands::Asked)
    }

    /// Says whether the visitor has heard of the outcome, or left no way to be reached. S1.1.2
    pub fn is_heard(&self) -> bool {
        self.feedback.iter().any(|one| one.reached || one.how == Told::NoContact)
    }

    /// Says whether a document is still to be handed over. 行政许可法 Art. 44
    pub fn awaits_delivery(&self) -> bool {
        match &self.stage {
            Stage::Done { document, .. } => !document.is_empty() && self.delivery.is_none(),
            Stage::Intake
            | Stage::Supplement { .. }
            | Stage::Accepted
            | Stage::Refused { .. }
            | Stage::Withdrawn { .. } => false,
        }
    }

    /// Returns what is still missing.
    pub fn missing(&self) -> BTreeSet<MaterialKey> {
        let missing = |mark: &Mark| *mark == Mark::Missing;
        self.checklist
            .iter()
            .filter(|(_, mark)| missing(mark))
            .map(|(key, _)| key.clone())
            .collect()
    }

    /// Returns who acts: the owner, where nobody is named.
    pub(super) fn actor(&self, stamp: &Stamp) -> PersonId {
        stamp.person().unwrap_or(self.owner()).clone()
    }

    /// Closes it.
    pub(super) fn close(&mut self, stamp: &Stamp) {
        self.closed = Some(Closing { at: stamp.at, by: self.actor(stamp) });
    }

    /// Notes how the visitor hears of the outcome: whoever is not told yet keeps it open. S1.1.2
    pub(super) fn hear(&mut self, stamp: &Stamp, told: Told) {
        if told == Told::Later {
            return;
        }
        self.feedback.push(Feedback {
            at: stamp.at,
            by: self.actor(stamp),
            how: told,
            content: String::new(),
            reached: told != Told::NoContact,
        });
        self.close_when_over(stamp);
    }

    /// Closes it once the visitor has heard and has in hand what there is to hand over.
    pub(super) fn close_when_over(&mut self, stamp: &Stamp) {
        if self.is_open() && self.is_heard() && !self.awaits_delivery() {
            self.close(stamp);
        }
    }

    /// Notes since when nothing is missing: a mark taken back begins the wait again.
    pub(super) fn note_complete(&mut self, at: Timestamp) {
        let incomplete = self.checklist.values().any(|mark| *mark == Mark::Missing);
        self.complete = if incomplete { None } else { self.complete.or(Some(at)) };
    }
}
