//! The object's own database: queries in, typed rows out, and real transactions around them.

pub mod archive;
pub mod ballots;
pub mod doors;
pub mod keeping;
pub mod ledger;
pub mod outbox;
pub mod schema;
pub mod slips;

use std::cell::RefCell;
use std::rc::Rc;

use sync::ledger::Broken;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use worker::{SqlStorage, SqlStorageValue, State};

/// A value in a query or a row.
pub type Value = SqlStorageValue;

/// The database.
#[derive(Clone)]
pub struct Db {
    sql: SqlStorage,
    storage: JsValue,
}

/// One row, read from left to right.
pub struct Row(std::vec::IntoIter<Value>);

fn broken(error: impl std::fmt::Display) -> Broken {
    Broken(error.to_string())
}

/// Turns a count into a value; counts stay below 2^53.
pub fn count(number: u64) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

impl Db {
    /// Opens the database of an object.
    pub fn of(state: &State) -> Self {
        let storage = state.storage();
        Self { sql: storage.sql(), storage: AsRef::<JsValue>::as_ref(storage.as_raw()).clone() }
    }

    /// Runs a statement.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub fn run(&self, query: &str, values: Vec<Value>) -> Result<(), Broken> {
        self.sql.exec(query, values).map(drop).map_err(broken)
    }

    /// Runs a query.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub fn rows(&self, query: &str, values: Vec<Value>) -> Result<Vec<Row>, Broken> {
        let cursor = self.sql.exec(query, values).map_err(broken)?;
        cursor.raw().map(|row| row.map(|row| Row(row.into_iter())).map_err(broken)).collect()
    }

    /// Runs a query that gives one row at most.
    ///
    /// # Errors
    /// [`Broken`] when the store fails.
    pub fn row(&self, query: &str, values: Vec<Value>) -> Result<Option<Row>, Broken> {
        Ok(self.rows(query, values)?.into_iter().next())
    }

    /// Runs some work as one transaction: all of it is done, or, when it fails, nothing.
    ///
    /// # Errors
    /// What the work fails with, or [`Broken`] when the store cannot even begin.
    pub fn transact<T, E>(&self, work: impl FnOnce() -> Result<T, E> + 'static) -> Result<T, E>
    where
        T: 'static,
        E: From<Broken> + 'static,
    {
        let outcome: Rc<RefCell<Option<Result<T, E>>>> = Rc::default();
        let told = Rc::clone(&outcome);
        let body = Closure::once(move || {
            let result = work();
            let done = result.is_ok();
            told.replace(Some(result));
            done
        });
        let called = transact(&self.storage, body.as_ref());
        match (outcome.take(), called) {
            (Some(Ok(_)) | None, Err(error)) => Err(Broken(format!("{error:?}")).into()),
            (Some(result), _) => result,
            (None, Ok(_)) => Err(Broken("the transaction did not run".to_owned()).into()),
        }
    }
}

// An error thrown by Rust would leave its stack as it was: the throwing is left to JavaScript. It
// returns whether the work was done.
#[wasm_bindgen(inline_js = "
export function transact(storage, work) {
  const undone = {};
  try {
    return storage.transactionSync(() => {
      if (!work()) throw undone;
      return true;
    });
  } catch (error) {
    if (error === undone) return false;
    throw error;
  }
}")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn transact(storage: &JsValue, work: &JsValue) -> Result<bool, JsValue>;
}

impl Row {
    fn next(&mut self) -> Result<Value, Broken> {
        self.0.next().ok_or_else(|| Broken("a row is too short".to_owned()))
    }

    /// Reads a text.
    ///
    /// # Errors
    /// [`Broken`] where something else stands, as in all of these.
    pub fn text(&mut self) -> Result<String, Broken> {
        if let Value::String(text) = self.next()? { Ok(text) } else { Err(no("a text")) }
    }

    /// Reads a text that may be absent.
    pub fn some_text(&mut self) -> Result<Option<String>, Broken> {
        let value = self.next()?;
        if matches!(value, Value::Null) {
            return Ok(None);
        }
        if let Value::String(text) = value { Ok(Some(text)) } else { Err(no("a text")) }
    }

    /// Reads an integer.
    pub fn integer(&mut self) -> Result<i64, Broken> {
        if let Value::Integer(number) = self.next()? { Ok(number) } else { Err(no("an integer")) }
    }

    /// Reads an integer that may be absent.
    pub fn some_integer(&mut self) -> Result<Option<i64>, Broken> {
        let value = self.next()?;
        if matches!(value, Value::Null) {
            return Ok(None);
        }
        if let Value::Integer(number) = value { Ok(Some(number)) } else { Err(no("an integer")) }
    }

    /// Reads a count.
    pub fn count(&mut self) -> Result<u64, Broken> {
        u64::try_from(self.integer()?).map_err(broken)
    }

    /// Reads a yes or no.
    pub fn flag(&mut self) -> Result<bool, Broken> {
        Ok(self.integer()? != 0)
    }

    /// Reads bytes.
    pub fn bytes(&mut self) -> Result<Vec<u8>, Broken> {
        if let Value::Blob(bytes) = self.next()? { Ok(bytes) } else { Err(no("bytes")) }
    }

    /// Reads exactly `N` bytes.
    pub fn array<const N: usize>(&mut self) -> Result<[u8; N], Broken> {
        let bytes = self.bytes()?;
        <[u8; N]>::try_from(bytes).map_err(|_| Broken(format!("not {N} bytes")))
    }

    /// Reads a text that names something.
    pub fn parsed<T: std::str::FromStr>(&mut self) -> Result<T, Broken> {
        let text = self.text()?;
        text.parse().map_err(|_| Broken(format!("cannot read {text}")))
    }
}

fn no(what: &str) -> Broken {
    Broken(format!("something else stands where {what} should"))
}
