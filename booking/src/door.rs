//! What the pages need from whoever keeps secrets and personal fields.

use domain::contact::Personal;
use domain::{AppointmentId, State, SubjectId};

/// Lets a resident back in to what is theirs, and nobody else.
pub trait Door {
    /// Returns the secret part of an appointment's address: 128 bits, never stored.
    fn token(&self, appointment: &AppointmentId) -> String;

    /// Returns the appointment a token belongs to.
    fn admit(&self, token: &str) -> Option<AppointmentId>;

    /// Returns the code a person types, in groups of four: 40 bits, of use only with the last four
    /// digits of the phone.
    fn code(&self, appointment: &AppointmentId) -> String;

    /// Returns the visitor's record for a name and a phone that were here before.
    fn known(&self, personal: &Personal) -> Option<SubjectId>;

    /// Returns what a visitor said of themselves; nothing once it is erased.
    fn personal(&self, subject: &SubjectId) -> Option<Personal>;

    /// Returns a key of its own for one form, so that sending it twice does it once.
    fn key(&self) -> String;
}

/// Returns what an appointment's secrets are made of: its name and when it was booked, since a server
/// restored from a backup gives the names after it again.
pub fn mark(state: &State, appointment: &AppointmentId) -> Option<String> {
    let booked = state.appointment.get(appointment)?.booked;
    Some(format!("{appointment}@{}", booked.0))
}
