//! Somebody needs a volume that is lent: the loan ends sooner. S3.4

use serde::{Deserialize, Serialize};

use super::{Event, Recalled, Refusal, State, clock, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{OperationId, VolumeId};
use crate::time::Date;

/// Asks for a volume that is lent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recall {
    pub volume: VolumeId,
    /// The loan that is meant, by the operation that lent it.
    pub lend: OperationId,
    /// Who needs it, and for what.
    pub words: String,
    /// The last day on which it is back in time: as asked, or as decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Recall {
    /// A loan that ends sooner anyhow ends then.
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.volume)?;
        let loan = rules::lent(one, &self.lend)?;
        rules::recalled_once(loan)?;
        rules::in_words(&self.words)?;
        let today = stamp.at.date(state.site.zone);
        let until = Some(clock::recalled(state, loan.until, today));
        Ok(Event::Recalled(Self { until, ..self.clone() }))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (by, words) = (stamp.person().cloned(), self.words.clone());
        let recalled = Recalled { at: stamp.at, by, words, told: None };
        state.change_meant(&self.volume, |one| {
            if let Some(loan) = one.loan.as_mut().filter(|loan| loan.lend == self.lend) {
                loan.until = self.until.unwrap_or(loan.until);
                loan.recalled = Some(recalled);
            }
        });
    }
}
