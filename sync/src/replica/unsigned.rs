//! Operations without a person's signature, and signing them late.

use super::Replica;
use super::step::{Applied, News, Rebased};
use super::store::Writes;
use crate::id::{Hash16, LogId, OperationId};
use crate::op::header;
use crate::proof::{Proof, Signature, segment_message};
use crate::rules::Rules;

/// Consecutive operations of one person without a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsigned {
    pub actor: String,
    pub log: LogId,
    pub from: u64,
    pub to: u64,
    pub hash: Hash16,
}

impl Unsigned {
    /// Returns what the person signs.
    pub fn to_sign(&self, site: &str) -> Vec<u8> {
        segment_message(site, self.log, self.from, self.to, &self.hash)
    }

    /// Says whether the next operation of the log is that person's too: one that is done already is
    /// part of the segment all the same, or parts it.
    fn goes_on(&self, seq: u64, actor: &str) -> bool {
        self.to + 1 == seq && self.actor == actor
    }
}

impl<R: Rules> Replica<R> {
    /// Lists segments no person has signed: after operations were moved to another log.
    pub fn unsigned(&self) -> Vec<Unsigned> {
        let mut segments: Vec<Unsigned> = Vec::new();
        for book in &self.core.books {
            let range = OperationId::new(book.log, 0)..=OperationId::new(book.log, u64::MAX);
            let mut open: Option<Unsigned> = None;
            for (id, kept) in self.core.ops.range(range) {
                let Ok(header) = header(&kept.bytes) else { continue };
                let (to, hash) = (id.seq, kept.hash);
                match &mut open {
                    Some(segment)
                        if segment.actor == header.by
                            && kept.proof.is_some_and(|proof| proof.from <= segment.from) =>
                    {
                        open = None;
                    }
                    Some(segment) if segment.goes_on(to, &header.by) => {
                        (segment.to, segment.hash) = (to, hash);
                    }
                    Some(_) | None => {
                        segments.extend(open.take());
                        if kept.proof.is_none() && !book.is_done(to) {
                            let (log, from) = (id.log, to);
                            open = Some(Unsigned { actor: header.by, log, from, to, hash });
                        }
                    }
                }
            }
            segments.extend(open);
        }
        segments
    }

    /// Takes a person's signature over such a segment.
    pub fn sign(&self, segment: &Unsigned, signature: Signature) -> Applied<R> {
        let mut core = self.core.clone();
        let mut writes = Writes::default();
        let id = OperationId::new(segment.log, segment.to);
        if let Some(kept) = core.ops.get(&id) {
            let proof = Proof { from: segment.from, to: segment.to, signature };
            let kept = kept.proven(proof);
            writes.put_op(id, &kept);
            core.ops.insert(id, kept);
        }
        Applied::new(
            core,
            writes,
            News { more: true, ..News::default() },
            Rebased::Same,
            &self.doubts,
        )
    }
}
