//! A repair and its course, the teams and buildings of a site, its outages.

use serde::{Deserialize, Serialize};

use super::{Building, Danger, Ended, Kind, Material, Outage, Place, Team};
use crate::context::Stamp;
use crate::id::{BuildingKey, OperationId, OutageId, PersonId, RepairId, TeamKey};
use crate::map::Map;
use crate::time::{Minutes, Timestamp};

/// For how long an outage is kept at hand once it is over.
const KEPT: Minutes = Minutes(62 * 24 * 60);

/// Where a repair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    Reported,
    Dispatched,
    Accepted,
    Arrived,
    Done,
    Confirmed,
    Cancelled,
}

impl Stage {
    /// Says whether somebody still has to do something about it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Reported | Self::Dispatched | Self::Accepted | Self::Arrived => true,
            Self::Done | Self::Confirmed | Self::Cancelled => false,
        }
    }
}

/// What was done in a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Reported,
    Dispatched {
        team: TeamKey,
    },
    Accepted {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expected: Option<Timestamp>,
    },
    Arrived,
    Finished {
        words: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        material: Option<Material>,
    },
    Confirmed,
    Reopened,
    Cancelled,
}

/// One step of a repair; what was said in it is kept under the operation's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: OperationId,
    pub at: Timestamp,
    /// The member of staff who wrote it down; none where the resident did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub what: What,
}

/// A repair. UL01, UL02
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repair {
    pub id: RepairId,
    /// The number it is spoken of by, such as `W261128-00-17-K`.
    pub no: String,
    pub place: Place,
    pub kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub danger: Option<Danger>,
    /// Who follows it to its end; nobody yet where a resident reported it and nobody was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// Who was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub team: Option<TeamKey>,
    /// When they expect to be there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<Timestamp>,
    /// Since when it is broken, as far as is known: reported, or last reopened.
    pub since: Timestamp,
    /// Since when it stands where it does.
    pub reached: Timestamp,
    pub stage: Stage,
    pub steps: Vec<Step>,
}

impl Repair {
    /// UL01 Says whether it is urgent.
    pub fn is_urgent(&self) -> bool {
        self.danger.is_some()
    }

    /// Says whether it was reopened since it was last done.
    pub fn is_reopened(&self) -> bool {
        let mut back = self.steps.iter().rev();
        let last = back.find(|step| matches!(step.what, What::Reopened | What::Finished { .. }));
        last.is_some_and(|step| step.what == What::Reopened)
    }
}

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
    pub fn team(&self, key: &TeamKey) -> Option<&Team> {
        self.teams().find(|team| team.key == *key)
    }

    /// Returns a building.
    pub fn building(&self, key: &BuildingKey) -> Option<&Building> {
        self.buildings().find(|building| building.key == *key)
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

    /// Takes a repair to a stage by a step, and returns it; an unknown one is left alone.
    pub(super) fn step(
        &mut self,
        id: &RepairId,
        stamp: &Stamp,
        stage: Stage,
        what: What,
    ) -> Option<&mut Repair> {
        let one = self.repairs.get_mut(id)?;
        let (operation, by) = (stamp.operation.clone(), stamp.person().cloned());
        one.steps.push(Step { operation, at: stamp.at, by, what });
        one.stage = stage;
        one.reached = stamp.at;
        Some(one)
    }

    /// Puts an outage in, and lets go of those that are long over.
    pub(super) fn announce(&mut self, outage: Outage) {
        let over = |one: &&Outage| one.span.to.plus(KEPT) < outage.announced;
        let old: Vec<OutageId> =
            self.outages.values().filter(over).map(|one| one.id.clone()).collect();
        for id in old {
            self.outages.remove(&id);
        }
        self.outages.insert(outage.id.clone(), outage);
    }

    /// Ends an outage; an unknown one is left alone.
    pub(super) fn end(&mut self, id: &OutageId, ended: Ended) {
        if let Some(one) = self.outages.get_mut(id) {
            one.ended = Some(ended);
        }
    }
}
