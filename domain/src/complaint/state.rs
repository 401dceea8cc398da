//! A complaint and its parts, and the questions one may ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Handling;
use crate::context::Stamp;
use crate::id::{AppointmentId, ComplaintId, OperationId, PersonId, PostId};
use crate::map::Map;
use crate::time::Timestamp;

/// What a complaint is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum About {
    /// An appointment that was not kept. S1.4.3
    Appointment(AppointmentId),
    Window(PostId),
    Person(PersonId),
    Anything,
}

/// What it says is wrong: the four difficulties, the four vices, and the rest. S1.2.2
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// 门难进
    HardToEnter,
    /// 脸难看
    HardFace,
    /// 话难听
    HardWords,
    /// 事难办
    HardToDo,
    /// 吃
    Eats,
    /// 拿
    Takes,
    /// 卡
    Blocks,
    /// 要
    Demands,
    Breach,
    Overtime,
    OffPost,
    Roaming,
    SecondTrip,
    Leak,
    /// A bad rating of a visit: filed by the rating alone. 2.9
    BadRating,
    Other,
}

impl Kind {
    /// Every kind, in the order in which they are asked.
    pub const ALL: [Self; 16] = [
        Self::HardToEnter,
        Self::HardFace,
        Self::HardWords,
        Self::HardToDo,
        Self::Eats,
        Self::Takes,
        Self::Blocks,
        Self::Demands,
        Self::Breach,
        Self::Overtime,
        Self::OffPost,
        Self::Roaming,
        Self::SecondTrip,
        Self::Leak,
        Self::BadRating,
        Self::Other,
    ];
}

/// What came of a complaint, as whoever filed it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    PutRight,
    Explained,
    /// Another authority decides, and has it now.
    Referred,
}

/// Where a complaint stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Filed,
    Acknowledged {
        at: Timestamp,
        by: PersonId,
        #[serde(rename = "complex")]
        handling: Handling,
    },
    /// A petition was accepted and waits for its answer.
    Accepted {
        at: Timestamp,
        by: PersonId,
    },
    Answered {
        at: Timestamp,
        by: PersonId,
        outcome: Outcome,
    },
}

/// What was done in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Filed,
    Acknowledged,
    /// A petition: whoever sent it was told that it is accepted.
    Accepted,
    /// Its answer takes so many days in all.
    Extended {
        days: u16,
    },
    Answered(Outcome),
    /// Whoever complained was asked afterwards, or could not be reached. 2.9
    ReturnVisit {
        reached: bool,
    },
    SaidMore,
    /// The picture is kept under the operation's name, where others keep words.
    PhotoShown,
    /// An answer did not mend it.
    Reopened,
    /// Whoever gave a bad rating was spoken to before anything else, or could not be reached. 2.9
    FirstContact {
        reached: bool,
    },
}

impl What {
    /// Returns the days within which an answer is given, where it is extended by the step.
    pub fn extended(self) -> Option<u16> {
        match self {
            Self::Extended { days } => Some(days),
            Self::Filed
            | Self::Acknowledged
            | Self::Accepted
            | Self::Answered(_)
            | Self::ReturnVisit { .. }
            | Self::SaidMore
            | Self::PhotoShown
            | Self::Reopened
            | Self::FirstContact { .. } => None,
        }
    }

    /// Returns whether somebody was reached, where they were to be spoken to before anything else.
    pub fn first_contact(self) -> Option<bool> {
        match self {
            Self::FirstContact { reached } => Some(reached),
            Self::Filed
            | Self::Acknowledged
            | Self::Accepted
            | Self::Extended { .. }
            | Self::Answered(_)
            | Self::ReturnVisit { .. }
            | Self::SaidMore
            | Self::PhotoShown
            | Self::Reopened => None,
        }
    }
}

/// One step of a complaint; what was said in it is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: OperationId,
    pub at: Timestamp,
    /// The member of staff who took it; none where the visitor did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub what: What,
}

/// A complaint. 2.7
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complaint {
    pub id: ComplaintId,
    /// The number it is spoken of by, such as `T261128-00-17-K`.
    pub no: String,
    pub about: About,
    pub kind: Kind,
    /// Whether whoever filed it left a name or a phone.
    pub named: bool,
    /// Those it is about, as it was known when it was filed: none of them reads or handles it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub concerned: BTreeSet<PersonId>,
    pub filed: Timestamp,
    /// Since when the clock runs: since it was filed, or last opened again.
    pub since: Timestamp,
    pub stage: Stage,
    /// Where it stood when it was answered: by that its answer was due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_in: Option<Stage>,
    pub steps: Vec<Step>,
}

impl Complaint {
    /// Returns the member of staff who passed it on; none where a visitor filed it.
    pub fn passed_on_by(&self) -> Option<&PersonId> {
        self.steps.first()?.by.as_ref()
    }

    /// Says whether the visitor filed it, who has a page of it; of what staff passed on nobody has one.
    pub fn is_own(&self) -> bool {
        self.passed_on_by().is_none()
    }

    /// Returns the steps in which a photo was shown.
    pub fn photos(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.what == What::PhotoShown)
    }

    /// Returns the days within which it is answered since that was extended; an answer that did not mend it
    /// ended them.
    pub fn extended(&self) -> Option<u16> {
        let mut since = self.steps.iter().rev().take_while(|step| step.what != What::Reopened);
        since.find_map(|step| step.what.extended())
    }

    /// Says whether it waits for an answer.
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Filed | Stage::Acknowledged { .. } | Stage::Accepted { .. } => true,
            Stage::Answered { .. } => false,
        }
    }
}

/// All complaints of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    complaints: Map<ComplaintId, Complaint>,
}

impl State {
    /// Returns a complaint.
    pub fn get(&self, id: &ComplaintId) -> Option<&Complaint> {
        self.complaints.get(id)
    }

    /// Returns every complaint, the oldest first.
    pub fn all(&self) -> impl Iterator<Item = &Complaint> {
        self.complaints.values()
    }

    /// Puts a complaint in.
    pub fn insert(&mut self, one: Complaint) {
        self.complaints.insert(one.id.clone(), one);
    }

    /// Takes a complaint out for good.
    pub(crate) fn remove(&mut self, id: &ComplaintId) {
        self.complaints.remove(id);
    }

    /// Adds one of those a complaint is about; an unknown complaint is left alone.
    pub(super) fn concerns(&mut self, id: &ComplaintId, person: &PersonId) {
        if let Some(one) = self.complaints.get_mut(id) {
            one.concerned.insert(person.clone());
        }
    }

    /// Adds a step and changes the complaint with it; an unknown one is left alone.
    pub(super) fn step(
        &mut self,
        id: &ComplaintId,
        stamp: &Stamp,
        what: What,
        change: impl FnOnce(&mut Complaint),
    ) {
        let Some(one) = self.complaints.get_mut(id) else { return };
        one.steps.push(Step {
            operation: stamp.operation.clone(),
            at: stamp.at,
            by: stamp.person().cloned(),
            what,
        });
        change(one);
    }
}
