//! The tablet's database: one transaction is all or nothing, and strict where a person waits for it.
//!
//! Every write of a transaction is issued in one synchronous burst: an await between two of them
//! would let the browser commit the first alone.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

/// The tables of replication, by their names here.
pub const META: &str = "meta";
/// Operations entered on this tablet.
pub const OPS: &str = "ops";
/// Packed pages of the confirmed state.
pub const PAGES: &str = "pages";
/// Events since the pages.
pub const EVENTS: &str = "events";
/// Personal fields of visitors.
pub const PERSONAL: &str = "personal";
/// Refused and held operations that wait for their owner.
pub const INBOX: &str = "inbox";
/// People's keys under their PINs.
pub const ENVELOPES: &str = "envelopes";
/// What was typed and not yet submitted.
pub const DRAFTS: &str = "drafts";
/// The tablet's own key, its enrolment and its clock.
pub const TABLET: &str = "tablet";

const TABLES: [&str; 9] = [META, OPS, PAGES, EVENTS, PERSONAL, INBOX, ENVELOPES, DRAFTS, TABLET];

/// Version of the tables; a newer one only adds.
const VERSION: u8 = 1;

/// Why the store did not do it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreFault {
    /// The tablet's storage is full; nothing of the transaction stands.
    #[error("storage full")]
    Full,
    /// Another tab wrote since this one read: open anew.
    #[error("another tab wrote")]
    Overtaken,
    /// Anything else, in the browser's words.
    #[error("{0}")]
    Broken(String),
}

impl From<Error> for StoreFault {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(DomException::Other(fault))
                if fault.name() == "QuotaExceededError" =>
            {
                Self::Full
            }
            Error::DomException(fault) => Self::Broken(fault.message()),
            // At commit the library tells an abort by the browser only as missing data; the
            // browser aborts a transaction it was asked to commit when there is no room for it.
            Error::MissingData(_) => Self::Full,
            Error::Serialisation(fault) => Self::Broken(fault.to_string()),
            Error::Unknown(fault) => Self::Broken(fault.to_string()),
        }
    }
}

