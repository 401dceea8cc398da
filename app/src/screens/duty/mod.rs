//! Duty: one's own posts, the badge, leaving, and the record of the day. S1.3.1–S1.3.4, S1.6.1

mod badge;
mod leave;
mod record;

use domain::duty::{Plan, Start};
use domain::{Operation, PersonId, PostId, State, duty};
use leptos::prelude::*;

use super::ask::{Against, barred, submit};
use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, Views, actions, badge as word, card, empty, flush_card, heading,
    line_apart, live, note, page, rows, soft, tight, title,
};
use crate::text::{fill, language, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let showing = RwSignal::new(false);
    let leaving = RwSignal::new(None);
    let against = Against::new(None);
    let posts = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        client.person().map_or_else(Vec::new, |person| duty::view::my_posts(&state, &person, now))
    });
    let own = live(move || {
        let posts = posts.get();
        if posts.is_empty() {
            return card(vec![empty(Icon::Duty, words.duty_no_post, words.duty_no_post_help)]);
        }
        let cards: Views = posts
            .into_iter()
            .map(|post| own_post(client, post, showing, leaving, against))
            .collect();
        crate::parts::stack(cards)
    });
    page(
        words.duty_title,
        vec![
            title(words.duty_title),
            live(move || refused(against)),
            own,
            others(client, posts),
            badge::page(client, showing),
            leave::dialog(client, leaving),
        ],
    )
}

/// Returns what stood against the last press.
fn refused(against: Against) -> AnyView {
    match against.get() {
        Some(why) => note(Tone::Bad, why.words, why.clause),
        None => ().into_any(),
    }
}

/// Returns a post of one's own, with what can be done there now.
fn own_post(
    client: Client,
    post: PostId,
    showing: RwSignal<bool>,
    leaving: RwSignal<Option<PostId>>,
    against: Against,
) -> AnyView {
    let words = words();
    let (named, recorded) = (post.clone(), post.clone());
    let here = {
        let post = post.clone();
        Memo::new(move |_| {
            let person = client.person();
            person.and_then(|one| duty::on_duty(&client.state(), &one, client.now()).ok())
                == Some(post.clone())
        })
    };
    let press = live(move || {
        let post = post.clone();
        if here.get() {
            let left = post.clone();
            return actions(vec![
                Button::new(words.duty_show_badge)
                    .primary()
                    .icon(Icon::Show)
                    .on(move || showing.set(true)),
                Button::new(words.duty_leave)
                    .icon(Icon::Leave)
                    .on(move || leaving.set(Some(left.clone()))),
            ]);
        }
        let asked = move || start(post.clone());
        let begin = asked.clone();
        actions(vec![
            Button::new(words.duty_start_here)
                .primary()
                .large()
                .icon(Icon::Duty)
                .barred(barred(client, asked))
                .on(move || submit(client, against, begin(), move |_| showing.set(true))),
        ])
    });
    let about = live(move || describe(client, &named));
    card(vec![about, press, live(move || record::of(client, &recorded))])
}

/// Returns the operation of starting at a post.
fn start(post: PostId) -> Operation {
    Operation::Duty(duty::Operation::Start(Start { post }))
}

/// Returns a post in words: its number and name, its hours, its A and its Bs.
fn describe(client: Client, post: &PostId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(plan) = state.duty.posts.get(post).and_then(|post| post.plan()) else {
        return ().into_any();
    };
    let open = duty::view::open_hours(&state, post, client.today());
    let hours = if open.is_empty() {
        words.duty_shut.to_owned()
    } else {
        fill(words.duty_hours, &[("hours", &say::hours(&open))])
    };
    line_apart(vec![
        tight(vec![heading(post_name(plan)), soft(hours)]),
        tight(vec![soft(members(&state, plan))]),
    ])
}

/// Returns a post's number and name.
pub fn post_name(plan: &Plan) -> String {
    let number = fill(words().duty_window, &[("number", &number(plan.number))]);
    [number.as_str(), plan.name.say(language())].join(" · ")
}

/// Returns who is A and who is B.
fn members(state: &State, plan: &Plan) -> String {
    let words = words();
    let a = fill(words.duty_a, &[("name", state.people.name(&plan.a))]);
    let b = fill(words.duty_b, &[("names", &say::names(state, &plan.b))]);
    [a, b].join("  ")
}

/// Returns the other windows, each with who answers for it now.
fn others(client: Client, own: Memo<Vec<PostId>>) -> AnyView {
    let words = words();
    live(move || {
        let (state, own) = (client.state(), own.get());
        let lines: Views = duty::view::on_post_now(&state, client.now())
            .into_iter()
            .filter(|on| !own.contains(&on.post))
            .map(|on| {
                let who = on.responsible.as_ref().map(|(who, how)| (who, state_of(how)));
                let (sub, (tone, said)) = who.map_or_else(
                    || (String::new(), (Tone::Plain, words.duty_shut)),
                    |(who, said)| (responsible(&state, who), said),
                );
                Row::new(post_name(&on.plan), sub).end(word(tone, said)).still()
            })
            .collect();
        if lines.is_empty() {
            return ().into_any();
        }
        flush_card(words.duty_others, ().into_any(), rows(lines))
    })
}

/// Returns who answers now.
fn responsible(state: &State, who: &PersonId) -> String {
    fill(words().duty_now_responsible, &[("name", state.people.name(who))])
}

/// Returns on what ground somebody answers, and how that feels.
pub fn state_of(how: &duty::How) -> (Tone, &'static str) {
    let words = words();
    match how {
        duty::How::Present => (Tone::Good, words.duty_present),
        duty::How::Rostered => (Tone::Soon, words.duty_rostered),
        duty::How::Vacant { .. } => (Tone::Bad, words.duty_vacant),
    }
}
