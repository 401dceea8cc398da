//! What screens need of handovers: the register in the making, what waits, and what is past.

mod reminders;

use std::collections::BTreeSet;

use super::{
    Counting, Entry, Give, Handover, Held, Line, Listed, Matter, Next, arrived, counting, register,
    rules,
};
use crate::State;
use crate::case::Case;
use crate::contact::Contact;
use crate::custody::Thing;
use crate::duty;
use crate::id::{PersonId, PostId};
use crate::time::{Span, Timestamp};

pub use reminders::{Reminder, reminders};

/// A section of the register, in the order of its columns. 2.8
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Appointments,
    Cases,
    Calls,
    Contacts,
    Custody,
    Held,
    Notes,
}

/// The sections in order.
pub const SECTIONS: [Section; 7] = [
    Section::Appointments,
    Section::Cases,
    Section::Calls,
    Section::Contacts,
    Section::Custody,
    Section::Held,
    Section::Notes,
];

/// The register in the making: what the giver answers for at a post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub post: PostId,
    /// Until when appointments are handed over. S1.4.2
    pub until: Timestamp,
    pub matters: Vec<Listed>,
    /// What the giver has in custody there, and counts first: by kind and name. S2.1.7
    pub custody: Vec<Thing>,
    /// What was handed over with the post last, and is there unless the giver says otherwise.
    pub held: Vec<Held>,
}

/// Returns the section an entry stands in.
pub fn section(entry: &Entry) -> Section {
    match entry {
        Entry::Matter(listed) => match (&listed.matter, listed.next) {
            (Matter::Appointment(_), _) => Section::Appointments,
            (Matter::Case(_), _) => Section::Cases,
            (Matter::Contact(_), Next::Call) => Section::Calls,
            (
                Matter::Contact(_),
                Next::Keep
                | Next::Dispose
                | Next::LookThrough
                | Next::AwaitPapers
                | Next::Finish
                | Next::Tell
                | Next::Deliver
                | Next::Nothing,
            ) => Section::Contacts,
        },
        Entry::Custody(_) => Section::Custody,
        Entry::Held(_) => Section::Held,
        Entry::Note(_) => Section::Notes,
    }
}

/// Returns the register of a post as far as it fills itself: matters with the nearest date first, and
/// the things that were handed over with the post last.
pub fn draft(
    state: &State,
    post: &PostId,
    (giver, to): (&PersonId, Option<&PersonId>),
    now: Timestamp,
) -> Draft {
    let whose = (post, giver);
    let until = rules::until(state, post, (giver, to.unwrap_or(giver)), now);
    let all = register::matters(state, whose, now, until);
    let mut matters: Vec<Listed> =
        all.map(|one| register::listed(state, whose, &one, now)).collect();
    matters
        .sort_by_key(|one| (one.at.is_none(), one.at, one.due.is_none(), one.due, one.no.clone()));
    let custody = counting::things(state, whose, now).into_iter().cloned().collect();
    Draft { post: post.clone(), until, matters, custody, held: last_held(state, post) }
}

/// Returns the things that were handed over with a post last.
pub fn last_held(state: &State, post: &PostId) -> Vec<Held> {
    let last = state.handover.last_taken(post).into_iter().flat_map(|last| &last.lines);
    let held = last.filter_map(|line| match &line.entry {
        Entry::Held(held) => Some(held.clone()),
        Entry::Matter(_) | Entry::Custody(_) | Entry::Note(_) => None,
    });
    held.collect()
}

impl Draft {
    /// Returns the giving of all it lists, what is in custody as it was counted.
    pub fn give(self, to: PersonId, custody: Vec<Counting>) -> Give {
        let matters = self.matters.into_iter().map(|one| one.matter).collect();
        let (post, until, held) = (self.post, self.until, self.held);
        Give { post, to, until, matters, custody, held, notes: Vec::new() }
    }
}

/// Returns the post a person would hand over now: where they are on duty, else one they answer for.
pub fn post_of(state: &State, person: &PersonId, now: Timestamp) -> Option<PostId> {
    let gives = |post: &PostId| rules::gives(state, post, person, now).is_ok();
    let here = duty::on_duty(state, person, now).ok().filter(gives);
    here.or_else(|| {
        let posts = state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone());
        posts.into_iter().find(gives)
    })
}

/// Returns to whom a post may be handed: its A and B who serve, the giver left out.
pub fn receivers(state: &State, post: &PostId, giver: &PersonId, now: Timestamp) -> Vec<PersonId> {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan_at(now));
    let members = plan.into_iter().flat_map(duty::Plan::members);
    let may = |to: &&PersonId| rules::receives(state, post, (giver, to), now).is_ok();
    members.filter(may).cloned().collect()
}

