//! The register: all cases of a site, with the lists screens ask for.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Case, CaseNo, Stage};
use crate::contact::view::day_digits;
use crate::contact::{Moved, listed, relist};
use crate::context::Stamp;
use crate::id::{CaseId, HandoverId, PersonId};
use crate::map::{List, Map};
use crate::time::{Date, Timestamp};

/// Where a case stands in the lists: what changes when it is accepted, settled or moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    owner: Option<PersonId>,
    due: Option<Timestamp>,
    provisional: Option<()>,
    ask: Option<Timestamp>,
    extension: Option<Timestamp>,
    asked: Option<Timestamp>,
    untold: Option<()>,
    undelivered: Option<()>,
    closed: Option<Timestamp>,
}

impl Place {
    fn of(case: &Case) -> Self {
        let due = case.due().filter(|_| case.stage == Stage::Accepted && case.paused().is_none());
        let settled = case.is_open() && case.is_settled();
        let extension = case.extension_asked().filter(|_| case.stage == Stage::Accepted);
        let asked = match case.stage {
            Stage::Supplement { asked } => Some(asked),
            Stage::Intake
            | Stage::Accepted
            | Stage::Done { .. }
            | Stage::Refused { .. }
            | Stage::Withdrawn { .. } => None,
        };
        Self {
            asked,
            owner: case.is_open().then(|| case.owner().clone()),
            due: due.map(|due| due.at),
            provisional: due.filter(|due| due.provisional).map(|_| ()),
            ask: (case.stage == Stage::Intake).then_some(case.ask_by.at),
            extension: extension.map(|asked| asked.asked),
            untold: (settled && !case.is_heard()).then_some(()),
            undelivered: (settled && case.awaits_delivery()).then_some(()),
            closed: case.closed.as_ref().map(|by| by.at),
        }
    }
}

/// All cases, with the lists that screens ask for kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    cases: Map<CaseId, Arc<Case>>,
    by_no: Map<CaseNo, CaseId>,
    /// The last serial given in a day's series of a tablet.
    serials: Map<String, u16>,
    open: List<PersonId, CaseId>,
    due: List<Timestamp, CaseId>,
    /// The promises that a year published since may bring forward.
    provisional: List<(), CaseId>,
    ask: List<Timestamp, CaseId>,
    extension: List<Timestamp, CaseId>,
    /// Those whose visitor was asked for what is missing, by when.
    asked: List<Timestamp, CaseId>,
    untold: List<(), CaseId>,
    undelivered: List<(), CaseId>,
    closed: List<Timestamp, CaseId>,
}

/// What of the cases is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    cases: Map<CaseId, Arc<Case>>,
    /// Also of cases that have left.
    serials: Map<String, u16>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self { serials: stored.serials, ..Self::default() };
        for case in stored.cases.values() {
            state.put(case.clone());
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { cases: state.cases, serials: state.serials }
    }
}

impl State {
    /// Returns a case.
    pub fn get(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(id).map(Arc::as_ref)
    }

