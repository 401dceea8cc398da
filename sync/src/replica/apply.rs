//! Taking in an answer: what is received, what became of it, and what others did.

use std::collections::BTreeMap;

use super::book::Book;
use super::pages::Staging;
use super::step::{Applied, News, Rebased};
use super::store::{Kept, Table, Writes, op_key};
use super::{Core, Notice, Replica};
use crate::id::{LogId, OperationId};
use crate::op::{header, operation};
use crate::rules::Rules;
use crate::switch::{Rule, is_on};
use crate::wire::{Answer, LogPart, LogReply, LogState, Request, Response, Status};

/// Why an answer is not taken in. Nothing has changed; ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotApplied {
    /// It answers another request.
    #[error("the answer is to another request")]
    NotOurs,
    /// The tablet has moved on since the request.
    #[error("the tablet has moved on since the request")]
    Stale,
    /// The server's list of pages cannot be read.
    #[error("the list of pages cannot be read")]
    UnreadableManifest,
    /// The page is not the one its name says.
    #[error("the page is not the one asked for")]
    WrongPage,
}

/// What the answer says of own operations.
pub(super) type Answers = BTreeMap<OperationId, Answer>;

impl<R: Rules> Replica<R> {
    /// Works out what an answer changes. `spare` is a fresh random name, used if operations have
    /// to be moved to a new log.
    ///
    /// # Errors
    /// [`NotApplied`]: nothing changes.
    pub fn apply(
        &self,
        request: &Request,
        response: &Response,
        spare: LogId,
    ) -> Result<Applied<R>, NotApplied> {
        if response.nonce != request.nonce {
            return Err(NotApplied::NotOurs);
        }
        if response.from != self.core.cursor || request.cursor != self.core.cursor {
            return Err(NotApplied::Stale);
        }
        let mut core = self.core.clone();
        let (mut writes, mut news) = (Writes::default(), News::default());
        let mut needed = None;
        core.epoch = response.epoch;
        let before = core.pending();
        let mut answers = Answers::new();
        let mut forks = Vec::new();
        for reply in &response.logs {
            let Some(part) = request.logs.iter().find(|part| part.log == reply.log) else {
                continue;
            };
            let rechecked = core.books.iter().any(|book| book.log == reply.log && book.recheck);
            core.take_reply(part, reply, response.status, &mut forks);
            if response.status != Status::Rewound {
                core.take_answers(part, reply, &mut answers);
                core.take_notices(&answers, rechecked, reply.log, &mut writes, &mut news);
            }
        }
        match response.status {
            Status::Continued => {
                needed = core.take_items(request, response, &answers, &mut writes, &mut news);
            }
            Status::Pages | Status::Rewound => {
                core.stage(response)?;
                news.pages_done = core.finish_staging(&mut writes)?;
            }
        }
        for (log, from) in forks {
            core.rehome(log, from, spare, &mut writes, &mut news);
        }
        core.take_attachments(response, &mut writes);
        core.forget(response, &mut writes);
        core.missing.drain(..request.wanted.len().min(core.missing.len()));
        if let Some(needed) = needed {
            core.fit_personal(needed, &mut writes);
        }
        let behind = core.cursor.gseq < response.head && !core.outdated && core.staging.is_none();
        news.more |= behind || core.books.iter().any(|book| book.acked < book.head || book.recheck);
        news.more |= core.explain || core.rebuild || !core.missing.is_empty();
        let moved = core.cursor != self.core.cursor || core.pending() != before;
        let rebased = if moved { Rebased::Anew } else { Rebased::Same };
        Ok(Applied::new(core, writes, news, rebased, &self.doubts))
    }
}

impl<R: Rules> Core<R> {
    /// Takes the server's word on how much of a log it has.
    fn take_reply(
        &mut self,
        part: &LogPart,
        reply: &LogReply,
        status: Status,
        forks: &mut Vec<(LogId, u64)>,
    ) {
        let Some(book) = self.books.iter().find(|book| book.log == reply.log).cloned() else {
            return;
        };
        let mut book = Book { number: Some(reply.number), ..book };
        let sent = part.base + u64::try_from(part.ops.len()).unwrap_or(0);
        let same = self.hash_at(&book, reply.head) == Some(reply.head_hash);
        // What the server has beyond what was sent may be another copy's of this tablet.
        let shared = if same { reply.head } else { sent.min(reply.head) };
        if status == Status::Rewound {
            book.doubt_all();
        }
        match reply.state {
            LogState::Fork(from) => forks.push((book.log, from.max(book.floor + 1))),
            LogState::Fine | LogState::NeedFrom if reply.head < book.floor => {
                forks.push((book.log, book.floor + 1));
            }
            LogState::Fine => {
                book.server_has(shared);
                book.probe = None;
                book.recheck &= status != Status::Continued || sent < book.acked;
                if sent == book.head && reply.head > book.head {
                    // The server has more of this log than its tablet: nothing may follow here.
                    forks.push((book.log, book.head + 1));
                }
            }
            LogState::NeedFrom if same => {
                book.server_has(shared);
                book.probe = None;
            }
            LogState::NeedFrom | LogState::Differs => {
                let base = part.base.min(reply.head).min(book.head);
                if base <= book.floor {
                    forks.push((book.log, book.floor + 1));
                } else {
                    book.probe = Some(book.floor.midpoint(base - 1));
                }
            }
        }
        if let Some(place) = self.book_mut(reply.log) {
            *place = book;
        }
    }

