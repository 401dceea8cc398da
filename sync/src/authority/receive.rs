//! Receiving: the bytes are kept before anybody looks into them. Nothing refuses to be received.

use super::Authority;
use super::chained::Chained;
use crate::hash::log_start;
use crate::id::{Hash16, LogId, OperationId};
use crate::ledger::{Broken, Ledger, LogRow, OpRow};
use crate::op::header;
use crate::proof::{Proof, push_message, segment_message};
use crate::rules::{Rules, Standing};
use crate::switch::{Rule, is_on};
use crate::wire::{LogState, Request};

/// Why a request is not taken for the tablet's it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unauthenticated {
    #[error("no such tablet at this site")]
    UnknownDevice,
    #[error("the request is not signed")]
    Unsigned,
    #[error("the tablet's signature does not match")]
    BadSignature,
}

/// Why a request was not received.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreceived {
    /// The operations do not lead to the hash the tablet says they do: nothing was kept.
    #[error("the operations of log {0} do not lead to their hash")]
    ChainBroken(LogId),
    #[error(transparent)]
    Ledger(#[from] Broken),
}

/// What became of a request's logs on receipt, for [`Authority::reply`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// For each log of the request: how it relates, and up to where both chains are the same.
    pub(super) logs: Vec<(LogState, u64)>,
    /// How many operations were new.
    pub fresh: usize,
}

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Checks that a request comes from the tablet it names: `body` is the frame's, as it came.
    ///
    /// A revoked tablet passes: what it still has is received and waits for review.
    ///
    /// # Errors
    /// [`Unauthenticated`] says why not.
    pub fn authenticate(
        &self,
        request: &Request,
        body: &[u8],
        signature: Option<&[u8; 64]>,
    ) -> Result<(), Unauthenticated> {
        let keys = match R::device_keys(&self.state, &request.device) {
            Standing::Unknown => return Err(Unauthenticated::UnknownDevice),
            Standing::Active(keys) | Standing::Revoked(keys) => keys,
        };
        let signature = signature.ok_or(Unauthenticated::Unsigned)?;
        let message = push_message(body);
        let signed = keys.iter().any(|key| (self.setup.verify)(key, &message, signature));
        if signed { Ok(()) } else { Err(Unauthenticated::BadSignature) }
    }

    /// Makes a tablet's new log known before its first operation, so that it has its number.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn register_log(&mut self, log: LogId, device: &str) -> Result<LogRow, Broken> {
        if let Some(row) = self.logs.get(&log) {
            return Ok(row.clone());
        }
        let last = self.logs.values().map(|row| row.number).max().unwrap_or(0);
        let row = LogRow {
            log,
            number: last + 1,
            device: device.to_owned(),
            head: 0,
            hash: log_start(&self.setup.site, device, log),
            rehomed: false,
        };
        self.save_log(row.clone())?;
        Ok(row)
    }

    pub(super) fn save_log(&mut self, row: LogRow) -> Result<(), Broken> {
        self.ledger.put_log(&row)?;
        self.logs.insert(row.log, row);
        Ok(())
    }

    /// Keeps a request's operations. The caller makes it durable before the next call.
    ///
    /// # Errors
    /// [`Unreceived`]: nothing of the request is kept then, once the transaction is dropped.
    pub fn receive(&mut self, request: &Request, now: i64) -> Result<Receipt, Unreceived> {
        let now = self.tick(now);
        let mut receipt = Receipt::default();
        let chained: Vec<Chained<'_>> =
            request.logs.iter().map(Chained::new).collect::<Result<_, _>>()?;
        for sent in &chained {
            let (state, shared, fresh) = self.receive_log(&request.device, sent, now)?;
            receipt.logs.push((state, shared));
            receipt.fresh += fresh;
        }
        if receipt.fresh > 0 {
            self.save_meta()?;
        }
        Ok(receipt)
    }

    /// Returns how the log relates, up to where both are the same, and how many were new.
    fn receive_log(
        &mut self,
        device: &str,
        sent: &Chained<'_>,
        now: i64,
    ) -> Result<(LogState, u64, usize), Unreceived> {
        let part = sent.part;
        if part.log == LogId::SERVER {
            return Ok((LogState::Fork(1), 0, 0));
        }
        let row = self.register_log(part.log, device)?;
        if row.device != device {
            return Ok((LogState::Fork(1), 0, 0));
        }
        if part.base > row.head {
            return Ok((LogState::NeedFrom, 0, 0));
        }
        let same = self.hash_at(&row, part.base)? == Some(part.base_hash);
        if !same && is_on(Rule::ForkCheck) {
            let state = if part.base == 0 { LogState::Fork(1) } else { LogState::Differs };
            return Ok((state, 0, 0));
        }
        let known = sent.top().min(row.head);
        for (seq, hash) in self.ledger.hashes(part.log, part.base + 1, known)? {
            if sent.hash(seq) != Some(hash) && is_on(Rule::ForkCheck) {
                return Ok((LogState::Fork(seq), seq - 1, 0));
            }
        }
        let proofs = self.verified(&row, sent)?;
        let fresh = self.append(&row, sent, now, &proofs)?;
        for (proof, _, revoked) in &proofs {
            self.ledger.prove(row.log, proof)?;
            if !revoked {
                self.requeue_proven(row.log, proof)?;
            }
        }
        if part.head <= sent.top() {
            self.review_torn(row.log, part.head);
        }
        Ok((LogState::Fine, sent.top(), fresh))
    }

    fn hash_at(&self, row: &LogRow, seq: u64) -> Result<Option<Hash16>, Broken> {
        if seq == row.head {
            return Ok(Some(row.hash));
        }
        if seq == 0 {
            return Ok(Some(log_start(&self.setup.site, &row.device, row.log)));
        }
        Ok(self.ledger.hashes(row.log, seq, seq)?.pop().map(|(_, hash)| hash))
    }

    /// Appends what is new of a log, queues it, and keeps its attachments.
    fn append(
        &mut self,
        row: &LogRow,
        sent: &Chained<'_>,
        now: i64,
        proofs: &[(Proof, String, bool)],
    ) -> Result<usize, Broken> {
        let revoked = matches!(R::device_keys(&self.state, &row.device), Standing::Revoked(_));
        let mut rows = Vec::new();
        for seq in row.head + 1..=sent.top() {
            let (Some(place), Some(hash)) = (sent.place(seq), sent.hash(seq)) else { continue };
            let proof = proofs.iter().find(|(proof, ..)| (proof.from..=proof.to).contains(&seq));
            self.meta.arrival += 1;
            rows.push(OpRow {
                id: OperationId::new(row.log, seq),
                hash,
                arrival: self.meta.arrival,
                received: now,
                tries: 0,
                quarantined: revoked || proof.is_some_and(|(_, _, revoked)| *revoked),
                proven: proof.is_some(),
                bytes: sent.part.ops.get(place).cloned().unwrap_or_default(),
                ruling: None,
            });
        }
        let Some(last) = rows.last() else { return Ok(0) };
        let grown = LogRow { head: last.id.seq, hash: last.hash, ..row.clone() };
        self.ledger.append(&rows)?;
        self.attach(row, sent)?;
        self.save_log(grown)?;
        let fresh = rows.len();
        self.queue.extend(rows);
        self.unpark(row.log);
        Ok(fresh)
    }

    fn attach(&mut self, row: &LogRow, sent: &Chained<'_>) -> Result<(), Broken> {
        for (place, attachment) in &sent.part.attachments {
            let seq = sent.part.base + 1 + u64::try_from(*place).unwrap_or(0);
            let commit = sent.header(seq).and_then(|header| header.commit);
            if seq > row.head && commit == Some(attachment.commitment()) {
                self.ledger.attach(OperationId::new(row.log, seq), attachment)?;
            }
        }
        Ok(())
    }

    /// Returns the signatures that hold for every operation they cover, with who made them and
    /// whether that person's right was revoked since.
    fn verified(
        &self,
        row: &LogRow,
        sent: &Chained<'_>,
    ) -> Result<Vec<(Proof, String, bool)>, Broken> {
        let mut verified = Vec::new();
        for proof in &sent.part.proofs {
            let Some((actor, revoked)) = self.prover(row, sent, proof)? else { continue };
            let range = proof.from.max(sent.part.base + 1)..=proof.to.min(sent.top());
            let mut others = self.unproven_actors(row.log, proof)?;
            others.extend(range.filter_map(|seq| sent.header(seq)).map(|header| header.by.clone()));
            if others.iter().all(|other| *other == actor) {
                verified.push((*proof, actor, revoked));
            }
        }
        Ok(verified)
    }

    /// Returns who answers for the operations of a segment that were received without a proof.
    fn unproven_actors(&self, log: LogId, proof: &Proof) -> Result<Vec<String>, Broken> {
        let covered = |id: &OperationId| id.log == log && (proof.from..=proof.to).contains(&id.seq);
        let waiting = self.queue.iter().chain(&self.begun).chain(&self.parked);
        let mut rows: Vec<OpRow> =
            waiting.filter(|op| !op.proven && covered(&op.id)).cloned().collect();
        for id in self.held.keys().filter(|id| covered(id)) {
            rows.extend(
                self.ledger.ops(id.log, id.seq, id.seq)?.into_iter().filter(|op| !op.proven),
            );
        }
        Ok(rows.iter().filter_map(|op| header(&op.bytes).ok()).map(|header| header.by).collect())
    }

    /// Returns who signed a segment, and whether their right was revoked since.
    fn prover(
        &self,
        row: &LogRow,
        sent: &Chained<'_>,
        proof: &Proof,
    ) -> Result<Option<(String, bool)>, Broken> {
        let (hash, actor) = match (sent.hash(proof.to), sent.header(proof.to)) {
            (Some(hash), Some(header)) => (hash, header.by.clone()),
            (Some(_), None) => return Ok(None),
            (None, _) => {
                let Some(op) = self.ledger.ops(row.log, proof.to, proof.to)?.pop() else {
                    return Ok(None);
                };
                let Ok(header) = header(&op.bytes) else { return Ok(None) };
                (op.hash, header.by)
            }
        };
        let last = OperationId::new(row.log, proof.to);
        let site = &self.setup.site;
        let message = segment_message(site, row.log, proof.from, proof.to, &hash);
        let signed = |keys: &[[u8; 32]]| {
            keys.iter().any(|key| (self.setup.verify)(key, &message, &proof.signature.0))
        };
        Ok(match R::staff_keys(&self.state, &row.device, &actor, Some(last)) {
            Standing::Active(keys) if signed(&keys) => Some((actor, false)),
            Standing::Revoked(keys) if signed(&keys) => Some((actor, true)),
            Standing::Unknown | Standing::Active(_) | Standing::Revoked(_) => None,
        })
    }
}
