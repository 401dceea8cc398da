//! Volumes are signed in, from a ward or from whoever had borrowed them: whoever brings them and whoever takes
//! them both confirm. S3.2

use serde::{Deserialize, Serialize};

use super::{Event, Place, Refusal, Reported, State, Volume, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// What is wrong with a volume.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Flaw {
    /// Pages are missing.
    Pages,
    /// A signature is missing.
    Signature,
    /// A report is missing: it is filed within a day of its result.
    Report,
    /// Pages are out of order.
    Order,
    Other,
}

/// What was found when a volume was signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Defect {
    pub flaw: Flaw,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A volume that is handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    pub volume: VolumeId,
    /// Where they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub defects: Vec<Defect>,
}

/// Signs volumes in, each once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receive {
    pub volumes: Vec<Handed>,
    /// Who brought them, as they wrote themselves when they confirmed.
    pub sender: String,
}

impl Receive {
    /// S3.2 What another tablet signed in first is no reason to refuse the rest. What was signed in before it was
    /// lent is no reason to end that loan.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        let ids: Vec<&VolumeId> = self.volumes.iter().map(|one| &one.volume).collect();
        let all = rules::several(state, &ids)?;
        rules::name(&self.sender)?;
        self.volumes.iter().try_for_each(|one| rules::defects(&one.defects))?;
        let pairs = self.volumes.iter().zip(&all);
        let comes = pairs.filter(|(_, one)| rules::comes_in(one).is_ok());
        let named = |(handed, one): (&Handed, &&Volume)| Handed {
            volume: one.id.clone(),
            ..handed.clone()
        };
        let volumes: Vec<Handed> = comes.map(named).collect();
        if volumes.is_empty() {
            all.into_iter().try_for_each(rules::comes_in)?;
        }
        Ok(Event::Received(Self { volumes, ..self.clone() }))
    }

    /// Asks that two people confirm, and for each volume whether it is still to be signed in.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        rules::by_two(state, &self.sender, stamp)?;
        let ids: Vec<&VolumeId> = self.volumes.iter().map(|one| &one.volume).collect();
        rules::several(state, &ids)?.into_iter().try_for_each(rules::comes_in)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for handed in &self.volumes {
            let found = handed.defects.iter().zip(0..).map(|(defect, place)| Reported {
                receive: stamp.operation.clone(),
                place,
                at: stamp.at,
                defect: defect.clone(),
                mended: None,
            });
            state.change(&handed.volume, |one| {
                // A line that was cancelled counts after all: its volume is there.
                one.struck = None;
                if !one.is_past(stamp) {
                    one.goes(Place::Room, &self.sender, stamp);
                }
                one.filed = Some(one.filed.map_or(stamp.at, |filed| filed.min(stamp.at)));
                one.pages = handed.pages.or(one.pages);
                one.defects.extend(found);
            });
            state.number(&handed.volume);
        }
    }
}
