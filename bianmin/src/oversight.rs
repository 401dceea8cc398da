//! What those who oversee the others read and do: of the rules' state what tablets do not hold.

use std::collections::BTreeMap;

use domain::access::{self, Allowed};
use domain::complaint::Complaint;
use domain::contact::Personal;
use domain::repair::Repair;
use domain::time::Timestamp;
use domain::{
    ComplaintId, Operation, OperationId, PersonId, Refusal, State, accountability, assessment,
    complaint, conduct, courtesy, monthly, premises, rating,
};

use crate::api::{Code, Concerning, Oversee, Overseen, Passed, PassedOn, Problem};

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
    let inquiries = accountability::view::seen_by(state, person, now);
    let mut spoken = complaint::view::spoken(&complaints);
    spoken.extend(accountability::view::spoken(&inquiries));
    let ratings = rating::view::behind(state, &complaints);
    spoken.extend(rating::view::spoken(&ratings));
    let seen = state.conduct.clone();
    spoken.extend(conduct::view::spoken(&seen));
    let waits = accountability::view::waiting(state, &inquiries, person, now);
    let may_open = accountability::view::may_open_about(state, person, now);
    let late = complaint::view::late_in_all(state, person, now);
    let words = BTreeMap::new();
    let overseen =
        Overseen { complaints, late, ratings, conduct: seen, inquiries, waits, may_open, words };
    Ok((overseen, spoken))
}

/// Returns what is looked into about a person and what was seen of them, as they may read it, what they
/// declared, and the operations whose words belong to it.
///
/// # Errors
/// Why the person may read none of it.
pub fn concerning(
    state: &State,
    person: &PersonId,
    now: Timestamp,
) -> Result<(Concerning, Vec<OperationId>), Refusal> {
    access::may(state, person, Allowed::Concerned, now)?;
    let inquiries = accountability::view::about(state, person);
    let conduct = conduct::view::concerning(state, person);
    let mut spoken = accountability::view::spoken(&inquiries);
    spoken.extend(conduct::view::spoken(&conduct));
    let relatives = state.accountability.relatives.of(person);
    Ok((Concerning { inquiries, conduct, relatives, words: BTreeMap::new() }, spoken))
}

/// Returns the numbers of what a person has passed on, and nothing of what became of it.
///
/// # Errors
/// Why the person may pass nothing on.
pub fn passed_on(state: &State, person: &PersonId, now: Timestamp) -> Result<PassedOn, Refusal> {
    access::may(state, person, Allowed::Concerned, now)?;
    let own = complaint::view::passed_on_by(state, person).into_iter();
    Ok(PassedOn { numbers: own.map(|(no, filed)| Passed { no, filed }).collect() })
}

/// Says whether a person may look at the photo of a step.
///
/// # Errors
/// Why not; to whoever a complaint is about there is none. The photo of a repair is seen by whoever serves, that
/// of the room by all staff.
pub fn may_look(
    state: &State,
    person: &PersonId,
    step: &OperationId,
    now: Timestamp,
) -> Result<(), Refusal> {
    if state.repair.all().flat_map(Repair::photos).any(|shown| shown.operation == *step) {
        return Ok(access::may(state, person, Allowed::Service, now)?);
    }
    if premises::view::photographed(state)
        .flat_map(|one| &one.photos)
        .any(|shown| shown.operation == *step)
    {
        return Ok(access::may(state, person, Allowed::Staff, now)?);
    }
    access::may(state, person, Allowed::Oversight, now)?;
    let seen = complaint::view::seen_by(state, person, now);
    if seen.all().flat_map(Complaint::photos).any(|shown| shown.operation == *step) {
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
    if asked.act.as_ref().is_some_and(|act| !says_something(act, &words)) {
        return Err(Problem::new(Code::Malformed, "this says something").at("words"));
    }
    let said = Personal { words, ..Personal::default() };
    if let Some(fault) = said.check().first() {
        return Err(Problem::new(Code::Malformed, fault.to_string()).at(fault.field()));
    }
    Ok((!said.is_blank()).then_some(said))
}

/// Requires that what the visitor reads of it is civil. S2.3.3
///
/// # Errors
/// The phrase that is never said.
pub fn civil(state: &State, asked: &Oversee) -> Result<(), Refusal> {
    let Some(act) = &asked.act else { return Ok(()) };
    Ok(courtesy::rules::civil_beside(state, act, &asked.words)?)
}

/// Says whether what is to be done comes with the words it needs.
fn says_something(act: &Operation, words: &str) -> bool {
    match act {
        Operation::Complaint(act) => complaint::rules::says_something(act, words),
        Operation::Rating(act) => rating::rules::says_something(act, words),
        Operation::Conduct(act) => conduct::rules::says_something(act, words),
        Operation::Accountability(act) => accountability::rules::says_something(act, words),
        Operation::Assessment(act) => assessment::rules::says_something(act, words),
        Operation::Monthly(act) => monthly::rules::says_something(act, words),
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Contact(_)
        | Operation::Case(_)
        | Operation::Queue(_)
        | Operation::Appointment(_)
        | Operation::Premises(_)
        | Operation::Custody(_)
        | Operation::Volume(_)
        | Operation::Copying(_)
        | Operation::Repair(_)
        | Operation::Handover(_)
        | Operation::Message(_)
        | Operation::Archive(_) => true,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "what cannot be read fails the test")]

    use domain::complaint::Handling;

    #[test]
    fn how_a_complaint_is_handled_reads_as_whether_it_was_complex() {
        let rows = [
            ("false", Handling::Simple),
            ("true", Handling::Complex),
            ("\"Petition\"", Handling::Petition),
        ];
        for (written, handling) in rows {
            assert_eq!(json::from_str::<Handling>(written).unwrap(), handling);
            assert_eq!(json::to_string(&handling), written);
        }
        assert!(json::from_str::<Handling>("\"Simple\"").is_err());
    }
}
