//! Which matter an operation is about.

use domain::{ContactId, Operation, State};

use super::booked;
use crate::screens::{case as cases, contact as contacts};

/// A matter an operation is about.
pub struct Matter {
    /// Its item and its number.
    pub name: String,
    pub address: String,
}

/// Returns the matter of an operation, if it is known here.
pub fn matter(state: &State, asked: &Operation) -> Option<Matter> {
    match asked {
        Operation::Contact(asked) => of_visit(state, asked.contact()?),
        Operation::Message(asked) => of_visit(state, asked.contact()),
        Operation::Case(asked) => {
            let one = state.case.get(asked.case()?)?;
            let name = [&cases::about(state, one), " · ", one.no.0.as_str()].concat();
            Some(Matter { name, address: ["case/", &one.id.0].concat() })
        }
        Operation::Queue(asked) => {
            let one = state.queue.get(asked.ticket()?)?;
            Some(Matter { name: one.no.clone(), address: "queue".to_owned() })
        }
        Operation::Appointment(asked) => booked::matter(state, asked),
        Operation::Custody(asked) => {
            let one = state.custody.get(asked.thing()?)?;
            Some(Matter { name: one.name.clone(), address: ["custody/", &one.id.0].concat() })
        }
        Operation::Volume(asked) => {
            let one = state.volume.get(asked.volume()?)?;
            Some(Matter { name: one.no.to_string(), address: ["records/", &one.id.0].concat() })
        }
        Operation::Copying(asked) => {
            let one = state.copying.get(asked.copy()?)?;
            Some(Matter {
                name: one.asked.no.clone(),
                address: ["records/copies/", &one.id.0].concat(),
            })
        }
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Premises(_)
        | Operation::Repair(_)
        | Operation::Handover(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Archive(_) => None,
    }
}

fn of_visit(state: &State, contact: &ContactId) -> Option<Matter> {
    let one = state.contact.get(contact)?;
    let name = [&contacts::about(state, one), " · ", &one.no].concat();
    Some(Matter { name, address: ["contact/", &one.id.0].concat() })
}
