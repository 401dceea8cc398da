//! One line of the register, and the receiver's two answers beside it.

use leptos::prelude::*;

use super::keys::{Key, Said};
use super::line::Spoken;
use super::sheet::Sheet;
use crate::parts::{Button, Field, Icon, Views, icon, light, live, maybe};
use crate::text::words;

/// Returns a line; `answers` says whether the receiver speaks to it now.
pub fn row(sheet: Sheet, key: Key, spoken: &Spoken, answers: bool) -> AnyView {
    let mark = key.clone();
    let standing = move || {
        sheet.said.with(|said| match said.get(&mark) {
            None => None,
            Some(Said::Acknowledged) => Some("acknowledged"),
            Some(Said::Disputed(_)) => Some("disputed"),
        })
    };
    let near = spoken.light.map(|(near, said)| light(near, said));
    let own = match key {
        Key::Held(_) | Key::Note(_) => !sheet.is_given(),
        Key::Matter(_) | Key::Thing(..) => false,
    };
    let said = || [acknowledge(sheet, key.clone()), dispute(sheet, key.clone())];
    let mut ends: Views = if answers { said().into() } else { Vec::new() };
    ends.extend(own.then(|| remove(sheet, key.clone())));
    let reason = answers.then(|| reason(sheet, key));
    view! {
        <li class="handover-line" data-said=standing>
            <div class="row">
                <span class="row-words">
                    <span class="row-title">{spoken.what.clone()}</span>
                    <span class="row-sub">{spoken.sub.clone()} " " {maybe(near)}</span>
                </span>
                <span class="row-end">{ends}</span>
            </div>
            {maybe(reason)}
        </li>
    }
    .into_any()
}

/// Returns the larger of the two answers.
fn acknowledge(sheet: Sheet, key: Key) -> AnyView {
    let own = key.clone();
    let on = move || {
        let is = sheet.said.with(|said| said.get(&own) == Some(&Said::Acknowledged));
        if is { "true" } else { "false" }
    };
    let press = move |_| {
        sheet.said.update(|said| {
            if said.insert(key.clone(), Said::Acknowledged) == Some(Said::Acknowledged) {
                said.remove(&key);
            }
        });
    };
    view! {
        <button type="button" class="button" data-kind="quiet" aria-pressed=on on:click=press>
            {icon(Icon::Check)}
            <span>{words().handover_acknowledge}</span>
        </button>
    }
    .into_any()
}

fn dispute(sheet: Sheet, key: Key) -> AnyView {
    let own = key.clone();
    let on = move || {
        let is = sheet.said.with(|said| matches!(said.get(&own), Some(Said::Disputed(_))));
        if is { "true" } else { "false" }
    };
    let press = move |_| {
        sheet.said.update(|said| match said.remove(&key) {
            Some(Said::Disputed(_)) => {}
            Some(Said::Acknowledged) | None => {
                said.insert(key.clone(), Said::Disputed(RwSignal::new(String::new())));
            }
        });
    };
    view! {
        <button type="button" class="button" data-kind="bare" aria-pressed=on on:click=press>
            <span>{words().handover_dispute}</span>
        </button>
    }
    .into_any()
}

/// Returns the field of why, while the line is disputed.
fn reason(sheet: Sheet, key: Key) -> AnyView {
    let typed = Memo::new(move |_| {
        sheet.said.with(|said| match said.get(&key) {
            Some(Said::Disputed(reason)) => Some(*reason),
            Some(Said::Acknowledged) | None => None,
        })
    });
    live(move || match typed.get() {
        Some(reason) => {
            let field = Field::new(words().handover_reason).first().into(reason);
            view! { <div class="handover-reason">{field}</div> }.into_any()
        }
        None => ().into_any(),
    })
}

/// Returns the press that takes a line of the giver's own off again.
fn remove(sheet: Sheet, key: Key) -> AnyView {
    Button::new(words().handover_remove).bare().on(move || sheet.remove(&key))
}
