//! A button: at most one filled to a screen; one that cannot be pressed says why under it.

use leptos::prelude::*;

use super::{Icon, Press, Why, Words, icon, maybe, why};

/// A button being made.
pub struct Button {
    words: Words,
    kind: &'static str,
    icon: Option<Icon>,
    large: bool,
    barred: Option<Signal<Option<Why>>>,
}

impl Button {
    /// Returns a quiet button.
    pub fn new(words: impl Into<Words>) -> Self {
        Self { words: words.into(), kind: "quiet", icon: None, large: false, barred: None }
    }

    /// Makes it the screen's one filled button.
    pub fn primary(self) -> Self {
        Self { kind: "primary", ..self }
    }

    /// Makes it red: what it does cannot be undone.
    pub fn grave(self) -> Self {
        Self { kind: "grave", ..self }
    }

    /// Takes its edge away.
    pub fn bare(self) -> Self {
        Self { kind: "bare", ..self }
    }

    /// Makes it large.
    pub fn large(self) -> Self {
        Self { large: true, ..self }
    }

    /// Puts a drawing before its words.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Bars it while there is a reason to, and says the reason under it.
    pub fn barred(self, barred: Signal<Option<Why>>) -> Self {
        Self { barred: Some(barred), ..self }
    }

    /// Bars it for a reason known now, if there is one.
    pub fn barred_by(self, reason: Option<Why>) -> Self {
        match reason {
            Some(_) => self.barred(Signal::stored(reason)),
            None => self,
        }
    }

    /// Returns the button; a press of a barred one does nothing.
    pub fn on(self, press: impl Fn() + 'static) -> AnyView {
        self.view(Box::new(press))
    }

    fn view(self, press: Press) -> AnyView {
        let Some(barred) = self.barred else {
            return plain(self, None, press);
        };
        view! {
            <div class="pressable">
                {plain(self, Some(barred), press)} {move || barred.get().map(why)}
            </div>
        }
        .into_any()
    }
}

/// Returns the button itself.
fn plain(button: Button, barred: Option<Signal<Option<Why>>>, press: Press) -> AnyView {
    let is_barred = move || barred.is_some_and(|barred| barred.with(Option::is_some));
    view! {
        <button
            type="button"
            class="button"
            data-kind=button.kind
            data-large=button.large.then_some("")
            aria-disabled=move || is_barred().then_some("true")
            on:click=move |_| {
                if !barred.is_some_and(|barred| barred.with_untracked(Option::is_some)) {
                    press();
                }
            }
        >
            {maybe(button.icon.map(icon))}
            <span>{button.words}</span>
        </button>
    }
    .into_any()
}

/// Returns the way back to the screen above, by that screen's name.
pub fn back_link(words: impl Into<Words>, to: String) -> AnyView {
    let words = words.into();
    view! { <a class="back" href=to>{icon(Icon::Back)} <span>{words}</span></a> }.into_any()
}

/// Returns a link that looks like a button; `primary` fills it.
pub fn link_button(words: impl Into<Words>, to: String, primary: bool) -> AnyView {
    let words = words.into();
    view! {
        <a class="button" data-kind=if primary { "primary" } else { "quiet" } href=to>
            {words}
        </a>
    }
    .into_any()
}
