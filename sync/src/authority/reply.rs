//! The answer: what was received, what became of it, and what the tablet has not seen.

use std::collections::BTreeMap;

use super::{Authority, Receipt};
use crate::hash::sha256;
use crate::id::{Cursor, Epoch, LogId, OperationId};
use crate::ledger::{Broken, EventRow, Ledger, Ruling};
use crate::op::Attachment;
use crate::proof::session_message;
use crate::rules::{Rules, Standing, Viewer};
use crate::switch::{Rule, is_on};
use crate::wire::{Answer, Item, LogPart, LogReply, LogState, Request, Response, Run, Status};

/// How far a tablet may be behind before pages are quicker than events.
const LAG: u64 = 5_000;
/// How much a new tablet may not know of the history before it is given pages.
const FRESH: u64 = 200;
/// How old a snapshot, in events, may be to be given to a new tablet.
const STALE: u64 = 500;
/// How many events are read at once.
const READING: usize = 256;
/// How long tablets keep what was received, in ms: 35 days, longer than any backup.
const KEEP_MS: i64 = 35 * 86_400_000;
/// When to ask again if nothing happens, in seconds.
const HINT_S: u32 = 60;

/// The operations a tablet has itself and can derive the events of: by log, those not explicit.
type Derivable = BTreeMap<LogId, (u64, u64, Vec<u64>)>;

