//! Opening: the stored rows are checked against each other and against what is known elsewhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::Book;
use super::pages::Staging;
use super::rebase::rebase;
use super::step::News;
use super::store::{Kept, META, Meta, Stored, Table, Writes, attachment_of, parse_op_key};
use super::{Changes, Core, Replica};
use crate::hash::link;
use crate::id::{Cursor, Epoch, Hash16, LogId, OperationId};
use crate::page::{Manifest, unpack_page};
use crate::record;
use crate::rules::Rules;

/// Where a replica is born, or opened again.
#[derive(Clone, Debug)]
pub struct Birth {
    pub site: String,
    pub device: String,
    /// The app's build, for people.
    pub build: String,
    /// A fresh random name, for the first log and whenever the old one cannot be continued.
    pub log: LogId,
}

/// A log's head as it is kept in a second place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Head {
    pub log: LogId,
    pub seq: u64,
    pub hash: Hash16,
}

/// Operations that were called saved and are not in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    pub log: LogId,
    pub from: u64,
    pub to: u64,
    /// Whether the office is known to have them: then nothing is lost.
    pub received: bool,
}

/// Why a store cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// It belongs to another tablet: enrol anew.
    #[error("the store belongs to tablet {0}")]
    OtherDevice(String),
}

impl<R: Rules> Replica<R> {
    /// Opens what a store holds; an empty one is a new tablet. Returns the changes to store before
    /// anything else, and what is missing: count, sequence, chain and the head kept elsewhere are
    /// checked.
    ///
    /// # Errors
    /// [`NotOpened`] if the store is another tablet's.
    pub fn open(
        stored: &Stored,
        birth: Birth,
        elsewhere: Option<Head>,
    ) -> Result<(Self, Changes, Vec<Loss>), NotOpened> {
        let meta = stored.meta();
        if let Some(meta) = meta.as_ref().filter(|meta| meta.device != birth.device) {
            return Err(NotOpened::OtherDevice(meta.device.clone()));
        }
        let spare = birth.log;
        let mut core = Core::<R>::born(birth, meta.as_ref(), stored.turn());
        let mut losses = Vec::new();
        let mut writes = Writes::default();
        core.load_rows(stored);
        core.load_state(stored, meta.as_ref());
        core.check_logs(spare, &mut losses, &mut writes);
        core.check_elsewhere(elsewhere, spare, &mut losses, &mut writes);
        if core.books.is_empty() {
            core.books.push(Book::new(&core.site, &core.device, spare));
        }
        core.find_missing();
        // Pages this build cannot read are fetched again.
        if core.finish_staging(&mut writes).is_err() {
            core.rebuild = true;
        }
        core.turn += 1;
        let changes = writes.finish(&core);
        let (view, doubts) = rebase(&core, core.shown());
        Ok((Self { core, view, doubts, segment: None }, changes, losses))
    }
}

impl Stored {
    fn rows(&self, table: Table) -> impl Iterator<Item = (&str, &[u8])> {
        let of_table = self.rows.iter().filter(move |(of, ..)| *of == table);
        of_table.map(|(_, key, value)| (key.as_str(), value.as_slice()))
    }

    fn row(&self, table: Table, key: &str) -> Option<&[u8]> {
        self.rows(table).find(|(other, _)| *other == key).map(|(_, value)| value)
    }

    fn meta(&self) -> Option<Meta> {
        json::from_slice(self.row(Table::Meta, META)?).ok()
    }

    fn turn(&self) -> u64 {
        let text = self.row(Table::Meta, Changes::TURN).unwrap_or_default();
        std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).unwrap_or(0)
    }
}

impl<R: Rules> Core<R> {
    fn born(birth: Birth, meta: Option<&Meta>, turn: u64) -> Self {
        Self {
            site: birth.site,
            device: birth.device,
            build: birth.build,
            turn,
            boot: meta.map_or(1, |meta| meta.boot.saturating_add(1)),
            books: meta.map(|meta| meta.books.clone()).unwrap_or_default(),
            ended: meta.map(|meta| meta.ended.clone()).unwrap_or_default(),
            ops: imbl::OrdMap::new(),
            confirmed: R::State::default(),
            cursor: Cursor::default(),
            epoch: meta.map_or(Epoch::default(), |meta| meta.epoch),
            base: None,
            tail: 0,
            staging: None,
            inbox: imbl::OrdMap::new(),
            personal: imbl::OrdMap::new(),
            missing: Vec::new(),
            explain: meta.is_some_and(|meta| meta.explain),
            rebuild: meta.is_some_and(|meta| meta.rebuild),
            outdated: false,
        }
    }

    fn load_rows(&mut self, stored: &Stored) {
        for (key, row) in stored.rows(Table::Ops) {
            let (Some(id), Ok(mut kept)) = (parse_op_key(key), Kept::<R>::from_row(row)) else {
                continue;
            };
            let done = self.books.iter().any(|book| book.log == id.log && book.is_done(id.seq));
            kept.parsed = if done { None } else { Kept::<R>::parse(&kept.bytes) };
            self.ops.insert(id, Arc::new(kept));
        }
        for (key, row) in stored.rows(Table::Personal) {
            if let (Ok(id), Some(attachment)) = (key.parse(), attachment_of(row)) {
                self.personal.insert(id, Arc::new(attachment));
            }
        }
        for (_, row) in stored.rows(Table::Inbox) {
            if let Ok(notice) = json::from_slice::<super::Notice>(row) {
                self.inbox.insert(notice.id, notice);
            }
        }
    }

