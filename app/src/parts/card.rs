//! A card: one matter on its own piece of paper.

use leptos::prelude::*;

use super::{Views, Words};

/// Returns a card.
pub fn card(children: Views) -> AnyView {
    view! { <section class="card">{children}</section> }.into_any()
}

/// Returns a card whose matter is saved here and not yet confirmed: a dashed edge.
pub fn pending_card(pending: bool, children: Views) -> AnyView {
    view! { <section class="card" data-pending=pending.then_some("")>{children}</section> }
        .into_any()
}

/// Returns a card filled to its edges by a list, with a name and a word at its end.
pub fn flush_card(name: impl Into<Words>, end: AnyView, child: AnyView) -> AnyView {
    let name = name.into();
    view! {
        <section class="card" data-flush="">
            <div class="card-head"><h2>{name}</h2> {end}</div>
            {child}
        </section>
    }
    .into_any()
}

/// Returns a card filled to its edges by a list that needs no name.
pub fn list_card(child: AnyView) -> AnyView {
    view! { <section class="card" data-flush="">{child}</section> }.into_any()
}

/// Returns pairs of a name and what it is.
pub fn facts(pairs: Vec<(Words, AnyView)>) -> AnyView {
    let pairs: Views = pairs
        .into_iter()
        .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }.into_any())
        .collect();
    view! { <dl class="facts">{pairs}</dl> }.into_any()
}
