//! The repairs of a site, its teams and buildings, its outages.

use serde::{Deserialize, Serialize};

use super::{Building, Ended, Outage, Prolonged, Repair, Team, What};
use crate::contact::Look;
use crate::context::Stamp;
use crate::id::{BuildingId, OutageId, RepairId, TeamId};
use crate::map::Map;
use crate::time::Minutes;

/// For how long an outage is kept at hand once it is over.
const KEPT: Minutes = Minutes(62 * 24 * 60);

/// The repairs and outages of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    pub(super) teams: Vec<Team>,
    pub(super) buildings: Vec<Building>,
    repairs: Map<RepairId, Repair>,
    outages: Map<OutageId, Outage>,
}

impl State {
    /// Says whether anybody has to do with repairs: there is a team, or something is left to be seen to.
    pub fn is_shown(&self) -> bool {
        self.is_used() || !self.repairs.is_empty() || !self.outages.is_empty()
    }

    /// Says whether the site takes repairs: it has a team to send.
    pub fn is_used(&self) -> bool {
        self.teams.iter().any(|team| !team.off)
    }

    /// Returns every team, also those nobody is sent to any more.
    pub fn teams(&self) -> impl Iterator<Item = &Team> {
        self.teams.iter()
    }

    /// Returns every building, also those that are offered no more.
    pub fn buildings(&self) -> impl Iterator<Item = &Building> {
        self.buildings.iter()
    }

    /// Returns a team.
    pub fn team(&self, id: &TeamId) -> Option<&Team> {
        self.teams().find(|team| team.id == *id)
    }

    /// Returns a building.
    pub fn building(&self, id: &BuildingId) -> Option<&Building> {
        self.buildings().find(|building| building.id == *id)
    }

    /// Returns a repair.
    pub fn get(&self, id: &RepairId) -> Option<&Repair> {
        self.repairs.get(id)
    }

    /// Returns every repair, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Repair> {
        self.repairs.values()
    }

    /// Returns an outage.
    pub fn outage(&self, id: &OutageId) -> Option<&Outage> {
        self.outages.get(id)
    }

    /// Returns every outage at hand, in order of id.
    pub fn outages(&self) -> impl Iterator<Item = &Outage> {
        self.outages.values()
    }

    /// Puts a repair in.
    pub(super) fn insert(&mut self, one: Repair) {
        self.repairs.insert(one.id.clone(), one);
    }

    /// Takes a repair out for good.
    pub(crate) fn remove(&mut self, id: &RepairId) {
        self.repairs.remove(id);
    }

    /// Writes a step of a repair down, and returns the repair; an unknown one is left alone.
    pub(super) fn step(&mut self, id: &RepairId, stamp: &Stamp, what: What) -> Option<&mut Repair> {
        let one = self.repairs.get_mut(id)?;
        one.note(stamp, what);
        Some(one)
    }

    /// Writes down who looked; an unknown repair is left alone.
    pub(super) fn look(&mut self, id: &RepairId, look: Look) {
        if let Some(one) = self.repairs.get_mut(id) {
            one.looks.push(look);
        }
    }

    /// Puts an outage in, and lets go of those that are long over.
    pub(super) fn announce(&mut self, outage: Outage) {
        let over = |one: &&Outage| one.until().plus(KEPT) < outage.announced;
        let old: Vec<OutageId> =
            self.outages.values().filter(over).map(|one| one.id.clone()).collect();
        for id in old {
            self.outages.remove(&id);
        }
        self.outages.insert(outage.id.clone(), outage);
    }

    /// Prolongs an outage, never to an earlier end than was said; an unknown one is left alone.
    pub(super) fn prolong(&mut self, id: &OutageId, prolonged: Prolonged) {
        if let Some(one) = self.outages.get_mut(id).filter(|one| one.until() < prolonged.to) {
            one.prolonged = Some(prolonged);
        }
    }

    /// Ends an outage that was not prolonged since; an unknown one is left alone.
    pub(super) fn end(&mut self, id: &OutageId, ended: Ended) {
        let before =
            |one: &&mut Outage| one.prolonged.as_ref().is_none_or(|longer| longer.at <= ended.at);
        if let Some(one) = self.outages.get_mut(id).filter(before) {
            one.ended = Some(ended);
        }
    }
}
