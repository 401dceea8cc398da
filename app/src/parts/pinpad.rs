//! Twelve keys for a PIN: the same under a thumb and under a keyboard.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Views, icon};

/// The most digits a PIN has.
const MOST: usize = 12;

/// The names of the two keys that are not digits.
#[derive(Clone, Copy)]
pub struct PinWords {
    pub name: &'static str,
    pub rub_out: &'static str,
    pub enter: &'static str,
}

/// Returns the pad; digits gather in `digits`, `enter` is pressed when they are all there.
pub fn pinpad(
    words: PinWords,
    digits: RwSignal<String>,
    least: usize,
    busy: Signal<bool>,
    enter: impl Fn() + Copy + 'static,
) -> AnyView {
    let push = move |digit: char| {
        if !busy.get_untracked() {
            digits.update(|digits| {
                if digits.len() < MOST {
                    digits.push(digit);
                }
            });
        }
    };
    let rub_out = move || {
        digits.update(|digits| {
            digits.pop();
        });
    };
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(pad) = node.get() {
            // Only a pad already taken off the page cannot be focused.
            let _focused = pad.focus();
        }
    });
    let keys: Views = "123456789".chars().map(|digit| key(digit, push)).collect();
    view! {
        <div
            class="pinpad"
            node_ref=node
            role="group"
            aria-label=words.name
            tabindex="-1"
            data-busy=move || busy.get().then_some("")
            on:keydown=move |event| {
                match event.key().as_str() {
                    "Backspace" => rub_out(),
                    "Enter" => {
                        event.prevent_default();
                        enter();
                    }
                    key => {
                        if let Some(digit) = key.chars().next().filter(char::is_ascii_digit) {
                            push(digit);
                        }
                    }
                }
            }
        >
            {dots(digits, least)}
            <div class="pinpad-keys">
                {keys}
                <button type="button" data-soft="" on:click=move |_| rub_out()>
                    {words.rub_out}
                </button>
                {key('0', push)}
                <button type="button" data-go="" aria-label=words.enter on:click=move |_| enter()>
                    {icon(Icon::Check)}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// Returns how many digits stand, without saying which.
fn dots(digits: RwSignal<String>, least: usize) -> AnyView {
    view! {
        <div class="pinpad-dots" role="status">
            {move || {
                let standing = digits.with(String::len);
                (0..least.max(standing))
                    .map(|place| view! { <span data-on=(place < standing).then_some("")></span> })
                    .collect_view()
            }}
        </div>
    }
    .into_any()
}

/// Returns the key of a digit.
fn key(digit: char, push: impl Fn(char) + 'static) -> AnyView {
    view! {
        <button type="button" on:click=move |_| push(digit)>
            {digit.to_string()}
        </button>
    }
    .into_any()
}
