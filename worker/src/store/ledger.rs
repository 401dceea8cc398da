//! The authority's tables in SQL.

use sync::hash::Hash32;
use sync::ledger::{Broken, EventRow, Ledger, LogRow, OpRow, PageRow, Ruling};
use sync::op::Attachment;
use sync::proof::Proof;
use sync::{Hash16, LogId, OperationId, Origin};

use super::{Db, Row, Value, count};
use crate::vault::{self, Locked};

/// The authority's tables of one site.
pub struct SqlLedger {
    pub(super) db: Db,
    /// Wraps the keys of attachments.
    key: [u8; 32],
}

const OP_COLUMNS: &str = "seq, hash, arrival, received, tries, quarantined, proven, verdict, \
     final, gseq, bounded, explicit, bytes";

impl SqlLedger {
    /// Opens the tables of a database.
    pub fn new(db: Db, key: [u8; 32]) -> Self {
        Self { db, key }
    }
}

fn text(id: impl std::fmt::Display) -> Value {
    Value::String(id.to_string())
}

fn hash(hash: &Hash16) -> Value {
    Value::Blob(hash.0.to_vec())
}

fn ruling(id: OperationId, row: &mut Row) -> Result<Option<Ruling>, Broken> {
    let verdict = row.some_text()?;
    let is_final = row.flag()?;
    let (gseq, bounded) = (row.some_integer()?, row.some_integer()?);
    let explicit = row.some_integer()?;
    Ok(verdict.map(|verdict| Ruling {
        id,
        verdict,
        is_final,
        gseq: gseq.and_then(|gseq| u64::try_from(gseq).ok()).unwrap_or_default(),
        bounded,
        explicit: explicit == Some(1),
    }))
}

fn op(log: LogId, mut row: Row) -> Result<OpRow, Broken> {
    let id = OperationId::new(log, row.count()?);
    let hash = Hash16(row.array()?);
    let (arrival, received) = (row.count()?, row.integer()?);
    let tries = u32::try_from(row.count()?).unwrap_or(u32::MAX);
    let (quarantined, proven) = (row.flag()?, row.flag()?);
    let ruling = ruling(id, &mut row)?;
    let bytes = row.bytes()?;
    Ok(OpRow { id, hash, arrival, received, tries, quarantined, proven, bytes, ruling })
}

fn event(mut row: Row) -> Result<EventRow, Broken> {
    Ok(EventRow {
        gseq: row.count()?,
        hash: Hash16(row.array()?),
        leaf: row.array::<{ size_of::<Hash32>() }>()?,
        op: row.parsed()?,
        received: row.integer()?,
        audience: row.some_text()?,
        bytes: row.bytes()?,
    })
}

/// Groups names into runs of consecutive operations of one log.
fn runs(ids: &[OperationId]) -> Vec<(LogId, u64, u64)> {
    let mut runs: Vec<(LogId, u64, u64)> = Vec::new();
    for id in ids {
        match runs.last_mut() {
            Some((log, _, to)) if *log == id.log && *to + 1 == id.seq => *to = id.seq,
            _ => runs.push((id.log, id.seq, id.seq)),
        }
    }
    runs
}

impl Ledger for SqlLedger {
    fn meta(&self, name: &str) -> Result<Option<String>, Broken> {
        let row = self.db.row("SELECT value FROM meta WHERE name = ?", vec![name.into()])?;
        row.map(|mut row| row.text()).transpose()
    }

    fn put_meta(&mut self, name: &str, value: &str) -> Result<(), Broken> {
        let query = "INSERT INTO meta(name, value) VALUES (?, ?) \
                     ON CONFLICT(name) DO UPDATE SET value = excluded.value";
        self.db.run(query, vec![name.into(), value.into()])
    }

    fn logs(&self) -> Result<Vec<LogRow>, Broken> {
        let query = "SELECT log, number, device, head, hash, rehomed FROM logs ORDER BY number";
        let read = |mut row: Row| {
            Ok(LogRow {
                log: row.parsed()?,
                number: u32::try_from(row.count()?).unwrap_or(u32::MAX),
                device: row.text()?,
                head: row.count()?,
                hash: Hash16(row.array()?),
                rehomed: row.flag()?,
            })
        };
        self.db.rows(query, Vec::new())?.into_iter().map(read).collect()
    }

