//! What to ask: everything the server lacks that fits, and everything after the cursor.

use std::collections::BTreeMap;

use super::book::Book;
use super::{Core, Replica};
use crate::id::{Hash16, OperationId};
use crate::op::{Attachment, header};
use crate::pace::Pace;
use crate::proof::Proof;
use crate::rules::Rules;
use crate::verdict::{Hold, Verdict};
use crate::wire::{LogPart, MAX_OPS, MAX_WANTED, Request, Session};

/// The most bytes of sealed operations in one request, before packing.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// How many bytes of pictures in one request are enough: they do not pack, and a request has an end.
const ENOUGH_PICTURES: usize = 128 * 1024;
/// The most late signatures in one request.
const MOST_PROOFS: usize = 64;

/// What the caller adds to a request.
#[derive(Clone, Debug)]
pub struct Asking {
    /// 64 random bits.
    pub nonce: u64,
    /// Who is signed in, with the signature over [`crate::proof::session_message`].
    pub session: Option<Session>,
    pub pace: Pace,
    /// How many bytes of columns the answer should at most hold.
    pub pull_bytes: u64,
    /// Whether the browser promised not to evict the storage.
    pub persisted: bool,
    /// The time as the tablet keeps it, ms since 1970.
    pub time: i64,
}

/// How much more goes into a request.
struct Room {
    operations: usize,
    bytes: usize,
    pictures: usize,
}

impl Room {
    fn is_full(&self) -> bool {
        self.operations == 0 || self.bytes == 0 || self.pictures == 0
    }

    /// Takes up what an operation needs; one that needs more than there is fills it.
    fn take(&mut self, operation: &[u8], beside: Option<&Attachment>) {
        let (fields, picture) = match beside {
            Some(attachment) if attachment.is_fields() => (attachment.bytes.len(), 0),
            Some(attachment) => (0, attachment.bytes.len()),
            None => (0, 0),
        };
        self.operations = self.operations.saturating_sub(1);
        self.bytes = self.bytes.saturating_sub(operation.len() + fields);
        self.pictures = self.pictures.saturating_sub(picture);
    }
}

impl<R: Rules> Replica<R> {
    /// Makes a request: it pushes what the server lacks, and pulls. With nothing to push it only
    /// pulls, in a few hundred bytes.
    pub fn request(&self, asking: Asking) -> Request {
        let core = &self.core;
        let mut room = Room {
            operations: asking.pace.batch.min(MAX_OPS),
            bytes: MOST_BYTES,
            pictures: ENOUGH_PICTURES,
        };
        let logs = core.books.iter().map(|book| core.part(book, &mut room)).collect();
        Request {
            build: core.build.clone(),
            schema: R::SCHEMA,
            rules: R::RULES,
            nonce: asking.nonce,
            device: core.device.clone(),
            session: asking.session,
            epoch: core.epoch,
            cursor: core.cursor,
            explain: core.explain,
            rebuild: core.rebuild,
            logs,
            wanted: core.missing.iter().take(MAX_WANTED).copied().collect(),
            pull_bytes: asking.pull_bytes,
            waiting: u64::try_from(core.pending().len()).unwrap_or(u64::MAX),
            persisted: asking.persisted,
            time: asking.time,
        }
    }

    /// Says whether the server lacks operations, signatures or answers: ask soon.
    pub fn is_urgent(&self) -> bool {
        let lacking = |book: &Book| book.acked < book.head || book.probe.is_some() || book.recheck;
        self.core.books.iter().any(lacking) || self.core.explain || self.core.rebuild
    }
}

impl<R: Rules> Core<R> {
    /// Returns what is said and sent of a log: as much as there is room for, groups whole.
    fn part(&self, book: &Book, room: &mut Room) -> LogPart {
        let base = book.probe.unwrap_or(book.acked).clamp(book.floor, book.head);
        let base_hash = self.hash_at(book, base).unwrap_or(book.floor_hash);
        let mut part = LogPart {
            log: book.log,
            settled: book.settled,
            head: book.head,
            base,
            base_hash,
            top_hash: base_hash,
            ops: Vec::new(),
            attachments: Vec::new(),
            proofs: self.late_proofs(book, base),
        };
        let mut whole = 0;
        let mut proofs: BTreeMap<u64, Proof> = BTreeMap::new();
        for seq in base + 1..=book.head {
            let id = OperationId::new(book.log, seq);
            let Some(kept) = self.ops.get(&id) else { break };
            if seq >= whole && room.is_full() {
                break;
            }
            if let Some((place, size)) = header(&kept.bytes).ok().and_then(|header| header.group) {
                whole = seq + u64::from(size.saturating_sub(place));
            }
            let beside = self.personal.get(&id).map(|attachment| attachment.as_ref().clone());
            room.take(&kept.bytes, beside.as_ref());
            part.attachments.extend(beside.map(|attachment| (part.ops.len(), attachment)));
            proofs.extend(kept.proof.map(|proof| (proof.from, proof)));
            part.top_hash = kept.hash;
            part.ops.push(kept.bytes.clone());
        }
        part.proofs.extend(proofs.into_values());
        part
    }

    /// Returns the chain's hash at an operation, if it is known here.
    pub(super) fn hash_at(&self, book: &Book, seq: u64) -> Option<Hash16> {
        if seq == book.head {
            return Some(book.hash);
        }
        if seq == book.floor {
            return Some(book.floor_hash);
        }
        self.ops.get(&OperationId::new(book.log, seq)).map(|kept| kept.hash)
    }

    /// Returns signatures that came after their operations were sent without.
    fn late_proofs(&self, book: &Book, base: u64) -> Vec<Proof> {
        let mut proofs: BTreeMap<u64, Proof> = BTreeMap::new();
        let unproven = self.inbox.values().filter(|notice| {
            let held = notice.verdict == Verdict::Held(Hold::MissingProof);
            held && notice.id.log == book.log && notice.id.seq <= base
        });
        for notice in unproven {
            let known = proofs.values().any(|proof| covers(proof, notice.id.seq));
            if known || proofs.len() >= MOST_PROOFS {
                continue;
            }
            let range = notice.id..=OperationId::new(book.log, base);
            let later = self.ops.range(range).filter_map(|(_, kept)| kept.proof);
            let proof = later.into_iter().find(|proof| covers(proof, notice.id.seq));
            proofs.extend(proof.map(|proof| (proof.to, proof)));
        }
        proofs.into_values().collect()
    }
}

fn covers(proof: &Proof, seq: u64) -> bool {
    (proof.from..=proof.to).contains(&seq)
}
