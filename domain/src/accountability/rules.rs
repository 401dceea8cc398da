//! The clauses on accountability, one function each.

mod source;

use source::{concerned, is_from_their_own};
pub use source::{
    concerned_by, from_broken_promise, from_what_they_may_read, from_what_was_seen, may_come_from,
    opened_once, whom_of_breach,
};

use super::{Fault, Finding, Harm, Inquiry, Measure, Operation, Refusal, Source};
use crate::State;
use crate::access::{self, Allowed};
use crate::complaint::Kind;
use crate::context::Stamp;
use crate::id::{InquiryId, PersonId};
use crate::people::Role;
use crate::time::{Date, Timestamp, shift};

/// The most steps of one person in an inquiry.
const MOST_STEPS: usize = 30;

/// S1.2.2 An inquiry is about somebody of the staff: whoever has left can no longer be heard here.
pub fn of_staff(state: &State, person: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    if state.people.persons.get(person).is_some_and(|one| one.is_staff(at)) {
        Ok(())
    } else {
        Err(Refusal::UnknownPerson { person: person.clone() })
    }
}

/// S1.2.2 What is looked into is a fault; a bad rating only says that somebody was not satisfied.
pub fn kind_of_fault(kind: Kind) -> Result<(), Refusal> {
    if kind == Kind::BadRating { Err(Refusal::NotAFault) } else { Ok(()) }
}

/// Returns who acts.
pub fn actor(stamp: &Stamp) -> Result<PersonId, Refusal> {
    stamp.person().cloned().ok_or(Refusal::Involved)
}

/// Whom an inquiry is about, and where the history stood when it was opened.
pub type Subject<'a> = (&'a PersonId, u64);

/// S1.2.2 Says whether somebody who oversees is not involved with whom an inquiry is about: neither the person,
/// nor below them, nor related.
pub fn is_clear(state: &State, (person, opened): Subject, who: &PersonId, at: Timestamp) -> bool {
    let rank = |id: &PersonId| state.people.persons.get(id).map_or(0, |one| one.rank);
    who != person
        && rank(who) >= rank(person)
        && !state.accountability.relatives.related(who, person, opened)
        && access::may(state, who, Allowed::Oversight, at).is_ok()
}

/// S1.2.2 Says whether somebody may look into what a person did: a supervisor who is not involved; where
/// there is none, an administrator who is not.
pub fn may_look_into(state: &State, about: Subject, who: &PersonId, at: Timestamp) -> bool {
    is_nearest(state, who, |who| is_clear(state, about, who, at))
}

/// Says whether somebody is a supervisor to whom nothing stands in the way, or no supervisor is.
fn is_nearest(state: &State, who: &PersonId, is_free: impl Fn(&PersonId) -> bool) -> bool {
    let supervises = |who: &PersonId| {
        state.people.persons.get(who).is_some_and(|one| one.roles.contains(&Role::Supervisor))
    };
    let others = || {
        let mut all = state.people.persons.keys();
        all.any(|one| supervises(one) && is_free(one))
    };
    is_free(who) && (supervises(who) || !others())
}

/// S1.2.2 Says whether somebody may review what was found: whoever oversees, is not involved, and neither
/// found nor decided.
pub fn may_review(state: &State, one: &Inquiry, who: &PersonId, at: Timestamp) -> bool {
    is_clear(state, one.about(), who, at)
        && !is_from_their_own(state, one, who, at)
        && !has_judged(one, who)
}

/// S1.2.2 Says whether somebody looks into one inquiry: they may, and what it comes from is neither about them
/// nor was passed on by them.
pub fn looks_into(state: &State, one: &Inquiry, who: &PersonId, at: Timestamp) -> bool {
    is_nearest(state, who, |who| {
        is_clear(state, one.about(), who, at) && !is_from_their_own(state, one, who, at)
    })
}

