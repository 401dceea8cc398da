//! The lists of a site, how they were answered day by day, and the tasks that came of it.

use serde::{Deserialize, Serialize};

use super::{Found, Kind, List, Seen, Shown, Which};
use crate::id::{LineKey, OperationId, PersonId, PostId, TaskId};
use crate::map::Map;
use crate::time::{Date, TimeOfDay, Timestamp, Zone, shift};

/// For how many days answers, and tasks that are done, are kept at hand.
const KEPT_DAYS: i64 = 62;

/// A list as it was answered once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub operation: OperationId,
    pub which: Which,
    pub at: Timestamp,
    pub by: PersonId,
    pub post: PostId,
    pub lines: Vec<Seen>,
    /// What was photographed of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub photos: Vec<Shown>,
}

/// Whose a task is, and since when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owned {
    pub person: PersonId,
    pub from: Timestamp,
}

/// How a task came to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    pub by: PersonId,
    pub at: Timestamp,
    pub words: String,
}

/// What was not in order, and whose it is to see to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub id: TaskId,
    pub which: Which,
    pub line: LineKey,
    pub found: Found,
    pub opened: Timestamp,
    /// The first owner.
    pub first: PersonId,
    /// Those it was given to after that, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<Owned>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Done>,
}

impl Task {
    /// Returns a task that has just been opened.
    pub(super) fn new(
        id: TaskId,
        (which, line): (Which, LineKey),
        found: Found,
        first: PersonId,
        opened: Timestamp,
    ) -> Self {
        Self { id, which, line, found, opened, first, owners: Vec::new(), done: None }
    }

    /// Returns whose it is.
    pub fn owner(&self) -> &PersonId {
        self.owners.last().map_or(&self.first, |owned| &owned.person)
    }
}

/// The lists of one site, its answers and its tasks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    lists: Vec<List>,
    /// Every answer of a day, in order of time whatever the order of arrival.
    #[serde(default)]
    days: Map<Date, Vec<Answer>>,
    #[serde(default)]
    pub(super) tasks: Map<TaskId, Task>,
}

impl State {
    /// Returns a list as it is set, also one the site does not use.
    pub fn list(&self, which: &Which) -> Option<&List> {
        self.lists.iter().find(|list| list.which == *which)
    }

    /// Returns the lists of a kind that the site uses.
    pub fn used(&self, kind: Kind) -> impl Iterator<Item = &List> {
        self.lists.iter().filter(move |list| list.which.kind == kind && list.from.is_some())
    }

    /// Returns every answer of a day, the earliest first.
    pub fn answers(&self, date: Date) -> &[Answer] {
        self.days.get(&date).map_or(&[], Vec::as_slice)
    }

    /// Returns the answers of one list on a day, the earliest first: the last one counts.
    pub fn answers_to(
        &self,
        date: Date,
        which: &Which,
    ) -> impl DoubleEndedIterator<Item = &Answer> {
        self.answers(date).iter().filter(move |answer| answer.which == *which)
    }

    /// Returns every answer at hand, day by day.
    pub fn all_answers(&self) -> impl Iterator<Item = (&Date, &Answer)> {
        self.days.iter().flat_map(|(date, all)| all.iter().map(move |answer| (date, answer)))
    }

    /// Returns an answer that is at hand.
    pub fn answer(&self, operation: &OperationId) -> Option<&Answer> {
        self.all_answers().map(|(_, answer)| answer).find(|one| one.operation == *operation)
    }

    /// Returns a task.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.get(id)
    }

    /// Returns the tasks that are not done, in order of id.
    pub fn open_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values().filter(|task| task.done.is_none())
    }

    /// Returns the open task of a line.
    pub fn open_task(&self, which: &Which, line: &LineKey) -> Option<&Task> {
        self.open_tasks().find(|task| task.which == *which && task.line == *line)
    }

    /// Sets a list in the place of the earlier one.
    pub(super) fn put(&mut self, list: List) {
        self.lists.retain(|other| other.which != list.which);
        let place = self.lists.partition_point(|other| other.which < list.which);
        self.lists.insert(place, list);
    }

    /// Takes in an answer at its own time.
    pub(super) fn answered(&mut self, date: Date, answer: Answer) {
        let key = |answer: &Answer| (answer.at, answer.operation.clone());
        self.days.change(date, |all| {
            let place = all.partition_point(|other| key(other) < key(&answer));
            all.insert(place, answer);
        });
    }

    /// Puts a photo to its answer; an unknown answer is left alone.
    pub(super) fn show(&mut self, answer: &OperationId, shown: Shown) {
        self.change(answer, |photos| photos.push(shown));
    }

    /// Forgets that there were photos of an answer: they are erased.
    pub(crate) fn hide(&mut self, answer: &OperationId) {
        self.change(answer, Vec::clear);
    }

    fn change(&mut self, answer: &OperationId, change: impl FnOnce(&mut Vec<Shown>)) {
        let found = self.all_answers().find(|(_, one)| one.operation == *answer);
        let Some(date) = found.map(|(date, _)| *date) else { return };
        self.days.change(date, |all| {
            let found = all.iter_mut().find(|one| one.operation == *answer);
            if let Some(one) = found {
                change(&mut one.photos);
            }
        });
    }

    /// Lets go of what is long past on a new day.
    pub(super) fn forget(&mut self, date: Date) {
        if self.days.contains_key(&date) {
            return;
        }
        let limit = shift(date, -KEPT_DAYS - 1);
        self.days = self.days.after(&limit);
        let oldest = Timestamp::at(limit, TimeOfDay(0), Zone::default());
        let old = |task: &&Task| task.done.as_ref().is_some_and(|done| done.at < oldest);
        let old: Vec<TaskId> =
            self.tasks.values().filter(old).map(|task| task.id.clone()).collect();
        for id in old {
            self.tasks.remove(&id);
        }
    }
}
