//! A big answer to the one question of a screen.

use leptos::prelude::*;

use super::{Press, Why, Words, maybe, why};

/// A tile being made.
pub struct Tile {
    title: Words,
    sub: Words,
    barred: Option<Why>,
    pressed: Option<bool>,
}

impl Tile {
    /// Returns a tile with its title and a line beneath.
    pub fn new(title: impl Into<Words>, sub: impl Into<Words>) -> Self {
        Self { title: title.into(), sub: sub.into(), barred: None, pressed: None }
    }

    /// Bars it for a reason, if there is one.
    pub fn barred_by(self, barred: Option<Why>) -> Self {
        Self { barred, ..self }
    }

    /// Shows whether it is the answer chosen.
    pub fn pressed(self, pressed: bool) -> Self {
        Self { pressed: Some(pressed), ..self }
    }

    /// Returns the tile; a press of a barred one does nothing.
    pub fn on(self, press: impl Fn() + 'static) -> AnyView {
        let press: Press = Box::new(press);
        let barred = self.barred.is_some();
        let tile = view! {
            <button
                type="button"
                class="tile"
                aria-disabled=barred.then_some("true")
                aria-pressed=self.pressed.map(|on| if on { "true" } else { "false" })
                on:click=move |_| {
                    if !barred {
                        press();
                    }
                }
            >
                <span class="tile-title">{self.title}</span>
                <span class="tile-sub">{self.sub}</span>
            </button>
        }
        .into_any();
        match self.barred {
            Some(reason) => super::tight(vec![tile, why(reason)]),
            None => maybe(Some(tile)),
        }
    }
}
