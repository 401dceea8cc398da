//! What a tablet knows of one of its logs.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::hash::log_start;
use crate::id::{Hash16, LogId};
use crate::switch::{Rule, is_on};

/// One log of this storage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Book {
    pub log: LogId,
    /// The log's number at the site, once the server has told it.
    pub number: Option<u32>,
    /// The last operation entered, 0 for none.
    pub head: u64,
    /// The chain's hash at `head`.
    pub hash: Hash16,
    /// The last operation no longer kept here, 0 if all are.
    pub floor: u64,
    /// The chain's hash at `floor`.
    pub floor_hash: Hash16,
    /// The last operation the server has, as far as is known.
    pub acked: u64,
    /// Up to here every operation is confirmed or finally refused, and the server said so.
    pub settled: u64,
    /// Those after `settled` that are done too.
    pub done: BTreeSet<u64>,
    /// Where to look for the last place both chains are the same.
    pub probe: Option<u64>,
    /// Whether the server has to say again what became of what was done: it was restored.
    pub recheck: bool,
}

/// Stands in for the log there always is.
pub(super) static NONE: Book = EMPTY;

const EMPTY: Book = Book {
    log: LogId::SERVER,
    number: None,
    head: 0,
    hash: Hash16([0; 16]),
    floor: 0,
    floor_hash: Hash16([0; 16]),
    acked: 0,
    settled: 0,
    done: BTreeSet::new(),
    probe: None,
    recheck: false,
};

impl Book {
    /// Begins a log.
    pub fn new(site: &str, device: &str, log: LogId) -> Self {
        let hash = log_start(site, device, log);
        Self { log, hash, floor_hash: hash, ..EMPTY }
    }

    /// Says whether an operation needs no more attention: confirmed, merged or refused.
    pub fn is_done(&self, seq: u64) -> bool {
        seq <= self.settled || self.done.contains(&seq)
    }

    /// Notes that an operation is done.
    pub fn finish(&mut self, seq: u64) {
        if seq > self.settled {
            self.done.insert(seq);
        }
    }

    /// Raises `settled` over what is done.
    pub fn settle(&mut self) {
        if self.recheck {
            return;
        }
        while self.done.remove(&(self.settled + 1)) {
            self.settled += 1;
        }
    }

    /// After a restore: the server is to tell again what became of everything.
    pub fn doubt_all(&mut self) {
        if is_on(Rule::GiveBack) {
            self.done.extend(self.floor + 1..=self.settled);
            self.settled = self.floor;
            self.recheck = true;
        }
    }

    /// Takes the server's word for how much of this log it has: what it lost is pending again.
    pub fn server_has(&mut self, head: u64) {
        let acked = head.min(self.head);
        self.acked = if is_on(Rule::GiveBack) { acked } else { acked.max(self.acked) };
        if self.settled > self.acked {
            self.settled = self.acked.max(self.floor);
        }
        let acked = self.acked;
        self.done.retain(|seq| *seq <= acked);
    }
}
