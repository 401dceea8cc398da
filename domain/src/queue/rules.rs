//! The clauses on the line in the hall, one function each.

use super::{Ahead, Refusal, Stage, Ticket, view};
use crate::State;
use crate::context::{Actor, Stamp};
use crate::duty::{self, Plan, Scope};
use crate::id::{ContactId, ItemCode, PostId, TicketId};
use crate::time::{Timestamp, shift};

/// 2.6 What is acted on has been taken.
pub fn known<'a>(state: &'a State, id: &TicketId) -> Result<&'a Ticket, Refusal> {
    state.queue.get(id).ok_or_else(|| Refusal::UnknownTicket { ticket: id.clone() })
}

/// 2.6 Who is served or has left is called no more, and a number is of its day.
pub fn open(state: &State, one: &Ticket, now: Timestamp) -> Result<(), Refusal> {
    let day = one.taken.date(state.site.zone);
    let over = state.site.day_begins(shift(day, 1));
    let ended = one.ended().or_else(|| view::is_past(state, one, now).then_some(over));
    ended.map_or(Ok(()), |at| Err(Refusal::AlreadyEnded { at }))
}

/// S1.6.1 Whoever of the staff gives numbers has signed in at a window; visitors take them by
/// themselves.
pub fn given_here(state: &State, stamp: &Stamp) -> Result<(), crate::Refusal> {
    match stamp.actor {
        Actor::Visitor => Ok(()),
        Actor::Person(_) | Actor::Operator | Actor::System => {
            crate::contact::rules::serving(state, stamp).map(drop)
        }
    }
}

/// 2.6 Numbers are given for windows that are open, or at which somebody stands still.
pub fn post_open(state: &State, post: &PostId, at: Timestamp) -> Result<(), Refusal> {
    let is_open = duty::view::is_open(state, post, at);
    if is_open || !duty::present_at(state, post, at).is_empty() {
        Ok(())
    } else {
        Err(Refusal::NotOpen { post: post.clone() })
    }
}

/// S2.2.5 Nobody waits in a line in which their matter is not done.
pub fn served_there(state: &State, post: &PostId, item: Option<&ItemCode>) -> Result<(), Refusal> {
    if serves(state, post, item) { Ok(()) } else { Err(Refusal::NotServedThere) }
}

fn serves(state: &State, post: &PostId, item: Option<&ItemCode>) -> bool {
    let Some(plan) = state.duty.posts.get(post).and_then(duty::Post::plan) else { return false };
    match (&plan.scope, item) {
        (Scope::All | Scope::Only(_), None) => true,
        (Scope::All, Some(item)) => is_offered(state, item),
        (Scope::Only(items), Some(item)) => items.contains(item) && is_offered(state, item),
    }
}

fn is_offered(state: &State, item: &ItemCode) -> bool {
    state.catalogue.item(item).is_ok_and(|item| item.on)
}

/// 2.6 By phone only so many numbers wait at a window at one time, that those who are there are not
/// passed by those who are not.
pub fn room_by_phone(state: &State, post: &PostId, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.actor != Actor::Visitor {
        return Ok(());
    }
    let most = usize::from(state.site.settings.queue_by_phone);
    let own = view::of_today(state, post, stamp.at).filter(|one| one.own);
    let waits = |one: &&Ticket| one.appointment.is_none() && one.stage == Stage::Waiting;
    let waiting = own.filter(waits).count();
    if waiting < most { Ok(()) } else { Err(Refusal::FullByPhone) }
}

/// 2.6 A number is called at the window it waits for; without an appointment also at one that does the
/// same.
pub fn callable_at(state: &State, one: &Ticket, post: &PostId) -> Result<(), Refusal> {
    let does_the_same = || {
        let wide = |plan: &Plan| plan.scope == Scope::All || one.item.is_some();
        let plan = state.duty.posts.get(post).and_then(duty::Post::plan);
        one.appointment.is_none()
            && plan.is_some_and(wide)
            && serves(state, post, one.item.as_ref())
    };
    if one.post == *post || does_the_same() {
        Ok(())
    } else {
        Err(Refusal::OtherWindow { post: one.post.clone() })
    }
}

