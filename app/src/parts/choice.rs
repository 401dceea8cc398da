//! Tick lists and one-of-many: the whole row answers to the finger.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Views, Why, Words, maybe, why};

/// Returns one line of a tick list; `turn` is told the new answer.
pub fn tick(
    words: impl Into<Words>,
    sub: impl Into<Words>,
    on: Signal<bool>,
    turn: impl Fn(bool) + 'static,
) -> AnyView {
    row("checkbox", String::new(), words.into(), sub.into(), on, Box::new(turn))
}

/// Returns a box that puts something into a set and takes it out again.
pub fn tick_in<T: Ord + Clone + Send + Sync + 'static>(
    set: RwSignal<BTreeSet<T>>,
    one: T,
    name: impl Into<Words>,
) -> AnyView {
    let own = one.clone();
    let on = Signal::derive(move || set.with(|all| all.contains(&own)));
    tick(name, "", on, move |ticked| {
        set.update(|all| {
            if ticked {
                all.insert(one.clone());
            } else {
                all.remove(&one);
            }
        });
    })
}

/// Returns one answer of several to the question `name`.
pub fn one_of(
    name: impl Into<String>,
    words: impl Into<Words>,
    sub: impl Into<Words>,
    on: Signal<bool>,
    choose: impl Fn() + 'static,
) -> AnyView {
    row("radio", name.into(), words.into(), sub.into(), on, Box::new(move |_| choose()))
}

/// Returns choices under their question; two beside each other where there is room.
pub fn choices(question: impl Into<Words>, children: Views) -> AnyView {
    asked(question, Signal::stored(None), children)
}

/// Returns choices, and beneath their question what is wrong with the answer while something is.
pub fn asked(question: impl Into<Words>, wrong: Signal<Option<Why>>, children: Views) -> AnyView {
    answers(question.into(), wrong, children, false)
}

/// Returns the same with three short answers beside one another: one of many such questions.
pub fn beside(question: impl Into<Words>, wrong: Signal<Option<Why>>, children: Views) -> AnyView {
    answers(question.into(), wrong, children, true)
}

fn answers(question: Words, wrong: Signal<Option<Why>>, children: Views, beside: bool) -> AnyView {
    let bad = move || wrong.with(Option::is_some).then_some("true");
    view! {
        <fieldset
            class="choices"
            data-two=(!beside).then_some("")
            data-beside=beside.then_some("")
            aria-invalid=bad
        >
            <legend>{question} <div role="alert">{move || wrong.get().map(why)}</div></legend>
            {children}
        </fieldset>
    }
    .into_any()
}

/// Returns one row with its box.
fn row(
    kind: &'static str,
    name: String,
    words: Words,
    sub: Words,
    on: Signal<bool>,
    turn: Box<dyn Fn(bool)>,
) -> AnyView {
    let sub = (!sub.is_empty()).then(|| view! { <span class="fine">{sub}</span> }.into_any());
    view! {
        <label class="choice">
            <input
                type=kind
                name=(!name.is_empty()).then_some(name)
                prop:checked=on
                on:change=move |event| turn(event_target_checked(&event))
            />
            <span class="choice-words"><span>{words}</span> {maybe(sub)}</span>
        </label>
    }
    .into_any()
}
