//! What the pages need from whoever keeps secrets and personal fields.

use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{
    AppointmentId, ComplaintId, ContactId, OperationId, PersonId, RepairId, State, SubjectId,
    TicketId,
};

use crate::address::Address;

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

    /// Returns the photo that was shown with an operation; nothing once it is erased.
    fn photo(&self, operation: &OperationId) -> Option<Vec<u8>>;

    /// Returns a key of its own for one form, so that sending it twice does it once.
    fn key(&self) -> String;
}

/// What a slip is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    Appointment(AppointmentId),
    Complaint(ComplaintId),
    Repair(RepairId),
    /// A number in the line; of an appointment, its own slip is shown.
    Ticket(TicketId),
    /// A visit at the window; of whoever booked, the appointment's own slip is shown.
    Visit(ContactId),
}

/// Returns what a slip is of, by the operation that made it.
pub fn slip(state: &State, operation: &OperationId) -> Option<Slip> {
    let appointment = AppointmentId::from(operation);
    if state.appointment.get(&appointment).is_some() {
        return Some(Slip::Appointment(appointment));
    }
    let complaint = ComplaintId::from(operation);
    if let Some(one) = state.complaint.get(&complaint) {
        return one.is_own().then_some(Slip::Complaint(complaint));
    }
    let repair = RepairId::from(operation);
    if state.repair.get(&repair).is_some() {
        return Some(Slip::Repair(repair));
    }
    let ticket = TicketId::from(operation);
    if let Some(one) = state.queue.get(&ticket) {
        return one.appointment.is_none().then_some(Slip::Ticket(ticket));
    }
    let visit = ContactId::from(operation);
    state.contact.get(&visit).map(|_| Slip::Visit(visit))
}

/// Returns what a slip's secrets are made of: its name and when it was made, since a server restored
/// from a backup gives the names after it again. Nothing where there is no such slip.
pub fn mark(state: &State, operation: &OperationId) -> Option<String> {
    let made = match slip(state, operation)? {
        Slip::Appointment(id) => state.appointment.get(&id)?.booked,
        Slip::Complaint(id) => state.complaint.get(&id)?.filed,
        Slip::Repair(id) => state.repair.get(&id)?.steps.first()?.at,
        Slip::Ticket(id) => state.queue.get(&id)?.taken,
        Slip::Visit(id) => state.contact.get(&id)?.at,
    };
    Some(format!("{operation}@{}", made.0))
}

/// Returns the path, after the site's base, that a person at the window hands over to a visitor as a code: of
/// a number given today, of a visit of today that they have entered or closed, until it is rated, of a repair they
/// have written down today. What residents made on their own phones is theirs alone.
pub fn to_hand_over(
    state: &State,
    operation: &OperationId,
    (person, now): (&PersonId, Timestamp),
    door: &dyn Door,
) -> Option<String> {
    let is_today = |at: Timestamp| state.site.date(at) == state.site.date(now);
    let unrated = |contact: &ContactId| state.rating.get(contact).is_none();
    let is_theirs = |contact: &ContactId| {
        state.contact.get(contact).is_some_and(|one| {
            let closed = one.disposed.as_ref();
            one.owner() == person || closed.is_some_and(|closed| closed.by == *person)
        })
    };
    let token = || door.token(operation);
    let address = match slip(state, operation)? {
        Slip::Ticket(id) => {
            let one = state.queue.get(&id)?;
            let handed = |contact: &ContactId| unrated(contact) && is_theirs(contact);
            let open = !one.own && is_today(one.taken) && one.contact().is_none_or(handed);
            open.then(|| Address::Number(token()))?
        }
        Slip::Visit(id) => {
            let one = state.contact.get(&id)?;
            let today = is_today(one.disposed.as_ref().map_or(one.at, |closed| closed.at));
            (is_theirs(&id) && today && unrated(&id)).then(|| Address::Visit(token()))?
        }
        Slip::Repair(id) => {
            let reported = state.repair.get(&id)?.steps.first()?;
            let theirs = reported.by.as_ref() == Some(person) && is_today(reported.at);
            theirs.then(|| Address::Repair(token()))?
        }
        Slip::Appointment(_) | Slip::Complaint(_) => return None,
    };
    Some(address.path())
}