    /// Returns every case known here, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Case> {
        self.cases.values().map(Arc::as_ref)
    }

    /// Returns how many cases are known here.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Says whether no case is known here.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// Puts a case in, in the place of one with the same id: also used to load pages.
    pub fn insert(&mut self, case: Case) {
        self.put(Arc::new(case));
    }

    fn put(&mut self, case: Arc<Case>) {
        if let Some((series, serial)) = case.no.series() {
            let last = self.serials.get(&series).copied().unwrap_or_default();
            self.serials.insert(series, serial.max(last));
        }
        self.by_no.insert(case.no.clone(), case.id.clone());
        let before = self.get(&case.id).map(Place::of).unwrap_or_default();
        self.list(&case.id, before, Place::of(&case));
        self.cases.insert(case.id.clone(), case);
    }

    /// Changes a case and keeps the lists true; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &CaseId, change: impl FnOnce(&mut Case)) {
        let Some(case) = self.cases.get_mut(id) else { return };
        let case = Arc::make_mut(case);
        let before = Place::of(case);
        change(case);
        let after = Place::of(case);
        self.list(id, before, after);
    }

    /// Gives a case to whoever takes the post over. S1.3.3
    pub(crate) fn hand_over(
        &mut self,
        id: &CaseId,
        to: &PersonId,
        handover: &HandoverId,
        stamp: &Stamp,
    ) {
        self.change(id, |case| {
            let how = Moved::HandedOver { handover: handover.clone() };
            case.owners.pass(to.clone(), stamp, how);
        });
    }

    /// Takes a case out: it leaves the working set. Its serial stays given.
    pub(crate) fn remove(&mut self, id: &CaseId) {
        let Some(case) = self.cases.get(id).cloned() else { return };
        self.cases.remove(id);
        if self.by_no.get(&case.no) == Some(id) {
            self.by_no.remove(&case.no);
        }
        self.list(id, Place::of(&case), Place::default());
    }

    /// Lets go of the serials of days before one, but those of cases that are here.
    pub(crate) fn forget_serials(&mut self, before: Date) {
        let here: BTreeSet<String> =
            self.all().filter_map(|case| case.no.series()).map(|(series, _)| series).collect();
        let day = day_digits(before);
        let given = self.serials.iter();
        let kept = given.filter(|(series, _)| **series >= day || here.contains(*series));
        self.serials = kept.map(|(series, serial)| (series.clone(), *serial)).collect();
    }

    fn list(&mut self, id: &CaseId, before: Place, after: Place) {
        relist(&mut self.open, id, before.owner, after.owner);
        relist(&mut self.due, id, before.due, after.due);
        relist(&mut self.provisional, id, before.provisional, after.provisional);
        relist(&mut self.ask, id, before.ask, after.ask);
        relist(&mut self.extension, id, before.extension, after.extension);
        relist(&mut self.asked, id, before.asked, after.asked);
        relist(&mut self.untold, id, before.untold, after.untold);
        relist(&mut self.undelivered, id, before.undelivered, after.undelivered);
        relist(&mut self.closed, id, before.closed, after.closed);
    }

    /// Returns the case with a number.
    pub fn numbered(&self, no: &CaseNo) -> Option<&Case> {
        self.by_no.get(no).and_then(|id| self.get(id))
    }

    /// Returns at most so many cases whose number begins with a text.
    pub(super) fn with_no(&self, prefix: &str, most: usize) -> Vec<&Case> {
        self.by_no
            .range(CaseNo(prefix.to_owned())..)
            .take_while(|(no, _)| no.0.starts_with(prefix))
            .take(most)
            .filter_map(|(_, id)| self.get(id))
            .collect()
    }

    /// Returns the last serial given in a day's series of a tablet.
    pub(super) fn last_serial(&self, series: &str) -> u16 {
        self.serials.get(series).copied().unwrap_or_default()
    }

    /// Returns the open cases somebody answers for.
    pub fn owned_by(&self, person: &PersonId) -> impl Iterator<Item = &Case> + use<'_> {
        listed(&self.open, person, CaseId(String::new())).filter_map(|id| self.get(id))
    }

    /// Returns every open case, grouped by owner.
    pub fn open(&self) -> impl Iterator<Item = &Case> {
        self.open.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the closed cases, each with its closing, the oldest first.
    pub(crate) fn closed(&self) -> &List<Timestamp, CaseId> {
        &self.closed
    }

    /// Returns the cases closed from an instant on, in order.
    pub(crate) fn closed_since(&self, from: Timestamp) -> impl Iterator<Item = &Case> {
        let closed = self.closed.range((from, CaseId(String::new()))..);
        closed.filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the accepted cases with their promises, the earliest first.
    pub fn promised(&self) -> impl Iterator<Item = &Case> {
        self.due.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the promises from an instant until just before another, the earliest first.
    pub(super) fn promised_between(&self, from: Timestamp, to: Timestamp) -> Vec<&Case> {
        let least = || CaseId(String::new());
        let span = self.due.range((from, least())..(to, least()));
        span.filter_map(|((_, id), ())| self.get(id)).collect()
    }

    /// Returns the promises that run into a year without a notice when they were made.
    pub(super) fn provisional(&self) -> impl Iterator<Item = &Case> {
        self.provisional.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns the cases for which more time is asked, the oldest request first. R-CLK-7
    pub fn extensions_asked(&self) -> impl Iterator<Item = &Case> {
        self.extension.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the cases whose visitor was asked for what is missing at an instant or since.
    pub fn asked_since(&self, from: Timestamp) -> impl Iterator<Item = &Case> {
        let least = (from, CaseId(String::new()));
        self.asked.range(least..).filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the cases whose document is still to be handed over.
    pub fn undelivered(&self) -> impl Iterator<Item = &Case> {
        self.undelivered.keys().filter_map(|((), id)| self.get(id))
    }

    /// Returns the cases in intake, the first to be told what is missing first.
    pub fn in_intake(&self) -> impl Iterator<Item = &Case> {
        self.ask.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the cases whose visitor has not heard of the outcome yet.
    pub fn untold(&self) -> impl Iterator<Item = &Case> {
        self.untold.keys().filter_map(|((), id)| self.get(id))
    }
}
