//! Handovers and their lines, and the questions one may ask of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Entry, Matter, Side};
use crate::id::{DeviceId, HandoverId, PersonId, PostId};
use crate::map::Map;
use crate::time::{Minutes, Timestamp};

/// For how many days the working set keeps what is over and settled. The log keeps every handover
/// for as long as it is kept itself: ten years. 2.8
pub const KEPT_DAYS: i64 = 35;

/// How a supervisor settled a disputed line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    pub at: Timestamp,
    pub by: PersonId,
    pub with: Side,
    pub reason: String,
}

/// What the receiver said to a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    Open,
    Acknowledged {
        at: Timestamp,
    },
    Disputed {
        at: Timestamp,
        reason: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        settled: Option<Settlement>,
    },
}

/// A line of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub entry: Entry,
    pub answer: Answer,
}

/// Where a handover stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// The giver has confirmed; the giver still answers for everything.
    Given,
    /// The receiver has confirmed.
    Taken { at: Timestamp },
    /// The giver took it back before that.
    Withdrawn { at: Timestamp },
}

/// A handover of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    pub id: HandoverId,
    pub post: PostId,
    pub from: PersonId,
    pub to: PersonId,
    pub given: Timestamp,
    /// Until when appointments are handed over. S1.4.2
    pub until: Timestamp,
    pub device: DeviceId,
    pub lines: Vec<Line>,
    pub standing: Standing,
}

/// The handovers of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    handovers: Map<HandoverId, Arc<Handover>>,
}

impl Handover {
    /// Says whether the receiver has not confirmed yet.
    pub fn is_open(&self) -> bool {
        match self.standing {
            Standing::Given => true,
            Standing::Taken { .. } | Standing::Withdrawn { .. } => false,
        }
    }

    /// Returns when the receiver confirmed.
    pub fn taken(&self) -> Option<Timestamp> {
        match self.standing {
            Standing::Taken { at } => Some(at),
            Standing::Given | Standing::Withdrawn { .. } => None,
        }
    }

    /// Says whether a matter stands on one of its lines.
    pub fn lists(&self, matter: &Matter) -> bool {
        self.lines.iter().any(|line| line.entry.matter() == Some(matter))
    }

    /// Says whether it came to its end before an instant, with nothing left to settle.
    fn is_over(&self, before: Timestamp) -> bool {
        let ended = match self.standing {
            Standing::Given => None,
            Standing::Taken { at } | Standing::Withdrawn { at } => Some(at),
        };
        ended.is_some_and(|ended| ended < before) && self.disputed().next().is_none()
    }

    /// Returns the disputed lines that nobody has settled, with their numbers.
    pub fn disputed(&self) -> impl Iterator<Item = (usize, &Line)> {
        self.lines.iter().enumerate().filter(|(_, line)| line.is_disputed())
    }
}

impl Line {
    /// Says whether it is disputed and not settled.
    pub fn is_disputed(&self) -> bool {
        match &self.answer {
            Answer::Disputed { settled, .. } => settled.is_none(),
            Answer::Open | Answer::Acknowledged { .. } => false,
        }
    }
}

impl State {
    /// Returns a handover.
    pub fn get(&self, id: &HandoverId) -> Option<&Handover> {
        self.handovers.get(id).map(Arc::as_ref)
    }

    /// Returns every handover at hand, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Handover> {
        self.handovers.values().map(Arc::as_ref)
    }

    /// Returns the handover of a post that its receiver has not confirmed.
    pub fn open_at(&self, post: &PostId) -> Option<&Handover> {
        self.all().find(|one| one.post == *post && one.is_open())
    }

    /// Returns the handover by which a post was taken over last.
    pub fn last_taken(&self, post: &PostId) -> Option<&Handover> {
        let taken = self.all().filter(|one| one.post == *post && one.taken().is_some());
        taken.max_by_key(|one| (one.taken(), &one.id))
    }

    /// Puts a new handover in, and lets go of what is long over.
    pub(super) fn begin(&mut self, handover: Handover) {
        let limit = handover.given.plus(Minutes(-KEPT_DAYS * 1_440));
        let old: Vec<HandoverId> =
            self.all().filter(|one| one.is_over(limit)).map(|one| one.id.clone()).collect();
        for id in old {
            // By whom a post was taken over last stays known, however long ago.
            let post = self.get(&id).map(|one| one.post.clone());
            let last = post.and_then(|post| self.last_taken(&post)).map(|last| &last.id);
            if last != Some(&id) {
                self.handovers.remove(&id);
            }
        }
        self.handovers.insert(handover.id.clone(), Arc::new(handover));
    }

    /// Changes a handover; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &HandoverId, change: impl FnOnce(&mut Handover)) {
        if let Some(handover) = self.handovers.get_mut(id) {
            change(Arc::make_mut(handover));
        }
    }
}
