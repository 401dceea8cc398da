//! The operator opens a site.

use serde::{Deserialize, Serialize};

use super::{Event, Profile, Refusal, State, rules};
use crate::calendar::WeekHours;
use crate::text::Text;
use crate::time::Zone;

/// Opens a site; done once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    pub profile: Profile,
    /// Six digits, the first part of every case number.
    pub code6: String,
    pub name: Text,
    #[serde(default)]
    pub zone: Zone,
    pub address: Text,
    pub phone: String,
    pub supervision_phone: String,
    pub hours: WeekHours,
}

impl Open {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        if site.opened {
            return Err(Refusal::AlreadyOpen);
        }
        rules::code(&self.code6)?;
        rules::name(&self.name)?;
        rules::address(&self.address)?;
        rules::supervision_phone(&self.supervision_phone)?;
        rules::week(&self.hours)?;
        Ok(Event::Opened(Box::new(self.clone())))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.opened = true;
        site.profile = self.profile;
        site.code6.clone_from(&self.code6);
        site.name.clone_from(&self.name);
        site.zone = self.zone;
        site.address.clone_from(&self.address);
        site.phone.clone_from(&self.phone);
        site.supervision_phone.clone_from(&self.supervision_phone);
        site.hours.clone_from(&self.hours);
    }
}
