//! A seal is opened: with both sides present, or after three years in which nobody asked.
//! S3.4, 医疗纠纷预防和处理条例 Art. 24

use serde::{Deserialize, Serialize};

use super::{Copied, Event, Refusal, Sealing, Side, State, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::VolumeId;

/// Why a seal is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The dispute is settled, and both sides are there.
    Settled { side: Side },
    /// Nobody asked for three years.
    Lapsed,
}

/// Opens the first seal of a kind that nobody opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unseal {
    pub volume: VolumeId,
    pub what: Copied,
    pub why: Why,
    /// Who stands there for the hospital.
    pub staff: String,
}

impl Unseal {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, Refusal> {
        let one = rules::known(state, &self.volume)?;
        let seal = rules::shut(one, self.what)?;
        rules::name(&self.staff)?;
        if self.why == Why::Lapsed {
            rules::lapsed(state, seal, stamp.at)?;
        }
        Ok(Event::Unsealed(self.clone()))
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let side = match self.why {
            Why::Settled { side } => Some(side),
            Why::Lapsed => None,
        };
        let (by, staff) = (stamp.person().cloned(), self.staff.trim().to_owned());
        let opened = Sealing { at: stamp.at, by, side, staff };
        state.change_meant(&self.volume, |one| {
            let mut shut = one.seals.iter_mut().filter(|seal| seal.unsealed.is_none());
            if let Some(seal) = shut.find(|seal| seal.what == self.what) {
                seal.unsealed = Some(opened);
            }
        });
    }
}
