//! What is in custody: what waits for me, what I hold, what does not add up, what others hold, what left.

use domain::State;
use domain::custody::{Booked, Thing, view};
use leptos::prelude::*;

use super::{incident, say};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, actions, alarm, badge, card, count, empty, flush_card, icon,
    link_button, live, page, rows, soft, stack, title,
};
use crate::screens::duty::post_of;
use crate::text::{fill, instant, language, words};

/// How many of what left are shown.
const SHOWN: usize = 20;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let new = actions(vec![link_button(w.custody_new, client.href("custody/new"), false)]);
    page(
        w.custody_title,
        vec![title(w.custody_title), soft(w.custody_help), live(move || cards(client)), new],
    )
}

fn cards(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let list = |all: Vec<&Thing>| -> Views {
        all.into_iter().map(|thing| row(client, &state, thing)).collect()
    };
    let incidents = view::incidents_for(&state, &me).into_iter();
    let incidents: Views = incidents.map(|one| incident::row(client, &state, &one)).collect();
    let mine = list(view::held_by(&state, &me));
    let mut gone = view::gone(&state);
    gone.truncate(SHOWN);
    let mut all = Views::new();
    if !incidents.is_empty() {
        all.push(flush_card(w.custody_incidents, alarm(incidents.len()), rows(incidents)));
    }
    let mut shown = |name, lines: Views| {
        if !lines.is_empty() {
            all.push(flush_card(name, count(lines.len()), rows(lines)));
        }
    };
    shown(w.custody_for_me, list(view::waiting_for(&state, &me)));
    shown(w.custody_left_behind, list(view::left_behind(&state, &me, client.now())));
    let nothing = mine.is_empty();
    shown(w.custody_mine, mine);
    shown(w.custody_others, list(view::held_by_others(&state, &me)));
    shown(w.custody_gone, list(gone));
    let mut allowed = view::said_to_allow(&state, &me);
    allowed.truncate(SHOWN);
    let use_of = |(thing, line): (&Thing, &Booked)| {
        let said = say::entry(&state, thing, &line.entry, None);
        let at = instant(line.at, state.site.zone, language());
        let sub = [at, state.people.name(&line.by).to_owned(), thing.name.clone()].join(" · ");
        Row::new(said, sub).to(client.href(&["custody/", &thing.id.0].concat()))
    };
    shown(w.custody_said_to_allow, allowed.into_iter().map(use_of).collect());
    if nothing {
        all.insert(0, card(vec![empty(Icon::Lock, w.custody_none, w.custody_none_help)]));
    }
    stack(all)
}

/// Returns a thing as a row.
pub fn row(client: Client, state: &State, thing: &Thing) -> AnyView {
    let w = words();
    let holder = fill(w.custody_with, &[("name", state.people.name(thing.holder()))]);
    let kind = say::kind(w, &thing.kind).to_owned();
    let sub = [kind, holder, post_of(state, &thing.post)].join(" · ");
    let (tone, said) = match (&thing.ended, &thing.passing) {
        (Some(ended), _) => (Tone::Plain, say::ending(w, ended.how).to_owned()),
        (None, Some(_)) => (Tone::Soon, w.custody_on_the_way.to_owned()),
        (None, None) => (Tone::Plain, say::balance(thing)),
    };
    Row::new(thing.name.clone(), sub)
        .lead(icon(Icon::Lock))
        .end(badge(tone, said))
        .to(client.href(&["custody/", &thing.id.0].concat()))
}
