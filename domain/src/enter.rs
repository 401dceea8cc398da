//! What is asked of an operation only when somebody enters it on a tablet.

use crate::{
    Decision, Operation, Refusal, Stamp, State, appointment, custody, decide, handover, premises,
};

/// Decides one operation as it is entered on a tablet: more is asked than when it arrives, of a promise
/// that is never refused later and of what stays open over the day's close (S1.4.1), of a handover two people have signed (S1.4.2), of whose turn it is
/// in the hall (S1.6.3), of the room that is opened before and closed after it (S2.1.1, S2.1.6), and of the originals a visitor
/// gets back (S2.4).
///
/// # Errors
/// The first refusal in order of precedence: access, then the slice's own rules.
pub fn enter(state: &State, operation: &Operation, stamp: &Stamp) -> Result<Decision, Refusal> {
    let decision = decide(state, operation, stamp)?;
    appointment::rules::leaves_nothing(state, operation, stamp)?;
    premises::rules::first(state, operation, stamp)?;
    custody::rules::settled(state, &decision, stamp)?;
    handover::rules::on_no_register(state, operation)?;
    match operation {
        Operation::Contact(operation) => operation.possible(state)?,
        Operation::Queue(operation) => operation.possible(state, stamp)?,
        Operation::Appointment(operation) => operation.possible(state, stamp)?,
        Operation::Premises(operation) => operation.possible(state, stamp)?,
        Operation::Custody(operation) => operation.possible(state, stamp)?,
        Operation::Repair(operation) => operation.possible(state, stamp)?,
        Operation::Volume(operation) => operation.possible(state, stamp)?,
        Operation::Copying(operation) => operation.possible(state)?,
        Operation::Handover(operation) => operation.possible(state, stamp)?,
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Case(_)
        | Operation::Complaint(_)
        | Operation::Rating(_)
        | Operation::Conduct(_)
        | Operation::Accountability(_)
        | Operation::Assessment(_)
        | Operation::Monthly(_)
        | Operation::Message(_)
        | Operation::Archive(_) => {}
    }
    Ok(decision)
}
