//! One thing in custody: who holds it, what may be done with it, its book and its chain. S2.1.7

use std::sync::Arc;

use domain::custody::{Thing, rules, view};
use domain::{PersonId, ThingId};
use leptos::prelude::*;

use super::{acts, book, incident, paper, pass, say};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, Words, actions, back_link, badge, card, columns, empty, facts,
    heading, line, live, maybe, note, page, soft, stack, strong, timeline, title,
};
use crate::screens::duty::post_of;
use crate::screens::notice::Paper;
use crate::text::{day, fill, instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: ThingId) -> AnyView {
    let w = words();
    let back = back_link(w.custody_title, client.href("custody"));
    let (of, shown) = (id.clone(), id.clone());
    let held = Memo::new(move |_| client.state().custody.get(&id).map(of_whom));
    let settled = incident::acts(client, of.clone());
    let does = live(move || match held.get() {
        Some(_) => untrack(|| client.state_now().custody.get(&of).map(|one| does(client, one)))
            .unwrap_or_else(|| ().into_any()),
        None => card(vec![empty(Icon::Search, w.custody_unknown, "")]),
    });
    let of_thing = move |tells: fn(Client, &Thing) -> AnyView| {
        let shown = shown.clone();
        live(move || maybe(client.state().custody.get(&shown).map(|thing| tells(client, thing))))
    };
    // What may be done stands before what was written down: a phone shows one after the other.
    let left = vec![of_thing(tells), settled, does];
    page(w.custody_title, vec![back, columns(left, vec![of_thing(records)])])
}

/// What changes which acts there are.
type OfWhom = (PersonId, Option<PersonId>, bool, bool);

fn of_whom(thing: &Thing) -> OfWhom {
    let to = thing.passing.as_ref().map(|one| one.to.clone());
    let missing = rules::missing(thing).is_ok();
    (thing.holder().clone(), to, thing.ended.is_some(), missing)
}

fn tells(client: Client, thing: &Thing) -> AnyView {
    let (state, w) = (client.state(), words());
    let passed = thing.passing.as_ref().map(|one| {
        let values = [("name", state.people.name(&one.to))];
        note(Tone::Soon, fill(w.custody_waits, &values), None)
    });
    let mut pairs: Vec<(Words, AnyView)> = vec![
        (w.custody_holder.into(), strong(state.people.name(thing.holder()).to_owned())),
        (w.custody_window.into(), strong(post_of(&state, &thing.post))),
        (say::balance_name(thing).into(), strong(say::balance(thing))),
    ];
    pairs.extend(thing.kind.of().map(|of| (w.custody_of.into(), strong(say::of(&state, of)))));
    pairs.extend(thing.kept.as_ref().map(|kept| {
        let until = fill(w.custody_until, &[("date", &day(kept.until, language()))]);
        (w.custody_kept.into(), strong([kept.why.clone(), until].join(" · ")))
    }));
    let gone = thing.ended.as_ref().map(|ended| badge(Tone::Plain, say::ending(w, ended.how)));
    let mut signs = vec![title(thing.name.clone()), soft(say::kind(w, &thing.kind))];
    signs.extend(gone);
    stack(vec![line(signs), maybe(passed), card(vec![facts(pairs)])])
}

/// Returns the book, the chain, and both on paper.
fn records(client: Client, thing: &Thing) -> AnyView {
    let (state, w) = (client.state(), words());
    let print = use_context::<Paper>().map(|place| {
        let id = thing.id.clone();
        let press = move || {
            let id = id.clone();
            place.print(Arc::new(move || paper::chain(client, &id)));
        };
        actions(vec![Button::new(w.custody_print).icon(Icon::Print).on(press)])
    });
    let mut lines = book::lines(&state, thing, instant);
    lines.reverse();
    let written = if lines.is_empty() { soft(w.custody_book_empty) } else { timeline(lines) };
    stack(vec![
        card(vec![heading(w.custody_book), written]),
        card(vec![heading(w.custody_chain), timeline(book::chain(&state, thing, instant))]),
        maybe(print),
    ])
}

fn does(client: Client, thing: &Thing) -> AnyView {
    let mut all = Views::new();
    let me = client.person();
    let is_mine = me.as_ref() == Some(thing.holder());
    let to_me = thing.passing.as_ref().is_some_and(|one| Some(&one.to) == me.as_ref());
    if thing.ended.is_none() {
        if to_me {
            all.push(pass::accept(client, thing));
            all.push(pass::back(client, thing.id.clone(), false));
        }
        if is_mine {
            all.push(acts::of(client, thing));
        }
        let state = client.state_now();
        let passes = me.as_ref().is_some_and(|me| view::passes(&state, thing, me));
        all.extend(match thing.passing {
            None => passes.then(|| pass::pass(client, thing)),
            Some(_) => is_mine.then(|| pass::back(client, thing.id.clone(), true)),
        });
        if is_mine || thing.kind.is_of_others() || rules::missing(thing).is_ok() {
            all.push(pass::end(client, thing));
        }
    }
    stack(all)
}
