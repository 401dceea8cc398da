//! A ledger in memory: cloned at no cost, so that a crash or a restore is one assignment.

use imbl::OrdMap;

use crate::id::{Hash16, LogId, OperationId, Origin};
use crate::ledger::{Broken, EventRow, Ledger, LogRow, OpRow, PageRow, Ruling, Shelf};
use crate::op::Attachment;
use crate::proof::Proof;
use crate::rules::Archived;

/// The authority's tables in memory. It refuses what SQL's keys would refuse.
#[derive(Clone, Debug, Default)]
pub struct MemoryLedger {
    meta: OrdMap<String, String>,
    logs: OrdMap<LogId, LogRow>,
    ops: OrdMap<OperationId, OpRow>,
    open: OrdMap<u64, OperationId>,
    events: OrdMap<u64, EventRow>,
    origins: OrdMap<Origin, OperationId>,
    attachments: OrdMap<OperationId, Attachment>,
    pages: OrdMap<Hash16, PageRow>,
    archive: OrdMap<String, Archived>,
}

impl MemoryLedger {
    /// Returns every received operation, in order of its name.
    pub fn every_op(&self) -> impl Iterator<Item = &OpRow> {
        self.ops.values()
    }

    /// Returns every event, in order.
    pub fn every_event(&self) -> impl Iterator<Item = &EventRow> {
        self.events.values()
    }

    /// Returns the sealed operations of the server's own log after so many.
    pub fn own_after(&self, count: usize) -> Vec<Vec<u8>> {
        let from = u64::try_from(count).unwrap_or(u64::MAX).saturating_add(1);
        self.range(LogId::SERVER, from, u64::MAX).map(|row| row.bytes.clone()).collect()
    }

    /// Returns everything in the archive, in order of its name.
    pub fn every_archived(&self) -> impl Iterator<Item = &Archived> {
        self.archive.values()
    }

    fn range(&self, log: LogId, from: u64, to: u64) -> impl Iterator<Item = &OpRow> {
        let range = OperationId::new(log, from)..=OperationId::new(log, to.max(from));
        self.ops.range(range).map(|(_, row)| row).filter(move |row| row.id.seq <= to)
    }

    fn change(&mut self, id: OperationId, change: impl FnOnce(&mut OpRow)) -> Result<(), Broken> {
        let row = self.ops.get_mut(&id).ok_or_else(|| Broken(format!("no operation {id}")))?;
        change(row);
        Ok(())
    }
}

impl Ledger for MemoryLedger {
    fn meta(&self, name: &str) -> Result<Option<String>, Broken> {
        Ok(self.meta.get(name).cloned())
    }

    fn put_meta(&mut self, name: &str, value: &str) -> Result<(), Broken> {
        self.meta.insert(name.to_owned(), value.to_owned());
        Ok(())
    }

    fn logs(&self) -> Result<Vec<LogRow>, Broken> {
        Ok(self.logs.values().cloned().collect())
    }

    fn put_log(&mut self, row: &LogRow) -> Result<(), Broken> {
        self.logs.insert(row.log, row.clone());
        Ok(())
    }

    fn append(&mut self, rows: &[OpRow]) -> Result<(), Broken> {
        for row in rows {
            if self.ops.contains_key(&row.id) {
                return Err(Broken(format!("operation {} received twice", row.id)));
            }
            if row.ruling.is_none() {
                self.open.insert(row.arrival, row.id);
            }
            self.ops.insert(row.id, row.clone());
        }
        Ok(())
    }

    fn ops(&self, log: LogId, from: u64, to: u64) -> Result<Vec<OpRow>, Broken> {
        Ok(self.range(log, from, to).cloned().collect())
    }

    fn hashes(&self, log: LogId, from: u64, to: u64) -> Result<Vec<(u64, Hash16)>, Broken> {
        Ok(self.range(log, from, to).map(|row| (row.id.seq, row.hash)).collect())
    }

    fn rulings(
        &self,
        log: LogId,
        from: u64,
        to: u64,
    ) -> Result<Vec<(OperationId, i64, Option<Ruling>)>, Broken> {
        let rows = self.range(log, from, to);
        Ok(rows.map(|row| (row.id, row.received, row.ruling.clone())).collect())
    }

    fn open_ops(&self) -> Result<Vec<OperationId>, Broken> {
        Ok(self.open.values().copied().collect())
    }

    fn begin(&mut self, ids: &[OperationId]) -> Result<(), Broken> {
        ids.iter().try_for_each(|id| self.change(*id, |row| row.tries += 1))
    }

    fn rule(&mut self, rulings: &[Ruling]) -> Result<(), Broken> {
        for ruling in rulings {
            let row = self.ops.get(&ruling.id).ok_or_else(|| Broken("no such op".into()))?;
            if row.ruling.as_ref().is_some_and(|ruling| ruling.is_final) {
                return Err(Broken(format!("{} decided twice", ruling.id)));
            }
            if ruling.is_final {
                self.open.remove(&row.arrival);
            }
            self.change(ruling.id, |row| row.ruling = Some(ruling.clone()))?;
        }
        Ok(())
    }

