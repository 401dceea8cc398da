//! A visit to a window is recorded, line by line. S1.3.4, S2.1, S2.2

use bianmin::api::Overseen;
use domain::Operation;
use domain::conduct::{Line, Mark, Operation as Ask, Way};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::apart::{barred, kept};
use super::form::Form;
use super::typed::Sheet;
use super::{paper, say};
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, actions, asked, back_link, card, choices, heading, live, maybe,
    narrow_page, note, soft, stack, tick_in, title,
};
use crate::screens::duty::post_of;
use crate::screens::told::Heard;
use crate::text::{fill, language, number, words};

/// Returns the screen.
pub fn screen(client: Client, sheet: Sheet) -> AnyView {
    let w = words();
    // Whoever stands at a window has no network perhaps: the form waits for nobody's answer.
    let against = Memo::new(move |_| barred(client));
    let body = live(move || match against.get() {
        None => untrack(|| form(client, sheet)),
        Some(why) => note(Tone::Bad, why.words, why.clause),
    });
    let back = back_link(w.inspection_title, client.href("inspections"));
    narrow_page(
        w.inspection_new,
        vec![
            back,
            title(w.inspection_new),
            soft(w.inspection_record_help),
            actions(vec![paper::blank(client)]),
            body,
        ],
    )
}

fn form(client: Client, sheet: Sheet) -> AnyView {
    let (form, heard) = (Form::new(client, sheet), Heard::<Overseen>::new(client));
    let mut cards = vec![visit(client, &form)];
    cards.extend(say::groups(words()).map(|(name, lines)| group(client, &form, name, lines)));
    cards.push(end(client, heard, &form));
    stack(cards)
}

/// Returns which window was visited, when, how, and who was there.
fn visit(client: Client, form: &Form) -> AnyView {
    let (state, w, me) = (client.state_now(), words(), untrack(|| client.person()));
    let posts = state.duty.open_posts().into_iter();
    let posts = posts.map(|(post, _)| (post.id.clone(), post_of(&state, &post.id)));
    let ways = [Way::SpotCheck, Way::Announced, Way::Mystery];
    let ways = ways.map(|one| (one, say::way(w, one).to_owned()));
    let now = client.now_exact();
    let staff = state.people.persons.values();
    let others = staff.filter(|one| one.is_staff(now) && Some(&one.id) != me.as_ref());
    let persons = others.map(|one| tick_in(form.persons, one.id.clone(), one.name.clone()));
    card(vec![
        form.post.rows("inspection-post", w.inspection_post, posts),
        Field::new(w.inspection_date).date().wrong(form.wrong.date.into()).into(form.date),
        Field::new(w.inspection_time)
            .help(w.inspection_time_help)
            .wrong(form.wrong.time.into())
            .into(form.time),
        form.way.rows("inspection-way", w.inspection_way, ways),
        choices(w.inspection_persons, persons.collect()),
        soft(w.inspection_persons_help),
    ])
}

fn group(client: Client, form: &Form, name: &'static str, lines: &[Line]) -> AnyView {
    let w = words();
    let mut pieces = vec![heading(name)];
    for line in lines {
        let marks = [Mark::Met, Mark::NotMet, Mark::NotSeen];
        let marks = marks.map(|one| (one, say::mark(w, one).to_owned()));
        let mark = form.mark(*line);
        pieces.extend(mark.map(|mark| {
            // Its words are a name no other line has.
            let name = say::line(w, *line);
            mark.beside(name, name, marks)
        }));
    }
    if lines.contains(&Line::Speech) {
        let form = *form;
        let said = move || form.is_unmet(Line::Speech).then(|| phrases(client, &form));
        pieces.push(live(move || maybe(said())));
    }
    card(pieces)
}

/// Returns the choice of what was said, among what the site forbids. S2.3.3
fn phrases(client: Client, form: &Form) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let line =
        |id: &str, text: &str| tick_in(form.phrases, id.to_owned(), [text, " · ", id].concat());
    let all = state.catalogue.forbidden_phrases();
    let lines: Views = all.map(|one| line(&one.id, one.text.say(language()))).collect();
    if lines.is_empty() {
        return note(Tone::Soon, w.inspection_phrases_empty, None);
    }
    asked(w.inspection_phrases, form.wrong.phrases.into(), lines)
}

/// Returns the words, and the press that records it all.
fn end(client: Client, heard: Heard<Overseen>, form: &Form) -> AnyView {
    let (form, w, why, go) = (*form, words(), RwSignal::new(None), use_navigate());
    let send = heard.sender();
    let press = move || {
        let Some((asked, words)) = form.taken() else { return };
        let (go, to) = (go.clone(), client.href("inspections"));
        let after = move |done: Result<(), String>| {
            if done.is_ok() {
                form.clear();
                go(&to, NavigateOptions::default());
            }
            why.set(done.err());
        };
        send(Operation::Conduct(Ask::Inspect(asked)), words, Box::new(after));
    };
    let missing = move || {
        let missing = form.missing.get();
        let said = || fill(words().inspection_some_missing, &[("count", &number(missing))]);
        maybe((missing > 0).then(|| note(Tone::Soon, said(), None)))
    };
    card(vec![
        Field::new(w.inspection_seen)
            .help(w.inspection_seen_help)
            .lines()
            .wrong(form.wrong.words.into())
            .into(form.words),
        actions(vec![Button::new(w.inspection_record).primary().on(press)]),
        live(missing),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
        live(move || kept(client, why.get().is_some())),
    ])
}
