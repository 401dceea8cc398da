//! What has happened, and who answered for each minute of a day.

use leptos::prelude::*;

use super::{Views, Words, maybe};

/// One thing that happened.
pub struct Moment {
    pub time: String,
    /// Whoever did it; blank where nobody is named.
    pub who: String,
    pub words: String,
    pub more: Option<AnyView>,
    /// Whether it went wrong.
    pub bad: bool,
}

/// Returns what has happened, oldest first.
pub fn timeline(moments: Vec<Moment>) -> AnyView {
    let items: Views = moments
        .into_iter()
        .map(|moment| {
            let who = (!moment.who.is_empty())
                .then(|| view! { <span class="timeline-who">{moment.who}</span> }.into_any());
            view! {
                <li data-kind=moment.bad.then_some("bad")>
                    <time>{moment.time}</time>
                    <div>{maybe(who)} " " <span>{moment.words}</span> {moment.more}</div>
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}

/// Returns a bar over a day, `parts` being each stretch's minutes and its state's name in the style.
pub fn day_bar(name: impl Into<Words>, parts: &[(i64, &'static str)]) -> AnyView {
    let name = name.into();
    let whole: i64 = parts.iter().map(|(minutes, _)| minutes).sum::<i64>().max(1);
    let mut from = 0;
    let mut bars: Views = Vec::new();
    for (minutes, state) in parts {
        bars.push(
            view! {
                <rect
                    data-state=*state
                    x=(from * 1000 / whole).to_string()
                    width=(minutes * 1000 / whole).max(2).to_string()
                    height="40"
                ></rect>
            }
            .into_any(),
        );
        from += minutes;
    }
    view! {
        <svg class="daybar" viewBox="0 0 1000 40" preserveAspectRatio="none" role="img" aria-label=name>
            {bars}
        </svg>
    }
    .into_any()
}
