//! Residents by chance: they take places by themselves, move them, give them up and come.

use domain::appointment::{
    Appointment, Arrive, Await, Cancel, Move, Operation as Ask, Reserve, Whose as Wish,
    Wish as WaitWish,
    view::{self, Vacancy, Wanted},
};
use domain::contact::{self, Whose};
use domain::text::Language;
use domain::time::{Minutes, Timestamp, shift};
use domain::{Operation, PostId, State};
use sync::sim::chance::Chance;

/// Returns what some resident asks for.
pub fn asks(state: &State, now: Timestamp, chance: &mut Chance) -> Option<Operation> {
    let ahead = state.appointment.ahead(now.plus(Minutes(-60)), Timestamp(i64::MAX));
    let own: Vec<&Appointment> = ahead.filter(|one| one.reserved).collect();
    let is_due = |one: &&&Appointment| one.from <= now.plus(Minutes(15));
    let near: Vec<&Appointment> = own.iter().filter(is_due).copied().collect();
    let waited: Vec<&Appointment> =
        own.iter().filter(|one| one.was_broken(one.from)).copied().collect();
    let pick = chance.below(10);
    let from = match pick {
        2 | 3 if !near.is_empty() => &near,
        1 if !waited.is_empty() => &waited,
        _ => &own,
    };
    let asked = match (pick, chance.pick(from).copied()) {
        (0, Some(one)) => cancels(one),
        (1, Some(one)) => moves(state, one, now, chance)?,
        (4, Some(one)) if chance.percent(30) => return Some(chooses(one, chance)),
        (5, Some(one)) => waits(one, now, chance),
        (2 | 3, Some(one)) => Ask::Arrive(Arrive { appointment: one.id.clone() }),
        _ => reserves(state, &own, now, chance)?,
    };
    Some(Operation::Appointment(asked))
}

fn chooses(one: &Appointment, chance: &mut Chance) -> Operation {
    let messages = chance.percent(50).then_some(Language::Hant);
    let agree = contact::Agree { contact: one.contact.clone(), messages };
    Operation::Contact(contact::Operation::Agree(agree))
}

fn cancels(one: &Appointment) -> Ask {
    let (appointment, reason) = (one.id.clone(), String::new());
    Ask::Cancel(Cancel { appointment, whose: Wish::Visitor, reason })
}

/// Returns what whoever would come earlier asks for: the time that is held for them, mostly.
fn waits(one: &Appointment, now: Timestamp, chance: &mut Chance) -> Ask {
    let appointment = one.id.clone();
    let held = one.held().filter(|held| now < held.until && chance.percent(60));
    if let Some(held) = held {
        return moves_to(one, one.post.clone(), held.from);
    }
    let wish = match (one.held(), &one.waiting) {
        (Some(_), _) => WaitWish::Pass,
        (None, Some(_)) if chance.percent(20) => WaitWish::Stop,
        (None, _) => WaitWish::Wait,
    };
    Ask::Await(Await { appointment, wish })
}

fn moves(state: &State, one: &Appointment, now: Timestamp, chance: &mut Chance) -> Option<Ask> {
    let wanted = Wanted { item: one.item.as_ref()?, instead: Some(one) };
    let to = free(state, wanted, now, chance)?;
    Some(moves_to(one, to.post, to.slot.from))
}

fn moves_to(one: &Appointment, post: PostId, from: Timestamp) -> Ask {
    let (appointment, reason) = (one.id.clone(), String::new());
    Ask::Move(Move { appointment, post, from, loan: None, whose: Wish::Visitor, reason })
}

fn reserves(
    state: &State,
    own: &[&Appointment],
    now: Timestamp,
    chance: &mut Chance,
) -> Option<Ask> {
    let items = state.catalogue.items.values().filter(|item| item.on && !item.anonymous);
    let items: Vec<_> = items.collect();
    let item = *chance.pick(&items)?;
    let to = free(state, Wanted::of(&item.code), now, chance)?;
    let known = chance.pick(own).and_then(|one| one.subject.clone());
    let known = known.filter(|_| chance.percent(30));
    Some(Ask::Reserve(Reserve {
        item: item.code.clone(),
        version: item.version,
        post: to.post,
        from: to.slot.from,
        subject: known.map_or(Whose::New, Whose::Known),
        behalf: None,
        consent: false,
        messages: chance.percent(50).then_some(Language::Hans),
    }))
}

/// Returns a time of some day, mostly one with a place left.
fn free(state: &State, wanted: Wanted, now: Timestamp, chance: &mut Chance) -> Option<Vacancy> {
    let ahead = i64::try_from(chance.below(8)).unwrap_or_default();
    let day = shift(now.date(state.site.zone), ahead);
    let full_too = chance.percent(10);
    let all = view::vacancies(state, wanted, day, now);
    let some: Vec<Vacancy> = all.into_iter().filter(|one| full_too || one.left > 0).collect();
    chance.pick(&some).cloned()
}
