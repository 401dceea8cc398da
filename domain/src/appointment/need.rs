//! How much of a window's time an appointment takes, and from whose share. S1.4.1

use crate::State as Site;
use crate::id::{AppointmentId, ContactId, ItemCode};

/// What an appointment needs of a post's slots.
#[derive(Clone, Copy, Debug)]
pub struct Need<'a> {
    /// How many in a row.
    pub slots: u8,
    /// The appointment that is moved there: its own places do not stand in its way.
    pub instead: Option<&'a AppointmentId>,
}

/// Whose share of the places one is looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    Window,
    Residents,
    /// The residents', what was given up just now too: nobody else is offered it yet. 2.6
    Waiting,
    /// Whoever it is kept for: the visitor waited in vain. S1.4.3
    Anybody,
}

impl Default for Need<'_> {
    /// Returns one slot for something new.
    fn default() -> Self {
        Self { slots: 1, instead: None }
    }
}

impl<'a> Need<'a> {
    /// Returns what a new appointment for an item needs; what the catalogue does not know needs one.
    pub fn of(state: &Site, item: Option<&ItemCode>) -> Self {
        let item = item.and_then(|code| state.catalogue.items.get(code));
        Self { slots: item.map_or(1, |item| item.slots.max(1)), instead: None }
    }

    /// Returns what a new appointment for a contact's matter needs.
    pub fn of_contact(state: &Site, contact: &ContactId) -> Self {
        Self::of(state, state.contact.get(contact).and_then(|contact| contact.item.as_ref()))
    }

    /// Returns what an appointment needs that is moved.
    pub fn moving(state: &Site, id: &'a AppointmentId) -> Self {
        let item = state.appointment.get(id).and_then(|one| one.item.as_ref());
        Self { instead: Some(id), ..Self::of(state, item) }
    }
}
