//! Snapshots: pages of the state, so that a new tablet or a restarted server need not replay all.

use super::Authority;
use crate::id::Hash16;
use crate::ledger::{Broken, Ledger, PageRow};
use crate::page::{Manifest, Mark, pack_page};
use crate::rules::{Rules, Viewer};

/// After how many events a new snapshot is due.
const DUE: u64 = 5_000;
/// How many snapshots are kept, so that a tablet half way through one can finish.
const KEPT: usize = 2;

impl<R: Rules, L: Ledger> Authority<R, L> {
    /// Says whether a snapshot should be taken when there is time.
    pub fn snapshot_due(&self) -> bool {
        self.behind() >= DUE
    }

    /// Returns how many events are not in the newest snapshot.
    pub(super) fn behind(&self) -> u64 {
        let newest = self.meta.manifests.first().map_or(0, |manifest| manifest.cursor.gseq);
        self.cursor.gseq.saturating_sub(newest)
    }

    /// Takes a snapshot.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn snapshot(&mut self) -> Result<(), Broken> {
        let mut manifest = Manifest { cursor: self.cursor, pages: Vec::new() };
        let mut rows = Vec::new();
        for page in R::pages(&self.state) {
            let (mark, bytes) = pack_page(&page);
            rows.push(PageRow { hash: mark.hash, bytes });
            manifest.pages.push(mark);
        }
        self.ledger.put_pages(&rows)?;
        self.meta.manifests.retain(|other| other.cursor != manifest.cursor);
        self.meta.manifests.insert(0, manifest);
        self.meta.manifests.truncate(KEPT);
        let pages = self.meta.manifests.iter().flat_map(|manifest| &manifest.pages);
        self.ledger.keep_pages(&pages.map(|mark| mark.hash).collect::<Vec<_>>())?;
        self.save_meta()
    }

    /// Returns the newest snapshot's pages that a viewer may see, if there is a snapshot.
    pub fn manifest(&self, viewer: &Viewer) -> Option<Manifest> {
        let manifest = self.meta.manifests.first()?;
        let seen = |mark: &&Mark| R::sees(&self.state, viewer, &mark.audience);
        let pages = manifest.pages.iter().filter(seen).cloned().collect();
        Some(Manifest { cursor: manifest.cursor, pages })
    }

    /// Returns a page's packed bytes, if a kept snapshot has it and the viewer may see it.
    ///
    /// # Errors
    /// [`Broken`] if the ledger fails.
    pub fn page(&self, viewer: &Viewer, hash: &Hash16) -> Result<Option<Vec<u8>>, Broken> {
        let mut marks = self.meta.manifests.iter().flat_map(|manifest| &manifest.pages);
        let seen = |mark: &Mark| mark.hash == *hash && R::sees(&self.state, viewer, &mark.audience);
        if !marks.any(seen) {
            return Ok(None);
        }
        Ok(self.ledger.page(hash)?.map(|row| row.bytes))
    }
}
