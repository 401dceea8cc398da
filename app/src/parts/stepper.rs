//! Where one is on a short way; what lies behind can be gone back to.

use leptos::prelude::*;

use super::{Views, Words};

/// Returns the way: each step's name and its answer so far; `go` is told the step to go back to.
pub fn stepper(
    name: &'static str,
    steps: Vec<(&'static str, Words)>,
    at: usize,
    go: impl Fn(usize) + Copy + 'static,
) -> AnyView {
    let items: Views = steps
        .into_iter()
        .enumerate()
        .map(|(place, (words, answer))| {
            let inside = view! { <span>{words}</span><em>{answer}</em> };
            if place < at {
                view! {
                    <li>
                        <button type="button" on:click=move |_| go(place)>
                            {inside}
                        </button>
                    </li>
                }
                .into_any()
            } else {
                view! { <li><span aria-current=(place == at).then_some("step")>{inside}</span></li> }
                    .into_any()
            }
        })
        .collect();
    view! { <ol class="stepper" aria-label=name>{items}</ol> }.into_any()
}
