//! The clauses on assessment, one function each.

mod ballot;
mod result;

use std::collections::BTreeSet;

use super::{Assessment, Candidate, Input, Key, Operation, Refusal, Terms, view};
use crate::State;
use crate::accountability::rules::is_clear;
use crate::context::Stamp;
use crate::duty::KEPT_DAYS;
use crate::id::{AssessmentId, PersonId, PostId};
use crate::time::{Date, Timestamp, shift};

pub use ballot::{ballot_open, counted, enough_voters, no_ballot_yet, not_voting, paper, possible};
pub use result::{
    awaits_answer, complete, follows, grade, may_decide, not_barred, not_sealed, settled, undecided,
};

/// The fewest voters a cycle may set: of fewer each knows what the other said.
const FEWEST: u16 = 3;

/// The most percent of excellent a cycle may set. 2.12
const MOST_EXCELLENT: u8 = 25;

/// S1.5.1 The days assessed are in order, and still in memory.
pub fn days(state: &State, (from, to): (Date, Date), at: Timestamp) -> Result<(), Refusal> {
    let oldest = shift(at.date(state.site.zone), -KEPT_DAYS);
    if oldest <= from && from <= to { Ok(()) } else { Err(Refusal::Days) }
}

/// 2.12 The weights come to 100; a report is read, and has no number.
pub fn terms(terms: &Terms) -> Result<(), Refusal> {
    let whole = |weights: &[u8]| weights.iter().map(|one| u32::from(*one)).sum::<u32>() == 100;
    let sound = whole(&terms.weights)
        && whole(&terms.dimensions)
        && terms.weight(Input::Report) == 0
        && terms.excellent_percent <= MOST_EXCELLENT
        && terms.least_voters >= FEWEST
        && terms.quorum_percent <= 100;
    if sound { Ok(()) } else { Err(Refusal::Weights) }
}

/// S1.5.2 Somebody is assessed, each once, each by somebody who may.
pub fn participants(
    state: &State,
    groups: &[BTreeSet<PersonId>],
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let all: Vec<&PersonId> = groups.iter().flatten().collect();
    let once: BTreeSet<&PersonId> = all.iter().copied().collect();
    if all.is_empty() || once.len() < all.len() {
        return Err(Refusal::Nobody);
    }
    for person in all {
        let staff = state.people.persons.get(person).is_some_and(|one| one.is_staff(stamp.at));
        if !staff {
            return Err(Refusal::NotAssessed { person: person.clone() });
        }
        let about = (person, stamp.place);
        let mut others = state.people.persons.keys();
        if !others.any(|who| is_clear(state, about, who, stamp.at)) {
            return Err(Refusal::NobodyAssesses { person: person.clone() });
        }
    }
    Ok(())
}

/// Returns a cycle.
pub fn known<'a>(state: &'a State, id: &AssessmentId) -> Result<&'a Assessment, Refusal> {
    let unknown = || Refusal::UnknownAssessment { assessment: id.clone() };
    state.assessment.get(id).ok_or_else(unknown)
}

/// S1.5.2 Says whether somebody may assess another: they oversee, and are neither the person nor below nor
/// related.
pub fn assesses(
    state: &State,
    one: &Assessment,
    person: &PersonId,
    who: &PersonId,
    at: Timestamp,
) -> bool {
    is_clear(state, (person, one.place), who, at)
}

/// S1.5.2 Returns what is known of somebody whom the actor may assess.
pub fn assessed<'a>(
    state: &'a State,
    id: &AssessmentId,
    person: &PersonId,
    stamp: &Stamp,
) -> Result<(&'a Assessment, &'a Candidate), Refusal> {
    let one = known(state, id)?;
    let not = || Refusal::NotAssessed { person: person.clone() };
    let candidate = one.candidates.get(person).ok_or_else(not)?;
    let may = stamp.person().is_some_and(|who| assesses(state, one, person, who, stamp.at));
    if may { Ok((one, candidate)) } else { Err(Refusal::Involved) }
}

