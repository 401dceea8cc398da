//! The promise of a call: by whoever receives the visitor, or by the colleague it is handed to. S2.3.1.7, P-R21, P-R24

use domain::contact::Channel;
use domain::contact::view::usual_call_day;
use leptos::prelude::*;

use super::Desk;
use super::details::{field, held};
use super::visit::Visit;
use crate::parts::{Field, Tone, Views, live, maybe, note, stack, tick};
use crate::screens::phrase::{Moment, phrase};
use crate::text::words;

/// Returns the promise of a call: the phrase to say, the day, and whom to call.
pub fn call(desk: Desk) -> Views {
    let words = words();
    usually(desk);
    let known = desk.visit.value.with_untracked(is_named);
    vec![
        maybe((!known).then(|| phrase(desk.client, Moment::NoAnswer))),
        day(desk),
        field(desk, words.reception_name, |v| &mut v.name, false),
        Field::new(words.reception_phone_number).phone().into(held(desk, |v| &mut v.phone)),
    ]
}

/// Returns whether the visitor is rung by the colleague: whoever rang and left a phone is, unless they are put through.
pub fn by_colleague(desk: Desk) -> AnyView {
    let is_new = desk.visit.value.with_untracked(|visit| visit.due.is_empty());
    usually(desk);
    if is_new {
        desk.change(|visit| {
            visit.rung = visit.channel.0 == Channel::Phone && is_named(visit);
        });
    }
    // The day writes into the visit as well: only this answer brings it up again.
    let on = Memo::new(move |_| desk.read(|visit| visit.rung));
    let (name, help) = (words().reception_rung, words().reception_rung_help);
    stack(vec![
        tick(name, help, on.into(), move |is| desk.change(|visit| visit.rung = is)),
        live(move || maybe(on.get().then(|| day(desk)))),
    ])
}

/// Returns the day, which may be one on which nobody is here.
fn day(desk: Desk) -> AnyView {
    let words = words();
    stack(vec![
        Field::new(words.reception_call_back_due).date().into(held(desk, |v| &mut v.due)),
        live(move || {
            let state = desk.client.state();
            let day = desk.read(|visit| visit.due.parse().ok());
            let shut = day.filter(|day| state.site.open_hours(*day).is_empty());
            maybe(shut.map(|_| note(Tone::Soon, words.reception_call_shut, None)))
        }),
    ])
}

/// Begins with the usual day.
fn usually(desk: Desk) {
    let usual = usual_call_day(&desk.client.state_now(), desk.client.today());
    desk.change(|visit| {
        if visit.due.is_empty() {
            visit.due = usual.to_string();
        }
    });
}

fn is_named(visit: &Visit) -> bool {
    !visit.name.is_empty() && !visit.phone.is_empty()
}
