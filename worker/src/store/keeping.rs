//! How long what visitors said of themselves is kept: which archived matters are over for long enough, and
//! the erasing of it from every table.

use sync::ledger::Broken;

use super::{Db, Row, Value, count};

/// The tables as far as they are about keeping and erasing.
#[derive(Clone)]
pub struct Keeping {
    db: Db,
}

/// Where an archived matter belongs: those with a case are kept for longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Contact,
    Case,
}

impl Keeping {
    /// Opens the tables of a database.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Returns the bodies of matters that were closed before an instant and not looked through yet, the
    /// oldest first.
    ///
    /// # Errors
    /// [`Broken`], as everywhere here, when the store fails.
    pub fn closed_before(&self, kept: Kept, at: i64, most: u64) -> Result<Vec<String>, Broken> {
        let query = match kept {
            Kept::Contact => {
                "SELECT body FROM archive WHERE erased = 0 AND json_type(body, '$.case') IS NULL \
                 AND closed < ? ORDER BY closed LIMIT ?"
            }
            Kept::Case => {
                "SELECT body FROM archive WHERE erased = 0 AND json_type(body, '$.case') IS NOT NULL \
                 AND closed < ? ORDER BY closed LIMIT ?"
            }
        };
        let rows = self.db.rows(query, vec![at.into(), count(most)])?;
        rows.into_iter().map(|mut row: Row| row.text()).collect()
    }

    /// Marks a matter, by any of its names, as looked through.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn looked_through(&self, name: &str) -> Result<(), Broken> {
        let query = "UPDATE archive SET erased = 1 WHERE id IN \
                     (SELECT id FROM archive_keys WHERE key = ?)";
        self.db.run(query, vec![name.into()])
    }

    /// Says whether something is kept of a visitor, and nothing but what was looked through needs it.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn is_kept_in_vain(&self, visitor: &str) -> Result<bool, Broken> {
        let query = "SELECT 1 FROM attachments WHERE op = ? AND NOT EXISTS \
                     (SELECT 1 FROM archive_keys JOIN archive ON archive.id = archive_keys.id \
                     WHERE key = ? AND erased = 0)";
        Ok(self.db.row(query, vec![visitor.into(), visitor.into()])?.is_some())
    }

    /// Erases what was said with an operation, and by what the visitor would be known again.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn erase(&self, operation: &str) -> Result<(), Broken> {
        let value = || -> Vec<Value> { vec![operation.into()] };
        self.db.run("DELETE FROM attachments WHERE op = ?", value())?;
        self.db.run("DELETE FROM visitors WHERE subject = ?", value())?;
        self.forget_code(operation)
    }

    /// Forgets the code of a slip or a complaint.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn forget_code(&self, name: &str) -> Result<(), Broken> {
        self.db.run("DELETE FROM slips WHERE name = ?", vec![name.into()])
    }
}
