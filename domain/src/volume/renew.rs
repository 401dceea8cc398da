//! A loan is renewed: once, and before it is due. S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, VolumeId};
use crate::time::Date;

/// Renews a loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renew {
    pub volume: VolumeId,
    /// The loan that is meant, by the operation that lent it.
    pub lend: OperationId,
    pub until: Date,
}

impl Renew {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.volume)?;
        let loan = rules::lent(one, &self.lend)?;
        let today = stamp.at.date(state.site.zone);
        rules::renews(state, loan, self.until, today)?;
        Ok(Event::Renewed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change_meant(&self.volume, |one| {
            if let Some(loan) = one.loan.as_mut().filter(|loan| loan.lend == self.lend) {
                loan.until = self.until;
                loan.renewed = Some(stamp.at);
            }
        });
    }
}