    /// Builds the confirmed state from pages and events; if any is missing, it is asked for anew.
    fn load_state(&mut self, stored: &Stored, meta: Option<&Meta>) {
        let Some(meta) = meta else { return };
        if let Some(manifest) = &meta.staging {
            let mut staging = Staging::new(manifest.clone(), None);
            for mark in &manifest.pages {
                let row = stored.row(Table::Pages, &mark.hash.to_string());
                if let Some(page) = row.and_then(|row| unpack_page(row).ok()) {
                    staging.have.insert(mark.hash, Arc::new(page));
                }
            }
            self.staging = Some(staging);
        }
        if let Some(state) = replayed::<R>(stored, meta) {
            self.confirmed = state;
            self.cursor = meta.cursor;
            self.base.clone_from(&meta.base);
            self.tail = meta.tail;
        } else {
            self.rebuild = true;
            for book in &mut self.books {
                book.doubt_all();
            }
        }
    }

    /// Checks each log: no hole, and a chain that leads to its head.
    fn check_logs(&mut self, spare: LogId, losses: &mut Vec<Loss>, writes: &mut Writes) {
        for (log, head) in self.strays() {
            // Rows of a log nobody remembers: what leads on from its start stays, the rest moves.
            let stray = Book { head, ..Book::new(&self.site, &self.device, log) };
            let (sound, hash) = self.sound(&stray);
            let hash = if sound == head { hash } else { Hash16::default() };
            self.books.insert(0, Book { hash, ..stray });
        }
        for book in self.books.clone() {
            let (sound, hash) = self.sound(&book);
            if sound == book.head && hash == book.hash {
                continue;
            }
            let range =
                OperationId::new(book.log, sound + 1)..=OperationId::new(book.log, u64::MAX);
            let rest: Vec<u64> = self.ops.range(range).map(|(id, _)| id.seq).collect();
            name_holes(&book, sound, &rest, losses);
            self.rehome(book.log, sound + 1, spare, writes, &mut News::default());
            if let Some(place) = self.book_mut(book.log).filter(|place| place.head == sound) {
                place.hash = hash;
            }
        }
        self.books.retain(|book| book.floor < book.head || book.log == spare || book.head == 0);
    }

    /// Returns the logs that have rows and no book, with their last row.
    fn strays(&self) -> Vec<(LogId, u64)> {
        let mut logs: BTreeMap<LogId, u64> = self.ops.keys().map(|id| (id.log, id.seq)).collect();
        logs.retain(|log, _| !self.books.iter().any(|book| book.log == *log));
        logs.into_iter().collect()
    }

    /// Returns the last operation up to which nothing is missing and the chain holds, with its
    /// hash.
    fn sound(&self, book: &Book) -> (u64, Hash16) {
        let (mut seq, mut hash) = (book.floor, book.floor_hash);
        while seq < book.head {
            let Some(kept) = self.ops.get(&OperationId::new(book.log, seq + 1)) else { break };
            if link(&hash, &kept.bytes) != kept.hash {
                break;
            }
            (seq, hash) = (seq + 1, kept.hash);
        }
        (seq, hash)
    }

    /// Checks the store against the head kept in a second place.
    fn check_elsewhere(
        &mut self,
        elsewhere: Option<Head>,
        spare: LogId,
        losses: &mut Vec<Loss>,
        writes: &mut Writes,
    ) {
        let Some(head) = elsewhere.filter(|head| head.seq > 0) else { return };
        let book = self.books.iter().find(|book| book.log == head.log);
        let ended = self.ended.iter().filter(|(log, _)| *log == head.log).map(|(_, last)| *last);
        let have = book.map_or(0, |book| book.head).max(ended.max().unwrap_or(0));
        if have >= head.seq || losses.iter().any(|loss| loss.log == head.log && loss.to >= head.seq)
        {
            return;
        }
        losses.push(Loss { log: head.log, from: have + 1, to: head.seq, received: false });
        if book.is_some() {
            // Nothing may follow where operations are missing.
            self.rehome(head.log, have + 1, spare, writes, &mut News::default());
        }
    }
}

/// Builds the state of the stored pages and events, if all are there.
fn replayed<R: Rules>(stored: &Stored, meta: &Meta) -> Option<R::State> {
    let mut state = match &meta.base {
        Some(base) => from_base::<R>(stored, base)?,
        None => R::State::default(),
    };
    let mut count = 0;
    let mut rows: Vec<(&str, &[u8])> = stored.rows(Table::Events).collect();
    rows.sort_unstable_by_key(|(key, _)| *key);
    for (key, row) in rows {
        let (stamp, event) = record::read(row, key.parse().ok()?).ok()?;
        R::evolve(&mut state, &stamp, &event);
        count += 1;
    }
    (count == meta.tail).then_some(state)
}

fn from_base<R: Rules>(stored: &Stored, base: &Manifest) -> Option<R::State> {
    let mut pages = Vec::new();
    for mark in &base.pages {
        let row = stored.row(Table::Pages, &mark.hash.to_string())?;
        if crate::page::page_hash(row) != mark.hash {
            return None;
        }
        pages.push(unpack_page(row).ok()?);
    }
    R::from_pages(&pages.iter().collect::<Vec<_>>()).ok()
}

/// Names the operations after the sound ones that are not among the rest.
fn name_holes(book: &Book, sound: u64, rest: &[u64], losses: &mut Vec<Loss>) {
    let mut next = sound + 1;
    for seq in rest.iter().copied().chain([book.head + 1]) {
        if seq > next {
            let (log, from, to) = (book.log, next, seq - 1);
            losses.push(Loss { log, from, to, received: to <= book.acked });
        }
        next = seq + 1;
    }
}
