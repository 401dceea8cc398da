//! A supervisor gives up for lost, by name, what is lent to a tablet that stays silent. S1.4.1

use serde::{Deserialize, Serialize};

use super::{Event, PlaceAt, State, WrittenOff, rules};
use crate::context::Stamp;
use crate::id::LogId;
use crate::{Decision, State as Site};

/// Asks to write off every place lent to a log that is still ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteOff {
    pub log: LogId,
    pub reason: String,
}

/// Places are written off: whoever promised them without a network is served beyond the capacity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanWrittenOff {
    pub log: LogId,
    pub places: Vec<PlaceAt>,
    pub reason: String,
}

impl WriteOff {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        crate::contact::rules::actor(stamp)?;
        let lent = rules::lent(state, &self.log, stamp.at)?;
        if self.reason.trim().is_empty() {
            return Err(super::Refusal::ReasonBlank.into());
        }
        let places = lent.into_iter().flat_map(|taken| {
            let own = taken.lent_to(&self.log).map(|(place, _)| place);
            own.map(|place| PlaceAt { post: taken.post.clone(), from: taken.from, place })
        });
        Ok(super::decision([Event::LoanWrittenOff(LoanWrittenOff {
            log: self.log.clone(),
            places: places.collect(),
            reason: self.reason.clone(),
        })]))
    }
}

impl LoanWrittenOff {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person() else { return };
        for one in &self.places {
            state.take(&one.post, one.from, |taken| {
                taken.places.remove(&one.place);
                taken.written_off.push(WrittenOff {
                    place: one.place,
                    log: self.log.clone(),
                    by: by.clone(),
                    at: stamp.at,
                    reason: self.reason.clone(),
                });
            });
        }
    }
}
