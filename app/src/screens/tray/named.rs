//! What was asked, by its name on the screens, and where its matter stands.

use domain::{Operation, State, case, contact, duty};

use crate::text::Words;

/// Returns what was asked, in words.
pub fn name(words: &Words, asked: &Operation) -> &'static str {
    match asked {
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Archive(_) => words.tray_set_up,
        Operation::Duty(duty::Operation::Start(_)) => words.duty_start,
        Operation::Duty(duty::Operation::End(_)) => words.duty_leave,
        Operation::Duty(_) => words.tray_roster,
        Operation::Contact(asked) => of_contact(words, asked),
        Operation::Case(asked) => of_case(words, asked),
    }
}

fn of_contact(words: &Words, asked: &contact::Operation) -> &'static str {
    match asked {
        contact::Operation::Receive(_) | contact::Operation::Identify(_) => words.reception_title,
        contact::Operation::Notify(_) | contact::Operation::AskMore(_) => words.reception_notice,
        contact::Operation::Dispose(_) => words.tray_outcome,
        contact::Operation::Transfer(_) => words.reception_transfer,
        contact::Operation::AcceptTransfer(_) => words.contact_accept,
        contact::Operation::ReturnTransfer(_) => words.contact_return,
        contact::Operation::Reassign(_) => words.contact_reassign,
        contact::Operation::KeepCallBack(_) => words.contact_call_made,
        contact::Operation::GiveFeedback(_) => words.contact_tell,
        contact::Operation::Reveal(_) => words.contact_reveal,
    }
}

fn of_case(words: &Words, asked: &case::Operation) -> &'static str {
    match asked {
        case::Operation::Open(_) => words.contact_case_opened,
        case::Operation::Tick(_) => words.case_papers,
        case::Operation::AskSupplement(_) => words.case_ask,
        case::Operation::Accept(_) => words.reception_accept,
        case::Operation::Refuse(_) => words.reception_refuse,
        case::Operation::Finish(_) => words.case_finish,
        case::Operation::Withdraw(_) => words.reception_withdrawn,
        case::Operation::GiveFeedback(_) => words.contact_tell,
        case::Operation::Reassign(_) => words.contact_reassign,
    }
}

/// Returns where the matter of an operation stands, if it is known here.
pub fn place(state: &State, asked: &Operation) -> Option<String> {
    let contact = match asked {
        Operation::Contact(asked) => asked.contact()?,
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Case(_)
        | Operation::Archive(_) => return None,
    };
    state.contact.get(contact).map(|one| ["contact/", &one.id.0].concat())
}
