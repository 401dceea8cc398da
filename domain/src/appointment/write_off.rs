//! A supervisor gives up for lost, by name, what is lent to a tablet that stays silent. S1.4.1

use serde::{Deserialize, Serialize};

use super::{Appointment, Event, Holder, PlaceAt, PlaceNo, State, WrittenOff, rules};
use crate::context::Stamp;
use crate::id::LogId;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to write off every place lent to a log that is still ahead, and the loans of what it has
/// promised: a place given up later is anybody's.
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
        let promised = self.promised(state, stamp.at);
        let lent = match rules::lent(state, &self.log, stamp.at) {
            Err(refusal) if promised.is_empty() => return Err(refusal.into()),
            lent => lent.unwrap_or_default(),
        };
        if self.reason.trim().is_empty() {
            return Err(super::Refusal::ReasonBlank.into());
        }
        let lent = lent.into_iter().flat_map(|taken| {
            let own = taken.lent_to(&self.log).map(|(place, _)| place);
            own.map(|place| PlaceAt { post: taken.post.clone(), from: taken.from, place })
        });
        Ok(super::decision([Event::LoanWrittenOff(LoanWrittenOff {
            log: self.log.clone(),
            places: lent.chain(promised).collect(),
            reason: self.reason.clone(),
        })]))
    }
}

impl WriteOff {
    /// Returns the places the log has promised and would get back, were they given up.
    fn promised(&self, state: &Site, now: Timestamp) -> Vec<PlaceAt> {
        let ahead = state.appointment.ahead(now, Timestamp(i64::MAX));
        let promised = ahead.filter_map(|one| {
            let place = one.place().filter(|place| self.may_return(state, one, *place))?;
            Some(PlaceAt { post: one.post.clone(), from: one.from, place })
        });
        promised.collect()
    }

    /// Says whether the place of an appointment would go back to the log, were it given up.
    fn may_return(&self, state: &Site, one: &Appointment, place: PlaceNo) -> bool {
        let taken = state.appointment.taken(&one.slot());
        match taken.and_then(|taken| taken.places.get(&place)) {
            Some(Holder::Booked { loan: Some(loan), .. }) => loan.log == self.log,
            Some(Holder::Booked { loan: None, .. } | Holder::Lent(_) | Holder::Held(_)) | None => {
                false
            }
        }
    }
}

impl LoanWrittenOff {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person() else { return };
        for one in &self.places {
            state.take(&one.post, one.from, |taken| {
                match taken.places.get_mut(&one.place) {
                    // Whoever was promised it keeps it; it does not go back to the log.
                    Some(Holder::Booked { loan, .. }) => *loan = None,
                    Some(Holder::Held(_)) => {}
                    Some(Holder::Lent(_)) | None => drop(taken.places.remove(&one.place)),
                }
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
