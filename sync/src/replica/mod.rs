//! The tablet's half: an outbox, the confirmed state, and the view with what is pending upon it.
//!
//! Nothing here stores or sends. Each step gives [`Changes`], to be stored in one strict
//! transaction, and is taken over only after it completed: [`Replica::prepare`] then
//! [`Replica::committed`], [`Replica::apply`] then [`Replica::adopt`]. One step at a time: a step
//! prepared before another was taken over is [`Stale`].

mod apply;
mod book;
mod open;
mod pages;
mod rebase;
mod rehome;
mod request;
mod step;
mod store;
mod submit;
mod unsigned;
mod walk;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

pub use apply::NotApplied;
use book::Book;
pub use open::{Birth, Head, Loss, NotOpened};
use pages::Staging;
pub use request::Asking;
pub use step::{Applied, News, Stale};
use store::Kept;
#[cfg(any(test, feature = "sim"))]
pub(crate) use store::read_op;
pub use store::{Change, Changes, Stored, Table};
pub use submit::{Draft, Moment, NotPrepared, Prepared};
pub use unsigned::Unsigned;

use crate::id::{Cursor, Epoch, LogId, OperationId};
use crate::op::Attachment;
use crate::page::Manifest;
use crate::rules::Rules;
use crate::verdict::Verdict;

/// Something a person has to see: an operation that was refused, or is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub id: OperationId,
    /// Who answers for it.
    pub by: String,
    /// When it happened, ms since 1970.
    pub at: i64,
    /// What was asked, as JSON.
    pub operation: String,
    pub verdict: Verdict,
}

/// How many operations stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Saved here, not known to be received.
    pub saved_here: usize,
    /// Received, without a final verdict.
    pub waiting: usize,
    /// Refused or held: in the inbox.
    pub needs_you: usize,
}

/// Everything but the view.
#[derive(Debug)]
struct Core<R: Rules> {
    site: String,
    device: String,
    build: String,
    /// Counts the transactions of the store.
    turn: u64,
    boot: u32,
    /// The logs of this storage, the current one last.
    books: Vec<Book>,
    /// Logs that were ended by moving operations away, and their last operation before that.
    ended: Vec<(LogId, u64)>,
    ops: OrdMap<OperationId, Arc<Kept<R>>>,
    confirmed: R::State,
    cursor: Cursor,
    epoch: Epoch,
    /// The pages the stored events come after.
    base: Option<Manifest>,
    /// How many events are stored after the pages.
    tail: u64,
    staging: Option<Staging>,
    inbox: OrdMap<OperationId, Notice>,
    personal: OrdMap<OperationId, Arc<Attachment>>,
    /// Attachments the state needs and that are not here.
    missing: Vec<OperationId>,
    explain: bool,
    rebuild: bool,
    /// Whether the server's history holds events this app is too old for.
    outdated: bool,
}

impl<R: Rules> Clone for Core<R> {
    fn clone(&self) -> Self {
        Self {
            site: self.site.clone(),
            device: self.device.clone(),
            build: self.build.clone(),
            turn: self.turn,
            boot: self.boot,
            books: self.books.clone(),
            ended: self.ended.clone(),
            ops: self.ops.clone(),
            confirmed: self.confirmed.clone(),
            cursor: self.cursor,
            epoch: self.epoch,
            base: self.base.clone(),
            tail: self.tail,
            staging: self.staging.clone(),
            inbox: self.inbox.clone(),
            personal: self.personal.clone(),
            missing: self.missing.clone(),
            explain: self.explain,
            rebuild: self.rebuild,
            outdated: self.outdated,
        }
    }
}

/// One tablet's replica.
#[derive(Debug)]
pub struct Replica<R: Rules> {
    core: Core<R>,
    view: R::State,
    /// Pending operations the rules now refuse on the view: flagged, never dropped.
    doubts: Vec<OperationId>,
    /// Who is signing operations, and the first of them.
    segment: Option<(String, u64)>,
}

impl<R: Rules> Replica<R> {
    /// Returns what screens show: the confirmed state with what is pending upon it.
    pub fn view(&self) -> &R::State {
        &self.view
    }

