//! A member of staff passes a complaint on: a visitor's, said at the counter or by phone, or what they saw of a
//! colleague themselves. 2.7

use serde::{Deserialize, Serialize};

use super::{About, Event, Filed, Kind, rules, view};
use crate::context::Stamp;
use crate::{Decision, State as Site};

/// Asks to pass a complaint on; what is said travels apart.
///
/// It is filed also where an appointment is complained of already: otherwise whoever is at that window would
/// learn so by trying.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassOn {
    pub about: About,
    pub kind: Kind,
}

impl PassOn {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::exists(state, &self.about)?;
        rules::is_passed_on(self.kind)?;
        Ok(super::decision(Event::Filed(Filed {
            no: view::number(state, stamp),
            about: self.about.clone(),
            kind: self.kind,
            named: false,
            concerned: rules::concerned(state, &self.about, stamp.at),
        })))
    }
}
