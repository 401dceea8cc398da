//! The things in custody of one site: who holds each, and its book.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Booked, Counted, Ending, Entry, Kind, Serials};
use crate::contact::{Moved, Owners};
use crate::context::Stamp;
use crate::id::{OperationId, PersonId, PostId, ThingId};
use crate::map::Map;
use crate::time::{Date, Minutes, Timestamp};

/// For how many days lines of a book, and things that are gone, are kept at hand.
pub const KEPT_DAYS: i64 = 62;

/// Whom a thing was passed to, who has not accepted it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passing {
    pub to: PersonId,
    pub at: Timestamp,
}

/// Why a visitor's original is kept beyond the visit, and until when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub why: String,
    pub until: Date,
}

/// Where a thing went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    pub at: Timestamp,
    pub by: PersonId,
    pub how: Ending,
    pub words: String,
}

/// A thing in custody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thing {
    pub id: ThingId,
    pub kind: Kind,
    pub name: String,
    /// The window it is of.
    pub post: PostId,
    pub holders: Owners,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passing: Option<Passing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<Kept>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What there was before the lines at hand: cents, forms, or one thing.
    pub carried: i64,
    /// From when on the lines at hand change it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// The serials that were used before that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<Serials>,
    /// The lines at hand in order of time, whatever the order of arrival.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub book: Vec<Booked>,
}

/// A count of which something is to be said: what should have been there, and what was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balance {
    pub expected: i64,
    pub counted: i64,
}

impl Balance {
    /// Returns by how much more was there than should have been.
    pub fn difference(self) -> i64 {
        self.counted - self.expected
    }
}

impl Thing {
    /// Returns who has it.
    pub fn holder(&self) -> &PersonId {
        self.holders.current()
    }

    /// Returns what there should be now: cents, forms, or one thing.
    pub fn amount(&self) -> i64 {
        self.run().last().map_or(self.carried, |(_, after, _)| after)
    }

    /// Returns each line of the book with what there is after it, and of a count its balance.
    pub fn run(&self) -> impl Iterator<Item = (&Booked, i64, Option<Balance>)> {
        let is_past = |booked: &Booked| self.since.is_some_and(|since| booked.at < since);
        self.book.iter().scan(self.carried, move |amount, booked| {
            if is_past(booked) {
                return Some((booked, *amount, None));
            }
            let counted = booked.entry.counted().map(Counted::amount);
            let balance = counted.map(|counted| Balance { expected: *amount, counted });
            *amount = counted.unwrap_or(*amount + booked.entry.change());
            Some((booked, *amount, balance))
        })
    }

    /// S2.1.7 Returns the lines that are incidents, settled or not: a count that does not add up, a use
    /// somebody says they did not allow, and serials that were used before or never came in.
    pub fn incidents(&self) -> impl Iterator<Item = (&Booked, Option<Balance>)> {
        let strange = self.strange();
        self.run().filter_map(move |(booked, _, balance)| {
            let differs = balance.filter(|balance| balance.difference() != 0);
            let is_one = differs.is_some()
                || booked.objected.is_some()
                || strange.contains(&booked.operation);
            is_one.then_some((booked, differs))
        })
    }

    /// Returns the lines whose serials were used before, or did not come in as far as is known: it was asked
    /// only of the tablet on which they were entered.
    fn strange(&self) -> BTreeSet<OperationId> {
        let stocks = self.stocks();
        let mut used = self.spent.clone();
        let mut strange = BTreeSet::new();
        for line in &self.book {
            let Some(serials) = line.entry.used() else { continue };
            if used.iter().any(|other| other.meets(&serials)) || !serials.stands_in(&stocks) {
                strange.insert(line.operation.clone());
            }
            used.push(serials);
        }
        strange
    }

    /// Returns the serials that came in.
    pub fn stocks(&self) -> Vec<Serials> {
        self.book.iter().filter_map(|line| line.entry.stocked()).collect()
    }

