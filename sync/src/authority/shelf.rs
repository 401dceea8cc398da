//! The archive: what leaves the working set is kept in rows, and what an operation names is brought
//! back before it is decided. Both are operations of the server's own, so that every tablet follows
//! at the same place in the history.

use std::collections::BTreeMap;

use super::Authority;
use super::unit::Unit;
use crate::ledger::{Broken, EventRow, Ledger};
use crate::rules::{Archived, Heard, Move, Rules};
use crate::switch::{Rule, is_on};

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Says whether the server has something to do by itself.
    pub fn upkeep_due(&self, heard: Option<&Heard>, now: i64) -> bool {
        R::upkeep(&self.state, heard, self.meta.clock.max(now)).is_some()
    }

    /// Returns when the server has to look again by itself, ms since 1970.
    pub fn next_upkeep(&self, now: i64) -> Option<i64> {
        R::next_upkeep(&self.state, self.meta.clock.max(now))
    }

    /// Does what the server has to do by itself, a part of it where it is much. Returns whether
    /// anything happened.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn upkeep(&mut self, heard: Option<&Heard>, now: i64) -> Result<bool, Broken> {
        let now = self.tick(now);
        let Some(asked) = R::upkeep(&self.state, heard, now) else { return Ok(false) };
        let outcome = self.submit_own(&asked, R::SYSTEM, now)?;
        Ok(outcome.is_ok_and(|outcome| !outcome.events.is_empty()))
    }

    /// Brings back what the archive has under names, and returns how many things that were.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn recall(&mut self, names: &[String], now: i64) -> Result<usize, Broken> {
        let now = self.tick(now);
        let mut events = Vec::new();
        let count = self.bring_back(names, now, &mut events)?;
        self.ledger.append_events(&events)?;
        Ok(count)
    }

    /// Brings back what operations name and the working set lacks.
    pub(super) fn recall_for(
        &mut self,
        unit: &[Unit<R>],
        now: i64,
        events: &mut Vec<EventRow>,
    ) -> Result<(), Broken> {
        let mut names = Vec::new();
        for one in unit.iter().filter(|one| one.may_be_decided(&self.state)) {
            names.extend(one.asked.iter().flat_map(|asked| R::absent(&self.state, asked)));
        }
        if !names.is_empty() && is_on(Rule::Recall) {
            self.bring_back(&names, now, events)?;
        }
        Ok(())
    }

    fn bring_back(
        &mut self,
        names: &[String],
        now: i64,
        events: &mut Vec<EventRow>,
    ) -> Result<usize, Broken> {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for name in names {
            found.extend(self.ledger.archived_as(name)?.map(|row| (row.id, row.body)));
        }
        let bodies: Vec<String> = found.into_values().collect();
        if bodies.is_empty() {
            return Ok(0);
        }
        let asked = R::recall(&bodies);
        let asked = asked.ok_or_else(|| Broken("an archived body cannot be read".to_owned()))?;
        let (header, sealed) = self.seal_own(&asked, R::SYSTEM, None, now);
        // What is not archived any more was brought back already.
        let _outcome = self.admit_own(&asked, &header, sealed, now, events)?;
        Ok(bodies.len())
    }

    /// Keeps in rows what leaves, and takes out what comes back.
    pub(super) fn shelve(&mut self, moves: Vec<Move>) -> Result<(), Broken> {
        let mut leaves: Vec<Archived> = Vec::new();
        for one in moves {
            match one {
                Move::Leaves(row) => leaves.push(row),
                Move::Returns(row) => self.ledger.unarchive(&row.id)?,
            }
        }
        if leaves.is_empty() || !is_on(Rule::Archive) {
            return Ok(());
        }
        self.ledger.archive(&leaves)
    }

    /// Says whether everything an operation of the server's own brings back is in the archive, as it
    /// is: what a restore lost comes back from the tablets instead, and must not come twice.
    pub(super) fn has_archived(&self, moves: &[Move]) -> Result<bool, Broken> {
        for one in moves {
            if let Move::Returns(back) = one
                && self.ledger.archived_as(&back.id)?.is_none_or(|row| row != *back)
            {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
