//! What lets tablets and people in: one-time codes, PINs, tries and claims.

use bianmin::api::{Claim, CodeFor};
use domain::time::Timestamp;
use domain::{DeviceId, PersonId};
use sync::ledger::Broken;

use super::{Db, Value, count};
use crate::tries::Tries;

/// Letters of a code by which it is found; the others are its secret.
const PREFIX: usize = 4;

/// Tries after which a code is void.
const CODE_TRIES: i64 = 5;

/// What a code is for, and what comes with it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Purpose {
    pub r#for: CodeFor,
    #[serde(default)]
    pub claim: Option<Claim>,
}

/// What became of a code that was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tried {
    /// It is good: not used before.
    Good(Purpose),
    /// It is the right code, used before, by what is named.
    Used(Purpose, String),
    /// Unknown, wrong, void or too old.
    Bad,
}

/// What a tablet said of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub at: Timestamp,
    /// Operations it had that had not arrived.
    pub waiting: u64,
    /// Whether its browser promised not to evict the storage.
    pub persisted: bool,
    pub build: String,
}

/// The tables of codes, PINs, tries and claims.
#[derive(Clone)]
pub struct Doors {
    db: Db,
}

fn json<T: serde::Serialize>(value: &T) -> Result<Value, Broken> {
    serde_json::to_string(value).map(Value::String).map_err(|error| Broken(error.to_string()))
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Broken> {
    serde_json::from_str(text).map_err(|error| Broken(error.to_string()))
}

impl Doors {
    /// Opens the tables of a database.
    pub fn new(db: Db) -> Self {
        Self { db }
    }

    /// Stores a new code; says no where another one in force begins alike.
    ///
    /// # Errors
    /// [`Broken`], as everywhere here, when the store fails.
    pub fn issue(
        &self,
        code: &str,
        mac: [u8; 32],
        purpose: &Purpose,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<bool, Broken> {
        let old = "DELETE FROM codes WHERE expires < ?";
        self.db.run(old, vec![(now.0 - 35 * 86_400_000).into()])?;
        let Some(prefix) = code.get(..PREFIX) else { return Ok(false) };
        let taken = "SELECT 1 FROM codes WHERE prefix = ?";
        if self.db.row(taken, vec![prefix.into()])?.is_some() {
            return Ok(false);
        }
        let query =
            "INSERT INTO codes(prefix, mac, purpose, expires, tries) VALUES (?, ?, ?, ?, 0)";
        let values = vec![prefix.into(), mac.to_vec().into(), json(purpose)?, expires.0.into()];
        self.db.run(query, values)?;
        Ok(true)
    }

    /// Tries a code: the try is counted before the code is looked at.
    pub fn attempt(&self, code: &str, mac: [u8; 32], now: Timestamp) -> Result<Tried, Broken> {
        let Some(prefix) = code.get(..PREFIX) else { return Ok(Tried::Bad) };
        let query = "UPDATE codes SET tries = tries + 1 WHERE prefix = ? \
                     RETURNING mac, purpose, expires, tries, used_by";
        let Some(mut row) = self.db.row(query, vec![prefix.into()])? else {
            return Ok(Tried::Bad);
        };
        let stored: [u8; 32] = row.array()?;
        let purpose: Purpose = parse(&row.text()?)?;
        let (expires, tries, used_by) = (row.integer()?, row.integer()?, row.some_text()?);
        if tries > CODE_TRIES || expires <= now.0 || !crate::secrets::same(&stored, &mac) {
            return Ok(Tried::Bad);
        }
        // A right code is no wrong try: an answer that was lost may be asked for again.
        let query = "UPDATE codes SET tries = tries - 1 WHERE prefix = ?";
        self.db.run(query, vec![prefix.into()])?;
        Ok(used_by.map_or(Tried::Good(purpose.clone()), |by| Tried::Used(purpose, by)))
    }

    /// Marks a code as used.
    pub fn spend(&self, code: &str, by: &str) -> Result<(), Broken> {
        let prefix = code.get(..PREFIX).unwrap_or_default();
        let query = "UPDATE codes SET used_by = ? WHERE prefix = ?";
        self.db.run(query, vec![by.into(), prefix.into()])
    }

    /// Returns what is stored of a person's PIN.
    pub fn pin(&self, person: &PersonId) -> Result<Option<[u8; 32]>, Broken> {
        let query = "SELECT mac FROM pins WHERE person = ?";
        let row = self.db.row(query, vec![person.0.as_str().into()])?;
        row.map(|mut row| row.array()).transpose()
    }

    /// Sets a person's PIN and forgives all wrong tries of it.
    pub fn set_pin(&self, person: &PersonId, mac: [u8; 32]) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO pins(person, mac) VALUES (?, ?)";
        self.db.run(query, vec![person.0.as_str().into(), mac.to_vec().into()])?;
        let query = "DELETE FROM tries WHERE name GLOB ?";
        self.db.run(query, vec![format!("pin:{person}:*").into()])
    }

    /// Returns the wrong tries of something.
    pub fn tries(&self, name: &str) -> Result<Tries, Broken> {
        let query = "SELECT failures, until FROM tries WHERE name = ?";
        let row = self.db.row(query, vec![name.into()])?;
        row.map(|mut row| Ok(Tries { failures: row.integer()?, until: Timestamp(row.integer()?) }))
            .transpose()
            .map(Option::unwrap_or_default)
    }

    /// Stores the wrong tries of something.
    pub fn set_tries(&self, name: &str, tries: Tries) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO tries(name, failures, until) VALUES (?, ?, ?)";
        self.db.run(query, vec![name.into(), tries.failures.into(), tries.until.0.into()])
    }

    /// Forgets the wrong tries of something.
    pub fn forgive(&self, name: &str) -> Result<(), Broken> {
        self.db.run("DELETE FROM tries WHERE name = ?", vec![name.into()])
    }

    /// Remembers what a tablet said of itself when it was last heard.
    pub fn hear(&self, device: &str, heard: &Heard) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO heard(device, at, waiting, persisted, build) \
                     VALUES (?, ?, ?, ?, ?)";
        let values = vec![
            device.into(),
            heard.at.0.into(),
            count(heard.waiting),
            count(heard.persisted.into()),
            heard.build.as_str().into(),
        ];
        self.db.run(query, values)
    }

    /// Returns how many operations a tablet said it still had when it was last heard.
    pub fn waiting(&self, device: &DeviceId) -> Result<u64, Broken> {
        let query = "SELECT waiting FROM heard WHERE device = ?";
        let row = self.db.row(query, vec![device.0.as_str().into()])?;
        row.map_or(Ok(0), |mut row| row.count())
    }

    /// Gives a device a claim.
    pub fn grant(&self, device: &DeviceId, claim: Claim) -> Result<(), Broken> {
        let query = "INSERT OR REPLACE INTO claims(device, claim, used) VALUES (?, ?, 0)";
        self.db.run(query, vec![device.0.as_str().into(), json(&claim)?])
    }

    /// Returns the claim that a device holds and has not used.
    pub fn claim(&self, device: &DeviceId) -> Result<Option<Claim>, Broken> {
        let query = "SELECT claim FROM claims WHERE device = ? AND used = 0";
        let row = self.db.row(query, vec![device.0.as_str().into()])?;
        row.map(|mut row| parse(&row.text()?)).transpose()
    }

    /// Uses up a device's claim.
    pub fn use_claim(&self, device: &DeviceId) -> Result<(), Broken> {
        let query = "UPDATE claims SET used = 1 WHERE device = ?";
        self.db.run(query, vec![device.0.as_str().into()])
    }
}
