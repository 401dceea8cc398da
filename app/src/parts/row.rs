//! A list of matters; each row leads to its own.

use leptos::prelude::*;

use super::{Views, Words, maybe};

/// A row being made.
pub struct Row {
    title: Words,
    sub: Words,
    lead: Option<AnyView>,
    end: Views,
    pending: bool,
}

impl Row {
    /// Returns a row with its title and a line beneath.
    pub fn new(title: impl Into<Words>, sub: impl Into<Words>) -> Self {
        Self { title: title.into(), sub: sub.into(), lead: None, end: Vec::new(), pending: false }
    }

    /// Puts something before the words.
    pub fn lead(self, lead: AnyView) -> Self {
        Self { lead: Some(lead), ..self }
    }

    /// Puts something at the row's end.
    pub fn end(mut self, end: AnyView) -> Self {
        self.end.push(end);
        self
    }

    /// Shows that it is saved here and not yet confirmed.
    pub fn pending(self, pending: bool) -> Self {
        Self { pending, ..self }
    }

    /// Returns the row as a link.
    pub fn to(self, address: String) -> AnyView {
        let pending = self.pending;
        let inside = self.inside();
        view! { <li data-pending=pending.then_some("")><a class="row" href=address>{inside}</a></li> }
            .into_any()
    }

    /// Returns the row as a button.
    pub fn on(self, press: impl Fn() + 'static) -> AnyView {
        let press: super::Press = Box::new(press);
        let pending = self.pending;
        let inside = self.inside();
        view! {
            <li data-pending=pending.then_some("")>
                <button type="button" class="row" on:click=move |_| press()>
                    {inside}
                </button>
            </li>
        }
        .into_any()
    }

    /// Returns the row as words to read.
    pub fn still(self) -> AnyView {
        let pending = self.pending;
        let inside = self.inside();
        view! { <li data-pending=pending.then_some("")><div class="row">{inside}</div></li> }
            .into_any()
    }

    fn inside(self) -> AnyView {
        let sub = (!self.sub.is_empty())
            .then(|| view! { <span class="row-sub">{self.sub}</span> }.into_any());
        view! {
            {maybe(self.lead)}
            <span class="row-words">
                <span class="row-title">{self.title}</span>
                {maybe(sub)}
            </span>
            <span class="row-end">{self.end}</span>
        }
        .into_any()
    }
}

/// Returns rows as a list.
pub fn rows(children: Views) -> AnyView {
    view! { <ul class="rows">{children}</ul> }.into_any()
}
