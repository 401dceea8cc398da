//! What becomes of it: every way there is; those the rules do not allow now say why. S1.6.2, S2.2.4

use domain::contact::view::usual_call_day;
use domain::people::Person;
use domain::{PersonId, State, case};
use leptos::prelude::*;

use super::visit::{Here, Step, Visit, WAYS, Way};
use super::{Desk, refused};
use crate::parts::{Button, Icon, Tile, Views, Why, actions, fine, live, stack, tiles, title};
use crate::screens::ask::{self, submit_group};
use crate::screens::say;
use crate::text::{fill, number, words};

/// Words that stand in for what is not entered yet when a way is only asked about.
const PROBE: &str = "·";

/// Returns the step.
pub fn step(desk: Desk) -> AnyView {
    let words = words();
    view! {
        {title(words.reception_outcome_question)}
        {fine(words.reception_outcome_help)}
        {refused(desk)}
        {live(move || ways(desk))}
    }
    .into_any()
}

/// Returns the way back.
pub fn foot(desk: Desk) -> AnyView {
    actions(vec![Button::new(words().act_back).icon(Icon::Back).on(move || desk.go(Step::Who))])
}

/// Says whether the visit is still to be registered.
fn visit_is_new(desk: Desk) -> bool {
    desk.visit.value.with_untracked(|visit| visit.contact.is_none())
}

/// Returns every way as a tile: first the lawful ones, then the others with what bars them.
pub fn ways(desk: Desk) -> AnyView {
    let mut open = Views::new();
    let mut barred = Views::new();
    let is_new = desk.read(|visit| visit.contact.is_none());
    for way in WAYS.into_iter().filter(|way| is_new || *way != Way::Keep) {
        let why = against(desk, way);
        let (name, help) = said(desk, way);
        let is_barred = why.is_some();
        let tile = Tile::new(name, help).barred_by(why).on(move || press(desk, way));
        if is_barred { barred.push(tile) } else { open.push(tile) }
    }
    stack(vec![tiles(open), tiles(barred)])
}

/// Goes on to what a way needs, or saves it at once.
fn press(desk: Desk, way: Way) {
    if way.has_details() {
        desk.go(Step::Details(way));
    } else {
        save(desk, way);
    }
}

/// Saves the visit with its outcome on this tablet.
pub fn save(desk: Desk, way: Way) {
    let client = desk.client;
    let visit = desk.visit.value.get_untracked();
    let Some(person) = untrack(|| client.person()) else { return };
    let (state, now) = (client.state_now(), client.now_exact());
    let steps = Box::new(move |name: &dyn Fn(u32) -> domain::OperationId| {
        visit.steps(&Here { state: &state, person: person.clone(), now }, way, name)
    });
    let is_new = visit_is_new(desk);
    submit_group(client, desk.against, steps, move |saved| {
        if is_new {
            desk.done.set(Some(domain::ContactId::from(&saved.operation)));
        }
        desk.visit.clear();
    });
}

/// Returns what stands against a way as it is entered, or with stand-ins for what is not.
fn against(desk: Desk, way: Way) -> Option<Why> {
    let client = desk.client;
    let person = client.person()?;
    let (state, now) = (client.state(), client.now());
    let mut visit = desk.read(Visit::clone);
    let stand_in = |text: &mut String| {
        if text.trim().is_empty() {
            PROBE.clone_into(text);
        }
    };
    for text in [&mut visit.answer, &mut visit.reason, &mut visit.ground, &mut visit.remedy] {
        stand_in(text);
    }
    if visit.due.is_empty() {
        visit.due = usual_call_day(&state, client.today()).to_string();
    }
    visit.to = visit.to.or_else(|| colleagues(&state, &person).first().map(|one| one.id.clone()));
    visit.unit = visit.unit.or_else(|| state.catalogue.units.keys().next().cloned());
    match way {
        Way::Transfer if visit.to.is_none() => {
            return Some(Why::plain(words().reception_no_colleague));
        }
        Way::Refer if visit.unit.is_none() => return Some(Why::plain(words().reception_no_unit)),
        _ => {}
    }
    barred(desk, &visit, &state, person, now, way)
}

/// Returns what stands against a way exactly as it is entered.
pub fn barred_now(desk: Desk, way: Way) -> Option<Why> {
    let client = desk.client;
    let person = client.person()?;
    let visit = desk.read(Visit::clone);
    barred(desk, &visit, &client.state(), person, client.now(), way)
}

fn barred(
    desk: Desk,
    visit: &Visit,
    state: &State,
    person: PersonId,
    now: domain::time::Timestamp,
    way: Way,
) -> Option<Why> {
    let here = Here { state, person, now };
    let asked = desk.client.may_group(|name| {
        visit.steps(&here, way, name).into_iter().map(|(operation, _)| operation).collect()
    });
    asked.err().map(|refusal| ask::why(&refusal))
}

/// Returns everybody else who serves here, by badge.
pub fn colleagues<'a>(state: &'a State, me: &PersonId) -> Vec<&'a Person> {
    let others = |person: &&Person| person.id != *me && person.serves();
    state.people.staff().into_iter().filter(others).collect()
}

/// Returns a way's name and what it means here.
fn said(desk: Desk, way: Way) -> (&'static str, String) {
    let words = words();
    let help = match way {
        Way::Notice => return (words.reception_notice, notice_help(desk)),
        Way::Accept => return (words.reception_accept, promise(desk)),
        Way::Finish => words.reception_finish_help,
        Way::Answer => words.reception_answer_help,
        Way::Transfer => words.reception_transfer_help,
        Way::Refer => words.reception_refer_help,
        Way::CallBack => words.reception_call_back_help,
        Way::Refuse => words.reception_refuse_help,
        Way::Withdraw => words.reception_withdrawn_help,
        Way::Keep => words.reception_keep_help,
    };
    (name(way), help.to_owned())
}

/// Returns a way's name.
pub fn name(way: Way) -> &'static str {
    let words = words();
    match way {
        Way::Notice => words.reception_notice,
        Way::Accept => words.reception_accept,
        Way::Finish => words.reception_finish,
        Way::Answer => words.reception_answer,
        Way::Transfer => words.reception_transfer,
        Way::Refer => words.reception_refer,
        Way::CallBack => words.reception_call_back,
        Way::Refuse => words.reception_refuse,
        Way::Withdraw => words.reception_withdrawn,
        Way::Keep => words.reception_keep,
    }
}

/// Returns what the notice will say: everything, or what is missing.
fn notice_help(desk: Desk) -> String {
    let (state, words) = (desk.client.state(), words());
    desk.read(|visit| {
        let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
        let missing = item.filter(|_| !visit.brought.is_empty()).map(|item| visit.missing(item));
        match missing.filter(|missing| !missing.is_empty()) {
            Some(missing) => fill(words.reception_notice_missing, &[("n", &number(missing.len()))]),
            None => words.reception_notice_whole.to_owned(),
        }
    })
}

/// Returns the date that acceptance would promise.
fn promise(desk: Desk) -> String {
    let (state, words) = (desk.client.state(), words());
    let item = desk.read(|visit| visit.item.clone());
    let Some(item) = item.and_then(|item| state.catalogue.item(&item).ok()) else {
        return words.reception_promised.to_owned();
    };
    let (_, due) = case::rules::promise(&state, item, desk.client.now());
    fill(words.reception_accept_help, &[("date", &say::due(&state, &due))])
}
