//! The rules about posts and duty: one clause, one function.

use std::collections::{BTreeMap, BTreeSet};

use super::presence::{self, Emptied, Presence};
use super::{
    Absence, End, EndReason, GapReason, Plan, Post, PublishRoster, Refusal, Shift, Warning, roster,
};
use crate::calendar::WeekHours;
use crate::id::{AbsenceId, PersonId, PostId};
use crate::people::Person;
use crate::time::{Date, Hours, Minutes, Span, Timestamp};
use crate::{Stamp, State};

/// The longest roster that is published at once, in days.
pub const ROSTER_DAYS: u16 = 92;

/// The longest absence that is planned at once, in days.
pub const ABSENCE_DAYS: u16 = 366;

/// How long after an act the server may still count on the tablet having known the rest.
const KNOWN_WITHIN: Minutes = Minutes(1);

/// Says whether an act was received so late that its tablet could not know what others did.
fn is_late(stamp: &Stamp) -> bool {
    stamp.received.since(stamp.at) >= KNOWN_WITHIN
}

/// S1.6.1 Only a person is on duty, never the server.
pub fn server(stamp: &Stamp) -> Result<&PersonId, Refusal> {
    stamp.person().ok_or(Refusal::NotOnDuty)
}

/// S1.6.1 Nobody serves before signing in at a post: returns the post the person is on duty at.
///
/// # Errors
/// [`Refusal::NotOnDuty`] where the person is nowhere on duty at that instant.
pub fn on_duty(state: &State, person: &PersonId, at: Timestamp) -> Result<PostId, Refusal> {
    presence::of(state, person, at).map(|presence| presence.post).ok_or(Refusal::NotOnDuty)
}

/// A post is known.
pub fn post_known<'a>(state: &'a State, post: &PostId) -> Result<&'a Post, Refusal> {
    state.duty.posts.get(post).ok_or_else(|| Refusal::UnknownPost { post: post.clone() })
}

/// A post is known and not given up.
pub fn post<'a>(state: &'a State, post: &PostId, at: Timestamp) -> Result<&'a Post, Refusal> {
    let found = post_known(state, post)?;
    if at < found.span().to { Ok(found) } else { Err(Refusal::PostClosed { post: post.clone() }) }
}

/// A person is known and still staff.
pub fn staff<'a>(
    state: &'a State,
    person: &PersonId,
    at: Timestamp,
) -> Result<&'a Person, Refusal> {
    let found = state.people.persons.get(person);
    let found = found.ok_or_else(|| Refusal::UnknownPerson { person: person.clone() })?;
    let cannot = || Refusal::CannotServe { person: person.clone() };
    if found.is_staff(at) { Ok(found) } else { Err(cannot()) }
}

/// A person may stand at a window: a clerk or a supervisor of today.
fn serves(state: &State, person: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let cannot = || Refusal::CannotServe { person: person.clone() };
    if staff(state, person, at)?.serves() { Ok(()) } else { Err(cannot()) }
}

/// A post is set up with a name, a free number and hours in order, and its A and B.
pub fn plan(state: &State, plan: &Plan, own: &PostId, at: Timestamp) -> Result<(), Refusal> {
    if plan.name.is_blank() {
        return Err(Refusal::NameBlank);
    }
    let mut others = state.duty.open_posts().into_iter().filter(|(post, _)| post.id != *own);
    if let Some((other, _)) = others.find(|(_, other)| other.number == plan.number) {
        return Err(Refusal::NumberTaken { number: plan.number, post: other.id.clone() });
    }
    let patterns = plan.hours.iter().flat_map(WeekHours::patterns);
    for (day, spans) in patterns {
        if crate::calendar::fault(spans).is_some() {
            return Err(Refusal::HoursMalformed { day: day.to_owned() });
        }
    }
    one_a_and_some_b(state, plan, at)?;
    let horizon = state.duty.absences.values().map(Absence::until).max().unwrap_or(at);
    match first_uncovered(state, plan, None, Span { from: at, to: horizon }) {
        Some(from) => Err(both_absent(state, own, plan, from)),
        None => Ok(()),
    }
}

/// S1.3.2 A post has exactly one A and at least one B, all different, all of whom may serve.
fn one_a_and_some_b(state: &State, plan: &Plan, at: Timestamp) -> Result<(), Refusal> {
    plan.members().try_for_each(|person| serves(state, person, at))?;
    if plan.b.is_empty() {
        return Err(Refusal::NoB);
    }
    if plan.b.contains(&plan.a) {
        return Err(Refusal::AIsB { person: plan.a.clone() });
    }
    let mut seen = BTreeSet::new();
    match plan.b.iter().find(|person| !seen.insert(*person)) {
        Some(person) => Err(Refusal::NamedTwice { person: person.clone() }),
        None => Ok(()),
    }
}

