//! The book of phrases: every moment with what is said then, and what is never said. S2.3

use domain::State;
use domain::catalogue::Phrase;
use domain::courtesy::{Moment, said_at, spoken};
use leptos::prelude::*;

use super::large::Large;
use super::say;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, actions, back_link, card, empty, flush_card, icon, link_button, live, page,
    rows, soft, title,
};
use crate::text::{language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let large = Large::new();
    let body = live(move || moments(client, large));
    page(
        w.phrase_title,
        vec![
            back_link(w.frame_more, client.href("more")),
            title(w.phrase_title),
            soft(w.phrase_help),
            actions(vec![
                link_button(w.phrase_train, client.href("phrases/train"), true),
                link_button(w.phrase_change, client.href("setup/phrases"), false),
            ]),
            body,
            large.dialog(),
        ],
    )
}

fn moments(client: Client, large: Large) -> AnyView {
    let (state, w) = (client.state(), words());
    let mut cards: Views =
        Moment::all().filter_map(|moment| of_moment(client, &state, moment, large)).collect();
    let never: Views = state.catalogue.forbidden_phrases().map(still).collect();
    if !never.is_empty() {
        cards.push(flush_card(w.phrase_never, soft(w.phrase_never_help), rows(never)));
    }
    if cards.is_empty() {
        cards.push(card(vec![empty(Icon::Speak, w.phrase_none, w.phrase_none_help)]));
    }
    cards.into_any()
}

fn of_moment(client: Client, state: &State, moment: Moment, large: Large) -> Option<AnyView> {
    let known = say::here(client, state, super::Known::new());
    let lines: Views = said_at(&state.catalogue, moment)
        .into_iter()
        .map(|phrase| {
            let text = spoken(phrase, &known);
            let words = text.say(language()).to_owned();
            Row::new(words, "").lead(icon(Icon::Speak)).on(move || large.show(text.clone()))
        })
        .collect();
    let name = say::moment(words(), moment);
    (!lines.is_empty()).then(|| flush_card(name, ().into_any(), rows(lines)))
}

fn still(phrase: &Phrase) -> AnyView {
    Row::new(phrase.text.say(language()).to_owned(), "").still()
}
