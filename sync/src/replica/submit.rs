//! Submitting: decided on the view, sealed, signed, stored, and only then called saved.

use std::sync::Arc;

use super::book::Book;
use super::step::Stale;
use super::store::{Changes, Kept, Writes};
use super::{Core, Replica};
use crate::hash::link;
use crate::id::{Hash16, LogId, OperationId};
use crate::op::{Attachment, HEADER_VERSION, Header, UnknownForm, seal};
use crate::proof::{Proof, Signature, segment_message};
use crate::rules::{Rules, Stamp};

/// What somebody asks for, with the personal fields that stay beside the log.
#[derive(Clone, Debug)]
pub struct Draft<O> {
    pub operation: O,
    pub attachment: Option<Attachment>,
}

/// The tablet's clocks at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// The best knowledge of the time, ms since 1970: the server's last, carried on by the
    /// monotonic clock; the wall clock if there is none.
    pub at: i64,
    /// The raw wall clock, ms since 1970.
    pub wall: i64,
    /// The monotonic clock, ms since whatever.
    pub mono: i64,
}

/// Why nothing was prepared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotPrepared<F> {
    /// The rules refuse the draft at this place.
    #[error("the rules refuse it")]
    Refused { place: usize, refusal: F },
    /// It cannot be written as JSON.
    #[error(transparent)]
    Unwritable(#[from] UnknownForm),
}

/// Operations that are decided and sealed, and not yet stored.
#[derive(Debug)]
pub struct Prepared<R: Rules> {
    core: Core<R>,
    view: R::State,
    ids: Vec<OperationId>,
    attachments: Vec<(OperationId, Attachment)>,
    /// What a person should notice.
    pub warnings: Vec<R::Warning>,
    segment: (String, u64),
    signature: Option<Signature>,
}

impl<R: Rules> Replica<R> {
    /// Decides without changing anything: what a button asks before it shows itself.
    ///
    /// # Errors
    /// The rules' refusal.
    pub fn may(
        &self,
        operation: &R::Operation,
        actor: &str,
        at: i64,
    ) -> Result<Vec<R::Warning>, R::Refusal> {
        let book = self.core.current();
        let id = OperationId::new(book.log, book.head + 1);
        let stamp = self.core.stamp(id, actor, at);
        R::enter(&self.view, operation, &stamp).map(|decision| decision.warnings)
    }

    /// Decides drafts on the view and seals them; more than one are a group: all or nothing.
    ///
    /// # Errors
    /// [`NotPrepared`]: nothing has changed.
    pub fn prepare(
        &self,
        drafts: Vec<Draft<R::Operation>>,
        actor: &str,
        moment: &Moment,
    ) -> Result<Prepared<R>, NotPrepared<R::Refusal>> {
        let mut core = self.core.clone();
        let mut view = self.view.clone();
        let (mut ids, mut attachments, mut warnings) = (Vec::new(), Vec::new(), Vec::new());
        let size = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        for (place, draft) in drafts.into_iter().enumerate() {
            let book = core.current();
            let id = OperationId::new(book.log, book.head + 1);
            let stamp = core.stamp(id, actor, moment.at);
            let decision = R::enter(&view, &draft.operation, &stamp)
                .map_err(|refusal| NotPrepared::Refused { place, refusal })?;
            for event in &decision.events {
                R::evolve(&mut view, &stamp.of_event(0), event);
            }
            warnings.extend(decision.warnings);
            let group = (size > 1).then(|| (u32::try_from(place).unwrap_or(u32::MAX), size));
            let mut header = core.header(actor, moment, group);
            header.commit = draft.attachment.as_ref().map(Attachment::commitment);
            core.seal(id, header, draft.operation);
            attachments.extend(draft.attachment.map(|attachment| (id, attachment)));
            ids.push(id);
        }
        let first = ids.first().map_or_else(|| core.current().head + 1, |id| id.seq);
        let from = match &self.segment {
            Some((same, from)) if same == actor => *from,
            Some(_) | None => first,
        };
        let segment = (actor.to_owned(), from);
        for (id, attachment) in &attachments {
            core.personal.insert(*id, Arc::new(attachment.clone()));
        }
        core.turn += 1;
        Ok(Prepared { core, view, ids, attachments, warnings, segment, signature: None })
    }

    /// Takes over operations that are stored: now they are saved on this tablet.
    ///
    /// # Errors
    /// [`Stale`] if another step was taken over since.
    pub fn committed(&mut self, prepared: Prepared<R>) -> Result<Vec<OperationId>, Stale> {
        if prepared.core.turn != self.core.turn + 1 {
            return Err(Stale);
        }
        self.core = prepared.signed_core();
        self.view = prepared.view;
        self.segment = Some(prepared.segment);
        Ok(prepared.ids)
    }
}

