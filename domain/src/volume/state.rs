//! The volumes of a site that are at hand, and the days nobody was discharged.

use serde::{Deserialize, Serialize};

use super::{Number, Struck, Volume, Wrong};
use crate::id::{PersonId, VolumeId};
use crate::map::Map;
use crate::time::{Date, Timestamp, shift};

/// For how many days it is remembered that a day without a list was acknowledged.
const KEPT: i64 = 400;

/// A day without a list was acknowledged. S3.1
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    pub day: Date,
    pub at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
    pub words: String,
}

/// The volumes of one site.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    volumes: Map<VolumeId, Volume>,
    /// The volume whose line counts, by its number: worked out from the volumes.
    numbers: Map<Number, VolumeId>,
    acknowledged: Vec<Acknowledged>,
    /// The first day of which anything was listed.
    first: Option<Date>,
}

/// The volumes as they are stored.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    volumes: Map<VolumeId, Volume>,
    acknowledged: Vec<Acknowledged>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Date>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let Stored { volumes, acknowledged, first } = stored;
        let mut numbers = Map::default();
        for one in volumes.values().filter(|one| one.counts()) {
            numbers.insert(one.no.clone(), one.id.clone());
        }
        Self { volumes, numbers, acknowledged, first }
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        let State { volumes, numbers: _, acknowledged, first } = state;
        Self { volumes, acknowledged, first }
    }
}

impl State {
    /// Says whether anybody has to do with volumes.
    pub fn is_used(&self) -> bool {
        !self.volumes.is_empty()
    }

    /// Returns a volume.
    pub fn get(&self, id: &VolumeId) -> Option<&Volume> {
        self.volumes.get(id)
    }

    /// Returns the volume that is meant by an id: the line that counts, where this one is its duplicate or another was
    /// written in its place. Two tablets
    /// may have taken the same list in, and each goes on with its own lines.
    pub fn meant(&self, id: &VolumeId) -> Option<&Volume> {
        let one = self.get(id)?;
        let twin = match &one.struck {
            Some(Struck { how: Wrong::Duplicate { of }, .. }) => self.get(of),
            Some(Struck { how: Wrong::Cancelled, .. }) => self.numbered(&one.no),
            None => None,
        };
        Some(twin.unwrap_or(one))
    }

    /// Returns every volume at hand, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Volume> {
        self.volumes.values()
    }

    /// Returns the volume of a number, whose line counts.
    pub fn numbered(&self, no: &Number) -> Option<&Volume> {
        self.get(self.numbers.get(no)?)
    }

    /// Returns the days without a list that were acknowledged.
    pub fn acknowledged(&self) -> &[Acknowledged] {
        &self.acknowledged
    }

    /// Returns the first day of which anything was listed.
    pub fn first(&self) -> Option<Date> {
        self.first
    }

    /// Puts a volume in.
    pub(super) fn insert(&mut self, one: Volume) {
        self.first = Some(self.first.map_or(one.day, |first| first.min(one.day)));
        if one.counts() {
            self.numbers.insert(one.no.clone(), one.id.clone());
        }
        self.volumes.insert(one.id.clone(), one);
    }

    /// Changes a volume; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &VolumeId, change: impl FnOnce(&mut Volume)) {
        if let Some(one) = self.volumes.get_mut(id) {
            change(one);
        }
    }

    /// Changes the volume that is meant by an id; an unknown one is left alone.
    pub(super) fn change_meant(&mut self, id: &VolumeId, change: impl FnOnce(&mut Volume)) {
        if let Some(id) = self.meant(id).map(|one| one.id.clone()) {
            self.change(&id, change);
        }
    }

    /// Gives the number of a line that does not count any more free.
    pub(super) fn free(&mut self, id: &VolumeId) {
        let no = self.get(id).map(|one| one.no.clone());
        let own = no.filter(|no| self.numbers.get(no) == Some(id));
        if let Some(no) = own {
            self.numbers.remove(&no);
        }
    }

    /// Lets a volume be found by its number, where no other is.
    pub(super) fn number(&mut self, id: &VolumeId) {
        let no = self.get(id).map(|one| one.no.clone());
        let free = no.filter(|no| self.numbers.get(no).is_none());
        if let Some(no) = free {
            self.numbers.insert(no, id.clone());
        }
    }

    /// Remembers that a day without a list was acknowledged, the first time.
    pub(super) fn acknowledge(&mut self, one: Acknowledged) {
        let since = shift(one.day, -KEPT);
        self.acknowledged.retain(|old| old.day >= since);
        if self.acknowledged.iter().all(|old| old.day != one.day) {
            self.acknowledged.push(one);
        }
    }
}
