//! The operations of a request with the chain they make.

use super::receive::Unreceived;
use crate::hash::link;
use crate::id::Hash16;
use crate::op::{Header, header};
use crate::wire::LogPart;

/// The operations of one log in a request, with their chain.
pub(super) struct Chained<'p> {
    pub part: &'p LogPart,
    pub hashes: Vec<Hash16>,
    headers: Vec<Option<Header>>,
}

impl<'p> Chained<'p> {
    pub fn new(part: &'p LogPart) -> Result<Self, Unreceived> {
        let mut hash = part.base_hash;
        let mut hashes = Vec::with_capacity(part.ops.len());
        for bytes in &part.ops {
            hash = link(&hash, bytes);
            hashes.push(hash);
        }
        if hash != part.top_hash {
            return Err(Unreceived::ChainBroken(part.log));
        }
        let headers = part.ops.iter().map(|bytes| header(bytes).ok()).collect();
        Ok(Self { part, hashes, headers })
    }

    /// Returns the last operation sent.
    pub fn top(&self) -> u64 {
        self.part.base + u64::try_from(self.hashes.len()).unwrap_or(0)
    }

    /// Returns the place among those sent of an operation.
    pub fn place(&self, seq: u64) -> Option<usize> {
        usize::try_from(seq.checked_sub(self.part.base + 1)?).ok()
    }

    pub fn hash(&self, seq: u64) -> Option<Hash16> {
        self.hashes.get(self.place(seq)?).copied()
    }

    pub fn header(&self, seq: u64) -> Option<&Header> {
        self.headers.get(self.place(seq)?)?.as_ref()
    }
}
