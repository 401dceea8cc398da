//! The archive's tables in SQL: a row for each thing, and one for each key it may be looked for by.

use sync::Archived;
use sync::ledger::{Broken, Shelf};

use super::ledger::SqlLedger;
use super::{Db, Row, Value, count};

/// The most values of one statement.
const VALUES: usize = 100;

/// A moment after every other, in ms since 1970.
const NEVER: i64 = (1 << 53) - 1;

fn read(mut row: Row) -> Result<Archived, Broken> {
    let (id, closed, keys, body) = (row.text()?, row.integer()?, row.text()?, row.text()?);
    let keys = serde_json::from_str(&keys).map_err(|error| Broken(error.to_string()))?;
    Ok(Archived { id, closed, keys, body })
}

/// Inserts rows of so many values, as many in one statement as it takes.
fn insert(db: &Db, table: &str, width: usize, rows: &[Vec<Value>]) -> Result<(), Broken> {
    let one = format!("({})", vec!["?"; width].join(", "));
    for rows in rows.chunks(VALUES / width) {
        let places = vec![one.as_str(); rows.len()].join(", ");
        db.run(&format!("INSERT OR REPLACE INTO {table} VALUES {places}"), rows.concat())?;
    }
    Ok(())
}

impl Shelf for SqlLedger {
    fn archive(&mut self, rows: &[Archived]) -> Result<(), Broken> {
        let (mut things, mut names) = (Vec::new(), Vec::new());
        for row in rows {
            let keys = serde_json::to_string(&row.keys).map_err(|e| Broken(e.to_string()))?;
            let id: Value = row.id.as_str().into();
            things.push(vec![id.clone(), row.closed.into(), keys.into(), row.body.as_str().into()]);
            names.extend(row.keys.iter().map(|key| vec![key.as_str().into(), id.clone()]));
        }
        insert(&self.db, "archive(id, closed, keys, body)", 4, &things)?;
        insert(&self.db, "archive_keys", 2, &names)
    }

    fn unarchive(&mut self, id: &str) -> Result<(), Broken> {
        let query = "DELETE FROM archive_keys WHERE id = ? AND key IN \
                     (SELECT value FROM archive, json_each(archive.keys) WHERE archive.id = ?)";
        self.db.run(query, vec![id.into(), id.into()])?;
        self.db.run("DELETE FROM archive WHERE id = ?", vec![id.into()])
    }

    fn archived(
        &self,
        prefix: &str,
        after: Option<(i64, &str)>,
        limit: usize,
    ) -> Result<Vec<Archived>, Broken> {
        let query = "SELECT id, closed, keys, body FROM archive WHERE id IN \
                     (SELECT id FROM archive_keys WHERE key >= ? AND key < ?) \
                     AND (closed, id) < (?, ?) ORDER BY closed DESC, id DESC LIMIT ?";
        let (closed, id) = after.unwrap_or((NEVER, ""));
        let end = format!("{prefix}\u{10ffff}");
        let values = vec![prefix.into(), end.into(), closed.into(), id.into(), count(limit as u64)];
        self.db.rows(query, values)?.into_iter().map(read).collect()
    }

    fn archived_as(&self, key: &str) -> Result<Option<Archived>, Broken> {
        let query = "SELECT archive.id, closed, archive.keys, body FROM archive_keys JOIN archive \
                     ON archive.id = archive_keys.id WHERE key = ? \
                     ORDER BY archive.id = key DESC, closed DESC, archive.id DESC LIMIT 1";
        self.db.row(query, vec![key.into()])?.map(read).transpose()
    }
}
