//! What screens are shown of the replica: the state, the counts, and the tray.

use std::sync::Arc;

use bianmin::rules::operation_id;
use domain::time::Timestamp;
use domain::{OperationId, PersonId};
use leptos::prelude::*;
use sync::replica::Notice;
use sync::{Hold, Verdict};

use super::Desk;
use crate::client::{Counts, NotSaved, TrayItem, Why};

impl Desk {
    /// Takes a tray item off: its owner has read it.
    ///
    /// # Errors
    /// [`NotSaved`] when the tablet cannot store that.
    pub async fn settle(&self, item: &OperationId) -> Result<(), NotSaved> {
        let _turn = self.0.turn.lock().await;
        let id = item.0.parse().map_err(|_| NotSaved::Closed)?;
        let applied = self.with_replica(|replica| replica.acknowledge(id))?;
        self.commit(applied.changes(), &[]).await?;
        self.with_replica(|replica| replica.adopt(applied))?
            .map_err(|stale| NotSaved::Failed(stale.to_string()))?;
        self.refresh();
        Ok(())
    }

    /// Shows the replica as it stands now.
    pub(super) fn refresh(&self) {
        let replica = self.0.replica.borrow();
        let Some(replica) = replica.as_ref() else { return };
        let counts = replica.counts();
        let counts = Counts {
            saved_here: whole(counts.saved_here),
            waiting: whole(counts.waiting),
            needs_you: whole(counts.needs_you),
        };
        let tray: Vec<TrayItem> = replica.inbox().map(tray_item).collect();
        let state = Arc::new(replica.view().clone());
        let shown = self.0.shown;
        shown.counts.set(counts);
        shown.tray.set(Arc::new(tray));
        shown.personal.update(|version| *version = version.wrapping_add(1));
        shown.state.set(state);
    }
}

fn whole(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

fn tray_item(notice: &Notice) -> TrayItem {
    TrayItem {
        operation: operation_id(notice.id),
        asked: json::from_str(&notice.operation).ok(),
        owner: Some(PersonId(notice.by.clone())),
        at: Timestamp(notice.at),
        why: why(&notice.verdict),
    }
}

fn why(verdict: &Verdict) -> Why {
    match verdict {
        Verdict::Rejected { refusal } => {
            json::from_str(refusal).map_or_else(|_| Why::Unknown(refusal.clone()), Why::Refused)
        }
        Verdict::DependencyRejected { of } => Why::Depends(operation_id(*of)),
        Verdict::Held(hold) => Why::Held(*hold),
        Verdict::Accepted | Verdict::AcceptedOldRules | Verdict::Merged { .. } => {
            Why::Held(Hold::Review)
        }
    }
}
