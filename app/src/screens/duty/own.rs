//! A post of one's own: its hours, its A and Bs, and what can be done there now. S1.3.2, S1.3.4

use domain::duty::{Plan, Start};
use domain::{Operation, PostId, State, duty};
use leptos::prelude::*;

use super::{post_name, record};
use crate::client::Client;
use crate::parts::{Button, Icon, actions, card, heading, line_apart, live, soft, tight};
use crate::screens::ask::{Against, barred, submit};
use crate::screens::phrase::away;
use crate::screens::say;
use crate::text::{fill, words};

/// Returns a post of one's own, with what can be done there now.
pub fn post(
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
                away(client),
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

/// Returns who is A and who is B.
fn members(state: &State, plan: &Plan) -> String {
    let words = words();
    let a = fill(words.duty_a, &[("name", state.people.name(&plan.a))]);
    let b = fill(words.duty_b, &[("names", &say::names(state, &plan.b))]);
    [a, b].join("  ")
}
