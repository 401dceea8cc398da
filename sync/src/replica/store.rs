//! What is stored on the tablet: rows of bytes under text keys, in a few tables.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::book::Book;
use super::{Core, Notice};
use crate::bytes::{Reader, Torn, put_bytes};
#[cfg(any(test, feature = "sim"))]
use crate::id::Origin;
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::op::{Attachment, Header, header, operation};
use crate::page::Manifest;
use crate::proof::{Proof, Signature};
use crate::rules::Rules;

/// A table of the tablet's store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    Meta,
    /// The outbox: pending and retained operations.
    Ops,
    /// Events confirmed since the pages.
    Events,
    /// Packed pages of the confirmed state.
    Pages,
    /// Attachments.
    Personal,
    /// What a person has to see.
    Inbox,
}

/// One change of the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Put(Table, String, Vec<u8>),
    Delete(Table, String),
    Clear(Table),
}

/// Changes to be stored together: all, durably, or none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The number the row [`Changes::TURN`] of [`Table::Meta`] must still hold as decimal text, 0
    /// if it is absent; else another tab wrote, and this one has to open anew.
    pub expect: u64,
    pub writes: Vec<Change>,
}

impl Changes {
    /// The key of the counter of transactions.
    pub const TURN: &'static str = "turn";
}

/// Everything the store holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    pub rows: Vec<(Table, String, Vec<u8>)>,
}

pub(super) const META: &str = "meta";

/// The one row of everything small.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Meta {
    pub turn: u64,
    pub boot: u32,
    pub device: String,
    pub epoch: Epoch,
    pub cursor: Cursor,
    pub tail: u64,
    pub base: Option<Manifest>,
    pub staging: Option<Manifest>,
    pub books: Vec<Book>,
    #[serde(default)]
    pub ended: Vec<(LogId, u64)>,
    pub explain: bool,
    pub rebuild: bool,
}

/// An operation as it is kept.
#[derive(Debug)]
pub(super) struct Kept<R: Rules> {
    /// The sealed bytes.
    pub bytes: Vec<u8>,
    /// The log's chain after it.
    pub hash: Hash16,
    /// The staff signature up to it.
    pub proof: Option<Proof>,
    /// Its header and what is asked, while it is likely to be needed.
    pub parsed: Option<(Header, R::Operation)>,
}

impl<R: Rules> Kept<R> {
    /// Reads what is asked and its header.
    pub fn parse(bytes: &[u8]) -> Option<(Header, R::Operation)> {
        let header = header(bytes).ok()?;
        let asked = json::from_str(operation(bytes).ok()?).ok()?;
        Some((header, asked))
    }

    /// Returns the same with a person's signature.
    pub fn proven(&self, proof: Proof) -> Arc<Self> {
        let (bytes, parsed) = (self.bytes.clone(), self.parsed.clone());
        Arc::new(Self { bytes, hash: self.hash, proof: Some(proof), parsed })
    }

    /// Writes the row.
    pub fn row(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.bytes.len() + 100);
        out.extend_from_slice(&self.hash.0);
        if let Some(proof) = &self.proof {
            out.push(1);
            out.extend_from_slice(&proof.from.to_be_bytes());
            out.extend_from_slice(&proof.to.to_be_bytes());
            out.extend_from_slice(&proof.signature.0);
        } else {
            out.push(0);
        }
        put_bytes(&mut out, &self.bytes);
        out
    }

    /// Reads a row.
    pub fn from_row(row: &[u8]) -> Result<Self, Torn> {
        let mut r = Reader::new(row);
        let hash = Hash16(r.array()?);
        let proof = if r.byte()? == 0 {
            None
        } else {
            let (from, to) = (u64::from_be_bytes(r.array()?), u64::from_be_bytes(r.array()?));
            Some(Proof { from, to, signature: Signature(r.array()?) })
        };
        let bytes = r.bytes()?.to_vec();
        Ok(Self { bytes, hash, proof, parsed: None })
    }
}

/// Returns the key of an operation's row: in order within its log.
pub(super) fn op_key(id: OperationId) -> String {
    format!("{}-{:010}", id.log, id.seq)
}

/// Reads an operation's key.
pub(super) fn parse_op_key(key: &str) -> Option<OperationId> {
    let (log, seq) = key.split_once('-')?;
    Some(OperationId::new(log.parse().ok()?, seq.parse().ok()?))
}

/// Reads a stored operation's name, and its intrinsic one.
#[cfg(any(test, feature = "sim"))]
pub(crate) fn read_op(key: &str, row: &[u8]) -> Option<(OperationId, Origin)> {
    let id = parse_op_key(key)?;
    let (hash, rest) = row.split_first_chunk::<8>()?;
    let at = rest.windows(5).position(|window| window == b"{\"v\":")?;
    let origin = header(rest.get(at..)?).ok().and_then(|header| header.origin);
    Some((id, origin.unwrap_or(Origin { id, hash: *hash })))
}

/// Returns the key of an event's row: in order.
pub(super) fn event_key(gseq: u64) -> String {
    format!("{gseq:012}")
}

/// Collects changes.
#[derive(Debug, Default)]
pub(super) struct Writes(pub Vec<Change>);

impl Writes {
    pub fn put(&mut self, table: Table, key: &impl ToString, value: Vec<u8>) {
        self.0.push(Change::Put(table, key.to_string(), value));
    }

    pub fn delete(&mut self, table: Table, key: &impl ToString) {
        self.0.push(Change::Delete(table, key.to_string()));
    }

    pub fn put_op<R: Rules>(&mut self, id: OperationId, kept: &Kept<R>) {
        self.put(Table::Ops, &op_key(id), kept.row());
    }

    pub fn put_personal(&mut self, id: OperationId, attachment: &Attachment) {
        let mut row = attachment.key.to_vec();
        row.extend_from_slice(&attachment.bytes);
        self.put(Table::Personal, &id, row);
    }

    pub fn put_notice(&mut self, notice: &Notice) {
        let row = json::to_vec(notice);
        self.put(Table::Inbox, &notice.id, row);
    }

    /// Ends the collection with the rows that every transaction writes.
    pub fn finish<R: Rules>(mut self, core: &Core<R>) -> Changes {
        let meta = json::to_vec(&core.meta());
        self.put(Table::Meta, &META, meta);
        self.put(Table::Meta, &Changes::TURN, core.turn.to_string().into_bytes());
        Changes { expect: core.turn.saturating_sub(1), writes: self.0 }
    }
}

/// Reads an attachment's row.
pub(super) fn attachment_of(row: &[u8]) -> Option<Attachment> {
    let (key, bytes) = row.split_first_chunk::<16>()?;
    Some(Attachment { key: *key, bytes: bytes.to_vec() })
}

impl<R: Rules> Core<R> {
    fn meta(&self) -> Meta {
        Meta {
            turn: self.turn,
            boot: self.boot,
            device: self.device.clone(),
            epoch: self.epoch,
            cursor: self.cursor,
            tail: self.tail,
            base: self.base.clone(),
            staging: self.staging.as_ref().map(|staging| staging.manifest.clone()),
            books: self.books.clone(),
            ended: self.ended.clone(),
            explain: self.explain,
            rebuild: self.rebuild,
        }
    }
}
