//! Waiting for an earlier time, on the visitor's behalf: what is held for them, taken or passed on. 2.6

use domain::appointment::{Appointment, Await, Holding, Move, Operation as Ask, Whose, Wish};
use domain::{AppointmentId, Operation, State};
use leptos::prelude::*;

use super::when;
use crate::client::Client;
use crate::parts::{Icon, Tone, live, maybe, note, stack};
use crate::screens::panel::Panel;
use crate::text::{fill, words};

/// Returns what is held, or that they wait.
pub fn said(state: &State, one: &Appointment) -> AnyView {
    let words = words();
    let text = match (&one.waiting, one.held()) {
        (_, Some(held)) => held_until(state, held),
        (Some(waiting), None) => {
            fill(words.appointment_waits_since, &[("time", &when(state, waiting.since))])
        }
        (None, None) => return ().into_any(),
    };
    note(Tone::Soon, text, None)
}

fn held_until(state: &State, held: &Holding) -> String {
    let (time, until) = (when(state, held.from), when(state, held.until));
    fill(words().appointment_held, &[("time", &time), ("until", &until)])
}

/// Returns what can be done about a time that is held: the next thing there is to do.
pub fn held(client: Client, id: AppointmentId) -> AnyView {
    let asked = id.clone();
    let held = Memo::new(move |_| client.state().appointment.get(&asked)?.held().cloned());
    live(move || {
        let Some(held) = held.get() else { return ().into_any() };
        let pass = wishes(client, &id, words().appointment_pass, Wish::Pass);
        stack(vec![maybe(takes(client, &id, &held)), pass])
    })
}

/// Returns the wish to wait, or not any more.
pub fn wish(client: Client, id: AppointmentId) -> AnyView {
    let asked = id.clone();
    let waits = Memo::new(move |_| {
        client.state().appointment.get(&asked).is_some_and(|one| one.waiting.is_some())
    });
    live(move || {
        let words = words();
        if waits.get() {
            wishes(client, &id, words.appointment_wait_no_more, Wish::Stop)
        } else {
            wishes(client, &id, words.appointment_waiting, Wish::Wait)
        }
    })
}

fn wishes(client: Client, id: &AppointmentId, name: &'static str, wish: Wish) -> AnyView {
    let wait = Await { appointment: id.clone(), wish };
    let asked = Operation::Appointment(Ask::Await(wait));
    Panel::new(client, Icon::Clock, name, "").asks(move || asked.clone())
}

/// Returns the button that moves it to the time held: the visitor has agreed.
fn takes(client: Client, id: &AppointmentId, held: &Holding) -> Option<AnyView> {
    let state = client.state_now();
    let post = state.appointment.get(id)?.post.clone();
    let (appointment, from, reason) = (id.clone(), held.from, String::new());
    let taken = Move { appointment, post, from, loan: None, whose: Whose::Visitor, reason };
    let asked = Operation::Appointment(Ask::Move(taken));
    let press = Panel::new(client, Icon::Calendar, words().appointment_take_held, "").open();
    Some(press.asks(move || asked.clone()))
}
