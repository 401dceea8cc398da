//! What a site says of itself on badges, notices and signs.

use serde::{Deserialize, Serialize};

use super::{Event, Refusal, State, rules};
use crate::text::Text;

/// Changes what the site says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Describe {
    pub name: Text,
    pub address: Text,
    pub phone: String,
    pub supervision_phone: String,
}

impl Describe {
    pub(super) fn decide(&self, site: &State) -> Result<Event, Refusal> {
        site.require_open()?;
        rules::name(&self.name)?;
        rules::address(&self.address)?;
        rules::supervision_phone(&self.supervision_phone)?;
        Ok(Event::Described(self.clone()))
    }

    pub(super) fn evolve(&self, site: &mut State) {
        site.name.clone_from(&self.name);
        site.address.clone_from(&self.address);
        site.phone.clone_from(&self.phone);
        site.supervision_phone.clone_from(&self.supervision_phone);
    }
}
