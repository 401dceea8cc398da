//! Matters come back from the archive, as they left.

use serde::{Deserialize, Serialize};

use super::Matter;
use crate::State as Site;
use crate::context::Stamp;
use crate::figures;

/// Asks that matters come back; the server takes them from its archive.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recall {
    pub matters: Vec<Matter>,
}

/// Matters have come back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recalled {
    pub matters: Vec<Matter>,
}

impl Recall {
    /// Returns what comes back: what is here already stays as it is.
    pub(super) fn decide(&self, state: &Site) -> Option<Recalled> {
        let away = self.matters.iter().filter(|matter| !matter.is_here(state));
        let matters: Vec<Matter> = away.cloned().collect();
        (!matters.is_empty()).then_some(Recalled { matters })
    }
}

impl Recalled {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        for matter in &self.matters {
            if matter.is_here(state) {
                continue;
            }
            match &matter.counted {
                Some(counted) => state.figures.come_back(counted),
                None => state.figures.come_back(&figures::of_matter(state, matter)),
            }
            state.archive.recalled.insert(matter.contact.id.clone(), stamp.at);
            state.contact.insert(matter.contact.clone());
            state.message.insert(matter.contact.id.clone(), matter.messages.clone());
            if let Some(case) = &matter.case {
                state.case.insert(case.clone());
            }
            for one in &matter.appointments {
                state.appointment.insert(one.clone());
            }
        }
    }
}
