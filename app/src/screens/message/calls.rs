//! What is to be told by phone, on Today: a row for each, which leads to where it is entered. S1.4.2

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

/// Returns the card, while there is somebody to call.
pub fn list(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let calls = to_call(&state, client.now());
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
