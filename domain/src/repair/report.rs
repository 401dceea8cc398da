//! Something is broken: a resident says so by themselves, or a clerk for whoever calls or comes. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Danger, Event, Kind, Place, Refusal, Repair, Stage, State, What, rules, view};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::RepairId;

/// Reports what is broken; what is said of it, name and phone travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub place: Place,
    pub kind: Kind,
    /// UL01 What makes it urgent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

/// What is broken is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub no: String,
    pub place: Place,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
}

impl Report {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::has_teams(state)?;
        rules::place(state, &self.place)?;
        let Self { place, kind, danger } = self.clone();
        Ok(Event::Reported(Reported { no: view::number(state, stamp), place, kind, danger }))
    }
}

impl Reported {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = RepairId::from(&stamp.operation);
        state.insert(Repair {
            id: id.clone(),
            no: self.no.clone(),
            place: self.place.clone(),
            kind: self.kind,
            danger: self.danger,
            owner: stamp.person().cloned(),
            team: None,
            expected: None,
            since: stamp.at,
            reached: stamp.at,
            stage: Stage::Reported,
            steps: Vec::new(),
        });
        state.step(&id, stamp, Stage::Reported, What::Reported);
    }
}
