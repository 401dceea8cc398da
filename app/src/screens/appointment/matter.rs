//! What a time is chosen for, and how many slots it takes. S1.4.1

use domain::appointment::Need;
use domain::{AppointmentId, ContactId, State};
use leptos::prelude::*;

use crate::parts::soft;
use crate::text::{fill, number, words};

/// What a time is chosen for.
#[derive(Clone)]
pub enum Matter {
    New(ContactId),
    Moved(AppointmentId),
}

impl Matter {
    /// Returns how many slots it takes, and whose places do not stand in its way.
    pub fn need(&self, state: &State) -> Need<'_> {
        match self {
            Self::New(contact) => Need::of_contact(state, contact),
            Self::Moved(one) => Need::moving(state, one),
        }
    }

    /// Returns that it takes several slots, where it does.
    pub fn several(&self, state: &State) -> Option<AnyView> {
        let slots = self.need(state).slots;
        let said = || fill(words().appointment_several, &[("count", &number(slots))]);
        (slots > 1).then(|| soft(said()))
    }
}
