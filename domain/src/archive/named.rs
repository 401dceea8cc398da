//! What an operation names that is not in the working set: it may be in the archive.

use crate::accountability::{self, Source};
use crate::contact::Whose;
use crate::id::{AppointmentId, CaseId, ContactId, SubjectId};
use crate::{
    Operation, State as Site, appointment, case, contact, custody, message, queue, rating,
};

/// Returns the names in an operation that nothing in the working set answers to.
pub fn absent(state: &Site, operation: &Operation) -> Vec<String> {
    match operation {
        Operation::Contact(operation) => of_contact(state, operation),
        Operation::Case(operation) => of_case(state, operation),
        Operation::Queue(operation) => of_queue(state, operation),
        Operation::Appointment(operation) => of_appointment(state, operation),
        Operation::Rating(operation) => of_rating(state, operation),
        Operation::Message(operation) => of_message(state, operation),
        Operation::Custody(operation) => of_custody(state, operation),
        Operation::Accountability(operation) => of_inquiry(state, operation),
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Premises(_)
        | Operation::Repair(_)
        | Operation::Volume(_)
        | Operation::Copying(_)
        | Operation::Handover(_)
        | Operation::Complaint(_)
        | Operation::Conduct(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Archive(_) => Vec::new(),
    }
}

fn of_contact(state: &Site, operation: &contact::Operation) -> Vec<String> {
    let named = match operation {
        contact::Operation::Receive(receive) => {
            [lacks(state, receive.follows.as_ref()), stranger(state, receive.subject.as_ref())]
        }
        contact::Operation::Identify(identify) => {
            [lacks(state, Some(&identify.contact)), stranger(state, Some(&identify.subject))]
        }
        contact::Operation::Notify(_)
        | contact::Operation::AskMore(_)
        | contact::Operation::Dispose(_)
        | contact::Operation::Transfer(_)
        | contact::Operation::AcceptTransfer(_)
        | contact::Operation::ReturnTransfer(_)
        | contact::Operation::Reassign(_)
        | contact::Operation::KeepCallBack(_)
        | contact::Operation::GiveFeedback(_)
        | contact::Operation::Reveal(_)
        | contact::Operation::Agree(_)
        | contact::Operation::Recuse(_)
        | contact::Operation::LiftRecusal(_)
        | contact::Operation::Consult(_)
        | contact::Operation::Reply(_) => [lacks(state, operation.contact()), None],
    };
    named.into_iter().flatten().collect()
}

fn of_case(state: &Site, operation: &case::Operation) -> Vec<String> {
    if let case::Operation::Open(open) = operation {
        // A number is given once, also if its case has left long ago.
        let number = state.case.numbered(&open.no).is_none().then(|| open.no.0.clone());
        return lacks(state, Some(&open.contact)).into_iter().chain(number).collect();
    }
    let lacking = |id: &&CaseId| state.case.get(id).is_none();
    operation.case().filter(lacking).map(|id| id.0.clone()).into_iter().collect()
}

fn of_queue(state: &Site, operation: &queue::Operation) -> Vec<String> {
    match operation {
        queue::Operation::Serve(serve) => lacks(state, Some(&serve.contact)).into_iter().collect(),
        queue::Operation::Take(_)
        | queue::Operation::Call(_)
        | queue::Operation::Park(_)
        | queue::Operation::Leave(_) => Vec::new(),
    }
}

fn of_appointment(state: &Site, operation: &appointment::Operation) -> Vec<String> {
    if let appointment::Operation::Book(book) = operation {
        return lacks(state, Some(&book.contact)).into_iter().collect();
    }
    let lacking = |id: &&AppointmentId| state.appointment.get(id).is_none();
    operation.appointment().filter(lacking).map(|id| id.0.clone()).into_iter().collect()
}

fn of_rating(state: &Site, operation: &rating::Operation) -> Vec<String> {
    match operation {
        rating::Operation::Rate(rate) => lacks(state, Some(&rate.contact)).into_iter().collect(),
        // A rating is kept after its visit has left.
        rating::Operation::Exclude(_) => Vec::new(),
    }
}

fn of_message(state: &Site, operation: &message::Operation) -> Vec<String> {
    lacks(state, Some(operation.contact())).into_iter().collect()
}

fn of_custody(state: &Site, operation: &custody::Operation) -> Vec<String> {
    match operation.of() {
        Some(custody::Of::Contact(contact)) => lacks(state, Some(contact)).into_iter().collect(),
        Some(custody::Of::Case(case)) if state.case.get(case).is_none() => vec![case.0.clone()],
        Some(custody::Of::Case(_) | custody::Of::Document(_)) | None => Vec::new(),
    }
}

/// S1.4.3 A promised time is looked into although its matter has left.
fn of_inquiry(state: &Site, operation: &accountability::Operation) -> Vec<String> {
    let accountability::Operation::Open(open) = operation else { return Vec::new() };
    let Source::Breach { appointment, .. } = &open.source else { return Vec::new() };
    let lacking = state.appointment.get(appointment).is_none();
    lacking.then(|| appointment.0.clone()).into_iter().collect()
}

fn lacks(state: &Site, contact: Option<&ContactId>) -> Option<String> {
    contact.filter(|id| state.contact.get(id).is_none()).map(|id| id.0.clone())
}

/// Returns the record of a visitor who has been here before, by what is not at hand.
fn stranger(state: &Site, whose: Option<&Whose>) -> Option<String> {
    let known = |id: &SubjectId| state.contact.of_subject(id).next().is_some();
    match whose? {
        Whose::Known(id) if !known(id) => Some(id.0.clone()),
        Whose::Known(_) | Whose::New => None,
    }
}
