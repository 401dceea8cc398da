//! Somebody who neither recorded an inspection nor is concerned by it settles a contested line. S2.2

use serde::{Deserialize, Serialize};

use super::{Event, Line, Ruling, State, What, rules};
use crate::context::Stamp;
use crate::id::InspectionId;
use crate::{Decision, State as Site};

/// Asks to settle a contested line, and that it was settled; the reasons travel apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settle {
    pub inspection: InspectionId,
    pub line: Line,
    pub ruling: Ruling,
}

impl Settle {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.inspection)?;
        rules::settled_by_another(one, stamp)?;
        rules::not_settled(one, self.line)?;
        rules::was_contested(one, self.line)?;
        Ok(super::decision(Event::Settled(self.clone())))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { line, ruling, .. } = *self;
        state.step(&self.inspection, stamp, What::Settled { line, ruling });
    }
}
