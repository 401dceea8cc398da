//! Opening: the newest snapshot, the events after it, and what waits to be decided.

use std::collections::{BTreeMap, VecDeque};

use super::{Authority, META, Meta, Setup};
use crate::id::Cursor;
use crate::ledger::{Broken, Ledger, OpRow};
use crate::page::{Manifest, unpack_page};
use crate::record;
use crate::rules::Rules;
use crate::verdict::{Hold, Verdict};

/// How many events are read at once.
const READING: usize = 512;

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Opens the site a ledger holds, a new one if it holds nothing.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails, or holds what this build cannot read.
    pub fn open(ledger: L, setup: Setup) -> Result<Self, Broken> {
        let text = ledger.meta(META)?;
        let meta = match &text {
            Some(text) => json::from_str(text).map_err(|e| Broken(e.to_string()))?,
            None => Meta { epoch: setup.epoch, ..Meta::default() },
        };
        let renewed = meta.build != setup.build || meta.rules != R::RULES;
        let logs = ledger.logs()?.into_iter().map(|row| (row.log, row)).collect();
        let mut authority = Self {
            ledger,
            setup,
            state: R::State::default(),
            cursor: Cursor::default(),
            meta,
            logs,
            queue: VecDeque::new(),
            begun: Vec::new(),
            parked: Vec::new(),
            held: BTreeMap::new(),
            recent: BTreeMap::new(),
            seen: (0, i64::MIN),
        };
        authority.load_snapshot()?;
        authority.replay()?;
        authority.load_open(renewed)?;
        if renewed || text.is_none() {
            authority.meta.build = authority.setup.build.clone();
            authority.meta.rules = R::RULES;
            authority.meta.schema = R::SCHEMA;
            authority.save_meta()?;
        }
        Ok(authority)
    }

    /// Loads the newest snapshot that can be read and was made by these rules.
    fn load_snapshot(&mut self) -> Result<(), Broken> {
        if self.meta.schema != R::SCHEMA || self.meta.rules != R::RULES {
            return Ok(());
        }
        for manifest in self.meta.manifests.clone() {
            if let Some(state) = self.read_snapshot(&manifest)? {
                self.state = state;
                self.cursor = manifest.cursor;
                return Ok(());
            }
        }
        Ok(())
    }

    fn read_snapshot(&self, manifest: &Manifest) -> Result<Option<R::State>, Broken> {
        let mut pages = Vec::new();
        for mark in &manifest.pages {
            let Some(row) = self.ledger.page(&mark.hash)? else { return Ok(None) };
            let Ok(page) = unpack_page(&row.bytes) else { return Ok(None) };
            pages.push(page);
        }
        Ok(R::from_pages(&pages.iter().collect::<Vec<_>>()).ok())
    }

    /// Takes in the events after the snapshot.
    fn replay(&mut self) -> Result<(), Broken> {
        loop {
            let rows = self.ledger.events(self.cursor.gseq, READING)?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                let (stamp, event) = record::read(&row.bytes, row.gseq)
                    .map_err(|_| Broken(format!("event {} cannot be read", row.gseq)))?;
                R::evolve(&mut self.state, &stamp, &event);
                self.cursor = Cursor { gseq: row.gseq, hash: row.hash };
            }
        }
    }

    /// Queues what has no final verdict. A new build tries again what the old one could not decide.
    fn load_open(&mut self, renewed: bool) -> Result<(), Broken> {
        for id in self.ledger.open_ops()? {
            let Some(mut row) = self.ledger.ops(id.log, id.seq, id.seq)?.pop() else { continue };
            let reviewed = R::reviewed(&self.state, id, row.received);
            match hold(&row)?.filter(|hold| *hold != Hold::Review || !reviewed) {
                None => {
                    row.tries = if renewed { 0 } else { row.tries };
                    self.queue.push_back(row);
                }
                Some(hold) => {
                    self.held.insert(id, hold);
                }
            }
        }
        let mended = |hold: Hold| matches!(hold, Hold::UnknownKind | Hold::ServerFault);
        let again = self.held.iter().filter(|(_, hold)| renewed && mended(**hold));
        for id in again.map(|(id, _)| *id).collect::<Vec<_>>() {
            self.requeue(id)?;
        }
        Ok(())
    }
}

/// Returns why a row is held, none if it is undecided.
fn hold(row: &OpRow) -> Result<Option<Hold>, Broken> {
    let Some(ruling) = &row.ruling else { return Ok(None) };
    match json::from_str(&ruling.verdict) {
        Ok(Verdict::Held(hold)) => Ok(Some(hold)),
        Ok(_) => Ok(None),
        Err(error) => Err(Broken(error.to_string())),
    }
}
