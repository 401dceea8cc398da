//! The archive: what is closed leaves the working set and is kept in rows; what is needed again
//! comes back. Both happen to every tablet at the same place in the history.
//!
//! Once its time is over, what was kept of a visitor goes for good.
//!
//! A matter is a contact, together with the case that carries it on: they leave and come back as one.

mod erase;
mod leave;
mod matter;
mod named;
mod recall;

use serde::{Deserialize, Serialize};

use crate::context::Stamp;
use crate::{Decision, State as Site};

pub use erase::{
    Erase, Erased, Erasures, Forgotten, outdated, outdated_copies, outdated_photos,
    outdated_repairs, over_before, with_nothing_here,
};
pub use leave::{Archive, Archived, due, leaving};
pub use matter::{Matter, State};
pub use named::absent;
pub use recall::{Recall, Recalled};

/// What the server may ask of the archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    Archive(Archive),
    Recall(Recall),
    Erase(Erase),
}

/// What has left the working set, or come back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    Archived(Archived),
    Recalled(Recalled),
    Erased(Erased),
    Forgotten(Forgotten),
}

impl Operation {
    /// Decides one operation on the archive. There is nothing to refuse: what is not there to be
    /// done is done already.
    pub fn decide(&self, state: &Site, stamp: &Stamp) -> Decision {
        let (first, second) = match self {
            Self::Archive(archive) => (archive.decide(state, stamp).map(Event::Archived), None),
            Self::Recall(recall) => (recall.decide(state).map(Event::Recalled), None),
            Self::Erase(erase) => {
                let (erased, forgotten) = erase.decide(state, stamp);
                (erased.map(Event::Erased), forgotten.map(Event::Forgotten))
            }
        };
        let events = first.into_iter().chain(second).map(crate::Event::Archive).collect();
        Decision { events, warnings: Vec::new() }
    }
}

impl Event {
    /// Takes in what has left the working set, or come back.
    pub fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        match self {
            Self::Archived(archived) => archived.evolve(state, stamp),
            Self::Recalled(recalled) => recalled.evolve(state, stamp),
            Self::Erased(erased) => erased.evolve(state, stamp),
            Self::Forgotten(forgotten) => forgotten.evolve(state),
        }
    }
}