impl From<OpenDbError> for StoreFault {
    fn from(error: OpenDbError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// One change of one record.
#[derive(Clone, Debug)]
pub enum Write {
    Put(&'static str, String, JsValue),
    Delete(&'static str, String),
    Clear(&'static str),
}

/// A record with its key.
pub type Row = (String, JsValue);

/// How sure a write has to be before it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// On the disk: what a person entered.
    Strict,
    /// Handed to the system: what can be made again.
    Relaxed,
}

/// The open database of one site.
pub struct Store {
    database: Database,
}

impl Store {
    /// Opens a site's database, making it where there is none.
    ///
    /// # Errors
    /// When the browser has no storage or it is damaged.
    pub async fn open(site: &str) -> Result<Self, StoreFault> {
        let database = Database::open(format!("bianmin.{site}"))
            .with_version(VERSION)
            .with_on_upgrade_needed(|_, database| {
                let present: Vec<String> = database.object_store_names().collect();
                for table in TABLES.iter().filter(|table| !present.iter().any(|n| n == *table)) {
                    database.create_object_store(table).build()?;
                }
                Ok(())
            })
            .await?;
        Ok(Self { database })
    }

    /// Deletes a site's database with everything in it.
    #[cfg(test)]
    pub async fn delete(site: &str) -> Result<(), StoreFault> {
        Ok(Database::delete_by_name(&format!("bianmin.{site}"))?.await?)
    }

    /// Returns every record of some tables, in order of their keys.
    ///
    /// # Errors
    /// When the database is damaged.
    pub async fn rows(&self, tables: &[&'static str]) -> Result<Vec<Vec<Row>>, StoreFault> {
        let transaction = self.database.transaction(tables).build()?;
        let mut requests = Vec::with_capacity(tables.len());
        for table in tables {
            let store = transaction.object_store(table)?;
            let keys = store.get_all_keys::<String>().primitive()?;
            let values = store.get_all::<JsValue>().primitive()?;
            requests.push((keys, values));
        }
        let mut all = Vec::with_capacity(tables.len());
        for (keys, values) in requests {
            let keys = keys.await?.collect::<Result<Vec<String>, _>>()?;
            let values = values.await?.collect::<Result<Vec<JsValue>, _>>()?;
            all.push(keys.into_iter().zip(values).collect());
        }
        Ok(all)
    }

    /// Returns those records of a table that are there, of the keys given.
    ///
    /// # Errors
    /// When the database is damaged.
    pub async fn records(
        &self,
        table: &'static str,
        keys: &[&str],
    ) -> Result<Vec<Row>, StoreFault> {
        let transaction = self.database.transaction(table).build()?;
        let store = transaction.object_store(table)?;
        let mut rows = Vec::with_capacity(keys.len());
        for key in keys {
            let found: Option<JsValue> = store.get((*key).to_owned()).primitive()?.await?;
            let found = found.filter(|value| !value.is_undefined());
            rows.extend(found.map(|value| ((*key).to_owned(), value)));
        }
        Ok(rows)
    }

    /// Makes some changes, all or none; returns once they stand as surely as asked for.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing has changed then.
    pub async fn write(&self, sure: Sure, writes: Vec<Write>) -> Result<(), StoreFault> {
        let transaction = self.begin(sure, &writes, None)?;
        burst(&transaction, writes)?;
        Ok(transaction.commit().await?)
    }

    /// Makes some changes if a record still has the value it had when they were prepared.
    ///
    /// # Errors
    /// [`StoreFault::Overtaken`] if it has not; nothing has changed then.
    pub async fn write_if(
        &self,
        (table, key): (&'static str, &str),
        expected: impl FnOnce(Option<Vec<u8>>) -> bool,
        writes: Vec<Write>,
    ) -> Result<(), StoreFault> {
        let transaction = self.begin(Sure::Strict, &writes, Some(table))?;
        let store = transaction.object_store(table)?;
        let found: Option<JsValue> = store.get(key.to_owned()).primitive()?.await?;
        drop(store);
        if !expected(found.filter(|value| !value.is_undefined()).map(|value| bytes(&value))) {
            return Err(StoreFault::Overtaken);
        }
        burst(&transaction, writes)?;
        Ok(transaction.commit().await?)
    }

    fn begin(
        &self,
        sure: Sure,
        writes: &[Write],
        also: Option<&'static str>,
    ) -> Result<indexed_db_futures::transaction::Transaction<'_>, StoreFault> {
        let mut tables: Vec<&'static str> = writes.iter().map(Write::table).chain(also).collect();
        tables.sort_unstable();
        tables.dedup();
        let durability = match sure {
            Sure::Strict => TransactionDurability::Strict,
            Sure::Relaxed => TransactionDurability::Relaxed,
        };
        Ok(self
            .database
            .transaction(tables)
            .with_mode(TransactionMode::Readwrite)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build()?)
    }
}

impl Write {
    /// Puts bytes.
    pub fn bytes(table: &'static str, key: impl Into<String>, bytes: &[u8]) -> Self {
        Self::Put(table, key.into(), Uint8Array::from(bytes).into())
    }

    /// Puts a text.
    pub fn text(table: &'static str, key: impl Into<String>, text: &str) -> Self {
        Self::Put(table, key.into(), text.into())
    }

    fn table(&self) -> &'static str {
        match self {
            Self::Put(table, ..) | Self::Delete(table, _) | Self::Clear(table) => table,
        }
    }
}

/// Issues every write of a transaction without an await between them.
fn burst(
    transaction: &indexed_db_futures::transaction::Transaction<'_>,
    writes: Vec<Write>,
) -> Result<(), StoreFault> {
    for write in writes {
        let store = transaction.object_store(write.table())?;
        match write {
            Write::Put(_, key, value) => drop(store.put(value).with_key(key).primitive()?),
            Write::Delete(_, key) => drop(store.delete(key).primitive()?),
            Write::Clear(_) => drop(store.clear()?),
        }
    }
    Ok(())
}

/// Returns a record's bytes.
pub fn bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    async fn fresh(site: &str) -> Store {
        // There is nothing to delete the first time.
        let _ = Store::delete(site).await;
        Store::open(site).await.unwrap()
    }

    async fn keys(store: &Store, table: &'static str) -> Vec<String> {
        let mut rows = store.rows(&[table]).await.unwrap();
        rows.remove(0).into_iter().map(|(key, _)| key).collect()
    }

    #[wasm_bindgen_test]
    async fn a_transaction_with_one_bad_write_leaves_nothing() {
        let store = fresh("test-atomic").await;
        let bad: JsValue = js_sys::Function::new_no_args("").into();
        let writes = vec![
            Write::text(OPS, "1", "first"),
            Write::bytes(PERSONAL, "1", b"second"),
            Write::Put(EVENTS, "1".into(), bad),
        ];
        assert!(store.write(Sure::Strict, writes).await.is_err());
        assert!(keys(&store, OPS).await.is_empty());
        assert!(keys(&store, PERSONAL).await.is_empty());
    }

    #[wasm_bindgen_test]
    async fn what_was_written_is_there_when_the_store_is_opened_again() {
        let store = fresh("test-again").await;
        let writes = vec![Write::bytes(OPS, "b", b"2"), Write::bytes(OPS, "a", b"1")];
        store.write(Sure::Strict, writes).await.unwrap();
        let again = Store::open("test-again").await.unwrap();
        assert_eq!(keys(&again, OPS).await, ["a", "b"]);
        assert_eq!(bytes(&again.rows(&[OPS]).await.unwrap()[0][0].1), b"1");
    }

    #[wasm_bindgen_test]
    async fn a_tab_that_was_overtaken_writes_nothing() {
        let store = fresh("test-turn").await;
        let turn = |n: &str| vec![Write::bytes(META, "turn", n.as_bytes())];
        let is = |expected: &'static [u8]| {
            move |found: Option<Vec<u8>>| found.unwrap_or_default() == expected
        };
        store.write_if((META, "turn"), is(b""), turn("1")).await.unwrap();
        let late = store.write_if((META, "turn"), is(b""), turn("9")).await;
        assert_eq!(late, Err(StoreFault::Overtaken));
        store.write_if((META, "turn"), is(b"1"), turn("2")).await.unwrap();
    }
}
