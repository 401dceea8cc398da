//! The cases of a site and the questions one may ask of them.

use std::collections::{BTreeMap, BTreeSet};

use imbl::{OrdMap, OrdSet};
use serde::{Deserialize, Serialize};

use super::CaseNo;
use crate::calendar::{Due, Limit};
use crate::contact::{Closing, Feedback, Owners, Told, listed, relist};
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
    pub stage: Stage,
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

    /// Returns what was promised.
    pub fn due(&self) -> Option<Due> {
        self.acceptance.as_ref().map(|acceptance| acceptance.due)
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
        self.close(stamp);
    }

    /// Notes since when nothing is missing: a mark taken back begins the wait again.
    pub(super) fn note_complete(&mut self, at: Timestamp) {
        let incomplete = self.checklist.values().any(|mark| *mark == Mark::Missing);
        self.complete = if incomplete { None } else { self.complete.or(Some(at)) };
    }
}

/// Where a case stands in the lists: what changes when it is accepted, settled or moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    owner: Option<PersonId>,
    due: Option<Timestamp>,
    ask: Option<Timestamp>,
    untold: Option<()>,
}

impl Place {
    fn of(case: &Case) -> Self {
        let accepted = case.stage == Stage::Accepted;
        Self {
            owner: case.is_open().then(|| case.owner().clone()),
            due: case.due().filter(|_| accepted).map(|due| due.at),
            ask: (case.stage == Stage::Intake).then_some(case.ask_by.at),
            untold: (case.is_open() && case.is_settled()).then_some(()),
        }
    }
}

/// All cases, with the lists that screens ask for kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    cases: OrdMap<CaseId, Case>,
    by_no: OrdMap<CaseNo, CaseId>,
    /// The last serial given in a day's series of a tablet.
    serials: OrdMap<String, u16>,
    open: OrdSet<(PersonId, CaseId)>,
    due: OrdSet<(Timestamp, CaseId)>,
    ask: OrdSet<(Timestamp, CaseId)>,
    untold: OrdSet<((), CaseId)>,
}

/// What of the cases is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    cases: OrdMap<CaseId, Case>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self::default();
        for (_, case) in stored.cases {
            state.insert(case);
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { cases: state.cases }
    }
}

impl State {
    /// Returns a case.
    pub fn get(&self, id: &CaseId) -> Option<&Case> {
        self.cases.get(id)
    }

    /// Returns every case known here, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Case> {
        self.cases.values()
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
        if let Some((series, serial)) = case.no.series() {
            let last = self.serials.get(&series).copied().unwrap_or_default();
            self.serials.insert(series, serial.max(last));
        }
        self.by_no.insert(case.no.clone(), case.id.clone());
        let before = self.cases.get(&case.id).map(Place::of).unwrap_or_default();
        self.list(&case.id, before, Place::of(&case));
        self.cases.insert(case.id.clone(), case);
    }

    /// Changes a case and keeps the lists true; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &CaseId, change: impl FnOnce(&mut Case)) {
        let Some(case) = self.cases.get_mut(id) else { return };
        let before = Place::of(case);
        change(case);
        let after = Place::of(case);
        self.list(id, before, after);
    }

    fn list(&mut self, id: &CaseId, before: Place, after: Place) {
        relist(&mut self.open, id, before.owner, after.owner);
        relist(&mut self.due, id, before.due, after.due);
        relist(&mut self.ask, id, before.ask, after.ask);
        relist(&mut self.untold, id, before.untold, after.untold);
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
        self.open.iter().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the accepted cases with their promises, the earliest first.
    pub fn promised(&self) -> impl Iterator<Item = &Case> {
        self.due.iter().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the promises from an instant until just before another, the earliest first.
    pub(super) fn promised_between(&self, from: Timestamp, to: Timestamp) -> Vec<&Case> {
        let least = || CaseId(String::new());
        let span = self.due.range((from, least())..(to, least()));
        span.filter_map(|(_, id)| self.get(id)).collect()
    }

    /// Returns the cases in intake, the first to be told what is missing first.
    pub fn in_intake(&self) -> impl Iterator<Item = &Case> {
        self.ask.iter().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the cases whose visitor has not heard of the outcome yet.
    pub fn untold(&self) -> impl Iterator<Item = &Case> {
        self.untold.iter().filter_map(|(_, id)| self.get(id))
    }
}