fn has_judged(one: &Inquiry, who: &PersonId) -> bool {
    let found = one.found().map(|(_, step)| step);
    found.into_iter().chain(one.decided().map(|(_, step)| step)).any(|step| step.by == *who)
}

/// S1.2.2 Whoever looks into it is not involved, neither with the person nor in what it comes from.
pub fn not_involved(
    state: &State,
    about: Subject,
    source: &Source,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let (who, concerned) = (actor(stamp)?, concerned(state, source));
    let clear = |who: &PersonId| is_clear(state, about, who, stamp.at) && !concerned.contains(who);
    if is_nearest(state, &who, clear) { Ok(()) } else { Err(Refusal::Involved) }
}

/// S1.2.2 Returns an inquiry that the actor looks into; to whom it is not theirs there is none.
pub fn looked_into<'a>(
    state: &'a State,
    id: &InquiryId,
    stamp: &Stamp,
) -> Result<&'a Inquiry, Refusal> {
    let unknown = || Refusal::UnknownInquiry { inquiry: id.clone() };
    let one = state.accountability.get(id).ok_or_else(unknown)?;
    let who = actor(stamp)?;
    if looks_into(state, one, &who, stamp.at) { Ok(one) } else { Err(unknown()) }
}

/// S1.2.2 Returns an inquiry that is about the actor.
pub fn own<'a>(state: &'a State, id: &InquiryId, stamp: &Stamp) -> Result<&'a Inquiry, Refusal> {
    let own = state.accountability.get(id).filter(|one| stamp.person() == Some(&one.person));
    own.ok_or_else(|| Refusal::UnknownInquiry { inquiry: id.clone() })
}

/// S1.2.2 What was found is not changed.
pub fn not_found_yet(one: &Inquiry) -> Result<(), Refusal> {
    if one.found().is_some() { Err(Refusal::FoundAlready) } else { Ok(()) }
}

/// S1.2.2 Whoever was heard is not silent.
pub fn not_heard_yet(one: &Inquiry) -> Result<(), Refusal> {
    if one.is_heard() { Err(Refusal::HeardAlready) } else { Ok(()) }
}

/// S1.2.2 Returns the last day on which the person may still answer before silence counts as one.
pub fn statement_until(state: &State, one: &Inquiry) -> Date {
    let from = one.opened.date(state.site.zone);
    state.site.nth_working_day(from, state.site.settings.statement_days)
}

/// S1.2.2 Silence counts only once there was time to speak, also where the person is said to have declined:
/// they may think better of it.
pub fn had_time(state: &State, one: &Inquiry, at: Timestamp) -> Result<(), Refusal> {
    let until = statement_until(state, one);
    if at.date(state.site.zone) <= until { Err(Refusal::StillTime { until }) } else { Ok(()) }
}

/// S1.2.2 The person is heard before anything is found.
pub fn heard(one: &Inquiry) -> Result<(), Refusal> {
    if one.is_heard() { Ok(()) } else { Err(Refusal::NotHeard) }
}

/// S1.2.2 Only what is found true has consequences, for whoever is to blame.
pub fn substantiated(one: &Inquiry) -> Result<(), Refusal> {
    match one.found() {
        Some((Finding::Substantiated { fault: Fault::None, .. }, _)) => Err(Refusal::NotToBlame),
        Some((Finding::Substantiated { .. }, _)) => Ok(()),
        Some((Finding::Unsubstantiated | Finding::Unclear, _)) | None => {
            Err(Refusal::NotSubstantiated)
        }
    }
}

/// S1.2.2 It is decided once; what changes it is a review.
pub fn undecided(one: &Inquiry) -> Result<(), Refusal> {
    if one.decided().is_some() { Err(Refusal::DecidedAlready) } else { Ok(()) }
}

/// S1.2.3 Says whether it is for others to decide: serious harm by gross fault or intent.
pub fn is_for_others(one: &Inquiry) -> bool {
    let Some((Finding::Substantiated { harm, fault }, _)) = one.found() else { return false };
    harm == Harm::Serious && fault >= Fault::Gross
}

