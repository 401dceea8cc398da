//! The photo of a line: taken where it helps, kept on the tablet until the list is answered.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::answering::Answering;
use super::form::Form;
use crate::parts::{Button, Icon, Why, actions, file_button, live, maybe, photo, stack, why};
use crate::screens::picture;
use crate::text::words;

/// Returns the way to take a photo of a line, then the photo and the way to drop it.
pub fn field(form: Form, one: Answering) -> AnyView {
    let unreadable = RwSignal::new(false);
    live(move || match one.photo.get() {
        Some(shown) => shown_and_dropped(one, shown),
        None => maybe((!form.is_full()).then(|| take(one, unreadable))),
    })
}

fn shown_and_dropped(one: Answering, shown: String) -> AnyView {
    let drop = Button::new(words().premises_photo_drop).bare().on(move || one.photo.set(None));
    stack(vec![photo(shown, words().premises_photo), actions(vec![drop])])
}

fn take(one: Answering, unreadable: RwSignal<bool>) -> AnyView {
    let taken = move |file| spawn_local(took(one, unreadable, file));
    let said = move || why(Why::plain(words().premises_photo_unreadable));
    stack(vec![
        actions(vec![file_button(Icon::Camera, words().premises_photo_take, "image/*", taken)]),
        live(move || maybe(unreadable.get().then(said))),
    ])
}

/// Takes a photo in; the screen may be gone by then.
async fn took(one: Answering, unreadable: RwSignal<bool>, file: File) {
    let shown = picture::whole(&file).await.ok();
    unreadable.try_set(shown.is_none());
    one.photo.try_set(shown);
}
