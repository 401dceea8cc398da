//! What the authority keeps: a synchronous storage port, SQL in the Worker, memory in the simulator.
//!
//! No method is a transaction of its own: the caller makes each call of the [`crate::authority`]
//! one transaction, and makes it durable before its outcome leaves the machine.

use crate::id::{Hash16, LogId, OperationId, Origin};
use crate::op::Attachment;
use crate::proof::Proof;
use crate::rules::Archived;

/// The store failed. The caller drops the authority and opens it anew from what is durable.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the ledger failed: {0}")]
pub struct Broken(pub String);

/// A log as the server knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogRow {
    pub log: LogId,
    /// Counts the site's logs from 1; the server's own is 0. Case numbers take their prefix from it.
    pub number: u32,
    pub device: String,
    /// The last operation received, 0 for none.
    pub head: u64,
    /// The chain's hash at `head`.
    pub hash: Hash16,
    /// Whether operations of it were moved to another log.
    pub rehomed: bool,
}

/// A received operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpRow {
    pub id: OperationId,
    /// The log's chain after it.
    pub hash: Hash16,
    /// Order of receipt over all logs.
    pub arrival: u64,
    /// When it was received, ms since 1970; never before an earlier arrival.
    pub received: i64,
    /// How often deciding it was begun.
    pub tries: u32,
    /// Whether a person has to release it first.
    pub quarantined: bool,
    /// Whether a verified staff signature covers it.
    pub proven: bool,
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// The ruling, once there is one.
    pub ruling: Option<Ruling>,
}

/// A verdict as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ruling {
    pub id: OperationId,
    /// JSON of the [`crate::Verdict`].
    pub verdict: String,
    /// Whether it will never change.
    pub is_final: bool,
    /// The last of its events in the history, 0 for none.
    pub gseq: u64,
    /// When it happened as the server bounded it, if not as the tablet claimed.
    pub bounded: Option<i64>,
    /// Whether the tablet cannot derive its events alone.
    pub explicit: bool,
}

/// An event in the site's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventRow {
    /// From 1, without a hole.
    pub gseq: u64,
    /// The history's chain after it.
    pub hash: Hash16,
    /// The RFC 6962 hash of its bytes.
    pub leaf: [u8; 32],
    pub op: OperationId,
    /// When its operation was received, ms since 1970.
    pub received: i64,
    /// JSON of the audience; none for the whole site.
    pub audience: Option<String>,
    /// The record's canonical bytes.
    pub bytes: Vec<u8>,
}

/// A page of a snapshot, packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// Hash of `bytes` in hex: names the page over all snapshots.
    pub hash: Hash16,
    pub bytes: Vec<u8>,
}

/// The authority's tables.
///
/// `logs(log PK, …)`, `received(log, seq PK, …)` with an index on what has no final ruling,
/// `events(gseq PK, …)`, `attachments(op PK, …)`, `origins(origin PK, op)`, `pages(hash PK, bytes)`,
/// `meta(name PK, value)`.
pub trait Ledger: Shelf {
    /// Returns a named value.
    ///
    /// # Errors
    /// [`Broken`], as everywhere in this trait, when the store fails.
    fn meta(&self, name: &str) -> Result<Option<String>, Broken>;
    /// Sets a named value.
    fn put_meta(&mut self, name: &str, value: &str) -> Result<(), Broken>;

    /// Returns every log.
    fn logs(&self) -> Result<Vec<LogRow>, Broken>;
    /// Inserts or replaces a log.
    fn put_log(&mut self, row: &LogRow) -> Result<(), Broken>;

