//! A bad rating that was found wrong or malicious counts nowhere, and stays where it is. 2.9

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::context::Stamp;
use crate::id::ContactId;
use crate::{Decision, State as Site};

/// Asks that a bad rating counts nowhere, and that it counts nowhere; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclude {
    pub contact: ContactId,
}

impl Exclude {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::rated(state, &self.contact)?;
        rules::looked_into(state, one, stamp)?;
        rules::counts(one)?;
        Ok(super::decision(Event::Excluded(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.exclude(&self.contact, stamp.operation.clone());
    }
}
