//! A site names its teams and its buildings, one by one: with a team it takes repairs. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{BuildingId, PersonId, TeamId};
use crate::text::Text;

/// Those who are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub id: TeamId,
    pub name: Text,
    /// Where the team is called.
    pub phone: String,
    /// The member of staff who leads it, where it is led by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Whether nobody is sent there any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

/// A building of the site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Building {
    pub id: BuildingId,
    pub name: Text,
    /// Whether it is offered no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

/// Adds a team, or changes one; what was sent stays readable, so that none is ever taken away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetTeam {
    /// The team that is changed; a new one has the operation's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamId>,
    pub name: Text,
    pub phone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

/// Adds a building, or changes one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetBuilding {
    /// The building that is changed; a new one has the operation's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<BuildingId>,
    pub name: Text,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

impl SetTeam {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        if let Some(team) = &self.team {
            rules::team(state, team)?;
        }
        rules::name(&self.name)?;
        rules::phone(&self.phone)?;
        rules::led_by_staff(state, self, stamp.at)?;
        Ok(Event::TeamSet(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { team, name, phone, person, off } = self.clone();
        let id = team.unwrap_or_else(|| TeamId::from(&stamp.operation));
        let set = Team { id, name, phone, person, off };
        match state.teams.iter_mut().find(|one| one.id == set.id) {
            Some(one) => *one = set,
            None => state.teams.push(set),
        }
    }
}

impl SetBuilding {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        if let Some(building) = &self.building {
            rules::building(state, building)?;
        }
        rules::name(&self.name)?;
        Ok(Event::BuildingSet(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { building, name, off } = self.clone();
        let id = building.unwrap_or_else(|| BuildingId::from(&stamp.operation));
        let set = Building { id, name, off };
        match state.buildings.iter_mut().find(|one| one.id == set.id) {
            Some(one) => *one = set,
            None => state.buildings.push(set),
        }
    }
}