/// A post is given up only when nobody is on duty there.
pub fn nobody_there(state: &State, post: &PostId, at: Timestamp) -> Result<(), Refusal> {
    match presence::at_post(state, post, at).into_iter().next() {
        Some(Presence { person, .. }) => Err(Refusal::SomeoneOnDuty { post: post.clone(), person }),
        None => Ok(()),
    }
}

/// A roster runs forwards, from today at the earliest, over a quarter at most.
pub fn roster_dates(state: &State, from: Date, to: Date, at: Timestamp) -> Result<(), Refusal> {
    if to < from {
        return Err(Refusal::DatesReversed);
    }
    if from < at.date(state.site.zone) {
        return Err(Refusal::InThePast { date: from });
    }
    if to.signed_duration_since(from).num_days() >= i64::from(ROSTER_DAYS) {
        return Err(Refusal::RosterTooLong { days: ROSTER_DAYS });
    }
    Ok(())
}

/// Every shift lies within its roster and names somebody who can be there.
pub fn shifts(state: &State, roster: &PublishRoster, at: Timestamp) -> Result<(), Refusal> {
    for shift in &roster.shifts {
        let Shift { date, hours, .. } = *shift;
        if date < roster.from || roster.to < date {
            return Err(Refusal::ShiftOutside { date });
        }
        if crate::calendar::fault(&[hours]).is_some() {
            return Err(Refusal::ShiftMalformed { date });
        }
        post(state, &shift.post, at)?;
        serves(state, &shift.person, at)?;
        if absent_within(state, &shift.person, span_of(state, date, hours)) {
            return Err(Refusal::RosteredAbsent { person: shift.person.clone(), date });
        }
    }
    one_place_each(&roster.shifts)
}

fn span_of(state: &State, date: Date, hours: Hours) -> Span {
    let at = |time| Timestamp::at(date, time, state.site.zone);
    Span { from: at(hours.from), to: at(hours.to) }
}

fn absent_within(state: &State, person: &PersonId, span: Span) -> bool {
    let of_person = |absence: &&Absence| absence.person == *person;
    let mut absences = state.duty.absences.values().filter(of_person);
    absences.any(|absence| absence.span.from < span.to && span.from < absence.until())
}

/// S1.3.4 Nobody is rostered at two posts at the same time.
fn one_place_each(shifts: &[Shift]) -> Result<(), Refusal> {
    let mut sorted: Vec<&Shift> = shifts.iter().collect();
    sorted.sort_by_key(|shift| (&shift.person, shift.date, shift.hours));
    let clash = sorted.windows(2).find(|pair| {
        let (one, next) = (pair[0], pair[1]);
        let same = one.person == next.person && one.date == next.date;
        same && one.post != next.post && next.hours.from < one.hours.to
    });
    clash.map_or(Ok(()), |pair| {
        let (person, date) = (pair[0].person.clone(), pair[0].date);
        Err(Refusal::RosteredTwice { person, date })
    })
}

/// S1.3.1 A roster covers every open minute of every post: the first hole is named. S2.1.4
pub fn no_hole(state: &State, roster: &PublishRoster) -> Result<(), Refusal> {
    match holes(state, roster).next() {
        Some((post, date, hours)) => Err(Refusal::Hole { post, date, hours }),
        None => Ok(()),
    }
}

/// Returns, for each post and day of a roster, the first hours that nobody covers.
pub fn holes(state: &State, roster: &PublishRoster) -> impl Iterator<Item = (PostId, Date, Hours)> {
    let mut covered: BTreeMap<(Date, &PostId), Vec<Hours>> = BTreeMap::new();
    for shift in &roster.shifts {
        covered.entry((shift.date, &shift.post)).or_default().push(shift.hours);
    }
    let mut all = Vec::new();
    for date in roster::days(roster.from, roster.to) {
        for (post, plan) in state.duty.open_posts() {
            let shifts = covered.get(&(date, &post.id)).map_or(&[][..], Vec::as_slice);
            let hole = roster::hole(&roster::hours_of(state, plan, date), shifts);
            all.extend(hole.map(|hours| (post.id.clone(), date, hours)));
        }
    }
    all.into_iter()
}

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

fn both_absent(state: &State, post: &PostId, plan: &Plan, from: Timestamp) -> Refusal {
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
fn first_uncovered(
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

/// S1.3.4 Nobody roams: a person starts duty only where they are A, B or rostered that day.
pub fn no_roaming(
    state: &State,
    post: &PostId,
    person: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if may_stand(state, post, person, at) {
        return Ok(());
    }
    Err(Refusal::Roaming { post: post.clone(), own: own_posts(state, person, at) })
}

fn may_stand(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(at));
    plan.is_some_and(|plan| plan.names(person)) || roster::is_rostered(state, post, person, at)
}

/// S1.3.4 Returns the posts a person may stand at on that day.
pub fn own_posts(state: &State, person: &PersonId, at: Timestamp) -> BTreeSet<PostId> {
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| &post.id);
    posts.filter(|post| may_stand(state, post, person, at)).cloned().collect()
}

