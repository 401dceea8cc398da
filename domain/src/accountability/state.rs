//! An inquiry and its parts, and the questions one may ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::relatives::Relatives;
use crate::complaint::Kind;
use crate::context::Stamp;
use crate::id::{AppointmentId, ComplaintId, InquiryId, InspectionId, OperationId, PersonId};
use crate::map::Map;
use crate::time::Timestamp;

/// What an inquiry comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// Somebody complained; whom it concerns is not told who.
    Complaint(ComplaintId),
    /// An inspection found it. S1.3.4
    Inspection(InspectionId),
    /// Whoever oversees saw it. S1.3.4
    SpotCheck,
    /// A colleague, an inspection or the person said so.
    Reported,
    /// A promised time was not kept, as a tablet of the window has shown. S1.4.3
    Breach {
        appointment: AppointmentId,
        /// The time that was promised.
        from: Timestamp,
    },
}

/// Why there is no statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Silence {
    /// The person was asked and declined.
    Declined,
    /// The time for it went by.
    NoAnswer,
}

/// What harm was done. S1.2.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Harm {
    None,
    Minor,
    Serious,
}

/// How far the person is to blame. S1.2.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fault {
    None,
    Negligence,
    Gross,
    Intent,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    Substantiated {
        harm: Harm,
        fault: Fault,
    },
    Unsubstantiated,
    /// It can be neither shown nor ruled out: it counts against nobody.
    Unclear,
}

/// What follows, the mildest first. 2.12
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// 批评教育
    Education,
    /// 书面检查
    SelfCriticism,
    /// 通报批评
    Circulated,
    /// 效能告诫
    Warning,
    /// 调离窗口岗位
    Removal,
    /// Handed to the body that decides: it cannot be settled inside. S1.2.3
    Referred { body: String },
}

impl Measure {
    /// Returns how harsh it is, whichever body it is referred to.
    pub fn severity(&self) -> u8 {
        match self {
            Self::Education => 1,
            Self::SelfCriticism => 2,
            Self::Circulated => 3,
            Self::Warning => 4,
            Self::Removal => 5,
            Self::Referred { .. } => 6,
        }
    }
}

/// What a review comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    Upheld,
    Changed(Measure),
    /// Neither finding nor measure stands.
    Lifted,
}

/// What was done in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Opened,
    /// For those who look into it alone.
    Noted,
    Stated,
    Silent(Silence),
    Found(Finding),
    Decided(Measure),
    Appealed,
    Reviewed(Outcome),
}

/// One step of an inquiry; what was said in it is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub what: What,
}

/// An inquiry into what somebody is said to have done wrong. S1.2.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inquiry {
    pub id: InquiryId,
    /// The number it is spoken of by, such as `Z261128-00-17-K`.
    pub no: String,
    /// Whom it is about.
    pub person: PersonId,
    pub kind: Kind,
    pub source: Source,
    pub opened: Timestamp,
    /// Where the site's history stood: nothing before it can have been written because of it.
    pub place: u64,
    /// Whom what it comes from concerns, where that may have left since: of a promise that was not kept. S1.4.3
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerned: BTreeSet<PersonId>,
    pub steps: Vec<Step>,
}

impl Inquiry {
    /// Returns whom it is about, and where the history stood when it was opened.
    pub fn about(&self) -> (&PersonId, u64) {
        (&self.person, self.place)
    }

    /// Returns the finding, its time and who made it.
    pub fn found(&self) -> Option<(Finding, &Step)> {
        self.steps.iter().find_map(|step| {
            let What::Found(finding) = step.what else { return None };
            Some((finding, step))
        })
    }

    /// Returns what was decided at first, and in which step.
    pub fn decided(&self) -> Option<(&Measure, &Step)> {
        self.steps.iter().find_map(|step| {
            let What::Decided(measure) = &step.what else { return None };
            Some((measure, step))
        })
    }

    /// Returns what the review came to.
    pub fn reviewed(&self) -> Option<&Outcome> {
        self.steps.iter().find_map(|step| {
            let What::Reviewed(outcome) = &step.what else { return None };
            Some(outcome)
        })
    }

    /// Says whether the person has spoken, or it is on record that they did not.
    pub fn is_heard(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.what, What::Stated | What::Silent(_)))
    }

    /// Says whether the person has appealed.
    pub fn is_appealed(&self) -> bool {
        self.steps.iter().any(|step| step.what == What::Appealed)
    }

    /// Returns what follows from it now; nothing where it is not true, not decided, or lifted.
    pub fn measure(&self) -> Option<&Measure> {
        match self.reviewed() {
            Some(Outcome::Changed(measure)) => Some(measure),
            Some(Outcome::Lifted) => None,
            Some(Outcome::Upheld) | None => self.decided().map(|(measure, _)| measure),
        }
    }
}

/// All inquiries of a site, and who of its staff is related to whom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    inquiries: Map<InquiryId, Inquiry>,
    pub relatives: Relatives,
}

impl State {
    /// Returns an inquiry.
    pub fn get(&self, id: &InquiryId) -> Option<&Inquiry> {
        self.inquiries.get(id)
    }

    /// Returns every inquiry, the oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Inquiry> {
        self.inquiries.values()
    }

    /// Puts an inquiry in.
    pub fn insert(&mut self, one: Inquiry) {
        self.inquiries.insert(one.id.clone(), one);
    }

    /// Adds a step; an unknown inquiry is left alone.
    pub(super) fn step(&mut self, id: &InquiryId, stamp: &Stamp, what: What) {
        let Some(by) = stamp.person().cloned() else { return };
        let Some(one) = self.inquiries.get_mut(id) else { return };
        let operation = stamp.operation.clone();
        one.steps.push(Step { operation, at: stamp.at, by, what });
    }
}
