//! Submitting: decide, seal, sign, one strict transaction, and only then "saved on this tablet".

use bianmin::Bianmin;
use bianmin::rules::operation_id;
use domain::{Operation, OperationId, PersonId};
use leptos::prelude::*;
use sync::Attachment;
use sync::proof::Signature;
use sync::replica::{Change, Changes, Draft, Moment, NotPrepared, Prepared, Table};

use super::open::{KNOWN, TABLES};
use super::{Desk, reading};
use crate::client::{NotSaved, Saved};
use crate::shell::browser::random;
use crate::shell::store::{META, StoreFault, Sure, TABLET, Write};

/// Takes up room that is given back when the storage is full, so that work can go on.
pub const BALLAST: &str = "ballast";

impl From<StoreFault> for NotSaved {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Full => Self::StorageFull,
            StoreFault::Overtaken => Self::Closed,
            StoreFault::Broken(words) => Self::Failed(words),
        }
    }
}

/// One step as the shell knows it: what is asked, and the attachment's bytes.
pub type Sealable = (Operation, Option<Vec<u8>>);

impl Desk {
    /// Saves operations together, all or none.
    ///
    /// # Errors
    /// [`NotSaved`]; nothing has changed then.
    pub async fn submit(
        &self,
        steps: impl FnOnce(&dyn Fn(u32) -> OperationId) -> Vec<Sealable>,
    ) -> Result<Saved, NotSaved> {
        let _turn = self.0.turn.lock().await;
        let (person, key) = self.unlocked().ok_or(NotSaved::Closed)?;
        let drafts = drafts(steps(&|place| self.next(place)))?;
        let count = u32::try_from(drafts.len()).unwrap_or_default();
        let prepared = self.prepare(drafts, &person)?;
        let signature =
            key.sign(&prepared.to_sign()).await.map_err(|fault| NotSaved::Failed(fault.0))?;
        let prepared = prepared.signed(Signature(signature));
        // No start reads an earlier time than that of what was written: see `Clock::start`.
        let known = Write::text(TABLET, KNOWN, &self.now().0.to_string());
        self.commit(&prepared.changes(), &[known]).await?;
        let warnings = prepared.warnings.clone();
        let saved = self
            .with_replica(|replica| replica.committed(prepared))?
            .map_err(|stale| NotSaved::Failed(stale.to_string()))?;
        self.remember_head();
        self.refresh();
        self.nudge();
        let first = saved.first().copied().ok_or(NotSaved::Closed)?;
        Ok(Saved { operation: operation_id(first), steps: count, warnings })
    }

    fn prepare(
        &self,
        drafts: Vec<Draft<Operation>>,
        person: &PersonId,
    ) -> Result<Prepared<Bianmin>, NotSaved> {
        let moment = self.moment();
        self.with_replica(|replica| replica.prepare(drafts, &person.0, &moment))?.map_err(|why| {
            match why {
                NotPrepared::Refused { refusal, .. } => NotSaved::Refused(refusal),
                NotPrepared::Unwritable(fault) => NotSaved::Failed(fault.to_string()),
            }
        })
    }

    fn moment(&self) -> Moment {
        let now = reading();
        Moment { at: self.0.clock.get().at(now), wall: now.wall, mono: now.steady }
    }

    pub(super) fn with_replica<T>(
        &self,
        act: impl FnOnce(&mut sync::replica::Replica<Bianmin>) -> T,
    ) -> Result<T, NotSaved> {
        self.0.replica.borrow_mut().as_mut().map(act).ok_or(NotSaved::Closed)
    }

    /// Makes changes of the replica stand on the disk, and what is written beside them, in one
    /// transaction; the turn is held.
    pub(super) async fn commit(
        &self,
        changes: &Changes,
        beside: &[Write],
    ) -> Result<(), StoreFault> {
        match self.commit_once(changes, beside).await {
            Err(StoreFault::Full) => {
                self.0.shown.full.set(true);
                let store = self.store().ok_or(StoreFault::Full)?;
                store.write(Sure::Relaxed, vec![Write::Delete(TABLET, BALLAST.into())]).await?;
                self.commit_once(changes, beside).await
            }
            Err(StoreFault::Broken(_)) => {
                // A tablet that slept may find its connection closed: the turn keeps a second
                // try from writing twice.
                self.reopen_store().await?;
                self.commit_once(changes, beside).await
            }
            Err(StoreFault::Overtaken) => {
                self.stand_aside();
                Err(StoreFault::Overtaken)
            }
            Ok(()) => Ok(()),
        }
    }

    async fn commit_once(&self, changes: &Changes, beside: &[Write]) -> Result<(), StoreFault> {
        let store = self.store().ok_or(StoreFault::Overtaken)?;
        let writes = changes.writes.iter().map(write).chain(beside.iter().cloned()).collect();
        let expect = changes.expect;
        let same = |found: Option<Vec<u8>>| {
            let text = found.and_then(|bytes| String::from_utf8(bytes).ok());
            text.and_then(|text| text.parse().ok()).unwrap_or(0) == expect
        };
        store.write_if((META, Changes::TURN), same, writes).await
    }
}

/// Gives each step's attachment a key of its own, so that erasing it leaves nothing behind.
fn drafts(steps: Vec<Sealable>) -> Result<Vec<Draft<Operation>>, NotSaved> {
    let draft = |(operation, bytes): Sealable| {
        let attachment = match bytes {
            Some(bytes) => {
                let key = random().map_err(|fault| NotSaved::Failed(fault.0))?;
                Some(Attachment { key, bytes })
            }
            None => None,
        };
        Ok(Draft { operation, attachment })
    };
    steps.into_iter().map(draft).collect()
}

/// Returns a change of the replica as a write of the store.
fn write(change: &Change) -> Write {
    let name =
        |table: &Table| TABLES.iter().find(|(one, _)| one == table).map_or(META, |one| one.1);
    match change {
        Change::Put(table, key, value) => Write::bytes(name(table), key.clone(), value),
        Change::Delete(table, key) => Write::Delete(name(table), key.clone()),
        Change::Clear(table) => Write::Clear(name(table)),
    }
}