/// Returns the receiver's next shift at the post: what falls into it is handed over too. S1.4.2
pub fn next_shift(state: &State, post: &PostId, to: &PersonId, now: Timestamp) -> Option<Span> {
    duty::view::next_shift(state, post, to, now)
}

/// Returns what came to the giver between the two confirmations, as far as is known here.
pub fn more(state: &State, handover: &Handover, now: Timestamp) -> BTreeSet<Matter> {
    let all = register::matters(state, (&handover.post, &handover.from), now, handover.until);
    let listed = handover.matters();
    all.filter(|one| !listed.contains(one)).collect()
}

/// Returns what the register would say of a matter.
pub fn listed(state: &State, handover: &Handover, matter: &Matter, now: Timestamp) -> Listed {
    register::listed(state, (&handover.post, &handover.from), matter, now)
}

/// Returns the handovers that wait for a person's confirmation, the oldest first.
pub fn waiting_for<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Handover> {
    sorted(state.handover.open().filter(|one| one.to == *person))
}

/// Returns the handovers a person has given and nobody has confirmed, the oldest first.
pub fn given_by<'a>(state: &'a State, person: &PersonId) -> Vec<&'a Handover> {
    sorted(state.handover.open().filter(|one| one.from == *person))
}

/// Returns the handovers that are given and that nobody has confirmed, the oldest first.
pub fn open(state: &State) -> Vec<&Handover> {
    sorted(state.handover.open())
}

/// Returns the handovers nobody confirmed in time: the receiver and the supervisor are told. S1.3.3
pub fn unconfirmed(state: &State, now: Timestamp) -> Vec<&Handover> {
    let late = |one: &&Handover| rules::confirm_by(state, one).is_some_and(|by| by < now);
    sorted(state.handover.open().filter(late))
}

/// Returns what arrived since a person took a post over and is still to be acknowledged. S1.4.2
pub fn arrived_for<'a>(state: &'a State, person: &PersonId) -> Vec<(&'a Handover, Vec<Listed>)> {
    // What came from before a post's last handover is not asked for any more.
    let last = state.duty.posts.keys().filter_map(|post| state.handover.last_taken(post));
    let taken = last.filter(|one| one.to == *person);
    let with = |one: &'a Handover| {
        let at = one.taken()?;
        let since = arrived::since(state, one);
        let listed = since.iter().map(|matter| listed(state, one, matter, at));
        let listed: Vec<Listed> = listed.collect();
        (!listed.is_empty()).then_some((one, listed))
    };
    sorted(taken).into_iter().filter_map(with).collect()
}

/// Returns every disputed line that nobody has settled: a supervisor does. S1.3.3
pub fn disputed(state: &State) -> Vec<(&Handover, usize, &Line)> {
    let all = sorted(state.handover.disputed());
    all.into_iter()
        .flat_map(|one| one.disputed().map(move |(place, line)| (one, place, line)))
        .collect()
}

/// Returns the handovers at hand, the newest first.
pub fn past(state: &State) -> Vec<&Handover> {
    let mut all = sorted(state.handover.all());
    all.reverse();
    all
}

/// What somebody did at a post since they took it over: told to whoever comes back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meanwhile<'a> {
    /// Contacts received at the post since.
    pub received: Vec<&'a Contact>,
    /// Cases that were handed over, or opened since, and have their outcome.
    pub settled: Vec<&'a Case>,
}

/// Returns what the giver of a post did since taking it over, where it goes back to whoever gave it
/// then.
pub fn meanwhile<'a>(
    state: &'a State,
    post: &PostId,
    (giver, to): (&PersonId, &PersonId),
) -> Option<Meanwhile<'a>> {
    let last = state.handover.last_taken(post).filter(|last| last.to == *giver)?;
    if last.from != *to {
        return None;
    }
    let since = last.taken()?;
    let is_theirs = |one: &&Contact| one.post == *post && one.first_owner() == giver;
    let received = state.contact.since(since).filter(is_theirs);
    // What has its outcome is closed since, or waits with the giver for the visitor to be told.
    let cases = state.case.closed_since(since).chain(state.case.owned_by(giver));
    let settled = cases.filter(|one| {
        let settled = crate::case::rules::settled_at(one).is_some_and(|at| at >= since);
        settled && one.owner() == giver && one.post == *post
    });
    Some(Meanwhile { received: received.collect(), settled: settled.collect() })
}

fn sorted<'a>(all: impl Iterator<Item = &'a Handover>) -> Vec<&'a Handover> {
    let mut all: Vec<&Handover> = all.collect();
    all.sort_by_key(|one| (one.given, &one.id));
    all
}
