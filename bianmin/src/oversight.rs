//! What those who oversee the others read and do: of the rules' state what tablets do not hold.

use std::collections::BTreeMap;

use domain::access::{self, Allowed};
use domain::contact::Personal;
use domain::time::Timestamp;
use domain::{ComplaintId, Operation, OperationId, PersonId, Refusal, State, complaint, rating};

use crate::api::{Code, Oversee, Overseen, Problem};

/// Returns what a person may read, and the operations whose words belong to it.
///
/// # Errors
/// Why the person may read none of it.
pub fn seen(
    state: &State,
    person: &PersonId,
    now: Timestamp,
) -> Result<(Overseen, Vec<OperationId>), Refusal> {
    access::may(state, person, Allowed::Oversight, now)?;
    let complaints = complaint::view::seen_by(state, person, now);
    let spoken = complaint::view::spoken(&complaints);
    let ratings = rating::view::behind(state, &complaints);
    Ok((Overseen { complaints, ratings, words: BTreeMap::new() }, spoken))
}

/// Says whether a person may look at the photo of a step.
///
/// # Errors
/// Why not; to whoever a complaint is about there is none.
pub fn may_look(
    state: &State,
    person: &PersonId,
    step: &OperationId,
    now: Timestamp,
) -> Result<(), Refusal> {
    access::may(state, person, Allowed::Oversight, now)?;
    if complaint::view::may_look(state, person, step, now) {
        return Ok(());
    }
    let complaint = ComplaintId(step.0.clone());
    Err(complaint::Refusal::UnknownComplaint { complaint }.into())
}

/// Returns the words of what is to be done, which are kept apart from it.
///
/// # Errors
/// [`Code::Malformed`] where words are needed and there are none, or too many.
pub fn words(asked: &Oversee) -> Result<Option<Personal>, Problem> {
    let words = asked.words.trim().to_owned();
    if let Some(Operation::Complaint(act)) = &asked.act
        && !complaint::rules::says_something(act, &words)
    {
        return Err(Problem::new(Code::Malformed, "an answer says something").at("words"));
    }
    let said = Personal { words, ..Personal::default() };
    if let Some(fault) = said.check().first() {
        return Err(Problem::new(Code::Malformed, fault.to_string()).at(fault.field()));
    }
    Ok((!said.is_blank()).then_some(said))
}
