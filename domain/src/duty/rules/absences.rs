//! A and B are never absent at once. S1.3.2

use std::collections::BTreeSet;

use crate::State;
use crate::context::Stamp;
use crate::duty::{Plan, Refusal, Warning, roster};
use crate::id::{AbsenceId, PersonId, PostId};
use crate::people::Person;
use crate::time::{Date, Hours, Minutes, Span, Timestamp};

/// The longest absence that is planned at once, in days.
pub const ABSENCE_DAYS: u16 = 366;

/// An absence runs forwards, is not over yet, and lasts a year at most.
pub fn absence_span(state: &State, span: Span, at: Timestamp) -> Result<(), Refusal> {
    if span.to <= span.from {
        return Err(Refusal::AbsenceReversed);
    }
    if span.to <= at {
        return Err(Refusal::InThePast { date: span.to.date(state.site.zone) });
    }
    if span.to.since(span.from) > Minutes(i64::from(ABSENCE_DAYS) * 1_440) {
        return Err(Refusal::AbsenceTooLong { days: ABSENCE_DAYS });
    }
    Ok(())
}

/// S1.6.3 Leave is given by somebody else than whoever takes it.
pub fn given_by_another(person: &PersonId, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.person() == Some(person) { Err(Refusal::OwnAbsence) } else { Ok(()) }
}

/// An absence is known and not over.
pub fn running_absence(state: &State, absence: &AbsenceId, at: Timestamp) -> Result<(), Refusal> {
    let Some(found) = state.duty.absences.get(absence) else {
        return Err(Refusal::UnknownAbsence { absence: absence.clone() });
    };
    let runs = found.cancelled.is_none() && at < found.span.to;
    if runs { Ok(()) } else { Err(Refusal::AbsenceOver { absence: absence.clone() }) }
}

/// S1.3.2 A and all B of a post are never absent at once while it is open; the refusal names who
/// could cover.
pub fn never_both_absent(state: &State, person: &PersonId, span: Span) -> Result<(), Refusal> {
    for (post, plan) in state.duty.open_posts() {
        if !plan.names(person) {
            continue;
        }
        if let Some(from) = first_uncovered(state, plan, Some((person, span)), span) {
            return Err(both_absent(state, &post.id, plan, from));
        }
    }
    Ok(())
}

pub(super) fn both_absent(state: &State, post: &PostId, plan: &Plan, from: Timestamp) -> Refusal {
    let could_cover = could_cover(state, plan, from);
    Refusal::BothAbsent { post: post.clone(), from, could_cover }
}

/// S1.3.2 Returns who could be made B: staff who may serve, are not A or B already and not absent.
pub fn could_cover(state: &State, plan: &Plan, at: Timestamp) -> BTreeSet<PersonId> {
    let can = |person: &&Person| {
        let may = person.is_staff(at) && person.serves() && !plan.names(&person.id);
        may && !state.duty.is_absent(&person.id, at)
    };
    state.people.persons.values().filter(can).map(|person| person.id.clone()).collect()
}

/// Returns the first open instant of a post within a span at which A and every B are absent, with
/// one more absence taken into account.
pub(super) fn first_uncovered(
    state: &State,
    plan: &Plan,
    more: Option<(&PersonId, Span)>,
    within: Span,
) -> Option<Timestamp> {
    let mut away: Vec<(&PersonId, Span)> = state
        .duty
        .absences
        .values()
        .filter(|absence| plan.names(&absence.person))
        .map(|absence| (&absence.person, Span { from: absence.span.from, to: absence.until() }))
        .collect();
    away.extend(more);
    let mut cuts: Vec<Timestamp> = away.iter().flat_map(|(_, span)| [span.from, span.to]).collect();
    cuts.extend([within.from, within.to]);
    cuts.retain(|cut| within.from <= *cut && *cut <= within.to);
    cuts.sort_unstable();
    let is_away = |person: &PersonId, at: Timestamp| {
        away.iter().any(|(who, span)| *who == person && span.from <= at && at < span.to)
    };
    let mut pieces = cuts.windows(2).map(|pair| Span { from: pair[0], to: pair[1] });
    pieces.find_map(|piece| {
        let nobody = plan.members().all(|person| is_away(person, piece.from));
        if nobody { first_open(state, plan, piece) } else { None }
    })
}

fn first_open(state: &State, plan: &Plan, within: Span) -> Option<Timestamp> {
    let zone = state.site.zone;
    roster::days(within.from.date(zone), within.to.date(zone)).find_map(|date| {
        let spans = roster::hours_of(state, plan, date).into_iter();
        let spans = spans.map(|hours| span_of(state, date, hours));
        let clipped = spans.map(|span| (span.from.max(within.from), span.to.min(within.to)));
        clipped.filter(|(from, to)| from < to).map(|(from, _)| from).next()
    })
}

pub(super) fn span_of(state: &State, date: Date, hours: Hours) -> Span {
    let at = |time| Timestamp::at(date, time, state.site.zone);
    Span { from: at(hours.from), to: at(hours.to) }
}

/// S1.3.3 Returns the posts that a person hands over before an absence: those of which they are A,
/// where it takes a whole opening day or more.
pub fn hand_over_first(state: &State, person: &PersonId, span: Span) -> Vec<Warning> {
    let zone = state.site.zone;
    let takes_a_day = |post: &PostId| {
        roster::days(span.from.date(zone), span.to.date(zone)).any(|date| {
            let open = roster::open_spans(state, post, date);
            let is_away = |one: &Span| span.from <= one.from && one.to <= span.to;
            !open.is_empty() && open.iter().all(is_away)
        })
    };
    let posts = state.duty.open_posts().into_iter().filter(|(_, plan)| plan.a == *person);
    let posts = posts.map(|(post, _)| post.id.clone()).filter(takes_a_day);
    posts.map(|post| Warning::HandOverFirst { post }).collect()
}

/// S1.3.2 Returns who stands in at each of a person's posts while they are away.
pub fn stand_ins(state: &State, person: &PersonId, span: Span) -> Vec<Warning> {
    let posts = state.duty.open_posts().into_iter().filter(|(_, plan)| plan.a == *person);
    posts
        .filter_map(|(post, plan)| {
            let by = plan.b.iter().find(|b| !state.duty.is_absent(b, span.from))?.clone();
            Some(Warning::CoveredBy { post: post.id.clone(), by })
        })
        .collect()
}
