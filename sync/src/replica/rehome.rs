//! Moving operations to another log, when their place in the old one is taken or lost.

use super::Core;
use super::book::Book;
use super::step::News;
use super::store::{Kept, Table, Writes, op_key};
use crate::id::{LogId, OperationId, Origin};
use crate::op::{Header, header, operation, seal};
use crate::rules::Rules;

/// How many ended logs are remembered.
const MOST_ENDED: usize = 8;

impl<R: Rules> Core<R> {
    /// Moves the operations of a log from one on to the current log, a new one if that is the
    /// same. Each keeps its intrinsic name as its origin, so that the server takes it once only.
    pub(super) fn rehome(
        &mut self,
        log: LogId,
        from: u64,
        spare: LogId,
        writes: &mut Writes,
        news: &mut News,
    ) {
        if self.current().log == log {
            self.books.push(Book::new(&self.site, &self.device, spare));
        }
        let from = self.group_start(log, from);
        let range = OperationId::new(log, from)..=OperationId::new(log, u64::MAX);
        let old: Vec<OperationId> = self.ops.range(range).map(|(id, _)| *id).collect();
        self.cut_off(log, from);
        let target = self.current().log;
        let first = self.current().head + 1;
        let renamed: Vec<(OperationId, OperationId)> = old
            .iter()
            .zip(first..)
            .map(|(old, seq)| (*old, OperationId::new(target, seq)))
            .collect();
        for (old, new) in &renamed {
            self.move_one(*old, *new, &renamed, writes);
        }
        news.rehomed.extend(renamed);
        news.more = true;
    }

    /// Returns where to cut so that no group is torn that the server has nothing of.
    fn group_start(&self, log: LogId, from: u64) -> u64 {
        let before = OperationId::new(log, from.saturating_sub(1));
        let group = self.ops.get(&before).and_then(|kept| header(&kept.bytes).ok()?.group);
        match group {
            Some((place, size)) if place + 1 < size && !self.is_acked(before) => {
                before.seq.saturating_sub(place.into()).max(1)
            }
            Some(_) | None => from,
        }
    }

    /// Ends a log before an operation.
    fn cut_off(&mut self, log: LogId, from: u64) {
        let last = from.saturating_sub(1);
        let Some(book) = self.books.iter().find(|book| book.log == log) else { return };
        let hash = self.hash_at(book, last.max(book.floor)).unwrap_or(book.floor_hash);
        self.ended.push((log, book.head));
        let excess = self.ended.len().saturating_sub(MOST_ENDED);
        self.ended.drain(..excess);
        let Some(book) = self.book_mut(log) else { return };
        if book.head > last {
            book.head = last.max(book.floor);
            book.hash = hash;
        }
        book.acked = book.acked.min(book.head);
        book.settled = book.settled.min(book.head);
        book.done.retain(|seq| *seq < from);
        book.probe = None;
    }

    fn move_one(
        &mut self,
        old: OperationId,
        new: OperationId,
        renamed: &[(OperationId, OperationId)],
        writes: &mut Writes,
    ) {
        let Some(kept) = self.ops.remove(&old) else { return };
        writes.delete(Table::Ops, &op_key(old));
        let bytes = resealed(&kept, old, renamed).unwrap_or_else(|| kept.bytes.clone());
        let parsed = Kept::<R>::parse(&bytes);
        self.push(new, Kept { parsed, ..Kept::sealed(bytes) });
        if let Some(kept) = self.ops.get(&new) {
            writes.put_op(new, kept);
        }
        if let Some(attachment) = self.personal.remove(&old) {
            writes.delete(Table::Personal, &old);
            writes.put_personal(new, &attachment);
            self.personal.insert(new, attachment);
        }
        if self.inbox.remove(&old).is_some() {
            writes.delete(Table::Inbox, &old);
        }
    }
}

/// Seals an operation anew: with its origin, and with the new names of what moves with it.
fn resealed<R: Rules>(
    kept: &Kept<R>,
    old: OperationId,
    renamed: &[(OperationId, OperationId)],
) -> Option<Vec<u8>> {
    let header = header(&kept.bytes).ok()?;
    let mut json = operation(&kept.bytes).ok()?.to_owned();
    if json.contains(&format!("\"{}-", old.log)) {
        json = with_new_names(json, renamed);
    }
    let mut hash = [0; 8];
    hash.copy_from_slice(&kept.hash.0[..8]);
    let new =
        |old: OperationId| renamed.iter().find(|(other, _)| *other == old).map(|(_, n)| n.seq);
    let here = new(old)?;
    let back = |back: &u64| {
        let dep = old.seq.checked_sub(*back)?;
        new(OperationId::new(old.log, dep)).and_then(|seq| here.checked_sub(seq))
    };
    // A group of which a member is lost is one no more.
    let whole = |(place, size): &(u32, u32)| {
        let first = old.seq.saturating_sub(u64::from(*place));
        (first..first + u64::from(*size)).all(|seq| new(OperationId::new(old.log, seq)).is_some())
    };
    let header = Header {
        origin: Some(header.origin.unwrap_or(Origin { id: old, hash })),
        deps: header.deps.iter().filter_map(back).collect(),
        group: header.group.filter(whole),
        ..header
    };
    Some(seal(&header, &json))
}

/// Returns JSON with the new names of operations, and of what is named after one of them: `<log>-<sequence>.<what>`.
fn with_new_names(mut json: String, renamed: &[(OperationId, OperationId)]) -> String {
    // From the longest names on, though what follows already keeps 1 apart from 17.
    for (old, new) in renamed.iter().rev() {
        for end in ['"', '.'] {
            json = json.replace(&format!("\"{old}{end}"), &format!("\"{new}{end}"));
        }
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_after_an_operation_moves_with_it() {
        let (old, new) = (LogId([1; 8]), LogId([2; 8]));
        let names = |seq| (OperationId::new(old, seq), OperationId::new(new, seq + 40));
        let text = |log: LogId, one: u64, other: u64| {
            format!("[\"{log}-{one}\",\"{log}-{one}.0\",\"{log}-{other}.power\",\"{old}-170.0\"]")
        };
        let renamed = [names(1), names(17)];
        assert_eq!(with_new_names(text(old, 1, 17), &renamed), text(new, 41, 57));
    }
}