/// S1.6.3 Nobody is called by two: a number that somebody calls is theirs, as long as they are at their
/// window.
pub fn called_by_nobody_else(state: &State, one: &Ticket, stamp: &Stamp) -> Result<(), Refusal> {
    match view::call_of(state, one, stamp.at).filter(|call| stamp.person() != Some(&call.by)) {
        Some(call) => Err(Refusal::CalledBy { person: call.by.clone(), at: call.at }),
        None => Ok(()),
    }
}

/// S1.6.3 Whoever calls has one visitor on the way at a time.
pub fn calls_one(state: &State, one: &Ticket, post: &PostId, stamp: &Stamp) -> Result<(), Refusal> {
    let Some(person) = stamp.person() else { return Ok(()) };
    let on_the_way = view::calling(state, person, stamp.at);
    match on_the_way.filter(|other| other.id != one.id) {
        Some(other) if other.called().is_some_and(|call| call.post == *post) => {
            Err(Refusal::StillCalling { ticket: other.id.clone(), no: other.no.clone() })
        }
        Some(_) | None => Ok(()),
    }
}

/// S1.6.3, P-A06 Somebody goes before others with a reason, and with the agreement of those who wait.
pub fn agreed(ahead: Option<Ahead>) -> Result<(), Refusal> {
    match ahead {
        Some(Ahead { agreed: false, .. }) => Err(Refusal::NobodyAgreed),
        Some(Ahead { agreed: true, .. }) | None => Ok(()),
    }
}

/// S1.6.3 No favouritism: whoever is next is called next. Who was set aside has had their turn already
/// and is called when they are there.
pub fn in_turn(
    state: &State,
    one: &Ticket,
    ahead: Option<Ahead>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let had_turn = match one.stage {
        Stage::Called | Stage::Parked { .. } => true,
        Stage::Waiting | Stage::Served { .. } | Stage::Left { .. } => false,
    };
    let next = view::line(state, &one.post, now).into_iter().next();
    match next.filter(|next| next.id != one.id && !had_turn && ahead.is_none()) {
        Some(next) => Err(Refusal::OutOfTurn { ticket: next.id.clone(), no: next.no.clone() }),
        None => Ok(()),
    }
}

/// 2.6 Only whom a window has called is served there or set aside.
pub fn called_to(one: &Ticket, post: &PostId) -> Result<(), Refusal> {
    let is_called = one.called().is_some_and(|call| call.post == *post);
    if is_called { Ok(()) } else { Err(Refusal::NotCalled) }
}

/// 2.6 A window gives a number up only once it has called it as often as the site says.
pub fn called_enough(state: &State, one: &Ticket) -> Result<(), Refusal> {
    let (calls, least) = (one.calls.len(), state.site.settings.queue_calls);
    if calls < usize::from(least) { Err(Refusal::CalledTooFew { calls, least }) } else { Ok(()) }
}

/// S1.4.1 What becomes of an appointment is said of the appointment, and its number goes with it.
pub fn without_appointment(one: &Ticket) -> Result<(), Refusal> {
    if one.appointment.is_none() { Ok(()) } else { Err(Refusal::OfAppointment) }
}

/// 2.6 A visitor gives up only the number they took by themselves.
pub fn own_number(one: &Ticket, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.actor != Actor::Visitor || one.own {
        return Ok(());
    }
    Err(Refusal::UnknownTicket { ticket: one.id.clone() })
}

/// S1.1.1 Whoever is served stands in the ledger, received by whoever called them and since then: nobody
/// puts a number to somebody else's visit.
pub fn received(
    state: &State,
    one: &Ticket,
    contact: &ContactId,
    stamp: &Stamp,
) -> Result<(), Refusal> {
    let called = one.calls.last().map(|call| call.at);
    let found = state.contact.get(contact).filter(|found| {
        stamp.person() == Some(found.first_owner()) && called.is_some_and(|at| at <= found.at)
    });
    match found {
        Some(_) => Ok(()),
        None => Err(Refusal::UnknownContact { contact: contact.clone() }),
    }
}