impl<R: Rules> Prepared<R> {
    /// Returns the names the operations will have.
    pub fn ids(&self) -> &[OperationId] {
        &self.ids
    }

    /// Returns what the person who answers for them signs.
    pub fn to_sign(&self) -> Vec<u8> {
        let book = self.core.current();
        segment_message(&self.core.site, book.log, self.segment.1, book.head, &book.hash)
    }

    /// Adds the person's signature. Without it the server holds the operations until one comes.
    pub fn signed(self, signature: Signature) -> Self {
        Self { signature: Some(signature), ..self }
    }

    /// Returns what to store, in one strict transaction.
    pub fn changes(&self) -> Changes {
        let core = self.signed_core();
        let mut writes = Writes::default();
        for id in &self.ids {
            if let Some(kept) = core.ops.get(id) {
                writes.put_op(*id, kept);
            }
        }
        for (id, attachment) in &self.attachments {
            writes.put_personal(*id, attachment);
        }
        writes.finish(&core)
    }

    /// Returns the core with the signature at the last operation.
    fn signed_core(&self) -> Core<R> {
        let mut core = self.core.clone();
        let (Some(signature), Some(id)) = (self.signature, self.ids.last()) else { return core };
        if let Some(kept) = core.ops.get(id) {
            let proof = Proof { from: self.segment.1, to: id.seq, signature };
            core.ops.insert(*id, kept.proven(proof));
        }
        core
    }
}

impl<R: Rules> Core<R> {
    fn stamp(&self, operation: OperationId, actor: &str, at: i64) -> Stamp {
        let (actor, device) = (actor.to_owned(), self.device.clone());
        let seen = self.cursor.gseq;
        Stamp { operation, actor, device, at, received: at, seen, place: seen + 1 }
    }

    fn header(&self, actor: &str, moment: &Moment, group: Option<(u32, u32)>) -> Header {
        Header {
            v: HEADER_VERSION,
            by: actor.to_owned(),
            at: moment.at,
            wall: moment.wall.saturating_sub(moment.at),
            mono: moment.at.saturating_sub(moment.mono),
            boot: self.boot,
            seen: self.cursor.gseq,
            rules: R::RULES,
            group,
            deps: Vec::new(),
            origin: None,
            commit: None,
        }
    }

    /// Seals an operation at the end of the current log.
    pub(super) fn seal(&mut self, id: OperationId, mut header: Header, asked: R::Operation) {
        let json = json::to_string(&asked);
        header.deps = if R::stands_alone(&asked) { Vec::new() } else { self.depends_on(id, &json) };
        let bytes = seal(&header, &json);
        self.push(id, Kept { parsed: Some((header, asked)), ..Kept::sealed(bytes) });
    }

    /// Appends sealed bytes to the current log.
    pub(super) fn push(&mut self, id: OperationId, mut kept: Kept<R>) {
        let Some(book) = self.books.last_mut() else { return };
        kept.hash = link(&book.hash, &kept.bytes);
        (book.head, book.hash) = (id.seq, kept.hash);
        self.ops.insert(id, Arc::new(kept));
    }

    /// Returns how far back the pending operations stand that the JSON names.
    pub(super) fn depends_on(&self, id: OperationId, json: &str) -> Vec<u64> {
        let Some(book) = self.books.iter().find(|book| book.log == id.log) else {
            return Vec::new();
        };
        let pending = |seq: &u64| *seq < id.seq && !Book::is_done(book, *seq);
        let mut back: Vec<u64> =
            named(json, id.log).filter(pending).map(|seq| id.seq - seq).collect();
        back.sort_unstable();
        back.dedup();
        back
    }
}

/// Returns the operations of a log that JSON names as whole texts, and those that made what it names after them:
/// `<log>-<sequence>.<what>`.
fn named(json: &str, log: LogId) -> impl Iterator<Item = u64> {
    let pattern = format!("\"{log}-");
    let starts: Vec<usize> =
        json.match_indices(&pattern).map(|(at, found)| at + found.len()).collect();
    starts.into_iter().filter_map(|at| json.get(at..)?.split(['"', '.']).next()?.parse().ok())
}

impl<R: Rules> Kept<R> {
    /// Wraps sealed bytes that have no place yet.
    pub(super) fn sealed(bytes: Vec<u8>) -> Self {
        Self { bytes, hash: Hash16::default(), proof: None, parsed: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_after_an_operation_names_it() {
        let log = LogId([1; 8]);
        let json = format!("[\"{log}-12.0\",\"{log}-7\",\"{log}-x\",\"{}-3\"]", LogId([2; 8]));
        assert_eq!(named(&json, log).collect::<Vec<_>>(), [12, 7]);
    }
}