    fn put_log(&mut self, row: &LogRow) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO logs(log, number, device, head, hash, rehomed) \
                     VALUES (?, ?, ?, ?, ?, ?)";
        let values = vec![
            text(row.log),
            count(row.number.into()),
            row.device.clone().into(),
            count(row.head),
            hash(&row.hash),
            count(row.rehomed.into()),
        ];
        self.db.run(query, values)
    }

    fn append(&mut self, rows: &[OpRow]) -> Result<(), Broken> {
        const ONE: &str = "(?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
        // At most a hundred values in one statement: nine of each row.
        for rows in rows.chunks(10) {
            let query = format!(
                "INSERT INTO received(log, seq, hash, arrival, received, tries, quarantined, \
                 proven, final, bytes) VALUES {}",
                vec![ONE; rows.len()].join(", ")
            );
            let mut values = Vec::with_capacity(rows.len() * 9);
            for row in rows {
                values.extend([
                    text(row.id.log),
                    count(row.id.seq),
                    hash(&row.hash),
                    count(row.arrival),
                    row.received.into(),
                    count(row.tries.into()),
                    count(row.quarantined.into()),
                    count(row.proven.into()),
                    row.bytes.clone().into(),
                ]);
            }
            self.db.run(&query, values)?;
        }
        let rulings: Vec<Ruling> = rows.iter().filter_map(|row| row.ruling.clone()).collect();
        self.rule(&rulings)
    }

    fn ops(&self, log: LogId, from: u64, to: u64) -> Result<Vec<OpRow>, Broken> {
        let query = format!(
            "SELECT {OP_COLUMNS} FROM received WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY seq"
        );
        let rows = self.db.rows(&query, vec![text(log), count(from), count(to)])?;
        rows.into_iter().map(|row| op(log, row)).collect()
    }

    fn hashes(&self, log: LogId, from: u64, to: u64) -> Result<Vec<(u64, Hash16)>, Broken> {
        let query = "SELECT seq, hash FROM received WHERE log = ? AND seq BETWEEN ? AND ? \
                     ORDER BY seq";
        let rows = self.db.rows(query, vec![text(log), count(from), count(to)])?;
        rows.into_iter().map(|mut row| Ok((row.count()?, Hash16(row.array()?)))).collect()
    }

    fn rulings(
        &self,
        log: LogId,
        from: u64,
        to: u64,
    ) -> Result<Vec<(OperationId, i64, Option<Ruling>)>, Broken> {
        let query = "SELECT seq, received, verdict, final, gseq, bounded, explicit FROM received \
                     WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY seq";
        let read = |mut row: Row| {
            let id = OperationId::new(log, row.count()?);
            Ok((id, row.integer()?, ruling(id, &mut row)?))
        };
        let rows = self.db.rows(query, vec![text(log), count(from), count(to)])?;
        rows.into_iter().map(read).collect()
    }

    fn open_ops(&self) -> Result<Vec<OperationId>, Broken> {
        let query = "SELECT log, seq FROM received WHERE final = 0 ORDER BY arrival";
        let read = |mut row: Row| Ok(OperationId::new(row.parsed()?, row.count()?));
        self.db.rows(query, Vec::new())?.into_iter().map(read).collect()
    }

    fn begin(&mut self, ids: &[OperationId]) -> Result<(), Broken> {
        let query = "UPDATE received SET tries = tries + 1 WHERE log = ? AND seq BETWEEN ? AND ?";
        for (log, from, to) in runs(ids) {
            self.db.run(query, vec![text(log), count(from), count(to)])?;
        }
        Ok(())
    }

    fn rule(&mut self, rulings: &[Ruling]) -> Result<(), Broken> {
        let query = "UPDATE received SET verdict = ?, final = ?, gseq = ?, bounded = ?, \
                     explicit = ? WHERE log = ? AND seq = ? AND final = 0";
        for ruling in rulings {
            let values = vec![
                ruling.verdict.as_str().into(),
                count(ruling.is_final.into()),
                count(ruling.gseq),
                ruling.bounded.into(),
                count(ruling.explicit.into()),
                text(ruling.id.log),
                count(ruling.id.seq),
            ];
            self.db.run(query, values)?;
        }
        Ok(())
    }

    fn prove(&mut self, log: LogId, proof: &Proof) -> Result<(), Broken> {
        let query = "UPDATE received SET proven = 1 WHERE log = ? AND seq BETWEEN ? AND ? \
                     AND proven = 0";
        self.db.run(query, vec![text(log), count(proof.from), count(proof.to)])?;
        // A later signature of the same session covers all that the earlier one did.
        let query = "INSERT INTO proofs(log, first, last, signature) VALUES (?, ?, ?, ?) \
                     ON CONFLICT(log, first) DO UPDATE SET last = excluded.last, \
                     signature = excluded.signature WHERE excluded.last > last";
        let signature = Value::Blob(proof.signature.0.to_vec());
        self.db.run(query, vec![text(log), count(proof.from), count(proof.to), signature])
    }

    fn release(&mut self, id: OperationId) -> Result<(), Broken> {
        let query = "UPDATE received SET quarantined = 0, proven = 1, tries = 0 \
                     WHERE log = ? AND seq = ?";
        self.db.run(query, vec![text(id.log), count(id.seq)])
    }

    fn received_before(&self, log: LogId, moment: i64) -> Result<u64, Broken> {
        let query = "SELECT head FROM logs WHERE log = ?";
        let Some(mut row) = self.db.row(query, vec![text(log)])? else { return Ok(0) };
        // Receipt never goes back within a log, so its order is that of the sequence.
        let (mut below, mut above) = (0, row.count()? + 1);
        while below + 1 < above {
            let middle = below.midpoint(above);
            let query = "SELECT received FROM received WHERE log = ? AND seq = ?";
            let row = self.db.row(query, vec![text(log), count(middle)])?;
            let received = row.map(|mut row| row.integer()).transpose()?;
            if received.is_some_and(|received| received < moment) {
                below = middle;
            } else {
                above = middle;
            }
        }
        Ok(below)
    }

    fn origin(&self, origin: &Origin) -> Result<Option<OperationId>, Broken> {
        let row = self.db.row("SELECT op FROM origins WHERE origin = ?", vec![text(origin)])?;
        row.map(|mut row| row.parsed()).transpose()
    }

    fn put_origin(&mut self, origin: &Origin, id: OperationId) -> Result<(), Broken> {
        let query = "INSERT OR IGNORE INTO origins(origin, op) VALUES (?, ?)";
        self.db.run(query, vec![text(origin), text(id)])
    }

    fn append_events(&mut self, rows: &[EventRow]) -> Result<(), Broken> {
        const ONE: &str = "(?, ?, ?, ?, ?, ?, ?)";
        for rows in rows.chunks(14) {
            let query = format!(
                "INSERT INTO events(gseq, hash, leaf, op, received, audience, bytes) VALUES {}",
                vec![ONE; rows.len()].join(", ")
            );
            let mut values = Vec::with_capacity(rows.len() * 7);
            for row in rows {
                values.extend([
                    count(row.gseq),
                    hash(&row.hash),
                    Value::Blob(row.leaf.to_vec()),
                    text(row.op),
                    row.received.into(),
                    row.audience.clone().into(),
                    row.bytes.clone().into(),
                ]);
            }
            self.db.run(&query, values)?;
        }
        Ok(())
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<EventRow>, Broken> {
        let query = "SELECT gseq, hash, leaf, op, received, audience, bytes FROM events \
                     WHERE gseq > ? ORDER BY gseq LIMIT ?";
        let rows = self.db.rows(query, vec![count(after), count(limit as u64)])?;
        rows.into_iter().map(event).collect()
    }

    fn attach(&mut self, id: OperationId, attachment: &Attachment) -> Result<(), Broken> {
        let mut nonce = [0; 12];
        getrandom::fill(&mut nonce).map_err(|error| Broken(error.to_string()))?;
        let name = id.to_string();
        let locked = vault::lock(&self.key, nonce, &name, &attachment.key, &attachment.bytes)
            .map_err(|error| Broken(error.to_string()))?;
        let query = "INSERT OR IGNORE INTO attachments(op, key, bytes) VALUES (?, ?, ?)";
        self.db.run(query, vec![name.into(), locked.key.into(), locked.bytes.into()])
    }

    fn attachments(&self, ids: &[OperationId]) -> Result<Vec<(OperationId, Attachment)>, Broken> {
        let mut found = Vec::new();
        for id in ids {
            let name = id.to_string();
            let query = "SELECT key, bytes FROM attachments WHERE op = ?";
            let Some(mut row) = self.db.row(query, vec![name.as_str().into()])? else { continue };
            let locked = Locked { key: row.bytes()?, bytes: row.bytes()? };
            let (key, bytes) = vault::open(&self.key, &name, &locked)
                .map_err(|error| Broken(error.to_string()))?;
            found.push((*id, Attachment { key, bytes }));
        }
        Ok(found)
    }

    fn put_pages(&mut self, pages: &[PageRow]) -> Result<(), Broken> {
        let query = "INSERT OR IGNORE INTO pages(hash, bytes) VALUES (?, ?)";
        for page in pages {
            self.db.run(query, vec![hash(&page.hash), page.bytes.clone().into()])?;
        }
        Ok(())
    }

    fn page(&self, name: &Hash16) -> Result<Option<PageRow>, Broken> {
        let row = self.db.row("SELECT bytes FROM pages WHERE hash = ?", vec![hash(name)])?;
        let read = |mut row: Row| Ok(PageRow { hash: *name, bytes: row.bytes()? });
        row.map(read).transpose()
    }

    fn keep_pages(&mut self, hashes: &[Hash16]) -> Result<(), Broken> {
        for mut row in self.db.rows("SELECT hash FROM pages", Vec::new())? {
            let stored = Hash16(row.array()?);
            if !hashes.contains(&stored) {
                self.db.run("DELETE FROM pages WHERE hash = ?", vec![hash(&stored)])?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_group_into_runs_of_one_log() {
        let (a, b) = (LogId([1; 8]), LogId([2; 8]));
        let ids = [(a, 1), (a, 2), (a, 4), (b, 5), (b, 6)].map(|(l, s)| OperationId::new(l, s));
        assert_eq!(runs(&ids), [(a, 1, 2), (a, 4, 4), (b, 5, 6)]);
        assert_eq!(runs(&[]), []);
    }
}
