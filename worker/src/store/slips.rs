//! What lets residents back in to what is theirs, and what was done for them once: only keyed sums of
//! what they typed, so that nobody who reads the tables learns it.

use domain::time::Timestamp;
use sync::ledger::Broken;

use super::{Db, Value};

/// How long a form is remembered: longer than anybody tries to send it again.
const REMEMBERED: i64 = 40 * 86_400_000;

/// The tables of visitors, slips and errands.
#[derive(Clone)]
pub struct Slips {
    db: Db,
}

fn blob(mac: [u8; 32]) -> Value {
    Value::Blob(mac.to_vec())
}

impl Slips {
    /// Opens the tables of a database.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    fn name(&self, query: &str, key: Value) -> Result<Option<String>, Broken> {
        self.db.row(query, vec![key])?.map(|mut row| row.text()).transpose()
    }

    /// Returns the record of a visitor who was here before.
    ///
    /// # Errors
    /// [`Broken`], as everywhere here, when the store fails.
    pub fn visitor(&self, mac: [u8; 32]) -> Result<Option<String>, Broken> {
        self.name("SELECT subject FROM visitors WHERE mac = ?", blob(mac))
    }

    /// Remembers the record of a visitor.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn remember(&self, mac: [u8; 32], subject: &str) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO visitors(mac, subject) VALUES (?, ?)";
        self.db.run(query, vec![blob(mac), subject.into()])
    }

    /// Returns what a typed code is of.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn find(&self, mac: [u8; 32]) -> Result<Option<String>, Broken> {
        self.name("SELECT name FROM slips WHERE mac = ?", blob(mac))
    }

    /// Stores what a code is of.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn issue(&self, mac: [u8; 32], name: &str) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO slips(mac, name) VALUES (?, ?)";
        self.db.run(query, vec![blob(mac), name.into()])
    }

    /// Returns what came of a form, if it was sent before.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn done(&self, mac: [u8; 32]) -> Result<Option<String>, Broken> {
        self.name("SELECT name FROM errands WHERE mac = ?", blob(mac))
    }

    /// Remembers what came of a form.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn keep(&self, mac: [u8; 32], name: &str, now: Timestamp) -> Result<(), Broken> {
        let old = "DELETE FROM errands WHERE at < ?";
        self.db.run(old, vec![(now.0 - REMEMBERED).into()])?;
        let query = "INSERT OR IGNORE INTO errands(mac, name, at) VALUES (?, ?, ?)";
        self.db.run(query, vec![blob(mac), name.into(), now.0.into()])
    }
}