/// S1.2.3 Serious harm by gross fault or intent is referred, and cannot be settled inside; what is referred
/// is referred to somebody.
pub fn fits(one: &Inquiry, measure: &Measure) -> Result<(), Refusal> {
    match measure {
        Measure::Referred { body } if body.trim().is_empty() => Err(Refusal::NowhereReferred),
        Measure::Referred { .. } => Ok(()),
        Measure::Education
        | Measure::SelfCriticism
        | Measure::Circulated
        | Measure::Warning
        | Measure::Removal => {
            if is_for_others(one) {
                Err(Refusal::MustBeReferred)
            } else {
                Ok(())
            }
        }
    }
}

/// S1.2.2 Nobody fares worse for an appeal. 公务员法 Art. 96
pub fn no_harsher(one: &Inquiry, measure: &Measure) -> Result<(), Refusal> {
    match one.decided() {
        Some((decided, _)) if measure.severity() > decided.severity() => Err(Refusal::Harsher),
        Some(_) | None => Ok(()),
    }
}

/// S1.2.2 So much somebody writes in an inquiry, and no more: its file stays readable, and nobody fills it up
/// before another has spoken.
pub fn has_room(one: &Inquiry, stamp: &Stamp) -> Result<(), Refusal> {
    let own = one.steps.iter().filter(|step| Some(&step.by) == stamp.person()).count();
    if own < MOST_STEPS { Ok(()) } else { Err(Refusal::StepsFull { most: MOST_STEPS }) }
}

/// S1.2.2 One appeal, one review.
pub fn appealed_once(one: &Inquiry) -> Result<(), Refusal> {
    if one.is_appealed() { Err(Refusal::AppealedAlready) } else { Ok(()) }
}

/// S1.2.2 Returns the last day of an appeal; none where nothing was decided.
pub fn appeal_until(state: &State, one: &Inquiry) -> Option<Date> {
    let (_, step) = one.decided()?;
    Some(shift(step.at.date(state.site.zone), i64::from(state.site.settings.appeal_days)))
}

/// S1.2.2 An appeal is against what was decided, in time.
pub fn appealed_in_time(state: &State, one: &Inquiry, at: Timestamp) -> Result<(), Refusal> {
    let until = appeal_until(state, one).ok_or(Refusal::NothingDecided)?;
    let late = at.date(state.site.zone) > until;
    if late { Err(Refusal::AppealTooLate { until }) } else { Ok(()) }
}

/// S1.2.2 What is reviewed was appealed against, and is reviewed once.
pub fn awaits_review(one: &Inquiry) -> Result<(), Refusal> {
    let waits = one.is_appealed() && one.reviewed().is_none();
    if waits { Ok(()) } else { Err(Refusal::NoAppeal) }
}

/// S1.2.2 A review is by somebody not involved who neither found nor decided. Returns the inquiry; to whom
/// it is not theirs there is none.
pub fn reviewed_by_another<'a>(
    state: &'a State,
    id: &InquiryId,
    stamp: &Stamp,
) -> Result<&'a Inquiry, Refusal> {
    let unknown = || Refusal::UnknownInquiry { inquiry: id.clone() };
    let one = state.accountability.get(id).ok_or_else(unknown)?;
    let who = actor(stamp)?;
    if has_judged(one, &who) {
        return Err(Refusal::SameReviewer);
    }
    if may_review(state, one, &who, stamp.at) { Ok(one) } else { Err(unknown()) }
}

/// S1.2.2 Every step of an inquiry says something in words, which travel beside the operation.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    match operation {
        Operation::Declare(_) => true,
        Operation::Open(_)
        | Operation::Note(_)
        | Operation::GiveStatement(_)
        | Operation::NoteSilence(_)
        | Operation::Find(_)
        | Operation::Decide(_)
        | Operation::Appeal(_)
        | Operation::Review(_) => !words.trim().is_empty(),
    }
}
