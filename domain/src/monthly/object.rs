//! Whoever serves at a window sees each point and may object to it; somebody else settles it, before the month is
//! closed. 2.11, S1.5.1

use serde::{Deserialize, Serialize};

use super::state::{Against, Objection};
use super::{Event, State, What, rules};
use crate::assessment::Settled;
use crate::context::Stamp;
use crate::id::{OperationId, PostId};
use crate::time::{Month, Timestamp};
use crate::{Decision, State as Site};

/// Asks to object to a point, and that somebody objects; why travels apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    pub month: Month,
    pub post: PostId,
    pub event: OperationId,
    /// When it was, and what: one operation may show several.
    pub at: Timestamp,
    pub what: What,
}

/// Asks to settle an objection, and that it is settled; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    pub month: Month,
    pub post: PostId,
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
    /// Whether the point counts after all.
    pub counts: bool,
}

impl Object {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let point = (&self.event, self.at, &self.what);
        rules::of_window(state, (self.month, &self.post), stamp)?;
        rules::not_closed(state, self.month)?;
        rules::is_counted(state, (self.month, &self.post), point, stamp.at)?;
        rules::objected_once(state, (self.month, &self.post), point)?;
        Ok(super::decision(Event::Objected(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let Self { event, at, what, .. } = self.clone();
        let objection = Objection { operation: stamp.operation.clone(), by, settled: None };
        state.change(self.month, &self.post, |sheet| {
            sheet.objections.push(Against { event, at, what, objection });
        });
    }
}

impl Settle {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let point = (&self.event, self.at, &self.what);
        rules::not_closed(state, self.month)?;
        rules::settles(state, (self.month, &self.post), point, stamp)?;
        Ok(super::decision(Event::Settled(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person().cloned() else { return };
        let settled = Settled { counts: self.counts, by, operation: stamp.operation.clone() };
        let point = (&self.event, self.at, &self.what);
        state.change(self.month, &self.post, |sheet| {
            let own = sheet.objections.iter_mut().find(|one| one.key() == point);
            if let Some(own) = own {
                own.objection.settled = Some(settled);
            }
        });
    }
}
