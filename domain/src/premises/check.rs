//! A list is answered: each line in order, not in order with words, or a stock by its number. S2.1.1–S2.1.3,
//! S2.1.6

use serde::{Deserialize, Serialize};

use super::{Answer, Event, Line, List, Refusal, State, Task, TaskGiven, Which, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{LineKey, PersonId, PostId, TaskId};
use crate::time::Date;

/// How a line was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Found {
    InOrder,
    /// What is wrong, and whose task it becomes; whoever answers where nobody is named.
    NotInOrder {
        words: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
    },
    /// How many are there, and whose task it becomes where they are too few.
    Stock {
        left: u16,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
    },
}

/// A line, and how it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    pub line: LineKey,
    pub found: Found,
}

/// Answers a list as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    pub which: Which,
    pub lines: Vec<Seen>,
}

/// A line that was not in order has become a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    pub line: LineKey,
    pub owner: PersonId,
}

/// A list is answered; the operation names the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    pub which: Which,
    /// Where whoever answered stood.
    pub post: PostId,
    /// The day at the site.
    pub date: Date,
    pub lines: Vec<Seen>,
    /// What became a task by it: a line whose task is open already has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

impl Check {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Vec<Event>, crate::Refusal> {
        let post = crate::contact::rules::serving(state, stamp)?;
        let by = crate::contact::rules::actor(stamp)?;
        let list = rules::known(state, &self.which)?;
        rules::once(&self.lines)?;
        rules::said(&self.lines)?;
        rules::owners_known(state, &self.lines)?;
        let (mut opened, mut events) = (Vec::new(), Vec::new());
        for seen in self.lines.iter().filter(|seen| seen.is_wrong(list)) {
            let named = seen.owner();
            match state.premises.open_task(&self.which, &seen.line) {
                None => {
                    let owner = named.unwrap_or(by).clone();
                    opened.push(Opened { line: seen.line.clone(), owner });
                }
                Some(task) => events.extend(given(task, named)),
            }
        }
        let (which, lines) = (self.which.clone(), self.lines.clone());
        let date = stamp.at.date(state.site.zone);
        let checked = Checked { which, post, date, lines, opened };
        events.insert(0, Event::Checked(checked));
        Ok(events)
    }

    /// Asks what only the list as this tablet knows it can say.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let list = rules::known(state, &self.which)?;
        rules::holds_here(state, list, stamp)?;
        rules::of_its_kind(list, &self.lines)?;
        rules::every_line(list, &self.lines)?;
        rules::owners_there(state, &self.lines, stamp.at)
    }
}

/// Returns that an open task goes to whoever was named now.
fn given(task: &Task, named: Option<&PersonId>) -> Option<Event> {
    let to = named.filter(|named| *named != task.owner())?.clone();
    Some(Event::TaskGiven(TaskGiven { task: task.id.clone(), to }))
}

impl Found {
    fn is_said_wrong(&self) -> bool {
        matches!(self, Self::NotInOrder { .. })
    }
}

impl Seen {
    /// Says whether it needs somebody to do something, by the list as it is set now.
    pub fn is_wrong(&self, list: &List) -> bool {
        list.line(&self.line).map_or(self.found.is_said_wrong(), |line| self.needs(line))
    }

    /// S2.1.1, S2.1.2 Says whether its line needs somebody to do something: it is not in order, or too few are left.
    pub fn needs(&self, line: &Line) -> bool {
        match &self.found {
            Found::InOrder | Found::NotInOrder { .. } => self.found.is_said_wrong(),
            Found::Stock { left, .. } => line.least.is_some_and(|least| *left < least),
        }
    }

    /// Returns what was said of it.
    pub fn words(&self) -> Option<&str> {
        match &self.found {
            Found::NotInOrder { words, .. } => Some(words),
            Found::InOrder | Found::Stock { .. } => None,
        }
    }

    /// Returns who was named to see to it.
    pub fn owner(&self) -> Option<&PersonId> {
        match &self.found {
            Found::InOrder => None,
            Found::NotInOrder { owner, .. } | Found::Stock { owner, .. } => owner.as_ref(),
        }
    }
}

impl Checked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        state.forget(self.date);
        for opened in &self.opened {
            let id = TaskId::of(&stamp.operation, &opened.line);
            let found = self.lines.iter().find(|seen| seen.line == opened.line);
            if let Some(found) = found.map(|seen| seen.found.clone()) {
                let (line, owner) = (opened.line.clone(), opened.owner.clone());
                let task = Task::new(id, (self.which.clone(), line), found, owner, stamp.at);
                state.tasks.insert(task.id.clone(), task);
            }
        }
        let Self { which, post, lines, .. } = self.clone();
        let operation = stamp.operation.clone();
        state.answered(
            self.date,
            Answer { operation, which, at: stamp.at, by, post, lines, photos: Vec::new() },
        );
    }
}
