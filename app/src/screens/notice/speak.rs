//! Reading a notice aloud, where the tablet has a voice.

use std::sync::Arc;

use leptos::prelude::*;

use crate::parts::{Button, Icon, Toasts, live};
use crate::text::{language, words, words_now};

/// Makes the text to be read; nothing where there is none.
pub type Spoken = Arc<dyn Fn() -> Option<String> + Send + Sync>;

/// Returns the button that reads a text aloud, and stops it.
pub fn button(text: Spoken) -> AnyView {
    let speaking = RwSignal::new(false);
    let toasts = use_context::<Toasts>();
    on_cleanup(hush);
    live(move || {
        let words = words();
        if speaking.get() {
            return Button::new(words.notice_stop).icon(Icon::Speak).on(move || {
                hush();
                speaking.set(false);
            });
        }
        let text = text.clone();
        Button::new(words.notice_read).icon(Icon::Speak).on(move || {
            let begun = text().is_some_and(|text| say(&text).is_some());
            speaking.set(begun);
            if let (false, Some(toasts)) = (begun, toasts) {
                toasts.say(words_now().notice_no_voice);
            }
        })
    })
}

/// Begins to read; `None` where the tablet has no voice.
fn say(text: &str) -> Option<()> {
    let voice = window().speech_synthesis().ok()?;
    if voice.get_voices().length() == 0 {
        return None;
    }
    let utterance = web_sys::SpeechSynthesisUtterance::new_with_text(text).ok()?;
    utterance.set_lang(untrack(language).code());
    utterance.set_rate(0.9);
    voice.cancel();
    voice.speak(&utterance);
    Some(())
}

/// Stops reading.
fn hush() {
    if let Ok(voice) = window().speech_synthesis() {
        voice.cancel();
    }
}