/// A page of the history as one tablet is told it.
#[derive(Default)]
struct Told {
    items: Vec<Item>,
    cursor: Cursor,
    /// Operations whose records are told in full.
    shown: Vec<OperationId>,
}

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Answers a request that was received.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn reply(
        &mut self,
        request: &Request,
        receipt: &Receipt,
        now: i64,
    ) -> Result<Response, Broken> {
        let now = self.tick(now);
        let viewer = self.viewer(request);
        let status = self.status(request, receipt, now)?;
        let mut logs = Vec::new();
        let mut derivable = Derivable::new();
        for (part, (state, shared)) in request.logs.iter().zip(&receipt.logs) {
            let reply = self.log_reply(part, *state, *shared, request.cursor, now)?;
            if let (Some((reply, explicit)), false) = (&reply, request.explain) {
                derivable.insert(reply.log, (part.settled, *shared, explicit.clone()));
            }
            logs.extend(reply.map(|(reply, _)| reply));
        }
        let mut told = Told { cursor: request.cursor, ..Told::default() };
        let mut manifest = None;
        if status == Status::Continued {
            self.tell(&mut told, &viewer, &derivable, request.pull_bytes)?;
        } else {
            if self.behind() > STALE || self.meta.manifests.is_empty() {
                self.snapshot()?;
            }
            manifest = self.manifest(&viewer).map(|manifest| json::to_string(&manifest));
        }
        let mut attachments = self.ledger.attachments(&told.shown)?;
        attachments.retain(|(_, attachment)| attachment.is_fields());
        attachments.extend(self.wanted(&viewer, &request.wanted)?);
        Ok(Response {
            schema: R::SCHEMA,
            rules: R::RULES,
            nonce: request.nonce,
            epoch: self.meta.epoch,
            time: now,
            status,
            logs,
            from: request.cursor,
            items: told.items,
            cursor: told.cursor,
            head: self.cursor.gseq,
            manifest,
            attachments,
            upgrade: request.schema < R::SCHEMA || request.rules < R::RULES,
            hint_s: HINT_S,
            retry_after_s: 0,
        })
    }

    /// Returns who asks: the tablet, and the person whose session signature holds.
    pub fn viewer(&self, request: &Request) -> Viewer {
        let device = request.device.clone();
        let session = request.session.as_ref().filter(|session| {
            let message = session_message(&self.setup.site, &device, request.nonce);
            match R::staff_keys(&self.state, &device, &session.actor, None) {
                Standing::Active(keys) => {
                    keys.iter().any(|key| (self.setup.verify)(key, &message, &session.signature.0))
                }
                Standing::Unknown | Standing::Revoked(_) => false,
            }
        });
        let actor = session.map(|session| session.actor.clone());
        Viewer { device, actor }
    }

    /// Says how the tablet's history relates; a cursor from a future that was lost by a restore
    /// begins a new epoch.
    fn status(&mut self, request: &Request, receipt: &Receipt, now: i64) -> Result<Status, Broken> {
        let Cursor { gseq, hash } = request.cursor;
        let ours = match gseq {
            0 => Some(Cursor::default().hash),
            _ if gseq == self.cursor.gseq => Some(self.cursor.hash),
            _ => self.ledger.event(gseq)?.map(|event| event.hash),
        };
        if (ours != Some(hash) && is_on(Rule::HashedCursor)) || gseq > self.cursor.gseq {
            if request.epoch == self.meta.epoch {
                let new = sha256(&[b"epoch", &request.epoch.0, &hash.0, &now.to_be_bytes()]);
                let mut epoch = Epoch::default();
                epoch.0.copy_from_slice(&new[..8]);
                self.meta.epoch = epoch;
                self.save_meta()?;
            }
            return Ok(Status::Rewound);
        }
        let behind = self.cursor.gseq - gseq;
        let logs = request.logs.iter().zip(&receipt.logs);
        let own: u64 = logs.map(|(part, (_, shared))| shared.saturating_sub(part.settled)).sum();
        let far = behind > LAG || (gseq == 0 && behind.saturating_sub(own) > FRESH);
        Ok(if far || request.rebuild { Status::Pages } else { Status::Continued })
    }

    /// Returns what is said of a log, and which of its operations the tablet cannot derive alone.
    fn log_reply(
        &self,
        part: &LogPart,
        state: LogState,
        shared: u64,
        cursor: Cursor,
        now: i64,
    ) -> Result<Option<(LogReply, Vec<u64>)>, Broken> {
        let Some(row) = self.logs.get(&part.log) else { return Ok(None) };
        let mut runs: Vec<Run> = Vec::new();
        let mut explicit = Vec::new();
        for (id, received, ruling) in self.ledger.rulings(part.log, part.settled + 1, shared)? {
            if ruling.as_ref().is_some_and(|ruling| ruling.explicit) {
                explicit.push(id.seq);
            }
            let answer = ruling.map(|ruling| answer(&ruling, received, cursor)).transpose()?;
            match runs.last_mut() {
                Some(run) if run.answer == answer => run.count += 1,
                Some(_) | None => runs.push(Run { count: 1, answer }),
            }
        }
        let reply = LogReply {
            log: part.log,
            number: row.number,
            head: row.head,
            head_hash: row.hash,
            state,
            durable: self.ledger.received_before(part.log, now.saturating_sub(KEEP_MS))?,
            runs,
        };
        Ok(Some((reply, explicit)))
    }

    /// Tells the history after the tablet's cursor, operation by operation, within a budget.
    fn tell(
        &self,
        told: &mut Told,
        viewer: &Viewer,
        derivable: &Derivable,
        budget: u64,
    ) -> Result<(), Broken> {
        let mut read = told.cursor.gseq;
        let mut spent = 0;
        let mut last = None;
        loop {
            let rows = self.ledger.events(read, READING)?;
            if rows.is_empty() {
                return Ok(());
            }
            for row in rows {
                let fresh = last != Some(row.op);
                if fresh && spent > budget {
                    return Ok(());
                }
                read = row.gseq;
                last = Some(row.op);
                told.cursor = Cursor { gseq: row.gseq, hash: row.hash };
                spent += self.tell_one(told, viewer, derivable, row, fresh);
            }
        }
    }

    /// Tells one event; returns about how many bytes that takes.
    fn tell_one(
        &self,
        told: &mut Told,
        viewer: &Viewer,
        derivable: &Derivable,
        row: EventRow,
        fresh: bool,
    ) -> u64 {
        let OperationId { log, seq } = row.op;
        let own = derivable.get(&log).is_some_and(|(settled, shared, explicit)| {
            seq > *settled && seq <= *shared && explicit.binary_search(&seq).is_err()
        });
        if own {
            if fresh {
                told.items.push(Item::Own { log, seq });
            }
            return 0;
        }
        let audience = row.audience.as_ref().map(|json| json::from_str(json));
        let seen = match audience {
            None => true,
            Some(Ok(audience)) => R::sees(&self.state, viewer, &audience),
            Some(Err(_)) => false,
        };
        if !seen {
            told.items.push(Item::Hidden(row.leaf));
            return 32;
        }
        if told.shown.last() != Some(&row.op) {
            told.shown.push(row.op);
        }
        // Records pack to about a quarter.
        let size = u64::try_from(row.bytes.len()).unwrap_or(u64::MAX) / 4;
        told.items.push(Item::Record(row.bytes));
        size
    }

    /// Returns the attachments a tablet asks for, of operations it may see.
    fn wanted(
        &self,
        viewer: &Viewer,
        ids: &[OperationId],
    ) -> Result<Vec<(OperationId, Attachment)>, Broken> {
        let mut seen = Vec::new();
        for id in ids {
            let ruling = self.ledger.rulings(id.log, id.seq, id.seq)?.pop().and_then(|(.., r)| r);
            let Some(ruling) = ruling.filter(|ruling| ruling.gseq > 0) else { continue };
            let Some(event) = self.ledger.event(ruling.gseq)? else { continue };
            let audience = event.audience.as_ref().map(|json| json::from_str(json));
            match audience {
                None => seen.push(*id),
                Some(Ok(audience)) if R::sees(&self.state, viewer, &audience) => seen.push(*id),
                Some(Ok(_) | Err(_)) => {}
            }
        }
        self.ledger.attachments(&seen)
    }
}

fn answer(ruling: &Ruling, received: i64, cursor: Cursor) -> Result<Answer, Broken> {
    let verdict = json::from_str(&ruling.verdict).map_err(|e| Broken(e.to_string()))?;
    let included = ruling.gseq > 0 && ruling.gseq <= cursor.gseq;
    Ok(Answer { verdict, received, included })
}
