//! What is to be told by phone, on Today: a row for each, which leads to where it is entered. S1.4.2

use domain::State;
use domain::contact::rules::{acts_for, supervises};
use domain::message::view::{Call, to_call};
use domain::message::{About, Key};
use leptos::prelude::*;

use super::about;
use crate::client::Client;
use crate::parts::{Icon, Row, Tone, badge, count, flush_card, icon, rows};
use crate::screens::{contact, say};
use crate::text::{fill, words};

/// How many are shown at once: the rest follow as these are done.
const SHOWN: usize = 12;

/// Returns the calls that are one's own: of what one answers for, or whose post one covers; a supervisor sees
/// all of them, so that none is left. S1.1.2, S1.3.2
fn own(client: Client, state: &State) -> Vec<Call<'_>> {
    let now = client.now();
    let Some(me) = client.person() else { return Vec::new() };
    let all = supervises(state, &me);
    let is_own = |call: &Call<'_>| {
        let owner = call.message.owner(state);
        all || owner.is_some_and(|owner| acts_for(state, owner, &me, now))
    };
    to_call(state, now).into_iter().filter(is_own).collect()
}

/// Says whether there is anybody to call.
pub fn any(client: Client) -> bool {
    !own(client, &client.state()).is_empty()
}

/// Returns the card, while there is somebody to call.
pub fn list(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let calls = own(client, &state);
    if calls.is_empty() {
        return ().into_any();
    }
    let number = calls.len();
    let lines = calls.iter().take(SHOWN).map(|call| row(client, call)).collect();
    flush_card(words.message_to_call, count(number), rows(lines))
}

fn row(client: Client, call: &Call<'_>) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(one) = state.contact.get(&call.message.contact) else { return ().into_any() };
    let tried =
        call.last.map(|entry| fill(words.message_tried, &[("time", &say::time(&state, entry.at))]));
    let what = about(words, call.message.key.kind).to_owned();
    let parts = [what].into_iter().chain(tried);
    let sub = say::line_of(client, one.subject.as_ref(), parts, None);
    Row::new(contact::about(&state, one), sub)
        .lead(icon(Icon::Phone))
        .end(badge(Tone::Soon, words.today_call))
        .to(client.href(&address(&call.message.key)))
}

/// Returns where a message's matter is.
fn address(key: &Key) -> String {
    match &key.about {
        About::Appointment(id) => ["appointment/", &id.0].concat(),
        About::Case(id) => ["case/", &id.0].concat(),
    }
}
