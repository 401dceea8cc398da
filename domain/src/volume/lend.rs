//! A volume is lent. S3.4

use serde::{Deserialize, Serialize};

use super::{Borrower, Event, Loan, Place, Purpose, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{PersonId, VolumeId};
use crate::time::Date;

/// Lends a volume.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lend {
    pub volume: VolumeId,
    pub to: Borrower,
    pub purpose: Purpose,
    /// The last day on which it is back in time.
    pub until: Date,
    /// The supervisor who allows so many at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<PersonId>,
}

impl Lend {
    /// S3.4 Of two tablets that lend one volume one stands. What else a tablet could not know is no reason to say
    /// that a volume is here which has gone.
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::borrower(&self.to)?;
        rules::is_here(rules::counted(state, &self.volume)?)?;
        Ok(Event::Lent(self.clone()))
    }

    /// Asks whether whoever borrows owes nothing, for how long, and of how many at once.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        let today = stamp.at.date(state.site.zone);
        rules::owes_nothing(state, &self.to, today)?;
        rules::no_longer_than(state, self.purpose, self.until, today)?;
        rules::not_too_many(state, self, stamp)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (to, purpose) = (self.to.clone(), self.purpose);
        let loan = Loan {
            lend: stamp.operation.clone(),
            to: to.clone(),
            purpose,
            since: stamp.at,
            until: self.until,
            renewed: None,
            recalled: None,
            approved: self.approved.clone(),
        };
        state.change_meant(&self.volume, |one| {
            one.goes(Place::Lent { to, purpose }, "", stamp);
            one.loan = Some(loan);
        });
    }
}