/// S1.3.4 A person is on duty at one post at a time. A tablet that could not know of the other one
/// is not refused: its start ends the other presence, and that post is returned.
pub fn one_post_at_a_time(
    state: &State,
    person: &PersonId,
    stamp: &Stamp,
) -> Result<Option<PostId>, Refusal> {
    let Some(elsewhere) = presence::of(state, person, stamp.at) else { return Ok(None) };
    if is_late(stamp) && elsewhere.device != stamp.device {
        return Ok(Some(elsewhere.post));
    }
    Err(Refusal::AlreadyOnDuty { post: elsewhere.post })
}

/// Duty begins on a day the post opens, and not hours before that.
pub fn opening(state: &State, post: &PostId, at: Timestamp) -> Result<(), Refusal> {
    let date = at.date(state.site.zone);
    let Some(first) = roster::open_spans(state, post, date).first().copied() else {
        return Err(Refusal::SiteClosed { date });
    };
    let early = Minutes(i64::from(state.site.settings.early_start_minutes));
    let from = first.from.plus(Minutes(-early.0));
    if at < from { Err(Refusal::TooEarly { from }) } else { Ok(()) }
}

/// A person ends duty where they are on it. A tablet that could not know that they had moved on is
/// not refused: its mark changes nothing and is kept.
pub fn on_duty_here(
    state: &State,
    post: &PostId,
    person: &PersonId,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let is_here = presence::of(state, person, stamp.at).is_some_and(|there| there.post == *post);
    if is_here || (is_late(stamp) && was_here(state, post, person, stamp.at)) {
        return Ok(());
    }
    Err(Refusal::NotOnDutyHere { post: post.clone() })
}

fn was_here(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let day = state.duty.day(at.date(state.site.zone));
    let mut marks = day.map_or(&[][..], |day| &day.marks).iter();
    marks.any(|mark| mark.post == *post && mark.person == *person && mark.at <= at)
}

/// S1.3.1 An emergency that may leave a post empty is given its reason.
pub fn emergency_reason(why: &EndReason) -> Result<(), Refusal> {
    match why {
        EndReason::Emergency { reason } if reason.trim().is_empty() => Err(Refusal::ReasonBlank),
        EndReason::Emergency { .. }
        | EndReason::DayOver
        | EndReason::Break
        | EndReason::Relieved => Ok(()),
    }
}

/// S1.3.1 A post is not left empty while it is open, unless for an emergency, which opens a gap.
/// Two tablets that could not know of each other are not refused either: the gap is found later.
pub fn not_left_empty(
    state: &State,
    end: &End,
    gaps: &[Emptied],
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let empties = gaps.iter().any(|gap| gap.post == end.post && gap.from == stamp.at);
    let excused = matches!(end.why, EndReason::Emergency { .. }) || is_late(stamp);
    match roster::span_at(state, &end.post, stamp.at) {
        Some(open) if empties && !excused => {
            Err(Refusal::EmptiesPost { post: end.post.clone(), until: open.to })
        }
        Some(_) | None => Ok(()),
    }
}

/// S1.3.1 The day is over after the day's close: between two spans of opening hours whoever is
/// expected at the next one leaves for a break, not for the day.
pub fn day_over(state: &State, end: &End, person: &PersonId, stamp: &Stamp) -> Result<(), Refusal> {
    if end.why != EndReason::DayOver || is_late(stamp) {
        return Ok(());
    }
    let is_other = |one: &Presence| one.person != *person;
    if presence::at_post(state, &end.post, stamp.at).iter().any(is_other) {
        return Ok(());
    }
    let reopens = roster::reopens(state, &end.post, stamp.at);
    match reopens.filter(|reopens| expects(state, &end.post, person, *reopens)) {
        Some(reopens) => Err(Refusal::DayNotOver { post: end.post.clone(), reopens }),
        None => Ok(()),
    }
}

fn expects(state: &State, post: &PostId, person: &PersonId, at: Timestamp) -> bool {
    let post = state.duty.posts.get(post);
    post.and_then(|post| roster::expected(state, post, at)).as_ref() == Some(person)
}

/// S1.3.1 Returns why a post stood empty: the emergency, or what nobody could know.
pub fn gap_reason(why: &EndReason) -> GapReason {
    match why {
        EndReason::Emergency { reason } => GapReason::Emergency { reason: reason.clone() },
        EndReason::DayOver | EndReason::Break | EndReason::Relieved => GapReason::FoundLater,
    }
}
