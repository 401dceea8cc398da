//! Volumes are put on a shelf, or on another. S3.2, S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Place, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Puts volumes on one shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelve {
    pub volumes: Vec<VolumeId>,
    pub shelf: String,
}

impl Shelve {
    /// What another tablet lent meanwhile is no reason to refuse the rest.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let ids: Vec<&VolumeId> = self.volumes.iter().collect();
        let all = rules::several(state, &ids)?;
        rules::name(&self.shelf)?;
        let here = all.iter().filter(|one| rules::is_here(one).is_ok());
        let volumes: Vec<VolumeId> = here.map(|one| one.id.clone()).collect();
        if volumes.is_empty() {
            all.into_iter().try_for_each(rules::is_here)?;
        }
        Ok(Event::Shelved(Self { volumes, shelf: self.shelf.trim().to_owned() }))
    }

    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        let ids: Vec<&VolumeId> = self.volumes.iter().collect();
        rules::several(state, &ids)?.into_iter().try_for_each(rules::is_here)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for id in &self.volumes {
            let to = Place::Shelf { shelf: self.shelf.clone() };
            state.change(id, |one| {
                if !one.is_past(stamp) {
                    one.goes(to, "", stamp);
                }
            });
        }
    }
}
