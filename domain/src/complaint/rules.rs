//! The clauses on complaints, one function each.

mod rated;

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::clock::{self, Awaits, Wait};
use super::{About, Complaint, Handling, Kind, Operation, Refusal, Stage};
use crate::State;
use crate::access::{self, Allowed};
use crate::appointment::Appointment;
use crate::context::Stamp;
use crate::duty::presence;
use crate::id::{ComplaintId, PersonId, PostId};
use crate::people::Role;
use crate::time::{Minutes, Timestamp, shift};

pub use rated::{
    awaits_contact, awaits_return, contacted, contacted_once_a_day, contacts, is_spoken_to,
    tried_once_a_day,
};

/// Minutes before a complaint of a window since when it may have happened: a week.
const BEFORE: i64 = 7 * 24 * 60;

/// The most photos of a complaint.
pub const MOST_PHOTOS: usize = 6;

/// The most days looked through for who stood somewhere.
const MOST_DAYS: i64 = 31;

/// 2.7 What is acted on has been filed.
pub fn known<'a>(state: &'a State, id: &ComplaintId) -> Result<&'a Complaint, Refusal> {
    let found = state.complaint.get(id);
    found.ok_or_else(|| Refusal::UnknownComplaint { complaint: id.clone() })
}

/// 2.7 A complaint is about something there is.
pub fn exists(state: &State, about: &About) -> Result<(), Refusal> {
    match about {
        About::Appointment(id) if state.appointment.get(id).is_none() => {
            Err(Refusal::UnknownAppointment { appointment: id.clone() })
        }
        About::Window(id) if !state.duty.posts.contains_key(id) => {
            Err(Refusal::UnknownPost { post: id.clone() })
        }
        About::Person(id) if !state.people.persons.contains_key(id) => {
            Err(Refusal::UnknownPerson { person: id.clone() })
        }
        About::Appointment(_) | About::Window(_) | About::Person(_) | About::Anything => Ok(()),
    }
}

/// S1.4.3 Of one and the same thing a visitor complains of an appointment once; to say more there is the same
/// complaint. What staff passed on is not theirs.
pub fn filed_once(state: &State, about: &About, kind: Kind) -> Result<(), Refusal> {
    let About::Appointment(_) = about else { return Ok(()) };
    let mut own = state.complaint.all().filter(|one| one.is_own());
    let same = own.find(|one| one.about == *about && one.kind == kind);
    same.map_or(Ok(()), |one| Err(Refusal::FiledAlready { complaint: one.id.clone() }))
}

/// 2.9 A bad rating is filed by the rating alone: nobody gives one for a visitor.
pub fn is_passed_on(kind: Kind) -> Result<(), Refusal> {
    if kind == Kind::BadRating { Err(Refusal::RatingOnly) } else { Ok(()) }
}

/// S1.4.3 The visitor complains directly to whoever supervises, not to those it is about. Returns whom
/// a complaint is about: whoever is named; of a window and of an appointment, whoever answers for it
/// and whoever has stood there since.
pub fn concerned(state: &State, about: &About, at: Timestamp) -> BTreeSet<PersonId> {
    match about {
        About::Person(person) => BTreeSet::from([person.clone()]),
        About::Window(post) => at_window(state, post, at.plus(Minutes(-BEFORE)), at),
        About::Appointment(id) => {
            state.appointment.get(id).map(|one| of_appointment(state, one, at)).unwrap_or_default()
        }
        About::Anything => BTreeSet::new(),
    }
}

fn of_appointment(state: &State, one: &Appointment, at: Timestamp) -> BTreeSet<PersonId> {
    let periods = one.owners.moved.iter().map(|period| period.person.clone());
    let mut people: BTreeSet<PersonId> = periods.chain([one.owners.first.clone()]).collect();
    let times = one.breaches.iter().map(|breach| (&breach.post, breach.from));
    for (post, from) in times.chain([(&one.post, one.from)]) {
        people.extend(at_window(state, post, from, at));
    }
    people
}

/// Returns who belonged to a post at one instant or at another, and who stood there in the days between,
/// a month of them at the most.
fn at_window(state: &State, post: &PostId, from: Timestamp, at: Timestamp) -> BTreeSet<PersonId> {
    let found = state.duty.posts.get(post);
    let plans = found.into_iter().flat_map(|post| [from, at].map(|at| post.plan_at(at)));
    let members = plans.flatten().flat_map(|plan| plan.members().cloned());
    let (first, last) = (from.date(state.site.zone), at.date(state.site.zone));
    let days = (0..=MOST_DAYS).map(|n| shift(first, n)).take_while(|date| *date <= last);
    let stood = days.filter_map(|date| state.duty.day(date));
    let stood = stood.flat_map(|day| presence::presences_at(day, post));
    members.chain(stood.map(|one| one.person)).collect()
}

/// S1.4.3 Says whether a complaint is not about somebody, neither when it was filed nor by what is known now.
pub fn is_clear(state: &State, one: &Complaint, person: &PersonId, at: Timestamp) -> bool {
    !one.concerned.contains(person) && !concerned(state, &one.about, at).contains(person)
}

/// S1.4.3 Says whether somebody may read and handle a complaint: a supervisor whom it is not about and who
/// did not pass it on; where there is none, such an administrator; where nobody is left, whoever passed it
/// on.
pub fn handles(state: &State, one: &Complaint, person: &PersonId, at: Timestamp) -> bool {
    let clear = |who: &PersonId| is_clear(state, one, who, at);
    let is = |who: &PersonId, role: Role| {
        access::may(state, who, Allowed::Oversight, at).is_ok()
            && state.people.persons.get(who).is_some_and(|found| found.roles.contains(&role))
    };
    let passed_on = |who: &PersonId| one.passed_on_by() == Some(who);
    let other = |role: Role| {
        let mut all = state.people.persons.keys().filter(|who| !passed_on(who));
        all.any(|who| is(who, role) && clear(who))
    };
    let leads = || is(person, Role::Supervisor) || is(person, Role::Administrator);
    clear(person)
        && if passed_on(person) {
            leads() && !other(Role::Supervisor) && !other(Role::Administrator)
        } else {
            is(person, Role::Supervisor)
                || is(person, Role::Administrator) && !other(Role::Supervisor)
        }
}

