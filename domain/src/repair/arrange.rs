//! A site names its teams and its buildings: with a team it takes repairs. UL01, UL02

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{BuildingKey, PersonId, TeamKey};
use crate::text::Text;

/// Those who are sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    pub key: TeamKey,
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
    pub key: BuildingKey,
    pub name: Text,
    /// Whether it is offered no more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

/// Sets the teams and the buildings of a site as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrange {
    pub teams: Vec<Team>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buildings: Vec<Building>,
}

impl Arrange {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        rules::keys(&self.teams, &self.buildings)?;
        rules::names(&self.teams, &self.buildings)?;
        rules::none_gone(state, self)?;
        rules::reachable(&self.teams)?;
        rules::led_by_staff(state, &self.teams, stamp.at)?;
        Ok(Event::Arranged(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State) {
        state.teams.clone_from(&self.teams);
        state.buildings.clone_from(&self.buildings);
    }
}
