//! A task goes to somebody else. S2.1.6

use serde::{Deserialize, Serialize};

use super::{Event, Owned, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{PersonId, TaskId};

/// Gives a task to somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GiveTask {
    pub task: TaskId,
    pub to: PersonId,
}

/// Somebody else sees to it from then on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskGiven {
    pub task: TaskId,
    pub to: PersonId,
}

impl GiveTask {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let task = rules::own_open(state, &self.task, stamp)?;
        rules::staff(state, &self.to, stamp.at)?;
        rules::to_another(task, &self.to)?;
        let Self { task, to } = self.clone();
        Ok(Event::TaskGiven(TaskGiven { task, to }))
    }
}

impl TaskGiven {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        if let Some(task) = state.tasks.get_mut(&self.task) {
            task.owners.push(Owned { person: self.to.clone(), from: stamp.at });
        }
    }
}
