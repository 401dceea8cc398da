//! First sync and rebuilding by pages, the hot page first; and folding stored events into pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::apply::NotApplied;
use super::step::{Applied, News, Rebased};
use super::store::{Table, Writes};
use super::{Core, Replica};
use crate::id::{Cursor, Hash16, OperationId};
use crate::page::{Manifest, Mark, pack_page, page_hash, unpack_page};
use crate::rules::{Page, Rules};

/// After how many stored events folding them into pages is worth it.
const DUE: u64 = 500;

/// Pages on their way.
#[derive(Clone, Debug)]
pub(super) struct Staging {
    pub manifest: Manifest,
    pub have: BTreeMap<Hash16, Arc<Page>>,
}

impl Staging {
    /// Begins, keeping pages an earlier list had too.
    pub fn new(manifest: Manifest, earlier: Option<Self>) -> Self {
        let mut have = earlier.map(|staging| staging.have).unwrap_or_default();
        have.retain(|hash, _| manifest.pages.iter().any(|mark| mark.hash == *hash));
        Self { manifest, have }
    }

    fn wanted(&self) -> impl Iterator<Item = &Mark> {
        self.manifest.pages.iter().filter(|mark| !self.have.contains_key(&mark.hash))
    }

    fn pages(&self) -> Vec<&Page> {
        let page = |mark: &Mark| self.have.get(&mark.hash).map(Arc::as_ref);
        self.manifest.pages.iter().filter_map(page).collect()
    }
}

impl<R: Rules> Replica<R> {
    /// Returns the next page to fetch.
    pub fn wanted_page(&self) -> Option<&Mark> {
        self.wanted_pages().next()
    }

    /// Returns the pages to fetch, the one a first screen needs first.
    pub fn wanted_pages(&self) -> impl Iterator<Item = &Mark> {
        self.core.staging.iter().flat_map(Staging::wanted)
    }

    /// Returns how many pages are here, and how many there are, while they are fetched.
    pub fn pages_progress(&self) -> Option<(usize, usize)> {
        let staging = self.core.staging.as_ref()?;
        Some((staging.have.len(), staging.manifest.pages.len()))
    }

    /// Works out what a page changes: on a new tablet the first one already gives a view, the last
    /// one the confirmed state. Fetching goes on where it stopped, whatever happens in between.
    ///
    /// # Errors
    /// [`NotApplied`] if it is not the page wanted.
    pub fn apply_page(&self, hash: Hash16, bytes: &[u8]) -> Result<Applied<R>, NotApplied> {
        let mut core = self.core.clone();
        let mut writes = Writes::default();
        let page = unpack_page(bytes).map_err(|_| NotApplied::WrongPage)?;
        let staging = core.staging.as_mut().ok_or(NotApplied::Stale)?;
        let named = staging.manifest.pages.iter().any(|mark| mark.hash == hash);
        if !named || page_hash(bytes) != hash {
            return Err(NotApplied::WrongPage);
        }
        staging.have.insert(hash, Arc::new(page));
        writes.put(Table::Pages, &hash, bytes.to_vec());
        let whole = staging.wanted().next().is_none();
        let first = staging.have.len() == 1 && core.cursor == Cursor::default();
        if !whole && !first {
            return Ok(Applied::new(core, writes, News::default(), Rebased::Same, &self.doubts));
        }
        if !whole {
            let state = R::from_pages(&staging.pages()).map_err(|_| NotApplied::WrongPage)?;
            let rebased = Rebased::Upon(state);
            return Ok(Applied::new(core, writes, News::default(), rebased, &self.doubts));
        }
        core.finish_staging(&mut writes)?;
        let news = News { pages_done: true, more: true, ..News::default() };
        Ok(Applied::new(core, writes, news, Rebased::Anew, &self.doubts))
    }

    /// Folds the stored events into pages when there are many: a start reads pages faster. Only
    /// pages that changed are written.
    pub fn compact(&self) -> Option<Applied<R>> {
        if self.core.tail < DUE || self.core.staging.is_some() {
            return None;
        }
        let mut core = self.core.clone();
        let mut writes = Writes::default();
        let old = core.base.take().map(|base| base.pages).unwrap_or_default();
        let mut manifest = Manifest { cursor: core.cursor, pages: Vec::new() };
        for page in R::pages(&core.confirmed) {
            let (mark, bytes) = pack_page(&page);
            if !old.iter().any(|known| known.hash == mark.hash) {
                writes.put(Table::Pages, &mark.hash, bytes);
            }
            manifest.pages.push(mark);
        }
        core.rebase_on(manifest, &old, &mut writes);
        Some(Applied::new(core, writes, News::default(), Rebased::Same, &self.doubts))
    }
}

impl<R: Rules> Core<R> {
    /// Takes over fetched pages as the confirmed state, if none is lacking; says whether it did.
    pub(super) fn finish_staging(&mut self, writes: &mut Writes) -> Result<bool, NotApplied> {
        let Some(staging) = self.staging.take_if(|staging| staging.wanted().next().is_none())
        else {
            return Ok(false);
        };
        let state = R::from_pages(&staging.pages()).map_err(|_| NotApplied::WrongPage)?;
        let old = self.base.take().map(|base| base.pages).unwrap_or_default();
        self.confirmed = state;
        self.cursor = staging.manifest.cursor;
        self.rebuild = false;
        self.explain = false;
        self.find_missing();
        self.rebase_on(staging.manifest, &old, writes);
        Ok(true)
    }

    /// Returns what the view is built upon: the confirmed state, or on a new tablet as much of it
    /// as has come.
    pub(super) fn shown(&self) -> R::State {
        let staging = self.staging.as_ref().filter(|_| self.cursor == Cursor::default());
        let part = staging.and_then(|staging| R::from_pages(&staging.pages()).ok());
        part.unwrap_or_else(|| self.confirmed.clone())
    }

    /// Makes pages the ones stored events come after.
    fn rebase_on(&mut self, manifest: Manifest, old: &[Mark], writes: &mut Writes) {
        for mark in old {
            if !manifest.pages.iter().any(|new| new.hash == mark.hash) {
                writes.delete(Table::Pages, &mark.hash);
            }
        }
        writes.0.push(super::Change::Clear(Table::Events));
        self.tail = 0;
        self.base = Some(manifest);
    }

    /// Forgets the attachments that the state needs no more and no kept operation has, and asks for
    /// those that are needed again.
    pub(super) fn fit_personal(&mut self, again: Vec<OperationId>, writes: &mut Writes) {
        let needed: BTreeSet<OperationId> = R::attached(&self.confirmed).into_iter().collect();
        let idle = |id: &&OperationId| !needed.contains(*id) && !self.ops.contains_key(*id);
        let idle: Vec<OperationId> = self.personal.keys().filter(idle).copied().collect();
        for id in idle {
            self.personal.remove(&id);
            writes.delete(Table::Personal, &id);
        }
        let absent = |id: &OperationId| needed.contains(id) && !self.personal.contains_key(id);
        self.missing.extend(again.into_iter().filter(absent));
    }

    /// Lists the attachments the state needs and that are not here.
    pub(super) fn find_missing(&mut self) {
        let needed = R::attached(&self.confirmed).into_iter();
        self.missing = needed.filter(|id| !self.personal.contains_key(id)).collect();
    }
}
