//! What needs me: handed to me and not answered, mine and open, untold, and the tray.

use std::collections::BTreeSet;

use domain::contact::rules::supervises;
use domain::contact::{Contact, view as contacts};
use domain::{State, case};
use leptos::prelude::*;

use super::matter;
use crate::client::Client;
use crate::parts::{Icon, Row, Tone, Views, badge, count, empty, flush_card, icon, rows, stack};
use crate::screens::{case as cases, contact, custody, handover, premises, repair, say, volume};
use crate::text::{fill, number, words};

/// How many of mine are shown here; the ledger has them all.
const SHOWN: usize = 12;

/// Returns the cards.
pub fn cards(client: Client) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let waiting = contacts::waiting_for(&state.contact, &me);
    let open = contacts::mine(&state.contact, &me);
    let held = case::view::mine(&state, &me, now);
    let mut all = Views::new();
    if client.counts().needs_you > 0 {
        all.push(tray(client));
    }
    all.push(premises::mine(client));
    all.push(handover::mine(client));
    all.push(custody::mine(client));
    all.push(repair::card(client));
    all.push(volume::mine(client));
    if !waiting.is_empty() {
        let number = waiting.len();
        let lines = waiting.into_iter().map(|one| offered(client, &state, one)).collect();
        all.push(flush_card(words.today_waiting, count(number), rows(lines)));
    }
    all.extend(contact::replies::waiting(client, &state, &me));
    if supervises(&state, &me) {
        all.extend(undecided(client, &state));
    }
    let mut lines: Views =
        open.into_iter().take(SHOWN).map(|one| matter::row(client, &state, one)).collect();
    lines.extend(held.into_iter().take(SHOWN).map(|one| cases::row(client, &state, one, now)));
    let list = if lines.is_empty() {
        empty(Icon::Check, words.today_nothing_mine, words.today_nothing_mine_help)
    } else {
        rows(lines)
    };
    all.push(flush_card(words.today_mine, ().into_any(), list));
    stack(all)
}

/// Returns what only a supervisor moves on: returned twice, offered and not answered, or asked to be
/// extended, or in the hands of somebody close to the visitor. S1.1.3, R-CLK-7, S1.6.3
fn undecided(client: Client, state: &State) -> Option<AnyView> {
    let mut all = contacts::escalated(&state.contact);
    all.extend(contacts::unanswered(state, client.now()));
    all.extend(contacts::recused(&state.contact));
    let mut once = BTreeSet::new();
    all.retain(|one| once.insert(&one.id));
    let mut lines: Views = all.into_iter().map(|one| matter::row(client, state, one)).collect();
    let asked = case::view::extensions_asked(&state.case);
    lines.extend(asked.into_iter().map(|one| cases::extension_row(client, state, one)));
    let stuck = case::view::recused(state, client.now()).into_iter();
    lines.extend(stuck.map(|one| cases::told(client, state, one, words().recusal_stuck)));
    let number = lines.len();
    (number > 0).then(|| flush_card(words().today_undecided, count(number), rows(lines)))
}

/// Returns the way to what was refused and waits for its owner.
fn tray(client: Client) -> AnyView {
    let words = words();
    let refused = client.counts().needs_you;
    let said = fill(words.today_tray, &[("n", &number(refused))]);
    let line = Row::new(said, words.today_tray_help)
        .lead(icon(Icon::Tray))
        .end(badge(Tone::Bad, words.frame_needs_you))
        .to(client.href("tray"));
    flush_card(words.frame_needs_you, ().into_any(), rows(vec![line]))
}

/// Returns a contact handed to me that waits for my answer. S1.1.3
fn offered(client: Client, state: &State, one: &Contact) -> AnyView {
    let words = words();
    let offer = one.offered();
    let from = offer.map(|offer| {
        let name = state.people.name(&offer.from);
        fill(words.today_from, &[("name", name), ("time", &say::time(state, offer.sent))])
    });
    let sub = say::line_of(client, one.subject.as_ref(), [one.no.clone()], from);
    let row = Row::new(contact::about(state, one), sub)
        .lead(icon(Icon::Send))
        .end(badge(Tone::Soon, words.today_answer_needed));
    matter::linked(client, one, row)
}
