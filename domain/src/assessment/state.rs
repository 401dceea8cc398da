//! A cycle of assessment, whom it assesses and what is known of each. S1.5.1

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Evidence, Follow, Grade, Input, Key, Marks, Score, Sheet, Terms, Vote, What};
use crate::context::Stamp;
use crate::id::{AssessmentId, OperationId, PersonId, PostId};
use crate::map::Map;
use crate::time::{Date, Timestamp};

/// An objection to an event that is counted, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// The event it is about, by its operation, when it was, and what.
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
    /// The operation of the objection: what was said is kept under its name.
    pub operation: OperationId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled: Option<Settled>,
}

/// What an objection came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub counts: bool,
    pub by: PersonId,
    pub operation: OperationId,
}

/// Marks, and who gave them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    pub by: PersonId,
    pub marks: Marks,
    pub operation: OperationId,
}

/// A window's mark for another window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeerScored {
    pub from: PostId,
    pub of: PostId,
    /// 0 to 100 points.
    pub mark: u8,
    pub by: PersonId,
    pub operation: OperationId,
}

/// A vote as it was counted: under a name that its voter alone knows for theirs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Counted {
    pub receipt: String,
    pub vote: Vote,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    pub grade: Grade,
    pub follow: Follow,
    /// What the inputs came to by then, in hundredths of a point.
    pub score: Score,
    pub by: PersonId,
    pub at: Timestamp,
    pub operation: OperationId,
}

/// What the person answers to the result in writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub accepts: bool,
    pub at: Timestamp,
    pub operation: OperationId,
}

/// Somebody who is assessed, and all that is known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Candidate {
    /// The operation by which the person said that all that is counted is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<OperationId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub objections: Vec<Objection>,
    /// What was counted once the cycle was frozen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<Sheet>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<OperationId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub superior: Vec<Scored>,
    /// The votes, once they are counted, in the order of their receipts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub votes: Option<Vec<Counted>>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub excused: BTreeMap<Input, OperationId>,
    /// What was decided: at first, and after an objection by somebody else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decided: Vec<Decided>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answered>,
    /// The sum of the file, once it is sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
}

/// The secret ballot of a cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    pub voters: BTreeSet<PersonId>,
    /// By which papers on each person are told genuine: the same for every voter, so that no paper is marked.
    pub keys: BTreeMap<PersonId, String>,
    pub closed: bool,
}

/// A cycle of assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    pub id: AssessmentId,
    /// The days that are assessed, the last included.
    pub from: Date,
    pub to: Date,
    pub terms: Terms,
    pub candidates: BTreeMap<PersonId, Candidate>,
    /// Who is in one group for the share of the excellent; who is in none of several is in one of their own.
    pub groups: Vec<BTreeSet<PersonId>>,
    pub opened: Timestamp,
    /// Where the site's history stood when it was opened: who is declared a relative by then is one.
    pub place: u64,
    /// When it was frozen, and by which operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frozen: Option<(Timestamp, OperationId)>,
    /// How many of them were counted, for those who do not read of everybody.
    #[serde(default)]
    pub counted: usize,
    /// The windows as they were then: A first, then each B.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub windows: BTreeMap<PostId, Vec<PersonId>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub peers: Vec<PeerScored>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<Ballot>,
}

impl Assessment {
    /// Returns those of whom nothing is counted for good yet, where everything of them is known.
    pub(super) fn uncounted(&self) -> impl Iterator<Item = &PersonId> {
        let all = self.candidates.iter();
        all.filter(|(_, candidate)| candidate.sheet.is_none()).map(|(person, _)| person)
    }

    /// Returns of how many it is counted for good, where everything of them is known.
    pub(super) fn counted_so_far(&self) -> usize {
        self.candidates.len() - self.uncounted().count()
    }

    /// Takes in what was counted of some.
    pub(super) fn count(&mut self, sheets: &BTreeMap<PersonId, Sheet>) {
        for (person, sheet) in sheets {
            if let Some(candidate) = self.candidates.get_mut(person) {
                candidate.sheet = Some(sheet.clone());
            }
        }
        self.counted = self.counted_so_far();
    }

    /// Says whether what is counted stands for good, for everybody.
    pub fn is_counted(&self) -> bool {
        let all = self.counted == self.candidates.len() || self.uncounted().next().is_none();
        self.frozen.is_some() && all
    }
}

impl Objection {
    /// Returns what it is about.
    pub fn key(&self) -> Key<'_> {
        (&self.event, self.at, self.what)
    }
}

impl Candidate {
    /// Returns what stands decided now.
    pub fn decision(&self) -> Option<&Decided> {
        self.decided.last()
    }

    /// Returns what is known of the person as they may read it: what others wrote is theirs once it is decided.
    pub fn theirs(&self) -> Self {
        let decided = !self.decided.is_empty();
        let superior = if decided { self.superior.clone() } else { Vec::new() };
        let votes = self.votes.clone().filter(|_| decided);
        Self { superior, votes, ..self.clone() }
    }

    /// Returns the objection to an event.
    pub fn objection(&self, event: Key) -> Option<&Objection> {
        self.objections.iter().find(|one| one.key() == event)
    }

    /// Says whether the person objects to what is decided now.
    pub fn objects(&self) -> bool {
        let answered = self.answers.len() == self.decided.len();
        answered && self.answers.last().is_some_and(|answer| !answer.accepts)
    }
}

/// All cycles of a site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    assessments: Map<AssessmentId, Assessment>,
    /// What matters that have left the working set say against whom, in order of time, for as long as duty is
    /// kept. S1.5.1
    left: Map<PersonId, Vec<Evidence>>,
}

impl State {
    /// Returns a cycle.
    pub fn get(&self, id: &AssessmentId) -> Option<&Assessment> {
        self.assessments.get(id)
    }

    /// Returns every cycle, by name.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Assessment> {
        self.assessments.values()
    }

    /// Returns what matters that have left the working set say against somebody.
    pub fn left(&self, person: &PersonId) -> impl Iterator<Item = &Evidence> {
        self.left.get(person).into_iter().flatten()
    }

    /// Keeps what matters that leave the working set say, and forgets what is older than an instant.
    pub(crate) fn keep(&mut self, said: Vec<(PersonId, Evidence)>, since: Timestamp) {
        for (person, one) in said {
            let mut all = self.left.get(&person).cloned().unwrap_or_default();
            all.retain(|other| other.at >= since && *other != one);
            all.push(one);
            self.left.insert(person, all);
        }
    }

    /// Puts a cycle in.
    pub fn insert(&mut self, one: Assessment) {
        self.assessments.insert(one.id.clone(), one);
    }

    /// Changes a cycle; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &AssessmentId, change: impl FnOnce(&mut Assessment)) {
        if let Some(one) = self.assessments.get_mut(id) {
            change(one);
        }
    }

    /// Changes what is known of somebody in a cycle; an unknown one is left alone.
    pub(super) fn of(
        &mut self,
        id: &AssessmentId,
        person: &PersonId,
        change: impl FnOnce(&mut Candidate),
    ) {
        self.change(id, |one| {
            if let Some(candidate) = one.candidates.get_mut(person) {
                change(candidate);
            }
        });
    }
}

/// Who acts; nobody where the server does.
pub(super) fn by(stamp: &Stamp) -> PersonId {
    stamp.person().cloned().unwrap_or_else(|| PersonId(String::new()))
}