/// S1.5.2 Returns a cycle of which the actor assesses somebody.
pub fn led<'a>(
    state: &'a State,
    id: &AssessmentId,
    stamp: &Stamp,
) -> Result<&'a Assessment, Refusal> {
    let one = known(state, id)?;
    let leads = |who: &PersonId| view::leads(state, one, who, stamp.at);
    if stamp.person().is_some_and(leads) { Ok(one) } else { Err(Refusal::Involved) }
}

/// S1.5.1 Returns what is known of the actor.
pub fn own<'a>(
    state: &'a State,
    id: &AssessmentId,
    stamp: &'a Stamp,
) -> Result<(&'a Assessment, &'a PersonId, &'a Candidate), Refusal> {
    let one = known(state, id)?;
    let unknown = || Refusal::UnknownAssessment { assessment: id.clone() };
    let person = stamp.person().ok_or_else(unknown)?;
    let not = || Refusal::NotAssessed { person: person.clone() };
    Ok((one, person, one.candidates.get(person).ok_or_else(not)?))
}

/// S1.5.1 What is counted can be contested until it is frozen.
pub fn not_frozen(one: &Assessment) -> Result<(), Refusal> {
    if one.frozen.is_some() { Err(Refusal::Frozen) } else { Ok(()) }
}

/// S1.5.1 Nobody scores before what is counted stands.
pub fn frozen(one: &Assessment) -> Result<(), Refusal> {
    match &one.frozen {
        None => Err(Refusal::NotFrozen),
        Some(_) if !one.is_counted() => Err(Refusal::StillCounting),
        Some(_) => Ok(()),
    }
}

/// S1.5.1 Returns who is counted next, so many at most, and as known when: each once, after it was frozen.
pub fn counted_next(one: &Assessment, most: u16) -> Result<(Timestamp, Vec<&PersonId>), Refusal> {
    let (at, _) = one.frozen.as_ref().ok_or(Refusal::NotFrozen)?;
    let people: Vec<&PersonId> = one.uncounted().take(usize::from(most)).collect();
    if people.is_empty() { Err(Refusal::Frozen) } else { Ok((*at, people)) }
}

/// S1.5.1 A cycle is frozen once its last day is over.
pub fn over(state: &State, one: &Assessment, at: Timestamp) -> Result<(), Refusal> {
    if one.to < at.date(state.site.zone) { Ok(()) } else { Err(Refusal::Days) }
}

/// S1.5.1 Returns the last day on which whoever is assessed may contest what is counted, unless they have said
/// before that it is right.
pub fn contested_until(state: &State, one: &Assessment) -> Date {
    let from = one.opened.date(state.site.zone).max(one.to);
    state.site.nth_working_day(from, state.site.settings.statement_days)
}

/// S1.5.1 Everybody has had time to see and contest what is counted of them, or has said that it is right.
pub fn had_time(state: &State, one: &Assessment, at: Timestamp) -> Result<(), Refusal> {
    let until = contested_until(state, one);
    let all = one.candidates.values().all(|candidate| candidate.confirmed.is_some());
    if all || at.date(state.site.zone) > until { Ok(()) } else { Err(Refusal::StillTime { until }) }
}

/// S1.5.1 It is said once, and not while an objection is open.
pub fn confirmed_once(candidate: &Candidate) -> Result<(), Refusal> {
    if candidate.confirmed.is_some() {
        return Err(Refusal::ConfirmedAlready);
    }
    let mut all = candidate.objections.iter();
    match all.find(|objection| objection.settled.is_none()) {
        Some(open) => Err(Refusal::ObjectionOpen { event: open.event.clone() }),
        None => Ok(()),
    }
}

/// S1.5.1 An objection is to an event that is counted.
pub fn is_counted(
    state: &State,
    one: &Assessment,
    person: &PersonId,
    event: Key,
    now: Timestamp,
) -> Result<(), Refusal> {
    let sheets = view::sheets_of(state, one, &[person], now);
    let mut all = sheets.values().flat_map(|sheet| &sheet.evidence);
    let counted = all.any(|evidence| evidence.key() == event);
    if counted { Ok(()) } else { Err(Refusal::UnknownEvent { event: event.0.clone() }) }
}

/// S1.5.1 One objection to an event.
pub fn objected_once(candidate: &Candidate, event: Key) -> Result<(), Refusal> {
    match candidate.objection(event) {
        Some(_) => Err(Refusal::ObjectedAlready { event: event.0.clone() }),
        None => Ok(()),
    }
}