    /// Returns the serials that were used.
    pub fn used(&self) -> Vec<Serials> {
        let lines = self.book.iter().filter_map(|line| line.entry.used());
        self.spent.iter().cloned().chain(lines).collect()
    }

    /// Puts a line in at its own time, after those of the same time, and lets go of what is long past.
    pub(super) fn booked(&mut self, line: Booked) {
        let limit = line.at.plus(Minutes(-KEPT_DAYS * 1_440));
        let place = self.book.partition_point(|other| other.at <= line.at);
        self.book.insert(place, line);
        self.forget(limit);
    }

    /// Lets go of the lines before a limit, but for what came in: a serial is looked for there. Nothing is
    /// let go of from an incident on that nobody has settled.
    fn forget(&mut self, limit: Timestamp) {
        let open = self.incidents().find(|(booked, balance)| booked.is_open(*balance));
        let cut = open.map_or(limit, |(booked, _)| booked.at.min(limit));
        let past = self.book.partition_point(|booked| booked.at < cut);
        let Some(amount) = past.checked_sub(1).and_then(|last| self.run().nth(last)) else {
            return;
        };
        let amount = amount.1;
        let gone: Vec<Booked> = self.book.drain(..past).collect();
        gone.iter().filter_map(|line| line.entry.used()).for_each(|used| self.spend(used));
        let stocks = |booked: &Booked| matches!(booked.entry, Entry::Stocked { .. });
        self.book.splice(0..0, gone.into_iter().filter(stocks));
        self.carried = amount;
        // An incident that arrived from before the cut does not bring back what was counted into it.
        self.since = self.since.max(Some(cut));
    }

    /// Remembers serials as used, in as few runs as may be.
    fn spend(&mut self, mut used: Serials) {
        self.spent.retain(|other| match used.joined(other) {
            Some(both) => {
                used = both;
                false
            }
            None => true,
        });
        self.spent.push(used);
    }
}

/// The things of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    things: Map<ThingId, Thing>,
}

impl State {
    /// Returns a thing, also one that is gone.
    pub fn get(&self, id: &ThingId) -> Option<&Thing> {
        self.things.get(id)
    }

    /// Returns every thing at hand, in order of id, those that are gone too.
    pub fn all(&self) -> impl Iterator<Item = &Thing> {
        self.things.values()
    }

    /// Returns the things that are here.
    pub fn here(&self) -> impl Iterator<Item = &Thing> {
        self.all().filter(|thing| thing.ended.is_none())
    }

    /// Puts a new thing in, and lets go of those that have long been gone.
    pub(super) fn begin(&mut self, thing: Thing, at: Timestamp) {
        let limit = at.plus(Minutes(-KEPT_DAYS * 1_440));
        let is_old = |thing: &&Thing| {
            let gone = thing.ended.as_ref().is_some_and(|ended| ended.at < limit);
            gone && thing.incidents().all(|(booked, balance)| !booked.is_open(balance))
        };
        let old: Vec<ThingId> = self.all().filter(is_old).map(|thing| thing.id.clone()).collect();
        for id in old {
            self.things.remove(&id);
        }
        self.things.insert(thing.id.clone(), thing);
    }

    /// Gives a thing to another.
    pub(crate) fn hand_over(&mut self, id: &ThingId, to: PersonId, how: Moved, stamp: &Stamp) {
        self.change(id, |thing| {
            thing.passing = None;
            thing.holders.pass(to, stamp, how);
        });
    }

    /// Changes what is said of a line; an unknown one is left alone.
    pub(super) fn say(
        &mut self,
        id: &ThingId,
        line: &OperationId,
        change: impl FnOnce(&mut Booked),
    ) {
        self.change(id, |thing| {
            if let Some(found) = thing.book.iter_mut().find(|one| one.operation == *line) {
                change(found);
            }
        });
    }

    /// Changes a thing; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &ThingId, change: impl FnOnce(&mut Thing)) {
        if let Some(thing) = self.things.get_mut(id) {
            change(thing);
        }
    }
}
