//! What is held or parked comes back when its reason is gone.

use super::Authority;
use crate::id::{LogId, OperationId};
use crate::ledger::{Broken, Ledger, OpRow};
use crate::op::{Header, header, operation};
use crate::proof::Proof;
use crate::rules::Rules;
use crate::verdict::Hold;

/// What one review finds upon: an operation, or what is held of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The operations, each with what was asked as JSON.
    pub operations: Vec<(OperationId, String)>,
    /// Who is said to answer for them.
    pub by: String,
    pub device: String,
    /// When it happened by the tablet's claim, and when it was received: ms since 1970.
    pub at: i64,
    pub received: i64,
}

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Lists what waits for a person's review, oldest first, at most `most` units: an operation
    /// alone, or what is held of a group.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn under_review(&self, most: usize) -> Result<Vec<Unit>, Broken> {
        let mut rows = Vec::new();
        for (id, _) in self.held.iter().filter(|(_, hold)| **hold == Hold::Review) {
            rows.extend(self.ledger.ops(id.log, id.seq, id.seq)?);
        }
        rows.sort_by_key(|row| row.arrival);
        let mut units: Vec<Unit> = Vec::new();
        for row in rows {
            if units.iter().any(|unit| unit.operations.iter().any(|(id, _)| *id == row.id)) {
                continue;
            }
            if units.len() == most {
                break;
            }
            units.extend(self.unit(&row)?);
        }
        Ok(units)
    }

    /// Returns an operation with what else is held, and not reviewed, of its group.
    fn unit(&self, row: &OpRow) -> Result<Option<Unit>, Broken> {
        let Ok(Header { by, at, .. }) = header(&row.bytes) else { return Ok(None) };
        let (first, last) = group_range(&row.bytes, row.id.seq);
        let device = self.logs.get(&row.id.log).map(|log| log.device.clone()).unwrap_or_default();
        let mut unit = Unit { operations: Vec::new(), by, device, at, received: row.received };
        for row in self.ledger.ops(row.id.log, first, last)? {
            let reviewed = R::reviewed(&self.state, row.id, row.received);
            if self.held.contains_key(&row.id) && !reviewed {
                let json = operation(&row.bytes).unwrap_or("null").to_owned();
                unit.operations.push((row.id, json));
            }
        }
        Ok((!unit.operations.is_empty()).then_some(unit))
    }

    /// Lets what was reviewed since it was held be decided, with the group it stands in.
    pub(super) fn release_reviewed(&mut self) -> Result<(), Broken> {
        let held = self.held.iter().filter(|(_, hold)| **hold == Hold::Review);
        for id in held.map(|(id, _)| *id).collect::<Vec<_>>() {
            let Some(row) = self.ledger.ops(id.log, id.seq, id.seq)?.pop() else { continue };
            if R::reviewed(&self.state, id, row.received) {
                self.ledger.release(id)?;
                self.requeue(id)?;
            }
        }
        Ok(())
    }

    /// Puts a held operation, and the group it stands in, back into the queue.
    pub(super) fn requeue(&mut self, id: OperationId) -> Result<(), Broken> {
        let Some(row) = self.ledger.ops(id.log, id.seq, id.seq)?.pop() else { return Ok(()) };
        let (first, last) = group_range(&row.bytes, id.seq);
        for mut row in self.ledger.ops(id.log, first, last)? {
            if self.held.remove(&row.id).is_some() {
                row.tries = 0;
                self.queue.push_back(row);
            }
        }
        Ok(())
    }

    /// Requeues what was held for want of the proof that has come.
    pub(super) fn requeue_proven(&mut self, log: LogId, proof: &Proof) -> Result<(), Broken> {
        let covered = |id: &OperationId| id.log == log && (proof.from..=proof.to).contains(&id.seq);
        let waiting = self.queue.iter_mut().chain(&mut self.parked);
        for op in waiting.filter(|op| covered(&op.id)) {
            op.proven = true;
        }
        let held =
            self.held.iter().filter(|(id, hold)| covered(id) && **hold == Hold::MissingProof);
        for id in held.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.requeue(id)?;
        }
        Ok(())
    }

    /// Requeues what was held because it builds upon something of a log that is now settled.
    pub(super) fn requeue_dependents(&mut self, log: LogId) -> Result<(), Broken> {
        let waits = |id: &OperationId, hold: Hold| id.log == log && hold == Hold::Dependency;
        let held = self.held.iter().filter(|(id, hold)| waits(id, **hold));
        for id in held.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.requeue(id)?;
        }
        Ok(())
    }

    /// Lets a person look at parked operations whose group's rest their tablet has not got either.
    pub(super) fn review_torn(&mut self, log: LogId, tablet_head: u64) {
        let torn =
            |op: &&mut OpRow| op.id.log == log && group_range(&op.bytes, op.id.seq).1 > tablet_head;
        for op in self.queue.iter_mut().chain(&mut self.parked).filter(torn) {
            op.quarantined = true;
        }
        self.unpark(log);
    }

    /// Puts parked operations of a log back before the others: more of it has arrived.
    pub(super) fn unpark(&mut self, log: LogId) {
        let parked = std::mem::take(&mut self.parked);
        let (back, rest): (Vec<_>, Vec<_>) = parked.into_iter().partition(|op| op.id.log == log);
        self.parked = rest;
        for op in back.into_iter().rev() {
            self.queue.push_front(op);
        }
    }
}

/// Returns the first and last sequence of the group an operation stands in; itself if in none.
pub(super) fn group_range(bytes: &[u8], seq: u64) -> (u64, u64) {
    let group = crate::op::header(bytes).ok().and_then(|header| header.group);
    match group {
        Some((place, size)) if place < size && u64::from(place) < seq => {
            let first = seq - u64::from(place);
            (first, first + u64::from(size) - 1)
        }
        Some(_) | None => (seq, seq),
    }
}
