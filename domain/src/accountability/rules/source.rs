//! What an inquiry comes from: by whom it may be read, and how often it is looked into. S1.2.2, S1.3.4, S1.4.3

use crate::State;
use crate::accountability::{Inquiry, Refusal, Source};
use crate::complaint::{self, Kind};
use crate::conduct::Inspection;
use crate::context::Stamp;
use crate::id::PersonId;
use crate::time::Timestamp;

/// S1.4.3 A complaint leads to an inquiry by whoever may read it.
pub fn from_what_they_may_read(
    state: &State,
    source: &Source,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let Source::Complaint(id) = source else { return Ok(()) };
    let unknown = || Refusal::UnknownComplaint { complaint: id.clone() };
    complaint::rules::handled(state, id, stamp).map(drop).map_err(|_| unknown())
}

/// S1.3.4 An inspection leads to an inquiry where a line of it was not met and stands, by whoever is not
/// concerned by it, about whomever it concerns.
pub fn from_what_was_seen(
    state: &State,
    person: &PersonId,
    source: &Source,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let Source::Inspection(id) = source else { return Ok(()) };
    let unknown = || Refusal::UnknownInspection { inspection: id.clone() };
    let seen = state.conduct.inspection(id).ok_or_else(unknown)?;
    if seen.unmet().next().is_none() {
        return Err(Refusal::NothingUnmet);
    }
    if !stamp.person().is_some_and(|who| may_come_from(seen, who)) {
        return Err(Refusal::Involved);
    }
    // Of somebody else it is no evidence: they could not contest it.
    let concerned = seen.concerns.contains(person);
    if concerned { Ok(()) } else { Err(Refusal::NotSeenThere { person: person.clone() }) }
}

/// S1.3.4 Says whether somebody may go on from an inspection: something of it stands, and it does not concern
/// them.
pub fn may_come_from(seen: &Inspection, who: &PersonId) -> bool {
    seen.unmet().next().is_some() && !seen.concerns.contains(who)
}

/// S1.2.2 What one complaint says of one person is looked into once, and so is what one inspection found of a
/// kind; what was seen or reported is another matter only once the one before is found.
pub fn opened_once(
    state: &State,
    person: &PersonId,
    kind: Kind,
    source: &Source,
) -> Result<(), Refusal> {
    let same = |one: &&Inquiry| match source {
        Source::Complaint(_) => one.source == *source,
        Source::Inspection(_) => one.source == *source && one.kind == kind,
        Source::SpotCheck | Source::Reported => match &one.source {
            Source::Complaint(_) | Source::Inspection(_) => false,
            Source::SpotCheck | Source::Reported => one.kind == kind && one.found().is_none(),
        },
    };
    let mut all = state.accountability.all();
    match all.find(|one| one.person == *person && same(one)) {
        Some(one) => Err(Refusal::OpenedAlready { inquiry: one.id.clone() }),
        None => Ok(()),
    }
}

/// Says whether an inquiry comes from a complaint or an inspection that is about somebody, too, or from a
/// complaint that they passed on while somebody else handles it.
pub(super) fn is_from_their_own(
    state: &State,
    one: &Inquiry,
    who: &PersonId,
    at: Timestamp,
) -> bool {
    match &one.source {
        Source::Complaint(id) => state.complaint.get(id).is_some_and(|one| {
            let others = || !complaint::rules::handles(state, one, who, at);
            one.concerned.contains(who) || one.passed_on_by() == Some(who) && others()
        }),
        Source::Inspection(id) => {
            state.conduct.inspection(id).is_some_and(|seen| seen.concerns.contains(who))
        }
        Source::SpotCheck | Source::Reported => false,
    }
}
