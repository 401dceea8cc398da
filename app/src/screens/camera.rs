//! The way to take a photo, or to choose one that was taken.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::picture;
use crate::parts::{Icon, Why, actions, file_button, live, maybe, stack, why};
use crate::text::words;

/// Returns the button; `taken` is given a small picture as a data address. What cannot be read says so here.
pub fn camera(taken: impl Fn(String) + Copy + 'static) -> AnyView {
    let unreadable = RwSignal::new(false);
    let chosen = move |file| spawn_local(read(file, unreadable, taken));
    let said = || why(Why::plain(words().act_photo_unreadable));
    stack(vec![
        actions(vec![file_button(Icon::Camera, words().act_photo, "image/*", chosen)]),
        live(move || maybe(unreadable.get().then(said))),
    ])
}

async fn read(file: File, unreadable: RwSignal<bool>, taken: impl Fn(String)) {
    let small = picture::whole(&file).await.ok();
    // The screen may be gone by then.
    if unreadable.try_set(small.is_none()).is_none()
        && let Some(small) = small
    {
        taken(small);
    }
}
