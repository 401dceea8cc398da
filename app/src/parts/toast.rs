//! A short word at the foot of the screen, read out and gone.

use std::time::Duration;

use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::{Icon, icon};

/// How long a word stays.
const STAY: Duration = Duration::from_secs(4);

/// Where screens leave a word; the frame shows it.
#[derive(Clone, Copy)]
pub struct Toasts(RwSignal<Option<String>>);

impl Toasts {
    /// Returns the place, ready for the frame to show and to provide.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Says a word, in place of the one before.
    pub fn say(self, words: impl Into<String>) {
        let words = words.into();
        self.0.set(Some(words.clone()));
        set_timeout(
            move || {
                self.0.maybe_update(|now| {
                    let same = now.as_ref() == Some(&words);
                    if same {
                        *now = None;
                    }
                    same
                });
            },
            STAY,
        );
    }

    /// Takes the word away: something newer stands on the screen.
    pub fn hush(self) {
        self.0.set(None);
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// Returns the live region in which words appear, above a page for the visitor too.
pub fn toasts(toasts: Toasts) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        toasts.0.track();
        // What a press opened stands by then, and the word goes on top of it; a frame that is gone by
        // then, since somebody else signed in, has no place for words any more.
        request_animation_frame(move || {
            if let Some(node) = node.try_get_untracked().flatten() {
                raise(&node);
            }
        });
    });
    view! {
        <div class="toasts" role="status" aria-live="polite" popover="manual" node_ref=node>
            {move || {
                toasts
                    .0
                    .get()
                    .map(|words| view! { <div class="toast">{icon(Icon::Check)} <span>{words}</span></div> })
            }}
        </div>
    }
    .into_any()
}

/// Brings the region above everything that is shown.
fn raise(region: &HtmlElement) {
    // A browser without popovers, or a region off the page, shows it where it stands.
    let _hidden = region.hide_popover();
    let _shown = region.show_popover();
}
