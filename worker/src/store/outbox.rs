//! What the gateway did not take yet, and how much it was given lately: no message itself stands here, it
//! is worked out anew from the state each time.

use std::collections::BTreeMap;

use domain::time::Timestamp;
use sync::ledger::Broken;

use super::{Db, Row, Value};

/// The longest time a message is worth anything, with some room, ms.
const REMEMBERED: i64 = 15 * 86_400_000;
/// For how long what was sent is counted, ms.
const COUNTED: i64 = 86_400_000;

/// The name under which it stands that the gateway itself rests.
pub const GATEWAY: &str = "";

/// The tables of messages that wait, and of how many left.
#[derive(Clone)]
pub struct Outbox {
    db: Db,
}

/// How often something was tried in vain, and when it is tried again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tried {
    pub times: u32,
    pub next: Timestamp,
}

fn read(row: &mut Row) -> Result<Tried, Broken> {
    let times = u32::try_from(row.count()?).unwrap_or(u32::MAX);
    Ok(Tried { times, next: Timestamp(row.integer()?) })
}

impl Outbox {
    /// Opens the tables of a database.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Returns how often a message was tried; never, where nothing stands.
    ///
    /// # Errors
    /// [`Broken`], as everywhere here, when the store fails.
    pub fn tried(&self, id: &str) -> Result<Tried, Broken> {
        let query = "SELECT tries, next FROM outbox WHERE id = ?";
        let Some(mut row) = self.db.row(query, vec![id.into()])? else {
            return Ok(Tried::default());
        };
        read(&mut row)
    }

    /// Returns what was tried in vain and is not settled, by name.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn all(&self) -> Result<BTreeMap<String, Tried>, Broken> {
        let rows = self.db.rows("SELECT id, tries, next FROM outbox", Vec::new())?;
        let read = |mut row: Row| Ok((row.text()?, read(&mut row)?));
        rows.into_iter().map(read).collect()
    }

    /// Notes that a message, or the gateway, is tried again at a later time.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn wait(&self, id: &str, tried: Tried) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO outbox(id, tries, next) VALUES (?, ?, ?)";
        let tries = Value::Integer(tried.times.into());
        self.db.run(query, vec![id.into(), tries, tried.next.0.into()])
    }

    /// Forgets what was tried: it is settled.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn settle(&self, id: &str, now: Timestamp) -> Result<(), Broken> {
        let query = "DELETE FROM outbox WHERE id = ? OR next < ?";
        self.db.run(query, vec![id.into(), (now.0 - REMEMBERED).into()])
    }

    /// Counts a message to a phone.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn count(&self, phone: [u8; 32], now: Timestamp) -> Result<(), Broken> {
        self.db.run("DELETE FROM outgoing WHERE at < ?", vec![(now.0 - COUNTED).into()])?;
        let query = "INSERT INTO outgoing(at, phone) VALUES (?, ?)";
        self.db.run(query, vec![now.0.into(), Value::Blob(phone.to_vec())])
    }

    /// Returns how many messages a phone was sent within a day, and how many were sent in all.
    ///
    /// # Errors
    /// [`Broken`].
    pub fn counts(&self, phone: [u8; 32], now: Timestamp) -> Result<(u32, u32), Broken> {
        let query =
            "SELECT COUNT(*) FILTER (WHERE phone = ?), COUNT(*) FROM outgoing WHERE at >= ?";
        let since = (now.0 - COUNTED).into();
        let Some(mut row) = self.db.row(query, vec![Value::Blob(phone.to_vec()), since])? else {
            return Ok((0, 0));
        };
        let small = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        Ok((small(row.count()?), small(row.count()?)))
    }
}
