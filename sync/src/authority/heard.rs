//! When a tablet counts as heard of: everything it had is here, and decided. Only then does the
//! server know what the tablet can still have promised without it.

use super::Authority;
use crate::id::LogId;
use crate::ledger::Ledger;
use crate::rules::{Heard, Rules};
use crate::wire::Request;

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Returns which tablet a request lets the server hear of: its log, if nothing of what the
    /// tablet had written when it asked is missing, undecided or held.
    pub fn heard(&self, request: &Request) -> Option<Heard> {
        let known = |log: LogId| self.logs.get(&log).map_or(0, |row| row.head);
        let complete =
            request.logs.iter().all(|part| part.head <= known(part.log) && !self.waits(part.log));
        let last = request.logs.last().filter(|part| complete && part.log != LogId::SERVER)?;
        Some(Heard { log: last.log, time: request.time })
    }

    /// Says whether an operation of a log has no final verdict.
    fn waits(&self, log: LogId) -> bool {
        let rows = self.queue.iter().chain(&self.begun).chain(&self.parked);
        let mut ids = rows.map(|row| row.id).chain(self.held.keys().copied());
        ids.any(|id| id.log == log)
    }
}
