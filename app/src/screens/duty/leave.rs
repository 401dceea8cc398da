//! Leaving: never an empty post in opening hours, unless an emergency calls. S1.3.1, S2.1.4

use domain::duty::{End, EndReason};
use domain::{Operation, PostId, duty};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    self, Button, Field, actions, choices, heading, live, one_of, shut, soft, stack,
};
use crate::screens::ask::{Against, barred, submit};
use crate::screens::{premises, say, undone};
use crate::text::{Words, fill, words};

/// The reasons offered, in order.
const REASONS: usize = 4;

/// Returns the dialog, shown for the post in `leaving`.
pub fn dialog(client: Client, leaving: RwSignal<Option<PostId>>) -> AnyView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if leaving.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && leaving.with_untracked(Option::is_some) {
            leaving.set(None);
        }
    });
    parts::dialog(open, words().duty_leave_title, move || match leaving.get_untracked() {
        Some(post) => body(client, post, open),
        None => ().into_any(),
    })
}

/// Returns the question, its answers and what stands against each.
fn body(client: Client, post: PostId, open: RwSignal<bool>) -> AnyView {
    let words = words();
    let chosen = RwSignal::new(0_usize);
    let reason = RwSignal::new(String::new());
    let against = Against::new(None);
    let wanted = post.clone();
    let asked = move || End { post: wanted.clone(), why: why(chosen.get(), reason.get()) };
    let first = asked.clone();
    let end = move || Operation::Duty(duty::Operation::End(asked()));
    let answers = (0..REASONS)
        .map(|place| {
            let (name, help) = said(words, place);
            let on = Signal::derive(move || chosen.get() == place);
            one_of("leave", name, help, on, move || chosen.set(place))
        })
        .collect();
    let is_emergency = move || chosen.get() + 1 == REASONS;
    let barred = barred(client, end.clone());
    let left = end.clone();
    view! {
        <div class="dialog-body">
            {heading(words.duty_leave_title)} {choices(words.duty_leave_why, answers)}
            {live(move || {
                if is_emergency() {
                    Field::new(words.duty_emergency_reason).into(reason)
                } else {
                    ().into_any()
                }
            })} {live(move || match barred.get() {
                Some(_) if !is_emergency() => could_cover(client, &post),
                Some(_) | None => ().into_any(),
            })}
            {live(move || premises::leaving(client, &first()))}
            {live(move || undone::leaving(client, &left()))}
            {actions(
                vec![
                    Button::new(words.duty_leave_now)
                        .primary()
                        .barred(barred)
                        .on(move || {
                            submit(client, against, untrack(&end), move |_| open.set(false));
                        }),
                    Button::new(words.act_cancel).on(shut(open)),
                ],
            )} {live(move || stack(against.get().map(parts::why).into_iter().collect()))}
        </div>
    }
    .into_any()
}

/// Returns a reason and what it means.
fn said(words: &Words, place: usize) -> (&'static str, &'static str) {
    match place {
        0 => (words.duty_relieved, words.duty_relieved_help),
        1 => (words.duty_day_over, words.duty_day_over_help),
        2 => (words.duty_pause, words.duty_pause_help),
        _ => (words.duty_emergency, words.duty_emergency_help),
    }
}

/// Returns the reason chosen.
fn why(place: usize, reason: String) -> EndReason {
    match place {
        0 => EndReason::Relieved,
        1 => EndReason::DayOver,
        2 => EndReason::Break,
        _ => EndReason::Emergency { reason },
    }
}

/// Returns who could stand in at the post, so that a refusal is help and not a wall.
fn could_cover(client: Client, post: &PostId) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let me = client.person();
    let plan = state.duty.posts.get(post).and_then(|post| post.plan());
    let can: Vec<_> = plan
        .into_iter()
        .flat_map(duty::Plan::members)
        .filter(|member| Some(*member) != me.as_ref() && !state.duty.is_absent(member, now))
        .collect();
    if can.is_empty() {
        return soft(words.duty_nobody_covers);
    }
    soft(fill(words.duty_could_cover, &[("names", &say::names(&state, can))]))
}