    fn prove(&mut self, log: LogId, proof: &Proof) -> Result<(), Broken> {
        let ids: Vec<OperationId> =
            self.range(log, proof.from, proof.to).filter(|row| !row.proven).map(|r| r.id).collect();
        ids.into_iter().try_for_each(|id| self.change(id, |row| row.proven = true))
    }

    fn release(&mut self, id: OperationId) -> Result<(), Broken> {
        self.change(id, |row| {
            row.quarantined = false;
            row.proven = true;
            row.tries = 0;
        })
    }

    fn received_before(&self, log: LogId, moment: i64) -> Result<u64, Broken> {
        let before = self.range(log, 1, u64::MAX).take_while(|row| row.received < moment);
        Ok(before.last().map_or(0, |row| row.id.seq))
    }

    fn origin(&self, origin: &Origin) -> Result<Option<OperationId>, Broken> {
        Ok(self.origins.get(origin).copied())
    }

    fn put_origin(&mut self, origin: &Origin, id: OperationId) -> Result<(), Broken> {
        self.origins.insert(*origin, id);
        Ok(())
    }

    fn append_events(&mut self, rows: &[EventRow]) -> Result<(), Broken> {
        for row in rows {
            let last = self.events.get_max().map_or(0, |(gseq, _)| *gseq);
            if row.gseq != last + 1 {
                return Err(Broken(format!("event {} after {last}", row.gseq)));
            }
            self.events.insert(row.gseq, row.clone());
        }
        Ok(())
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<EventRow>, Broken> {
        Ok(self.events.range(after + 1..).take(limit).map(|(_, row)| row.clone()).collect())
    }

    fn attach(&mut self, id: OperationId, attachment: &Attachment) -> Result<(), Broken> {
        self.attachments.insert(id, attachment.clone());
        Ok(())
    }

    fn attachments(&self, ids: &[OperationId]) -> Result<Vec<(OperationId, Attachment)>, Broken> {
        let get = |id: &OperationId| Some((*id, self.attachments.get(id)?.clone()));
        Ok(ids.iter().filter_map(get).collect())
    }

    fn put_pages(&mut self, pages: &[PageRow]) -> Result<(), Broken> {
        for page in pages {
            self.pages.insert(page.hash, page.clone());
        }
        Ok(())
    }

    fn page(&self, hash: &Hash16) -> Result<Option<PageRow>, Broken> {
        Ok(self.pages.get(hash).cloned())
    }

    fn keep_pages(&mut self, hashes: &[Hash16]) -> Result<(), Broken> {
        let keep = |hash: &Hash16| Some((*hash, self.pages.get(hash)?.clone()));
        self.pages = hashes.iter().filter_map(keep).collect();
        Ok(())
    }
}

impl Shelf for MemoryLedger {
    fn archive(&mut self, rows: &[Archived]) -> Result<(), Broken> {
        for row in rows {
            self.archive.insert(row.id.clone(), row.clone());
        }
        Ok(())
    }

    fn unarchive(&mut self, id: &str) -> Result<(), Broken> {
        self.archive.remove(id);
        Ok(())
    }

    fn archived(
        &self,
        prefix: &str,
        after: Option<(i64, &str)>,
        limit: usize,
    ) -> Result<Vec<Archived>, Broken> {
        let named = |row: &&Archived| row.keys.iter().any(|key| key.starts_with(prefix));
        let place = |row: &Archived| (row.closed, row.id.clone());
        let end = after.map(|(closed, id)| (closed, id.to_owned()));
        let later = |row: &&Archived| end.as_ref().is_none_or(|end| place(row) < *end);
        let mut found: Vec<Archived> =
            self.archive.values().filter(named).filter(later).cloned().collect();
        found.sort_by_key(|row| std::cmp::Reverse(place(row)));
        found.truncate(limit);
        Ok(found)
    }

    fn archived_as(&self, key: &str) -> Result<Option<Archived>, Broken> {
        let named = self.archive.values().filter(|row| row.keys.iter().any(|one| one == key));
        let last = || named.max_by_key(|row| (row.closed, &row.id));
        Ok(self.archive.get(key).or_else(last).cloned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thing_of_a_name_comes_before_those_that_have_it_as_a_key() {
        let row = |id: &str, closed, keys: &[&str]| Archived {
            id: id.to_owned(),
            closed,
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
            body: "{}".to_owned(),
        };
        let rows = [row("a", 1, &["a"]), row("b", 3, &["a", "b"]), row("c", 2, &["a", "c"])];
        let mut ledger = MemoryLedger::default();
        ledger.archive(&rows).unwrap();
        let found = |ledger: &MemoryLedger| ledger.archived_as("a").unwrap().map(|row| row.id);
        assert_eq!(found(&ledger).as_deref(), Some("a"));
        ledger.unarchive("a").unwrap();
        assert_eq!(found(&ledger).as_deref(), Some("b"));
        assert_eq!(ledger.archived_as("x"), Ok(None));
    }
}
