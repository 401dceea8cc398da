//! What an inquiry comes from, a broken promise among it: by whom it may be read, and how often it is looked into. S1.2.2, S1.3.4, S1.4.3

use std::collections::BTreeSet;

use super::{is_clear, is_nearest};
use crate::State;
use crate::accountability::{Inquiry, Refusal, Source};
use crate::appointment::{Appointment, Breach, Proof};
use crate::complaint::{self, About, Kind};
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

/// S1.4.3 A promised time that was not kept leads to an inquiry once a tablet of the window has shown it, about
/// whomever it concerns. Returns whom.
pub fn from_broken_promise(
    state: &State,
    person: &PersonId,
    source: &Source,
) -> Result<BTreeSet<PersonId>, Refusal> {
    let Source::Breach { appointment, .. } = source else { return Ok(BTreeSet::new()) };
    let unknown = || Refusal::UnknownBreach { appointment: appointment.clone() };
    let (one, breach) = broken(state, source).ok_or_else(unknown)?;
    if one.proof(breach) != Proof::Confirmed {
        return Err(Refusal::NotShown);
    }
    let concerned = concerned_by(state, one, breach);
    if concerned.contains(person) {
        Ok(concerned)
    } else {
        Err(Refusal::NotTheirPromise { person: person.clone() })
    }
}

/// Returns the promised time that an inquiry comes from, if it comes from one that was noted.
fn broken<'a>(state: &'a State, source: &Source) -> Option<(&'a Appointment, &'a Breach)> {
    let Source::Breach { appointment, from } = source else { return None };
    let one = state.appointment.get(appointment)?;
    let breach = one.breaches.iter().find(|breach| breach.from == *from)?;
    Some((one, breach))
}

/// S1.4.3 Returns whom of the staff a promised time concerned that somebody may look into: they have no part in it
/// themselves, and nobody nearer is without one.
pub fn whom_of_breach(
    state: &State,
    source: &Source,
    who: &PersonId,
    at: Timestamp,
) -> BTreeSet<PersonId> {
    let concerned = concerned(state, source);
    let free = |about: &PersonId, who: &PersonId| {
        is_clear(state, (about, u64::MAX), who, at) && !concerned.contains(who)
    };
    let may = |about: &&PersonId| is_nearest(state, who, |who| free(about, who));
    concerned.iter().filter(may).cloned().collect()
}

/// S1.4.3 Returns who has no part in an inquiry for what it comes from: whom a promised time concerned.
pub(super) fn concerned(state: &State, source: &Source) -> BTreeSet<PersonId> {
    broken(state, source).map(|(one, breach)| concerned_by(state, one, breach)).unwrap_or_default()
}

/// S1.4.3 Returns whom a promised time concerns that was not kept: whoever answered for it, belonged to its window or
/// stood there by then, as of a complaint of it.
pub fn concerned_by(state: &State, one: &Appointment, breach: &Breach) -> BTreeSet<PersonId> {
    complaint::rules::concerned(state, &About::Appointment(one.id.clone()), breach.due)
}

/// S1.2.2 What one complaint says of one person is looked into once, and so are a promised time that was not kept and
/// what one inspection found of a kind; what was seen or reported is another matter only once the one before is found.
pub fn opened_once(
    state: &State,
    person: &PersonId,
    kind: Kind,
    source: &Source,
) -> Result<(), Refusal> {
    let same = |one: &&Inquiry| match source {
        Source::Complaint(_) | Source::Breach { .. } => one.source == *source,
        Source::Inspection(_) => one.source == *source && one.kind == kind,
        Source::SpotCheck | Source::Reported => match &one.source {
            Source::Complaint(_) | Source::Inspection(_) | Source::Breach { .. } => false,
            Source::SpotCheck | Source::Reported => one.kind == kind && one.found().is_none(),
        },
    };
    let mut all = state.accountability.all();
    match all.find(|one| one.person == *person && same(one)) {
        Some(one) => Err(Refusal::OpenedAlready { inquiry: one.id.clone() }),
        None => Ok(()),
    }
}

/// Says whether an inquiry comes from a complaint, an inspection or a broken promise that is about somebody, too, or
/// from a complaint that they passed on while somebody else handles it.
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
        Source::Breach { .. } => one.concerned.contains(who),
        Source::SpotCheck | Source::Reported => false,
    }
}
