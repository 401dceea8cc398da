//! A task is done: whoever has it says how. S2.1.6

use serde::{Deserialize, Serialize};

use super::{Done, Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::TaskId;

/// Says that a task is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinishTask {
    pub task: TaskId,
    pub words: String,
}

/// A task is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskFinished {
    pub task: TaskId,
    pub words: String,
}

impl FinishTask {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let task = rules::own_open(state, &self.task, stamp)?;
        rules::in_words(&task.line, &self.words)?;
        let Self { task, words } = self.clone();
        Ok(Event::TaskFinished(TaskFinished { task, words }))
    }
}

impl TaskFinished {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        if let Some(task) = state.tasks.get_mut(&self.task) {
            task.done = Some(Done { by, at: stamp.at, words: self.words.clone() });
        }
    }
}
