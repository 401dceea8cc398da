//! The server's half: receives before it decides, decides each operation in its own turn, answers.
//!
//! One request is [`Authority::authenticate`], [`Authority::receive`], then [`Authority::begin`]
//! and [`Authority::decide`] as long as there is [`Progress::More`], then [`Authority::reply`].
//! Each call is one transaction of the ledger; what `receive` and `begin` wrote is made durable
//! before `decide`, so that a crash loses nothing and an operation that crashes the server is
//! tried twice and then held. After an error of the ledger the authority is dropped and opened
//! anew.

mod chained;
mod circumstances;
mod decide;
mod heard;
mod open;
mod own;
mod receive;
mod reply;
mod settle;
mod shelf;
mod snapshot;
mod unit;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

pub use own::OwnOutcome;
pub use receive::{Receipt, Unauthenticated, Unreceived};
pub use settle::Unit;

use crate::hash::Tree;
use crate::id::{Cursor, Epoch, LogId, OperationId};
use crate::ledger::{Broken, Ledger, LogRow, OpRow};
use crate::page::Manifest;
use crate::proof::Verify;
use crate::rules::Rules;
use crate::verdict::{Hold, Verdict};

/// What an authority is told about where it runs.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The site's name: part of every log's first hash and of every signature.
    pub site: String,
    /// The server's build: a new one tries again what an old one could not decide.
    pub build: String,
    /// Verifies Ed25519 signatures.
    pub verify: Verify,
    /// 8 random bytes: the epoch of a new site.
    pub epoch: Epoch,
}

/// Whether operations are left that could be decided now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    Done,
    More,
}

/// What is remembered beside the tables, in one row.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Meta {
    epoch: Epoch,
    build: String,
    rules: u32,
    schema: u32,
    /// The latest moment the server has acted in, ms since 1970.
    clock: i64,
    /// The last arrival's number.
    arrival: u64,
    tree: Tree,
    /// The newest snapshots, the newest first.
    manifests: Vec<Manifest>,
}

/// One site's authority.
#[derive(Debug)]
pub struct Authority<R: Rules, L: Ledger> {
    ledger: L,
    setup: Setup,
    state: R::State,
    cursor: Cursor,
    meta: Meta,
    logs: BTreeMap<LogId, LogRow>,
    /// Received and not decided, in order of arrival.
    queue: VecDeque<OpRow>,
    /// Begun and not decided: durable as begun.
    begun: Vec<OpRow>,
    /// The first operations of groups of which the rest has not arrived.
    parked: Vec<OpRow>,
    held: BTreeMap<OperationId, Hold>,
    /// Verdicts given lately, for those that build upon them.
    recent: BTreeMap<OperationId, Verdict>,
    /// The moment the last looked-up place in the history was received.
    seen: (u64, i64),
}

/// The name of the row [`Meta`] is kept under.
const META: &str = "authority";

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Returns the confirmed state.
    pub fn state(&self) -> &R::State {
        &self.state
    }

    /// Returns the end of the history.
    pub fn head(&self) -> Cursor {
        self.cursor
    }

    /// Returns the epoch: it changes when the server is found to have been restored.
    pub fn epoch(&self) -> Epoch {
        self.meta.epoch
    }

    /// Returns the tree over the whole history.
    pub fn tree(&self) -> &Tree {
        &self.meta.tree
    }

    /// Returns the site's name.
    pub fn site(&self) -> &str {
        &self.setup.site
    }

    /// Returns a log as the server knows it: its number gives case numbers their prefix.
    pub fn log(&self, log: LogId) -> Option<&LogRow> {
        self.logs.get(&log)
    }

    /// Lists the logs of a tablet, for "these operations never reached the office".
    pub fn logs_of<'s>(&'s self, device: &'s str) -> impl Iterator<Item = &'s LogRow> {
        self.logs.values().filter(move |row| row.device == device)
    }

    /// Lists what is held, and why.
    pub fn held(&self) -> impl Iterator<Item = (OperationId, Hold)> + '_ {
        self.held.iter().map(|(id, hold)| (*id, *hold))
    }

    /// Returns how many operations are received and without a verdict of any kind.
    pub fn undecided(&self) -> usize {
        self.queue.len() + self.begun.len() + self.parked.len()
    }

    /// Lists the operations that are begun and not decided.
    pub fn begun(&self) -> impl Iterator<Item = OperationId> + '_ {
        self.begun.iter().map(|row| row.id)
    }

    /// Returns the ledger.
    pub fn ledger(&self) -> &L {
        &self.ledger
    }

    /// Returns the ledger, for tables of the caller's own.
    pub fn ledger_mut(&mut self) -> &mut L {
        &mut self.ledger
    }

    /// Gives the ledger back.
    pub fn into_ledger(self) -> L {
        self.ledger
    }

    /// Returns the moment, never before an earlier one.
    fn tick(&mut self, now: i64) -> i64 {
        self.meta.clock = self.meta.clock.max(now);
        self.meta.clock
    }

    fn save_meta(&mut self) -> Result<(), Broken> {
        let text = json::to_string(&self.meta);
        self.ledger.put_meta(META, &text)
    }
}
