//! The toy rules' state: jars, who touched them, and why one may not.

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::id::OperationId;
use crate::rules::Stamp;

/// Which operation, when it happened, when it was received, and where its event stands.
pub type Touch = (OperationId, i64, i64, u64);

/// A jar, with all who touched it and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Jar {
    pub label: String,
    pub level: u32,
    pub touched: Vec<Touch>,
}

#[derive(Clone, Debug, Default)]
pub struct State {
    pub jars: OrdMap<OperationId, Jar>,
    pub closed: u64,
    pub notes: u64,
    pub devices: OrdMap<String, (Vec<String>, bool)>,
    /// What was found of operations held for review, and when.
    pub reviews: OrdMap<OperationId, Vec<(bool, i64)>>,
}

impl Jar {
    /// Returns how often others touched it since, as the tablet of an operation could not know.
    pub fn unseen(&self, stamp: &Stamp) -> usize {
        let unseen =
            |(by, .., place): &&Touch| by.log != stamp.operation.log && stamp.seen < *place;
        self.touched.iter().filter(unseen).count()
    }
}

impl State {
    pub(super) fn found(&self, operation: OperationId, received: i64) -> Option<bool> {
        let mut found = self.reviews.get(&operation)?.iter();
        found.find(|(_, at)| received <= *at).map(|(counts, _)| *counts)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    NoSuchJar,
    TooFull,
    TooEmpty,
    NotAnOperator,
    SetAside,
}