/// S1.4.3 Says whether anybody of the site may handle a complaint: where it is about all of them, only
/// the department above can.
pub fn is_handled_here(state: &State, one: &Complaint, at: Timestamp) -> bool {
    state.people.persons.keys().any(|person| handles(state, one, person, at))
}

/// S1.4.3 Returns a complaint that the actor may handle; to whoever it is about there is none.
pub fn handled<'a>(
    state: &'a State,
    id: &ComplaintId,
    stamp: &Stamp,
) -> Result<&'a Complaint, Refusal> {
    let one = known(state, id)?;
    let may = stamp.person().is_some_and(|person| handles(state, one, person, stamp.at));
    if may { Ok(one) } else { Err(Refusal::UnknownComplaint { complaint: id.clone() }) }
}

/// 2.7 An answer is given once, until the visitor says that it does not mend the matter.
pub fn unanswered(one: &Complaint) -> Result<(), Refusal> {
    match one.stage {
        Stage::Answered { at, .. } => Err(Refusal::AnsweredAlready { at }),
        Stage::Filed | Stage::Acknowledged { .. } | Stage::Accepted { .. } => Ok(()),
    }
}

/// 2.7 Photos are optional and few.
pub fn has_room(one: &Complaint) -> Result<(), Refusal> {
    if one.photos().count() < MOST_PHOTOS {
        Ok(())
    } else {
        Err(Refusal::PhotosFull { most: MOST_PHOTOS })
    }
}

/// 2.7 An answer says something, what is passed on, and so do an acceptance and the reason of an extension; the words travel beside the operation.
pub fn says_something(operation: &Operation, words: &str) -> bool {
    match operation {
        Operation::PassOn(_)
        | Operation::Answer(_)
        | Operation::SayMore(_)
        | Operation::Accept(_)
        | Operation::Extend(_) => !words.trim().is_empty(),
        // Who was not reached has said nothing. 2.9
        Operation::ReturnVisit(visit) => !visit.reached || !words.trim().is_empty(),
        Operation::FirstContact(contact) => !contact.reached || !words.trim().is_empty(),
        Operation::File(_) | Operation::Acknowledge(_) | Operation::ShowPhoto(_) => true,
    }
}

/// 2.7 A complaint is acknowledged once.
pub fn unacknowledged(one: &Complaint) -> Result<(), Refusal> {
    match one.stage {
        Stage::Acknowledged { at, .. } | Stage::Accepted { at, .. } => {
            Err(Refusal::AcknowledgedAlready { at })
        }
        Stage::Filed | Stage::Answered { .. } => Ok(()),
    }
}

/// 2.9 A bad rating has a clock of its own: it is no petition.
pub fn may_be(one: &Complaint, handling: Handling) -> Result<(), Refusal> {
    let petition = one.kind == Kind::BadRating && handling == Handling::Petition;
    if petition { Err(Refusal::NoPetition) } else { Ok(()) }
}

/// 2.7 What is accepted is a petition that was acknowledged as one.
pub fn awaits_acceptance(state: &State, one: &Complaint) -> Result<(), Refusal> {
    let waits = clock::wait(state, one).is_some_and(|wait| wait.awaits == Awaits::Acceptance);
    if waits { Ok(()) } else { Err(Refusal::AcceptanceNotAwaited) }
}

/// 2.7 What is extended is an answer whose days run: it was acknowledged, and a petition accepted.
pub fn awaits_answer(state: &State, one: &Complaint) -> Result<Wait, Refusal> {
    let wait = clock::wait(state, one).filter(|wait| wait.awaits == Awaits::Answer);
    wait.ok_or(Refusal::AnswerNotAwaited)
}

/// 2.7 An answer is extended once, also where the complaint was opened again.
pub fn extended_once(one: &Complaint) -> Result<(), Refusal> {
    let before = one.steps.iter().any(|step| step.what.extended().is_some());
    if before { Err(Refusal::ExtendedAlready) } else { Ok(()) }
}

/// 2.7 More time is asked for before the answer is due.
pub fn asked_in_time(wait: &Wait, at: Timestamp) -> Result<(), Refusal> {
    if at > wait.due.at { Err(Refusal::AskedTooLate { last: wait.due.date }) } else { Ok(()) }
}

/// 2.7 An extension gives more days than there were, and no more than are allowed: of a complaint seven
/// working days in all, of a bad rating fifteen (settings), of a petition thirty days more.
pub fn extends(state: &State, one: &Complaint, wait: &Wait, days: u16) -> Result<(), Refusal> {
    let allowed = clock::longer(state, one, wait.limit);
    let (least, most) = (*allowed.start(), *allowed.end());
    if allowed.contains(&days) { Ok(()) } else { Err(Refusal::DaysOutOfRange { least, most }) }
}

/// 2.7 Returns in how many days an answer may be given once it is extended now; nothing where it may not be.
pub fn may_extend(state: &State, one: &Complaint, at: Timestamp) -> Option<RangeInclusive<u16>> {
    let wait = awaits_answer(state, one).ok()?;
    extended_once(one).ok()?;
    asked_in_time(&wait, at).ok()?;
    Some(clock::longer(state, one, wait.limit)).filter(|days| !days.is_empty())
}
