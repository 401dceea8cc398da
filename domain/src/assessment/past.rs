//! What matters say against whom: read while they are at hand, and kept of them when they leave the working
//! set, so that a year is counted from all of it. S1.5.1

use super::{Evidence, What};
use crate::State;
use crate::appointment::{Appointment, Breach, Proof};
use crate::case::{Case, Stage, view};
use crate::duty;
use crate::id::{OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// Somebody, and what is counted of them.
pub type Counted = (PersonId, Evidence);

fn evidence(event: &str, at: Timestamp, what: (What, Option<&PostId>)) -> Evidence {
    Evidence::new(&OperationId(event.to_owned()), at, what)
}

/// Returns what a case says against whoever answers for it: that its promised date was not kept, by an instant.
/// R-CLK-3
pub fn of_case(state: &State, case: &Case, by: Timestamp) -> Option<Counted> {
    let settled = match case.stage {
        Stage::Done { at, .. } | Stage::Refused { at, .. } => at,
        Stage::Withdrawn { .. } => return None,
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => by,
    };
    // While a special procedure runs the date is not known.
    if case.paused().is_some() {
        return None;
    }
    let due = view::due(state, case, settled)?;
    let late = due.at < settled && !due.provisional;
    let owner = case.owners.at(due.at);
    // Given to somebody else meanwhile, it is no longer of the window that took it in.
    let post = Some(&case.post).filter(|_| *owner == case.owners.first);
    late.then(|| (owner.clone(), evidence(&case.id.0, due.at, (What::Overdue, post))))
}

/// Returns what an appointment says against whoever was responsible at its window: each promised time that was
/// not kept, as a tablet of the window has shown. S1.4.3, S1.3.3
pub fn of_appointment(state: &State, one: &Appointment) -> Vec<Counted> {
    let confirmed = |breach: &&Breach| one.proof(breach) == Proof::Confirmed;
    let counted = |breach: &Breach| {
        let (who, _) = duty::responsible(state, &breach.post, breach.due)?;
        Some((who, evidence(&one.id.0, breach.due, (What::Broken, Some(&breach.post)))))
    };
    one.standing_breaches().filter(confirmed).filter_map(counted).collect()
}

/// Returns what a matter that leaves the working set says against whom.
pub fn of_matter(
    state: &State,
    case: Option<&Case>,
    appointments: &[Appointment],
    at: Timestamp,
) -> Vec<Counted> {
    let late = case.and_then(|case| of_case(state, case, at));
    let broken = appointments.iter().flat_map(|one| of_appointment(state, one));
    late.into_iter().chain(broken).collect()
}
