//! Who is asked about a matter, and who replies by when. S2.2.4, S2.2.6.5

use super::{goes_on, guide, held_open, known, not_recused, papers_complete, recusal, supervises};
use crate::State;
use crate::contact::{Channel, Consult, Consultation, Contact, Refusal, Why};
use crate::context::Stamp;
use crate::id::{ContactId, OperationId, PersonId};
use crate::people::Role;
use crate::time::{Date, Minutes, Timestamp, shift};

/// S2.2.6.5 Returns what somebody asks about: a contact that the actor answers for, or one that a case carries on, of
/// which whoever has the case asks.
pub fn asks_about<'a>(
    state: &'a State,
    id: &ContactId,
    stamp: &Stamp,
) -> Result<&'a Contact, Refusal> {
    let contact = known(state, id)?;
    if contact.case().is_none() { held_open(state, id, stamp) } else { Ok(contact) }
}

/// How the visitor comes by the answer that somebody above is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerBy {
    /// Rung by a day; whoever came may wait at the window instead.
    Call { may_wait: bool },
    /// Rung by the day that stands.
    Promised(Date),
    /// Rang, and left nobody to call.
    Nobody,
    /// With the outcome of the matter.
    Outcome,
}

/// S2.3.1.7 Returns how the visitor comes by an answer: with a call, unless a day stands, the matter is to be accepted
/// or has its outcome, or somebody close to the visitor would promise it (S1.6.3).
pub fn answer_by(state: &State, contact: &Contact) -> AnswerBy {
    let rang = contact.channel == Channel::Phone;
    let is_close = recusal(contact, contact.owner()).is_some();
    let complete = guide(state, contact).is_some_and(|guide| papers_complete(contact, guide));
    let undecided = contact.is_open() && contact.disposition.is_none() && !is_close && !complete;
    match (contact.call_due().filter(|_| contact.is_open()), undecided) {
        (Some(due), _) => AnswerBy::Promised(due),
        (None, true) if contact.subject.is_some() => AnswerBy::Call { may_wait: !rang },
        (None, true) if rang => AnswerBy::Nobody,
        (None, _) => AnswerBy::Outcome,
    }
}

/// S2.3.1.7 Whoever rang and is told that somebody above is asked is promised a call: on the telephone nobody waits at
/// the window for the answer. Asked on a tablet alone.
pub fn answer_promised(state: &State, contact: &Contact, asked: &Consult) -> Result<(), Refusal> {
    let rung = answer_by(state, contact) == AnswerBy::Call { may_wait: false };
    let silent = asked.why == Why::Instruction && asked.call.is_none();
    if rung && silent { Err(Refusal::AnswerNotPromised) } else { Ok(()) }
}

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

/// S2.2.4 Says whether a major event is told of later than the minutes the site sets after it was received: what
/// happens later, in a case, has no other beginning than being told.
pub fn told_late(state: &State, contact: &Contact, at: Timestamp) -> bool {
    let minutes = Minutes(state.site.settings.major_event_minutes.into());
    contact.case().is_none() && at > contact.at.plus(minutes)
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