/// S1.5.1 What is settled was objected to, once.
pub fn objection_open(candidate: &Candidate, event: Key) -> Result<(), Refusal> {
    match candidate.objection(event) {
        Some(one) if one.settled.is_none() => Ok(()),
        Some(_) | None => Err(Refusal::NothingToSettle { event: event.0.clone() }),
    }
}

/// S1.5.1 Nothing is frozen while somebody waits for an answer to an objection.
pub fn objections_settled(one: &Assessment) -> Result<(), Refusal> {
    let mut all = one.candidates.values().flat_map(|candidate| &candidate.objections);
    match all.find(|objection| objection.settled.is_none()) {
        Some(open) => Err(Refusal::ObjectionOpen { event: open.event.clone() }),
        None => Ok(()),
    }
}

/// S1.5.2 One report.
pub fn reported_once(candidate: &Candidate) -> Result<(), Refusal> {
    if candidate.report.is_some() { Err(Refusal::ReportedAlready) } else { Ok(()) }
}

/// Marks lie between 0 and 100.
pub fn marks(marks: &[u8]) -> Result<(), Refusal> {
    if marks.iter().all(|mark| *mark <= 100) { Ok(()) } else { Err(Refusal::MarkOutOfRange) }
}

/// S1.5.2 Everybody who leads marks somebody once.
pub fn scored_once(candidate: &Candidate, stamp: &Stamp) -> Result<(), Refusal> {
    let again = candidate.superior.iter().any(|scored| Some(&scored.by) == stamp.person());
    if again { Err(Refusal::ScoredAlready) } else { Ok(()) }
}

/// S1.5.2 A window is marked by the A of another one who neither serves at it nor is related to anybody who does.
pub fn is_peer(
    state: &State,
    one: &Assessment,
    (from, of): (&PostId, &PostId),
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let who = stamp.person().ok_or(Refusal::NotAPeer)?;
    let own = one.windows.get(from).and_then(|members| members.first()) == Some(who);
    let members = one.windows.get(of).ok_or(Refusal::NotAPeer)?;
    let relatives = &state.accountability.relatives;
    let near = |member: &PersonId| member == who || relatives.related(who, member, one.place);
    if own && from != of && !members.iter().any(near) { Ok(()) } else { Err(Refusal::NotAPeer) }
}

/// S1.5.2 Nobody's whole is changed once it is decided on.
pub fn none_decided(one: &Assessment, of: &PostId) -> Result<(), Refusal> {
    let members = one.windows.get(of).into_iter().flatten();
    let mut candidates = members.filter_map(|member| one.candidates.get(member));
    candidates.try_for_each(undecided)
}

/// S1.5.2 A window marks another one once.
pub fn peer_scored_once(one: &Assessment, (from, of): (&PostId, &PostId)) -> Result<(), Refusal> {
    let again = one.peers.iter().any(|scored| scored.from == *from && scored.of == *of);
    if again { Err(Refusal::ScoredAlready) } else { Ok(()) }
}

/// S1.5.2 What is excused is missing.
pub fn is_missing(
    state: &State,
    one: &Assessment,
    person: &PersonId,
    input: Input,
) -> Result<(), Refusal> {
    let missing = view::missing(state, one, person).contains(&input);
    if missing { Ok(()) } else { Err(Refusal::NothingToExcuse) }
}

/// S1.5.1 Says whether what is asked comes with the words it needs: reasons, reports and objections do.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    let said = !words.trim().is_empty();
    match operation {
        Operation::Start(_)
        | Operation::Confirm(_)
        | Operation::Freeze(_)
        | Operation::Count(_)
        | Operation::ScorePeer(_)
        | Operation::OpenBallot(_)
        | Operation::CloseBallot(_)
        | Operation::Seal(_) => true,
        Operation::Answer(answer) => answer.accepts || said,
        Operation::Object(_)
        | Operation::Settle(_)
        | Operation::Report(_)
        | Operation::Score(_)
        | Operation::Excuse(_)
        | Operation::Decide(_) => said,
    }
}
