//! Something is broken: a resident says so by themselves, or a clerk for whoever calls or comes. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Danger, Event, Kind, Refusal, Repair, State, rules, view};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{BuildingId, PersonId};
use crate::time::Timestamp;

/// Reports what is broken. The room says who lives there: it travels apart, with the words, the name and the
/// phone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// One of the site's buildings; none where it lists none, or another is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub kind: Kind,
    /// UL01 What makes it urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

/// What is broken is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub no: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

impl Report {
    /// What was reported without a network is taken though its team or building is switched off meanwhile.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        if let Some(building) = &self.building {
            rules::building(state, building)?;
        }
        let Self { building, kind, danger } = self.clone();
        Ok(Event::Reported(Reported { no: view::number(state, stamp), building, kind, danger }))
    }

    /// Asks more of what is entered now, by a clerk or by a resident.
    ///
    /// # Errors
    /// The site has nobody to send, does not offer the building any more, or has more from residents than it
    /// sees to.
    pub fn possible(
        &self,
        state: &Site,
        by: Option<&PersonId>,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        rules::has_teams(state)?;
        rules::buildings_used(state, &self.building)?;
        if by.is_none() { rules::not_too_many(state, self.danger, now) } else { Ok(()) }
    }
}

impl Reported {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.insert(Repair::new(self, stamp));
    }
}
