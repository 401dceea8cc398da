//! A volume, or a copy of it, is sealed with both sides present. S3.4, 医疗纠纷预防和处理条例 Art. 24

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, Seal, Sealing, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// What is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Copied {
    Original,
    /// A copy: the original goes on being used.
    Copy,
}

/// Who stands there for the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    Patient,
    Relative,
    Agent,
}

/// Seals a volume or a copy of it. The name of whoever stands there for the patient is on the list both sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealUp {
    pub volume: VolumeId,
    pub what: Copied,
    pub side: Side,
    /// Who stands there for the hospital.
    pub staff: String,
    /// Pages on the list that both sides sign, one each.
    pub pages: u16,
}

impl SealUp {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        rules::seals(rules::counted(state, &self.volume)?, self.what)?;
        rules::name(&self.staff)?;
        rules::pages(self.pages)?;
        Ok(Event::SealedUp(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let (by, staff) = (stamp.person().cloned(), self.staff.trim().to_owned());
        state.change_meant(&self.volume, |one| {
            // It was not moved while it was sealed, though word of the seal came later than that of a move.
            let at = one.moves.last().map_or(stamp.at, |last| last.at.max(stamp.at));
            let sealed = Sealing { at, by, side: Some(self.side), staff };
            one.seals.push(Seal { what: self.what, pages: self.pages, sealed, unsealed: None });
        });
    }
}
