//! Who is asked about a matter, and who replies by when. S2.2.4, S2.2.6.5

use super::{goes_on, not_recused, supervises};
use crate::State;
use crate::contact::{Consult, Consultation, Contact, Refusal, Why};
use crate::id::{OperationId, PersonId};
use crate::people::Role;
use crate::time::{Minutes, Timestamp, shift};

/// S2.2.6.5 A word is left for any colleague; an instruction and a major event are for whoever is above.
pub fn may_be_asked(
    state: &State,
    asked: &Consult,
    actor: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    let found = state.people.persons.get(&asked.whom).filter(|person| person.is_staff(at));
    if found.is_none() {
        return Err(Refusal::UnknownPerson { person: asked.whom.clone() });
    }
    if asked.whom == *actor {
        return Err(Refusal::OneselfAsked);
    }
    if asked.why == Why::Word || is_above(state, &asked.whom) {
        return Ok(());
    }
    Err(Refusal::NotAbove { person: asked.whom.clone() })
}

/// S2.2.4 Says whether somebody says what is to be done where a clerk cannot: a section chief, a deputy director.
pub fn is_above(state: &State, person: &PersonId) -> bool {
    let found = state.people.persons.get(person);
    supervises(state, person) || found.is_some_and(|one| one.roles.contains(&Role::Administrator))
}

/// S2.2.6.5 Nobody is asked the same twice before they reply.
pub fn asked_once(contact: &Contact, asked: &Consult) -> Result<(), Refusal> {
    let mut all = contact.consultations.iter().filter(|one| one.replies.is_empty());
    match all.find(|one| one.whom == asked.whom && one.why == asked.why) {
        Some(one) => Err(Refusal::AskedAlready { to: one.whom.clone(), at: one.at }),
        None => Ok(()),
    }
}

/// S2.2.4 A major event is answered within the minutes the site sets, a question by the end of the working days a
/// promised call has (S2.3.1.7); a word is read when it is read.
pub fn reply_due(state: &State, why: Why, at: Timestamp) -> Option<Timestamp> {
    let settings = &state.site.settings;
    match why {
        Why::Word => None,
        Why::Major => Some(at.plus(Minutes(settings.major_event_minutes.into()))),
        Why::Instruction => {
            let today = at.date(state.site.zone);
            let last = state.site.nth_working_day(today, settings.call_back_working_days);
            Some(state.site.day_begins(shift(last, 1)))
        }
    }
}

/// S2.2.4 Says whether a major event is told of later than the minutes the site sets after it was received.
pub fn told_late(state: &State, contact: &Contact, at: Timestamp) -> bool {
    at > contact.at.plus(Minutes(state.site.settings.major_event_minutes.into()))
}

/// S2.2.6.5 Returns what was asked by an operation.
pub fn asked<'a>(contact: &'a Contact, to: &OperationId) -> Result<&'a Consultation, Refusal> {
    let found = contact.consultations.iter().find(|one| one.operation == *to);
    found.ok_or(Refusal::NotAskedOfYou)
}

/// S2.2.6.5 A reply is waited for until there is one: of what is over only the reading of a word. Asked on a tablet
/// alone: what somebody else replied meanwhile it cannot know.
pub fn reply_waited_for(contact: &Contact, asked: &Consultation) -> Result<(), Refusal> {
    if !asked.replies.is_empty() {
        return Err(Refusal::RepliedAlready);
    }
    if asked.why == Why::Word { Ok(()) } else { goes_on(contact) }
}

/// S2.2.6.5 Whoever was asked replies, or, where it is for whoever is above, another who is; nobody close to the
/// visitor says what is to be done. S1.6.3
pub fn replies(
    state: &State,
    (contact, asked): (&Contact, &Consultation),
    actor: &PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    let other = asked.why != Why::Word && *actor != asked.by && is_above(state, actor);
    if asked.whom != *actor && !other {
        return Err(Refusal::NotAskedOfYou);
    }
    if asked.why == Why::Word { Ok(()) } else { not_recused(contact, actor, at) }
}

/// S1.6.3 Nobody close to the visitor is asked what is to be done.
pub fn not_close(contact: &Contact, asked: &Consult, at: Timestamp) -> Result<(), Refusal> {
    if asked.why == Why::Word { Ok(()) } else { not_recused(contact, &asked.whom, at) }
}

/// S2.2.6.5 An instruction says what is to be done; that a word was read says itself.
pub fn reply_said(why: Why, words: &str) -> Result<(), Refusal> {
    if why == Why::Word { Ok(()) } else { super::reason(words) }
}
