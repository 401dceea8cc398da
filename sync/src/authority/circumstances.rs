//! What is known of an operation before the rules are asked: its twins, what it builds upon, and
//! when it can have happened.

use super::Authority;
use crate::id::{Hash16, OperationId, Origin};
use crate::ledger::{Broken, Ledger, LogRow, OpRow};
use crate::op::Header;
use crate::rules::Rules;
use crate::switch::{Rule, is_on};
use crate::verdict::{Hold, Verdict};

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Returns another name under which the same operation was received.
    pub(super) fn twin(
        &mut self,
        row: &OpRow,
        header: &Header,
    ) -> Result<Option<OperationId>, Broken> {
        if !is_on(Rule::TwinCheck) {
            return Ok(None);
        }
        let own = Origin { id: row.id, hash: cut(&row.hash) };
        let rehomed = self.logs.get(&row.id.log).is_some_and(|log| log.rehomed);
        let other = if rehomed { self.ledger.origin(&own)? } else { None };
        if let Some(other) = other.filter(|other| *other != row.id) {
            return Ok(Some(other));
        }
        let Some(origin) = header.origin else { return Ok(None) };
        let original = self.ledger.hashes(origin.id.log, origin.id.seq, origin.id.seq)?.pop();
        if original.is_some_and(|(_, hash)| cut(&hash) == origin.hash) {
            return Ok(Some(origin.id));
        }
        if let Some(other) = self.ledger.origin(&origin)? {
            return Ok((other != row.id).then_some(other));
        }
        self.ledger.put_origin(&origin, row.id)?;
        let device = self.logs.get(&row.id.log).map(|log| log.device.clone()).unwrap_or_default();
        let first = self.register_log(origin.id.log, &device)?;
        if !first.rehomed {
            self.save_log(LogRow { rehomed: true, ..first })?;
        }
        Ok(None)
    }

    /// Returns the verdict an operation gets because of what it builds upon, if any.
    pub(super) fn dependency(
        &self,
        row: &OpRow,
        header: &Header,
    ) -> Result<Option<Verdict>, Broken> {
        // What stands in the same group is decided with it, all or nothing.
        let within = header.group.map_or(0, |(place, _)| u64::from(place));
        let before = |back: &&u64| **back > within && is_on(Rule::Dependencies);
        for back in header.deps.iter().filter(before) {
            let Some(seq) = row.id.seq.checked_sub(*back).filter(|seq| *seq > 0) else { continue };
            let id = OperationId::new(row.id.log, seq);
            match self.verdict_of(id)? {
                Some(Verdict::Rejected { .. } | Verdict::DependencyRejected { .. }) => {
                    return Ok(Some(Verdict::DependencyRejected { of: id }));
                }
                Some(Verdict::Held(_)) | None => {
                    return Ok(Some(Verdict::Held(Hold::Dependency)));
                }
                Some(Verdict::Accepted | Verdict::AcceptedOldRules | Verdict::Merged { .. }) => {}
            }
        }
        Ok(None)
    }

    fn verdict_of(&self, id: OperationId) -> Result<Option<Verdict>, Broken> {
        if let Some(verdict) = self.recent.get(&id) {
            return Ok(Some(verdict.clone()));
        }
        let ruling = self.ledger.rulings(id.log, id.seq, id.seq)?.pop().and_then(|(.., r)| r);
        Ok(ruling.and_then(|ruling| json::from_str(&ruling.verdict).ok()))
    }

    /// Bounds when an operation happened: not before what its tablet had seen was received, and
    /// not after it was received itself.
    pub(super) fn bounded(&mut self, header: &Header, received: i64) -> Result<i64, Broken> {
        if header.seen != self.seen.0 {
            let seen = self.ledger.event(header.seen)?;
            self.seen = (header.seen, seen.map_or(i64::MIN, |event| event.received));
        }
        Ok(header.at.max(self.seen.1).min(received))
    }
}

/// Returns the part of a chain hash that names an operation wherever it stands.
fn cut(hash: &Hash16) -> [u8; 8] {
    let mut out = [0; 8];
    out.copy_from_slice(&hash.0[..8]);
    out
}
