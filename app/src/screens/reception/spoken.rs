//! What is said at each step of reception: on the telephone, when papers are missing, when somebody is sent on or
//! refused. S2.2.2, S2.2.6, S2.3.1, S2.3.2, S2.4

use domain::State;
use domain::contact::Channel;
use domain::handover::view::post_of;
use domain::text::Text;
use leptos::prelude::*;

use super::Desk;
use super::visit::{Step, Visit};
use super::way::Way;
use crate::parts::{live, maybe};
use crate::screens::phrase::{Known, Moment, named, phrase, phrase_of};

/// Returns what is said at a step; nothing where nothing need be.
pub fn at(desk: Desk, step: Step) -> AnyView {
    let client = desk.client;
    let by_phone = Memo::new(move |_| desk.read(|visit| visit.channel.0 == Channel::Phone));
    match step {
        // At the window the question itself is the greeting. S2.2.2
        Step::What => on_phone(desk, by_phone, Moment::PhoneGreets),
        Step::Who => on_phone(desk, by_phone, Moment::PhoneAsks),
        Step::Outcome => short(desk),
        Step::Details(Way::Refer) => {
            phrase_of(client, Moment::Directs, move || known(desk, "place", place))
        }
        Step::Details(Way::Refuse) => {
            phrase_of(client, Moment::Refuses, move || known(desk, "rule", ground))
        }
        Step::Details(Way::Transfer) => {
            phrase_of(client, Moment::Forwards, move || forwarded(desk))
        }
        Step::Details(Way::Answer) => phrase(client, Moment::Answers),
        Step::Details(_) => ().into_any(),
    }
}

/// Returns where it is passed on to: the window of whoever it is offered to. P-R24
fn forwarded(desk: Desk) -> Known {
    let (state, now) = (desk.client.state(), desk.client.now());
    let post = desk.read(|visit| post_of(&state, visit.to.as_ref()?, now));
    let plan = post.and_then(|post| state.duty.posts.get(&post)?.plan().cloned());
    plan.into_iter().map(|plan| ("dept", plan.name)).collect()
}

fn on_phone(desk: Desk, by_phone: Memo<bool>, moment: Moment) -> AnyView {
    live(move || maybe(by_phone.get().then(|| phrase(desk.client, moment))))
}

/// Returns what is said while papers are missing of those who brought some: which, where they are few. P-R15
fn short(desk: Desk) -> AnyView {
    let is_short = Memo::new(move |_| {
        let state = desk.client.state();
        desk.read(|visit| !missing(&state, visit).is_empty())
    });
    let of = move || known(desk, "document", papers);
    live(move || maybe(is_short.get().then(|| phrase_of(desk.client, Moment::Papers, of))))
}

/// Returns what a phrase names, where it is known.
fn known(desk: Desk, name: &'static str, of: fn(&State, &Visit) -> Option<Text>) -> Known {
    let state = desk.client.state();
    desk.read(|visit| of(&state, visit)).into_iter().map(|text| (name, text)).collect()
}

/// Returns the names of the papers that are missing, of those who brought some.
fn missing(state: &State, visit: &Visit) -> Vec<Text> {
    let item = visit.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    let Some(item) = item.filter(|_| !visit.brought.is_empty()) else { return Vec::new() };
    let missing = visit.missing(item);
    missing.iter().filter_map(|key| item.material(key)).map(|one| one.name.clone()).collect()
}

/// Returns the papers that are missing by name, where they are few.
fn papers(state: &State, visit: &Visit) -> Option<Text> {
    named(&missing(state, visit))
}

/// Returns where the visitor is sent. P-R12
fn place(state: &State, visit: &Visit) -> Option<Text> {
    Some(state.catalogue.unit(visit.unit.as_ref()?).ok()?.place.clone())
}

/// Returns the rule that forbids it. P-A09
fn ground(_: &State, visit: &Visit) -> Option<Text> {
    let ground = visit.ground.trim();
    (!ground.is_empty()).then(|| Text::hans(ground))
}
