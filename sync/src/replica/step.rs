//! A step of the replica: worked out, then stored, then taken over.

use super::rebase::rebase;
use super::store::{Changes, Writes};
use super::{Core, Replica};
use crate::id::OperationId;
use crate::rules::Rules;

/// Says that another step was taken over in between: work this one out again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("another step was taken in between")]
pub struct Stale;

/// What a step brought, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// Own operations that are confirmed now.
    pub confirmed: usize,
    /// Own operations newly refused or held: they are in the inbox.
    pub needs_you: Vec<OperationId>,
    /// Events of others.
    pub foreign: usize,
    /// Operations moved to another log, old name and new: their drafts and slips may name them.
    pub rehomed: Vec<(OperationId, OperationId)>,
    /// Whether more is to be pulled or pushed at once.
    pub more: bool,
    /// Whether a page of the first sync came whole.
    pub pages_done: bool,
}

/// A step that is worked out and not yet taken over.
#[derive(Debug)]
pub struct Applied<R: Rules> {
    pub(super) core: Core<R>,
    pub(super) view: Option<R::State>,
    pub(super) doubts: Vec<OperationId>,
    changes: Changes,
    news: News,
}

impl<R: Rules> Applied<R> {
    /// Ends a step: gives the core its next turn and works out the view anew if `rebased` asks.
    pub(super) fn new(
        mut core: Core<R>,
        writes: Writes,
        news: News,
        rebased: Rebased<R>,
        doubts: &[OperationId],
    ) -> Self {
        core.turn += 1;
        let changes = writes.finish(&core);
        let (view, doubts) = match rebased {
            Rebased::Same => (None, doubts.to_vec()),
            Rebased::Anew => {
                let (view, doubts) = rebase(&core, core.shown());
                (Some(view), doubts)
            }
            Rebased::Upon(state) => {
                let (view, doubts) = rebase(&core, state);
                (Some(view), doubts)
            }
        };
        Self { core, view, doubts, changes, news }
    }

    /// Returns what to store, in one strict transaction.
    pub fn changes(&self) -> &Changes {
        &self.changes
    }
}

/// What becomes of the view.
pub(super) enum Rebased<R: Rules> {
    Same,
    Anew,
    /// Upon part of a state, while the rest is on its way.
    Upon(R::State),
}

impl<R: Rules> Replica<R> {
    /// Takes over a step whose changes are stored.
    ///
    /// # Errors
    /// [`Stale`] if another step was taken over since; its changes would not have been stored.
    pub fn adopt(&mut self, applied: Applied<R>) -> Result<News, Stale> {
        if applied.changes.expect != self.core.turn {
            return Err(Stale);
        }
        let (log, head) = (self.log(), self.core.current().head);
        self.core = applied.core;
        if let Some(view) = applied.view {
            self.view = view;
        }
        self.doubts = applied.doubts;
        // What was moved to this log may be somebody else's: no signature goes on over it.
        if (self.log(), self.core.current().head) != (log, head) {
            self.segment = None;
        }
        Ok(applied.news)
    }

    /// Takes a notice out of the inbox: a person has dealt with it.
    pub fn acknowledge(&self, id: OperationId) -> Applied<R> {
        let mut core = self.core.clone();
        let mut writes = Writes::default();
        if core.inbox.remove(&id).is_some() {
            writes.delete(super::Table::Inbox, &id);
        }
        Applied::new(core, writes, News::default(), Rebased::Same, &self.doubts)
    }
}
