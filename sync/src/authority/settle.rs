//! What is held or parked comes back when its reason is gone.

use super::Authority;
use crate::id::{LogId, OperationId};
use crate::ledger::{Broken, Ledger, OpRow};
use crate::proof::Proof;
use crate::rules::Rules;
use crate::verdict::Hold;

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Lets a held operation, with the group it stands in, be decided: a supervisor has reviewed
    /// it, or vouches for it. Returns whether it was held.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn release(&mut self, id: OperationId) -> Result<bool, Broken> {
        if !self.held.contains_key(&id) {
            return Ok(false);
        }
        let row = self.ledger.ops(id.log, id.seq, id.seq)?.pop();
        let (first, last) = row.map_or((id.seq, id.seq), |row| group_range(&row.bytes, id.seq));
        for seq in first..=last {
            let member = OperationId::new(id.log, seq);
            if self.held.contains_key(&member) {
                self.ledger.release(member)?;
                self.released.insert(member);
            }
        }
        self.requeue(id)?;
        Ok(true)
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
        let released = &self.released;
        let torn = |op: &OpRow| {
            let cut = group_range(&op.bytes, op.id.seq).1 > tablet_head;
            op.id.log == log && cut && !released.contains(&op.id)
        };
        for op in self.queue.iter_mut().chain(&mut self.parked).filter(|op| torn(op)) {
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