    /// Returns the state the server confirmed, up to [`Replica::cursor`].
    pub fn confirmed(&self) -> &R::State {
        &self.core.confirmed
    }

    /// Returns how much of the history is confirmed here.
    pub fn cursor(&self) -> Cursor {
        self.core.cursor
    }

    /// Returns the current log.
    pub fn log(&self) -> LogId {
        self.core.current().log
    }

    /// Returns the current log's number at the site, once the server has told it.
    pub fn log_number(&self) -> Option<u32> {
        self.core.current().number
    }

    /// Returns the head of the current log, to be kept in a second place and given to
    /// [`Replica::open`].
    pub fn head(&self) -> Head {
        let book = self.core.current();
        Head { log: book.log, seq: book.head, hash: book.hash }
    }

    /// Returns how many operations stand where.
    pub fn counts(&self) -> Counts {
        let pending = self.core.pending();
        let (here, received): (Vec<_>, Vec<_>) =
            pending.into_iter().partition(|id| !self.core.is_acked(*id));
        Counts { saved_here: here.len(), waiting: received.len(), needs_you: self.core.inbox.len() }
    }

    /// Says where an operation of this tablet stands: none if it is unknown here or long done.
    pub fn standing(&self, id: OperationId) -> Option<Standing> {
        if let Some(notice) = self.core.inbox.get(&id) {
            return Some(Standing::NeedsPerson(notice.verdict.clone()));
        }
        self.core.ops.get(&id)?;
        let book = self.core.books.iter().find(|book| book.log == id.log)?;
        Some(match (book.is_done(id.seq), id.seq <= book.acked) {
            (true, _) => Standing::Confirmed,
            (false, true) => Standing::Received,
            (false, false) => Standing::SavedHere,
        })
    }

    /// Lists the operations that are not confirmed, in the order they were entered.
    pub fn pending(&self) -> Vec<OperationId> {
        self.core.pending()
    }

    /// Lists pending operations that the rules now refuse on this tablet's view.
    pub fn doubts(&self) -> &[OperationId] {
        &self.doubts
    }

    /// Lists what a person has to see.
    pub fn inbox(&self) -> impl Iterator<Item = &Notice> {
        self.core.inbox.values()
    }

    /// Returns the personal fields of an operation, if they are here.
    pub fn personal(&self, id: OperationId) -> Option<&Attachment> {
        self.core.personal.get(&id).map(Arc::as_ref)
    }

    /// Returns what was asked by an operation still kept here, as JSON.
    pub fn operation(&self, id: OperationId) -> Option<&str> {
        crate::op::operation(&self.core.ops.get(&id)?.bytes).ok()
    }

    /// Says whether the app is too old for events the server has. Nothing is lost by waiting.
    pub fn outdated(&self) -> bool {
        self.core.outdated
    }

    /// Ends the signed-in session: the next operation begins a new segment.
    pub fn end_session(&mut self) {
        self.segment = None;
    }
}

/// Where an operation of this tablet stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    SavedHere,
    Received,
    Confirmed,
    NeedsPerson(Verdict),
}

impl<R: Rules> Core<R> {
    /// Returns the log new operations go to.
    fn current(&self) -> &Book {
        // There is always one: `open` makes it, and nothing removes the last.
        self.books.last().unwrap_or(&book::NONE)
    }

    fn book_mut(&mut self, log: LogId) -> Option<&mut Book> {
        self.books.iter_mut().find(|book| book.log == log)
    }

    fn is_acked(&self, id: OperationId) -> bool {
        self.books.iter().any(|book| book.log == id.log && id.seq <= book.acked)
    }

    /// Lists the operations not yet confirmed, log by log.
    fn pending(&self) -> Vec<OperationId> {
        let mut pending = Vec::new();
        for book in &self.books {
            let after = OperationId::new(book.log, book.settled + 1);
            let kept = self.ops.range(after..=OperationId::new(book.log, u64::MAX));
            pending.extend(kept.map(|(id, _)| *id).filter(|id| !book.is_done(id.seq)));
        }
        pending
    }
}
