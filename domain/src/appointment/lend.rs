//! The server lends places to a tablet, so that what it promises without a network is kept, and
//! takes back what the tablet can no longer promise. S1.4.1
//!
//! A loan ends by knowledge, never by a clock alone: when the tablet has been heard of after the
//! loan's end, or a supervisor writes it off.

use serde::{Deserialize, Serialize};

use super::{Event, Holder, Loan, PlaceNo, SlotId, State};
use crate::context::Stamp;
use crate::id::{LogId, PostId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// A place of a slot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceAt {
    pub post: PostId,
    pub from: Timestamp,
    pub place: PlaceNo,
}

/// Asks to lend places to a log, and to take others back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lend {
    pub log: LogId,
    /// Until then the tablet may promise them.
    pub until: Timestamp,
    /// Lent from now on, or for longer.
    pub places: Vec<PlaceAt>,
    /// Taken back: the tablet was heard of after their loan had ended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<PlaceAt>,
}

/// Places are lent to a log, and others taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lent {
    pub log: LogId,
    pub until: Timestamp,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceAt>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<PlaceAt>,
}

impl Lend {
    /// Returns what is lent and taken back; what is not free any more, or not the log's, is left as
    /// it is.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decision {
        let taken = |one: &PlaceAt| state.appointment.taken(&SlotId::of(&one.post, one.from));
        let holder = |one: &PlaceAt| taken(one).and_then(|taken| taken.places.get(&one.place));
        let own = |holder: &Holder| match holder {
            Holder::Lent(loan) => loan.log == self.log,
            Holder::Booked { .. } | Holder::Held(_) => false,
        };
        let lendable = |one: &&PlaceAt| one.from > stamp.at && holder(one).is_none_or(own);
        let places: Vec<PlaceAt> = self.places.iter().filter(lendable).cloned().collect();
        let returns = |one: &&PlaceAt| holder(one).is_some_and(own);
        let back: Vec<PlaceAt> = self.back.iter().filter(returns).cloned().collect();
        if places.is_empty() && back.is_empty() {
            return Decision::default();
        }
        let (log, until) = (self.log.clone(), self.until);
        super::decision([Event::Lent(Lent { log, until, places, back })])
    }
}

impl Lent {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        for one in &self.back {
            state.take(&one.post, one.from, |taken| {
                taken.places.remove(&one.place);
            });
        }
        for one in &self.places {
            state.take(&one.post, one.from, |taken| {
                let lent = taken.loan(one.place).map(|loan| loan.lent.clone());
                let lent = lent.unwrap_or_else(|| stamp.operation.clone());
                let loan = Loan { log: self.log.clone(), lent, until: self.until };
                taken.places.insert(one.place, Holder::Lent(loan));
            });
        }
        state.forget(stamp.at);
    }
}
