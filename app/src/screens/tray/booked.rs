//! An appointment that was not given: what was asked, for whom, and which times are still free. S1.4.1

use domain::appointment::Need;
use domain::{Operation, State, appointment};
use leptos::prelude::*;

use super::matter::Matter;
use crate::client::Client;
use crate::parts::{actions, link_button, tight};
use crate::screens::{appointment as appointments, contact as contacts};
use crate::text::{Words, words};

/// Returns what was asked, in words.
pub fn name(words: &Words, asked: &appointment::Operation) -> &'static str {
    match asked {
        appointment::Operation::Book(_) | appointment::Operation::Reserve(_) => {
            words.appointment_book
        }
        appointment::Operation::Move(_) => words.appointment_move,
        appointment::Operation::Cancel(_) => words.appointment_cancel,
        appointment::Operation::Arrive(_) => words.appointment_arrive,
        appointment::Operation::Serve(_) => words.appointment_serve,
        appointment::Operation::Miss(_) => words.appointment_miss,
        appointment::Operation::SetTimes(_)
        | appointment::Operation::Lend(_)
        | appointment::Operation::WriteOff(_) => words.appointment_times,
        appointment::Operation::NoteBreaches(_) | appointment::Operation::ConfirmBreaches(_) => {
            words.appointment_broken
        }
        appointment::Operation::Await(_)
        | appointment::Operation::Hold(_)
        | appointment::Operation::Release(_) => words.appointment_waiting,
    }
}

/// Returns the contact an appointment was asked for.
pub fn matter(state: &State, asked: &appointment::Operation) -> Option<Matter> {
    let contact = if let appointment::Operation::Book(book) = asked {
        &book.contact
    } else {
        &state.appointment.get(asked.appointment()?)?.contact
    };
    let one = state.contact.get(contact)?;
    let name = [&contacts::about(state, one), " · ", &one.no].concat();
    Some(Matter { name, address: ["contact/", &one.id.0].concat() })
}

/// Returns what may be asked for in the place of an appointment that could not be given. S1.4.1
pub fn instead(client: Client, state: &State, asked: &Operation) -> Option<AnyView> {
    let Operation::Appointment(asked) = asked else { return None };
    let (post, need, address) = match asked {
        appointment::Operation::Book(book) => {
            let need = Need::of_contact(state, &book.contact);
            (&book.post, need, ["appoint/", &book.contact.0].concat())
        }
        appointment::Operation::Move(one) => {
            let need = Need::moving(state, &one.appointment);
            (&one.post, need, ["appointment/", &one.appointment.0].concat())
        }
        appointment::Operation::SetTimes(_)
        | appointment::Operation::Cancel(_)
        | appointment::Operation::Arrive(_)
        | appointment::Operation::Serve(_)
        | appointment::Operation::Miss(_)
        | appointment::Operation::Lend(_)
        | appointment::Operation::WriteOff(_)
        | appointment::Operation::Reserve(_)
        | appointment::Operation::NoteBreaches(_)
        | appointment::Operation::ConfirmBreaches(_)
        | appointment::Operation::Await(_)
        | appointment::Operation::Hold(_)
        | appointment::Operation::Release(_) => return None,
    };
    let again = link_button(words().appointment_book, client.href(&address), true);
    Some(tight(vec![appointments::others(client, state, post, need), actions(vec![again])]))
}

/// Returns what a person typed.
pub fn typed(asked: &appointment::Operation) -> Vec<&str> {
    use appointment::Operation as Asked;
    match asked {
        Asked::Book(one) => vec![&one.promised],
        Asked::Move(one) => vec![&one.reason],
        Asked::Cancel(one) => vec![&one.reason],
        Asked::WriteOff(one) => vec![&one.reason],
        Asked::SetTimes(_)
        | Asked::Lend(_)
        | Asked::Arrive(_)
        | Asked::Serve(_)
        | Asked::Miss(_)
        | Asked::Reserve(_)
        | Asked::NoteBreaches(_)
        | Asked::ConfirmBreaches(_)
        | Asked::Await(_)
        | Asked::Hold(_)
        | Asked::Release(_) => Vec::new(),
    }
}
