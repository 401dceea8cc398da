//! The pieces screens are made of: each knows words and signals, none knows a capability.
//!
//! They are plain functions over plain values that return one erased view, so that a hundred screens
//! share one copy of their code.

mod badge;
mod button;
mod card;
mod choice;
mod dialog;
mod drawing;
mod due;
mod empty;
mod field;
mod file;
mod icon;
mod layout;
mod light;
mod note;
mod photo;
mod pinpad;
mod progress;
mod prose;
mod qr;
mod row;
mod said;
mod search;
mod stepper;
mod tile;
mod timeline;
mod toast;
mod visitor;

use std::hash::Hash;

use leptos::prelude::*;

pub use badge::{Tone, alarm, badge, count, face};
pub use button::{Button, back_link, link_button};
pub use card::{card, facts, flush_card, list_card, pending_card};
pub use choice::{asked, beside, choices, one_of, tick, tick_in};
pub use dialog::{dialog, shut};
pub use drawing::{Ink, drawing, figures};
pub use due::{Day, due};
pub use empty::empty;
pub use field::Field;
pub use file::file_button;
pub use icon::{Icon, icon};
pub use layout::{
    actions, columns, grow, guarded, line, line_apart, narrow_page, page, short_fields, stack,
    tight, tiles,
};
pub use light::{Light, light};
pub use note::{Clause, Why, clause, note, why};
pub use photo::photo;
pub use pinpad::{PinWords, pinpad};
pub use progress::progress;
pub use prose::{Words, big, fine, heading, para, soft, strong, title};
pub use qr::qr;
pub use row::{Row, rows};
pub use said::{said, said_line};
pub use search::{scanner_search, search};
pub use stepper::stepper;
pub use tile::Tile;
pub use timeline::{Moment, day_bar, timeline};
pub use toast::{Toasts, toasts};
pub use visitor::{visitor, visitor_list};

/// What a press does.
pub type Press = Box<dyn Fn()>;

/// Views side by side, already erased.
pub type Views = Vec<AnyView>;

/// Returns a view that is made again whenever what it reads has changed.
pub fn live(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    (move || make()).into_any()
}

/// Returns a view that is made from nothing whenever a value changes: what was opened in one is not
/// found open in the other.
pub fn afresh<T>(
    value: Memo<Option<T>>,
    make: impl Fn(T) -> AnyView + Clone + Send + 'static,
) -> AnyView
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
{
    let each = move || value.get();
    view! { <For each=each key=|value| *value children=make /> }.into_any()
}

/// Returns the view of something that may be absent.
pub fn maybe(view: Option<AnyView>) -> AnyView {
    view.unwrap_or_else(|| ().into_any())
}
