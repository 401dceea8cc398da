//! A date that speaks, and opens to the days it was counted through.

use leptos::prelude::*;

use super::{Views, Words};

/// One day on the way to a date.
pub struct Day {
    pub date: String,
    pub words: String,
    /// Whether the day counts towards the limit.
    pub counts: bool,
}

/// Returns a date with what remains, and `more`, which opens the days that led there.
pub fn due(
    date: impl Into<Words>,
    remains: AnyView,
    more: &'static str,
    days: Vec<Day>,
) -> AnyView {
    let date = date.into();
    let last = days.len().saturating_sub(1);
    let steps: Views = days
        .into_iter()
        .enumerate()
        .map(|(place, day)| {
            view! {
                <li data-counts=day.counts.then_some("") data-end=(place == last).then_some("")>
                    <span>{day.date}</span>
                    <span>{day.words}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="due">
            <summary>
                <span class="due-date">{date}</span>
                {remains}
                <span class="due-more">{more}</span>
            </summary>
            <ol class="steps">{steps}</ol>
        </details>
    }
    .into_any()
}
