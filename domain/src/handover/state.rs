//! Handovers and their lines, and the questions one may ask of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Entry, Matter, Side};
use crate::contact::{listed, relist};
use crate::id::{DeviceId, HandoverId, PersonId, PostId};
use crate::map::{List, Map};
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
    /// It was taken or given back before that.
    Withdrawn {
        at: Timestamp,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
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

/// The handovers of a site, with the lists that every screen asks for kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    handovers: Map<HandoverId, Arc<Handover>>,
    /// Those nobody has confirmed, by post.
    open: List<PostId, HandoverId>,
    /// Those by which a post was taken over, in order of time.
    taken: List<(PostId, Timestamp), HandoverId>,
    /// Those with something in dispute.
    disputed: List<(), HandoverId>,
    /// Those with nothing left to settle, by when they came to their end.
    over: List<Timestamp, HandoverId>,
}

/// What of the handovers is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    handovers: Map<HandoverId, Arc<Handover>>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self::default();
        for handover in stored.handovers.values() {
            state.put(handover.clone());
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { handovers: state.handovers }
    }
}

/// Where a handover stands in the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    open: Option<PostId>,
    taken: Option<(PostId, Timestamp)>,
    disputed: Option<()>,
    over: Option<Timestamp>,
}

impl Place {
    fn of(one: &Handover) -> Self {
        let disputed = one.disputed().next().is_some();
        Self {
            open: one.is_open().then(|| one.post.clone()),
            taken: one.taken().map(|at| (one.post.clone(), at)),
            disputed: disputed.then_some(()),
            over: one.ended().filter(|_| !disputed),
        }
    }
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

    /// Returns the matters that stand on its lines.
    pub fn matters(&self) -> BTreeSet<&Matter> {
        self.lines.iter().filter_map(|line| line.entry.matter()).collect()
    }

    /// Returns when it was taken over or withdrawn.
    fn ended(&self) -> Option<Timestamp> {
        match self.standing {
            Standing::Given => None,
            Standing::Taken { at } | Standing::Withdrawn { at, .. } => Some(at),
        }
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
        listed(&self.open, post, least()).find_map(|id| self.get(id))
    }

    /// Returns every handover that its receiver has not confirmed.
    pub fn open(&self) -> impl Iterator<Item = &Handover> {
        self.open.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns every handover of which something is in dispute.
    pub fn disputed(&self) -> impl Iterator<Item = &Handover> {
        self.disputed.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns the handover by which a post was taken over last.
    pub fn last_taken(&self, post: &PostId) -> Option<&Handover> {
        let ever = |at| ((post.clone(), Timestamp(at)), least());
        let mut taken = self.taken.range(ever(i64::MIN)..ever(i64::MAX));
        taken.next_back().and_then(|((_, id), ())| self.get(id))
    }

    /// Puts a new handover in, and lets go of what is long over.
    pub(super) fn begin(&mut self, handover: Handover) {
        let limit = handover.given.plus(Minutes(-KEPT_DAYS * 1_440));
        let old = self.over.range(..(limit, least()));
        let old: Vec<HandoverId> = old.map(|((_, id), ())| id.clone()).collect();
        for id in old {
            // By whom a post was taken over last stays known, however long ago.
            let post = self.get(&id).map(|one| one.post.clone());
            let last = post.and_then(|post| self.last_taken(&post)).map(|last| &last.id);
            if last != Some(&id) {
                self.remove(&id);
            }
        }
        self.put(Arc::new(handover));
    }

    /// Changes a handover; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &HandoverId, change: impl FnOnce(&mut Handover)) {
        let Some(handover) = self.handovers.get_mut(id) else { return };
        let handover = Arc::make_mut(handover);
        let before = Place::of(handover);
        change(handover);
        let after = Place::of(handover);
        self.list(id, before, after);
    }

    fn put(&mut self, handover: Arc<Handover>) {
        let before = self.get(&handover.id).map(Place::of).unwrap_or_default();
        self.list(&handover.id, before, Place::of(&handover));
        self.handovers.insert(handover.id.clone(), handover);
    }

    fn remove(&mut self, id: &HandoverId) {
        let before = self.get(id).map(Place::of).unwrap_or_default();
        self.list(id, before, Place::default());
        self.handovers.remove(id);
    }

    fn list(&mut self, id: &HandoverId, before: Place, after: Place) {
        relist(&mut self.open, id, before.open, after.open);
        relist(&mut self.taken, id, before.taken, after.taken);
        relist(&mut self.disputed, id, before.disputed, after.disputed);
        relist(&mut self.over, id, before.over, after.over);
    }
}

/// Returns the id that comes before all others.
fn least() -> HandoverId {
    HandoverId(String::new())
}

#[cfg(test)]
mod tests {
    use crate::township::*;

    #[test]
    fn the_lists_are_the_same_when_they_are_made_again() {
        let mut town = Township::morning();
        town.opened(Wang, "FP07", &["m1", "m2"]);
        let lists_hold = |town: &Township| {
            let state = &town.state.handover;
            let stored = serde_json::to_string(state).unwrap();
            assert_eq!(*state, serde_json::from_str(&stored).unwrap());
            let post = &town.posts[0];
            let taken = state.all().filter(|one| one.post == *post && one.taken().is_some());
            let last = taken.max_by_key(|one| (one.taken(), &one.id));
            assert_eq!(state.last_taken(post), last);
            assert_eq!(state.open_at(post), state.all().find(|one| one.is_open()));
            let in_dispute = state.all().filter(|one| one.disputed().next().is_some());
            assert!(state.disputed().eq(in_dispute));
        };
        let first = town.give(Wang, 0, Li);
        lists_hold(&town);
        town.take_over(Li, &first, &[0]).unwrap();
        lists_hold(&town);
        town.settle(Chen, &first, 0, crate::handover::Side::Receiver).unwrap();
        lists_hold(&town);
        let second = town.give(Li, 0, Wang);
        lists_hold(&town);
        town.take_over(Wang, &second, &[]).unwrap();
        lists_hold(&town);
        // What is long over is let go of, but never how a post came to whoever has it.
        town.set(date(2024, 6, 28), 9, 0);
        let start = crate::duty::Start { post: town.posts[0].clone() };
        town.duty(Wang, crate::duty::Operation::Start(start)).unwrap();
        town.give(Wang, 0, Li);
        lists_hold(&town);
        let state = &town.state.handover;
        assert!(state.get(&first).is_none() && state.get(&second).is_some());
    }
}
