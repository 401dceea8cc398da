//! A big answer to the one question of a screen.

use leptos::prelude::*;

use super::{Press, Why, Words, why};

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

    /// Returns the tile; a barred one says why in the place of its help.
    pub fn on(self, press: impl Fn() + 'static) -> AnyView {
        let press: Press = Box::new(press);
        match self.barred {
            Some(reason) => barred(self.title, reason),
            None => view! {
                <button
                    type="button"
                    class="tile"
                    aria-pressed=self.pressed.map(|on| if on { "true" } else { "false" })
                    on:click=move |_| press()
                >
                    <span class="tile-title">{self.title}</span>
                    <span class="tile-sub">{self.sub}</span>
                </button>
            }
            .into_any(),
        }
    }

    /// Returns the tile as a way to another screen.
    pub fn to(self, href: String) -> AnyView {
        view! {
            <a class="tile" href=href>
                <span class="tile-title">{self.title}</span>
                <span class="tile-sub">{self.sub}</span>
            </a>
        }
        .into_any()
    }
}

/// Returns a tile that cannot be pressed, with the reason and its clause.
fn barred(title: Words, reason: Why) -> AnyView {
    view! {
        <div class="tile" data-barred="">
            <button type="button" class="tile-title" aria-disabled="true">
                {title}
            </button>
            {why(reason)}
        </div>
    }
    .into_any()
}
