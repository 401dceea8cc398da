//! The tray: what was not accepted stands here with its owner, its clause and what to do, until its
//! owner settles it. Nothing is ever dropped.

mod booked;
mod charts;
mod matter;
mod mended;
mod named;
mod review;
mod typed;

use domain::State;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::ask;
use crate::client::{Client, Counts, TrayItem, Why};
use crate::parts::{
    Button, Icon, Tone, Views, actions, badge, card, empty, facts, heading, line_apart,
    link_button, live, maybe, narrow_page, note, para, soft, stack, strong, tight, title,
};
use crate::text::{fill, instant, language, number, words};

/// How wrong a clock may be before it is told, in minutes.
const WRONG_MINUTES: u64 = 10;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    narrow_page(
        words.tray_title,
        vec![
            title(words.tray_title),
            live(move || saving(client)),
            live(move || clock(client)),
            live(move || items(client)),
            review::section(client),
        ],
    )
}

/// Returns how much is saved here, waiting and refused, in whole sentences.
fn saving(client: Client) -> AnyView {
    let words = words();
    let Counts { saved_here, waiting, needs_you } = client.counts();
    let line = |name: &'static str, count: u32, help: &'static str| {
        (name.into(), tight(vec![strong(number(count)), soft(help)]))
    };
    card(vec![facts(vec![
        line(words.frame_saved_here, saved_here, words.tray_saved_here_help),
        line(words.frame_waiting, waiting, words.tray_waiting_help),
        line(words.frame_needs_you, needs_you, words.tray_needs_you_help),
    ])])
}

/// Says that the tablet's own clock is wrong, where it is by more than people notice.
fn clock(client: Client) -> AnyView {
    let (words, ahead) = (words(), client.clock_ahead());
    let off = ahead.unsigned_abs();
    if off < WRONG_MINUTES {
        return ().into_any();
    }
    let told = if ahead > 0 { words.tray_clock_fast } else { words.tray_clock_slow };
    let (hours, minutes) = (number(off / 60), number(off % 60));
    note(Tone::Soon, fill(told, &[("hours", &hours), ("minutes", &minutes)]), None)
}

/// Returns what waits for its owner.
fn items(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let tray = client.tray();
    if tray.is_empty() {
        return card(vec![empty(Icon::Check, words.tray_empty, words.tray_empty_help)]);
    }
    let cards: Views = tray.iter().map(|one| item(client, &state, one)).collect();
    stack(cards)
}

/// Returns the press by which its owner takes an item off.
pub fn settles(client: Client, one: &TrayItem) -> AnyView {
    let operation = one.operation.clone();
    Button::new(words().tray_settle).icon(Icon::Check).on(move || {
        let operation = operation.clone();
        spawn_local(async move {
            // What cannot be stored now stays in the tray and is shown again.
            let _settled = client.settle(&operation).await;
        });
    })
}

/// Returns one of them: what was asked, why it was not done, and what to do now.
fn item(client: Client, state: &State, one: &TrayItem) -> AnyView {
    let words = words();
    let owner = one.owner.as_ref();
    let mine = owner.is_none() || owner == client.person().as_ref();
    let who = owner.map(|owner| state.people.name(owner).to_owned()).unwrap_or_default();
    let at = instant(one.at, state.site.zone, language());
    let (kind, why, todo) = match &one.why {
        Why::Refused(refusal) => {
            let why = ask::why(refusal);
            (
                (Tone::Bad, words.tray_refused),
                note(Tone::Bad, why.words, why.clause),
                words.tray_redo,
            )
        }
        Why::Depends(_) => (
            (Tone::Bad, words.tray_refused),
            note(Tone::Bad, words.tray_depends, None),
            words.tray_redo,
        ),
        Why::Unknown(_) => (
            (Tone::Bad, words.tray_refused),
            note(Tone::Bad, words.tray_unknown_why, None),
            words.tray_wait,
        ),
        Why::Held(_) => (
            (Tone::Soon, words.tray_held),
            note(Tone::Soon, words.tray_held_help, None),
            words.tray_wait,
        ),
    };
    let asked = one.asked.as_ref().map_or(words.tray_unknown, |asked| named::name(words, asked));
    let mut foot = Views::new();
    let matter = one.asked.as_ref().and_then(|asked| matter::matter(state, asked));
    if let Some(matter) = &matter {
        foot.push(link_button(words.reception_open_it, client.href(&matter.address), false));
    }
    if mine {
        foot.push(settles(client, one));
    }
    let typed = one.asked.as_ref().map(typed::typed).unwrap_or_default();
    let typed = (!typed.is_empty()).then(|| {
        let typed: Views = typed.into_iter().map(|text| para(text.to_owned())).collect();
        facts(vec![(words.tray_typed.into(), tight(typed))])
    });
    card(vec![
        line_apart(vec![heading(asked), badge(kind.0, kind.1)]),
        maybe(matter.map(|matter| strong(matter.name))),
        soft(fill(words.tray_by, &[("name", &who), ("time", &at)])),
        why,
        maybe(typed),
        maybe(one.asked.as_ref().and_then(|asked| booked::instead(client, state, asked))),
        soft(if mine { todo } else { words.tray_not_yours }),
        actions(foot),
    ])
}