    /// Takes the answers to operations of a log, run by run.
    fn take_answers(&mut self, part: &LogPart, reply: &LogReply, answers: &mut Answers) {
        let mut seq = part.settled;
        for run in &reply.runs {
            for _ in 0..run.count.min(part.head.saturating_sub(seq)) {
                seq += 1;
                let id = OperationId::new(reply.log, seq);
                if let Some(answer) = &run.answer {
                    answers.insert(id, answer.clone());
                } else if let Some(book) = self.book_mut(id.log) {
                    book.done.remove(&seq);
                }
            }
        }
    }

    /// Takes what became of operations: refused ones and held ones go to the inbox. One that was
    /// refused before and is not there has been dealt with, unless the server was restored since.
    fn take_notices(
        &mut self,
        answers: &Answers,
        rechecked: bool,
        log: LogId,
        writes: &mut Writes,
        news: &mut News,
    ) {
        for (id, answer) in answers.iter().filter(|(id, _)| id.log == log) {
            let Some(kept) = self.ops.get(id).cloned() else { continue };
            let Some(book) = self.book_mut(log) else { return };
            let was_done = book.is_done(id.seq) && !rechecked;
            let verdict = &answer.verdict;
            if verdict.is_final() && (!verdict.has_events() || answer.included) {
                book.finish(id.seq);
            } else {
                book.done.remove(&id.seq);
            }
            if !verdict.needs_a_person() || !is_on(Rule::Inbox) {
                if self.inbox.remove(id).is_some() {
                    writes.delete(Table::Inbox, id);
                }
                continue;
            }
            let known = self.inbox.get(id).map(|notice| &notice.verdict);
            if known == Some(verdict) || (known.is_none() && was_done && verdict.is_final()) {
                continue;
            }
            let notice = notice(*id, &kept, answer);
            writes.put_notice(&notice);
            self.inbox.insert(*id, notice);
            news.needs_you.push(*id);
        }
    }

    /// Begins to fetch pages.
    fn stage(&mut self, response: &Response) -> Result<(), NotApplied> {
        let text = response.manifest.as_deref().unwrap_or_default();
        let manifest = json::from_str(text).map_err(|_| NotApplied::UnreadableManifest)?;
        self.explain = false;
        self.staging = Some(Staging::new(manifest, self.staging.take()));
        Ok(())
    }

    fn take_attachments(&mut self, response: &Response, writes: &mut Writes) {
        for (id, attachment) in &response.attachments {
            writes.put_personal(*id, attachment);
            self.personal.insert(*id, attachment.clone().into());
        }
    }

    /// Raises what is settled, and forgets what the server keeps beyond any restore.
    fn forget(&mut self, response: &Response, writes: &mut Writes) {
        for book in &mut self.books {
            book.settle();
            let reply = response.logs.iter().find(|reply| reply.log == book.log);
            let durable = reply.map_or(0, |reply| reply.durable).min(book.settled);
            let durable = if is_on(Rule::RetainAcked) { durable } else { book.settled };
            while book.floor < durable {
                book.floor += 1;
                let id = OperationId::new(book.log, book.floor);
                if let Some(kept) = self.ops.remove(&id) {
                    book.floor_hash = kept.hash;
                    writes.delete(Table::Ops, &op_key(id));
                }
            }
        }
        let current = self.current().log;
        self.books.retain(|book| book.log == current || book.floor < book.head);
    }
}

fn notice<R: Rules>(id: OperationId, kept: &Kept<R>, answer: &Answer) -> Notice {
    let (by, at) = header(&kept.bytes).map_or_else(|_| (String::new(), 0), |h| (h.by, h.at));
    let operation = operation(&kept.bytes).unwrap_or("null").to_owned();
    Notice { id, by, at, operation, verdict: answer.verdict.clone() }
}
