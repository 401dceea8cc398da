//! What the pages need from whoever keeps secrets and personal fields.

use domain::contact::Personal;
use domain::{AppointmentId, ComplaintId, OperationId, State, SubjectId, TicketId};

/// Lets a resident back in to what is theirs, and nobody else.
pub trait Door {
    /// Returns the secret part of a slip's address: 128 bits, never stored. A slip is named after the
    /// operation that made what it is of.
    fn token(&self, slip: &OperationId) -> String;

    /// Returns the slip a token belongs to.
    fn admit(&self, token: &str) -> Option<OperationId>;

    /// Returns the code a person types, in groups of four: 40 bits, of use only with the last four
    /// digits of the phone, or with [`Door::digits`].
    fn code(&self, slip: &OperationId) -> String;

    /// Returns four digits for whoever left no phone.
    fn digits(&self, slip: &OperationId) -> String;

    /// Returns the visitor's record for a name and a phone that were here before.
    fn known(&self, personal: &Personal) -> Option<SubjectId>;

    /// Returns what a visitor said of themselves; nothing once it is erased.
    fn personal(&self, subject: &SubjectId) -> Option<Personal> {
        self.said(&OperationId(subject.0.clone()))
    }

    /// Returns what was said with an operation; nothing once it is erased.
    fn said(&self, operation: &OperationId) -> Option<Personal>;

    /// Returns a key of its own for one form, so that sending it twice does it once.
    fn key(&self) -> String;
}

/// What a slip is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    Appointment(AppointmentId),
    Complaint(ComplaintId),
    /// A number in the line; of an appointment, its own slip is shown.
    Ticket(TicketId),
}

/// Returns what a slip is of, by the operation that made it.
pub fn slip(state: &State, operation: &OperationId) -> Option<Slip> {
    let appointment = AppointmentId::from(operation);
    if state.appointment.get(&appointment).is_some() {
        return Some(Slip::Appointment(appointment));
    }
    let complaint = ComplaintId::from(operation);
    if state.complaint.get(&complaint).is_some() {
        return Some(Slip::Complaint(complaint));
    }
    let ticket = TicketId::from(operation);
    let own = state.queue.get(&ticket).is_some_and(|one| one.appointment.is_none());
    own.then_some(Slip::Ticket(ticket))
}

/// Returns what a slip's secrets are made of: its name and when it was made, since a server restored
/// from a backup gives the names after it again. Nothing where there is no such slip.
pub fn mark(state: &State, operation: &OperationId) -> Option<String> {
    let made = match slip(state, operation)? {
        Slip::Appointment(id) => state.appointment.get(&id)?.booked,
        Slip::Complaint(id) => state.complaint.get(&id)?.filed,
        Slip::Ticket(id) => state.queue.get(&id)?.taken,
    };
    Some(format!("{operation}@{}", made.0))
}
