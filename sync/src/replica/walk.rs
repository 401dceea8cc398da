//! Following the history: events of others as told, own ones derived at their place, and all of it
//! believed only if its hash is the server's.

use std::collections::BTreeSet;

use super::Core;
use super::apply::Answers;
use super::step::News;
use super::store::{Kept, Table, Writes, event_key};
use crate::hash::{Hash32, leaf, step};
use crate::id::{Cursor, LogId, OperationId};
use crate::record;
use crate::rules::{Rules, Stamp};
use crate::switch::{Rule, is_on};
use crate::wire::{Item, Request, Response};

/// The history's next part, worked out and not yet believed.
struct Walk<R: Rules> {
    state: R::State,
    cursor: Cursor,
    rows: Vec<(u64, Vec<u8>)>,
    done: Vec<OperationId>,
    foreign: usize,
    /// Whether the server itself did something: things may have left the working set.
    by_server: bool,
    /// Attachments that are needed since the server brought something back.
    needed: Vec<OperationId>,
}

/// Why a walk ended early.
enum Lost {
    /// An own operation does not come to what the server says.
    Mismatch,
    /// An event of a kind this app does not know.
    Newer,
}

impl<R: Rules> Core<R> {
    /// Follows the history; believes it only if its hash is the server's. If the server itself did
    /// something, returns the attachments that are needed since.
    pub(super) fn take_items(
        &mut self,
        request: &Request,
        response: &Response,
        answers: &Answers,
        writes: &mut Writes,
        news: &mut News,
    ) -> Option<Vec<OperationId>> {
        self.rebuild = false;
        match self.walk(&response.items, answers) {
            Ok(walk) if agrees(walk.cursor, response.cursor) => {
                self.explain = false;
                self.outdated = false;
                self.confirmed = walk.state;
                self.cursor = response.cursor;
                self.tail += u64::try_from(walk.rows.len()).unwrap_or(0);
                for (gseq, row) in walk.rows {
                    writes.put(Table::Events, &event_key(gseq), row);
                }
                news.confirmed += walk.done.len();
                news.foreign += walk.foreign;
                for id in walk.done {
                    if let Some(book) = self.book_mut(id.log) {
                        book.finish(id.seq);
                    }
                }
                return walk.by_server.then_some(walk.needed);
            }
            Err(Lost::Newer) => self.outdated = true,
            Ok(_) | Err(Lost::Mismatch) => {
                // First ask for the events in full; if that does not help, for the whole state.
                self.rebuild = request.explain;
                self.explain = !request.explain;
            }
        }
        None
    }

    fn walk(&self, items: &[Item], answers: &Answers) -> Result<Walk<R>, Lost> {
        let mut walk = Walk {
            state: self.confirmed.clone(),
            cursor: self.cursor,
            rows: Vec::new(),
            done: Vec::new(),
            foreign: 0,
            by_server: false,
            needed: Vec::new(),
        };
        for item in items {
            match item {
                Item::Hidden(leaf) => walk.advance(leaf),
                Item::Record(bytes) => {
                    let place = walk.cursor.gseq + 1;
                    let (stamp, event) = record::read(bytes, place).map_err(|_| Lost::Newer)?;
                    walk.advance(&leaf(bytes));
                    if stamp.operation.log == LogId::SERVER {
                        walk.evolve_by_server(&stamp, &event);
                    } else {
                        R::evolve(&mut walk.state, &stamp, &event);
                    }
                    walk.rows.push((walk.cursor.gseq, bytes.clone()));
                    if self.ops.contains_key(&stamp.operation) {
                        if walk.done.last() != Some(&stamp.operation) {
                            walk.done.push(stamp.operation);
                        }
                    } else {
                        walk.foreign += 1;
                    }
                }
                Item::Own { log, seq } => {
                    let id = OperationId::new(*log, *seq);
                    let answer = answers.get(&id).ok_or(Lost::Mismatch)?;
                    self.derive(&mut walk, id, answer.received)?;
                }
            }
        }
        Ok(walk)
    }

    /// Works out an own operation's events as the server did, at its place in the history.
    fn derive(&self, walk: &mut Walk<R>, id: OperationId, received: i64) -> Result<(), Lost> {
        let kept = self.ops.get(&id).ok_or(Lost::Mismatch)?;
        let read;
        let (header, asked) = if let Some(parsed) = &kept.parsed {
            parsed
        } else {
            read = Kept::<R>::parse(&kept.bytes).ok_or(Lost::Mismatch)?;
            &read
        };
        let stamp = Stamp {
            operation: id,
            actor: header.by.clone(),
            device: self.device.clone(),
            at: header.at,
            received,
            seen: header.seen,
            place: walk.cursor.gseq + 1,
        };
        let decision = R::decide(&walk.state, asked, &stamp).map_err(|_| Lost::Mismatch)?;
        for (nth, event) in decision.events.iter().enumerate() {
            let bytes = record::write(&stamp, event);
            walk.advance(&leaf(&bytes));
            R::evolve(&mut walk.state, &stamp.of_event(nth), event);
            walk.rows.push((walk.cursor.gseq, bytes));
        }
        walk.done.push(id);
        Ok(())
    }
}

impl<R: Rules> Walk<R> {
    /// Takes in what the server itself did: what it brings back needs its attachments again.
    fn evolve_by_server(&mut self, stamp: &Stamp, event: &R::Event) {
        let before: BTreeSet<OperationId> = R::attached(&self.state).into_iter().collect();
        R::evolve(&mut self.state, stamp, event);
        let after = R::attached(&self.state).into_iter();
        self.needed.extend(after.filter(|id| !before.contains(id)));
        self.by_server = true;
    }

    fn advance(&mut self, leaf: &Hash32) {
        let hash = step(&self.cursor.hash, leaf);
        self.cursor = Cursor { gseq: self.cursor.gseq + 1, hash };
    }
}

/// Says whether a tablet and the server came to the same place in the same history.
fn agrees(ours: Cursor, server: Cursor) -> bool {
    let same = ours.hash == server.hash || !is_on(Rule::HashedCursor);
    (ours.gseq == server.gseq && same) || !is_on(Rule::VerifiedHistory)
}
