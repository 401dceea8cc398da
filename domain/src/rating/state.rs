//! A rating and its parts, and the questions one may ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{ComplaintId, ContactId, OperationId, PersonId, PostId};
use crate::map::Map;
use crate::time::Timestamp;

/// How a visitor was served. GB/T numbers the grades from 1 (very satisfied) to 5, others the other way
/// round: a number is never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// 非常满意, 1
    VerySatisfied,
    /// 满意, 2
    Satisfied,
    /// 基本满意, 3
    MostlySatisfied,
    /// 不满意, 4
    Dissatisfied,
    /// 非常不满意, 5
    VeryDissatisfied,
}

impl Grade {
    /// Every grade, the best first.
    pub const ALL: [Self; 5] = [
        Self::VerySatisfied,
        Self::Satisfied,
        Self::MostlySatisfied,
        Self::Dissatisfied,
        Self::VeryDissatisfied,
    ];

    /// Says whether it is a bad rating: one that is looked into. 2.9
    pub fn is_bad(self) -> bool {
        match self {
            Self::VerySatisfied | Self::Satisfied | Self::MostlySatisfied => false,
            Self::Dissatisfied | Self::VeryDissatisfied => true,
        }
    }
}

/// What a rating is for, of service at a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// 服务效率
    Efficiency,
    /// 服务水平
    Competence,
    /// 服务态度
    Attitude,
    /// 用语不文明. S2.3.3
    RudeWords,
    /// No badge was worn. S1.6.1
    NoBadge,
    LongWait,
    SecondTrip,
}

impl Reason {
    /// Every reason, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Efficiency,
        Self::Competence,
        Self::Attitude,
        Self::RudeWords,
        Self::NoBadge,
        Self::LongWait,
        Self::SecondTrip,
    ];
}

/// A rating of one visit. 2.9
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    pub contact: ContactId,
    /// The operation it was given by: what was written is kept under its name.
    pub given_by: OperationId,
    pub at: Timestamp,
    pub grade: Grade,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub reasons: BTreeSet<Reason>,
    /// Whether a name or a phone goes with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub named: bool,
    /// Whether something was written.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words: bool,
    /// Who served, where and when: for later assessment, shown to nobody of a single rating.
    pub served_by: PersonId,
    pub post: PostId,
    pub served: Timestamp,
    /// The operation by which it counts nowhere: it was found wrong or malicious.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded: Option<OperationId>,
}

impl Rating {
    /// Returns the complaint that carries it on, where it is a bad one.
    pub fn complaint(&self) -> Option<ComplaintId> {
        self.grade.is_bad().then(|| ComplaintId::from(&self.given_by))
    }
}

/// All ratings of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    ratings: Map<ContactId, Rating>,
}

impl State {
    /// Returns the rating of a visit.
    pub fn get(&self, contact: &ContactId) -> Option<&Rating> {
        self.ratings.get(contact)
    }

    /// Returns every rating, in order of the visits.
    pub fn all(&self) -> impl Iterator<Item = &Rating> {
        self.ratings.values()
    }

    /// Returns every rating that counts.
    pub fn counted(&self) -> impl Iterator<Item = &Rating> {
        self.all().filter(|one| one.excluded.is_none())
    }

    /// Lets the rating of a visit count nowhere.
    pub(super) fn exclude(&mut self, contact: &ContactId, operation: OperationId) {
        if let Some(one) = self.ratings.get_mut(contact) {
            one.excluded = Some(operation);
        }
    }

    /// Takes the rating of a visit out for good.
    pub(crate) fn remove(&mut self, contact: &ContactId) {
        self.ratings.remove(contact);
    }

    /// Puts a rating in.
    pub fn insert(&mut self, one: Rating) {
        self.ratings.insert(one.contact.clone(), one);
    }
}
