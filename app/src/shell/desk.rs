//! The desk: the one owner of the tablet's store, replica and session.

use std::rc::Rc;

use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{Operation, OperationId, Refusal, State, SubjectId, Warning};

use crate::client::{NotSaved, Saved, Session, Step};

/// The tablet's machinery behind the client.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {}

impl Desk {
    /// Returns a visitor's personal fields, if this tablet holds them.
    pub fn personal(&self, _subject: &SubjectId) -> Option<Personal> {
        None
    }

    /// Decides an operation without doing it.
    pub fn may(
        &self,
        _state: &State,
        _session: Option<&Session>,
        _now: Timestamp,
        _operation: &Operation,
    ) -> Result<Vec<Warning>, Refusal> {
        Ok(Vec::new())
    }

    /// Saves operations together.
    pub async fn submit(
        &self,
        _steps: impl FnOnce(&dyn Fn(u32) -> OperationId) -> Vec<Step>,
    ) -> Result<Saved, NotSaved> {
        Err(NotSaved::Closed)
    }

    /// Takes a tray item off.
    pub async fn settle(&self, _item: &OperationId) -> Result<(), NotSaved> {
        Err(NotSaved::Closed)
    }
}