    /// Inserts received operations: consecutive ones of one log.
    fn append(&mut self, rows: &[OpRow]) -> Result<(), Broken>;
    /// Returns the received operations `from ..= to` of a log that exist, in order.
    fn ops(&self, log: LogId, from: u64, to: u64) -> Result<Vec<OpRow>, Broken>;
    /// Returns the hashes of the received operations `from ..= to` of a log that exist, in order.
    fn hashes(&self, log: LogId, from: u64, to: u64) -> Result<Vec<(u64, Hash16)>, Broken>;
    /// Returns, for each received operation `from ..= to` of a log in order, its receipt time and
    /// ruling.
    fn rulings(
        &self,
        log: LogId,
        from: u64,
        to: u64,
    ) -> Result<Vec<(OperationId, i64, Option<Ruling>)>, Broken>;
    /// Returns the names of operations without a final ruling, in order of arrival.
    fn open_ops(&self) -> Result<Vec<OperationId>, Broken>;
    /// Adds one to the tries of some operations.
    fn begin(&mut self, ids: &[OperationId]) -> Result<(), Broken>;
    /// Stores rulings, in place of earlier ones that were not final.
    fn rule(&mut self, rulings: &[Ruling]) -> Result<(), Broken>;
    /// Marks the operations `from ..= to` of a log as proven, and keeps the signature as evidence.
    fn prove(&mut self, log: LogId, proof: &Proof) -> Result<(), Broken>;
    /// Lifts the quarantine of one operation that a person reviewed, marks it as proven, and sets
    /// its tries to 0.
    fn release(&mut self, id: OperationId) -> Result<(), Broken>;
    /// Returns the last operation of a log received before a moment (ms since 1970), 0 for none.
    fn received_before(&self, log: LogId, moment: i64) -> Result<u64, Broken>;

    /// Returns under which name a moved operation was first received.
    fn origin(&self, origin: &Origin) -> Result<Option<OperationId>, Broken>;
    /// Remembers under which name a moved operation was first received.
    fn put_origin(&mut self, origin: &Origin, id: OperationId) -> Result<(), Broken>;

    /// Appends events to the history.
    fn append_events(&mut self, rows: &[EventRow]) -> Result<(), Broken>;
    /// Returns events after a gseq, in order, at most `limit`.
    fn events(&self, after: u64, limit: usize) -> Result<Vec<EventRow>, Broken>;
    /// Returns one event.
    fn event(&self, gseq: u64) -> Result<Option<EventRow>, Broken> {
        Ok(self.events(gseq.saturating_sub(1), 1)?.into_iter().find(|row| row.gseq == gseq))
    }

    /// Stores an attachment, encrypted by the store itself.
    fn attach(&mut self, id: OperationId, attachment: &Attachment) -> Result<(), Broken>;
    /// Returns the attachments that exist and are not erased.
    fn attachments(&self, ids: &[OperationId]) -> Result<Vec<(OperationId, Attachment)>, Broken>;

    /// Inserts pages that are not there yet.
    fn put_pages(&mut self, pages: &[PageRow]) -> Result<(), Broken>;
    /// Returns a page.
    fn page(&self, hash: &Hash16) -> Result<Option<PageRow>, Broken>;
    /// Deletes all pages but these.
    fn keep_pages(&mut self, hashes: &[Hash16]) -> Result<(), Broken>;
}

/// The archive's tables.
///
/// `archive(id PK, closed, keys, body)`, `archive_keys(key, id PK)`.
pub trait Shelf {
    /// Puts things into the archive, in place of those with the same id.
    ///
    /// # Errors
    /// [`Broken`], as everywhere in this trait, when the store fails.
    fn archive(&mut self, rows: &[Archived]) -> Result<(), Broken>;
    /// Takes a thing out of the archive.
    fn unarchive(&mut self, id: &str) -> Result<(), Broken>;
    /// Returns the archived things with a key that begins with a text, the last closed first, those
    /// after a place (closing and id) in that order, at most `limit`.
    fn archived(
        &self,
        prefix: &str,
        after: Option<(i64, &str)>,
        limit: usize,
    ) -> Result<Vec<Archived>, Broken>;
    /// Returns the archived thing of this name; where none has it as its id, the last closed of
    /// those that have it as a key.
    fn archived_as(&self, key: &str) -> Result<Option<Archived>, Broken>;
}
