//! Who may be A and B of a post. S1.3.2

use std::collections::BTreeSet;

use super::absences::{both_absent, first_uncovered};
use crate::State;
use crate::calendar::WeekHours;
use crate::duty::presence::Presence;
use crate::duty::{Absence, Plan, Post, Refusal, presence};
use crate::id::{PersonId, PostId};
use crate::people::Person;
use crate::time::{Span, Timestamp};

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
pub fn serves(state: &State, person: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let cannot = || Refusal::CannotServe { person: person.clone() };
    if staff(state, person, at)?.serves() { Ok(()) } else { Err(cannot()) }
}

/// A post is set up with a name, a free number, hours in order and a department that is not
/// removed, and its A and B.
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
    if let Some(department) = &plan.department
        && !state.catalogue.departments_offered().any(|offered| offered.id == *department)
    {
        return Err(Refusal::NoDepartment { department: department.clone() });
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
