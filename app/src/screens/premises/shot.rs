//! The photo of a line: taken where it helps, kept on the tablet until the list is answered.

use leptos::prelude::*;

use super::answering::Answering;
use super::form::Form;
use crate::parts::{Button, actions, live, maybe, photo, stack};
use crate::screens::camera::camera;
use crate::text::words;

/// Returns the way to take a photo of a line, then the photo and the way to drop it.
pub fn field(form: Form, one: Answering) -> AnyView {
    let take = move || camera(move |taken| one.photo.set(Some(taken)));
    // A photo that is being taken of another line is not in its way.
    let full = Memo::new(move |_| form.is_full());
    live(move || match one.photo.get() {
        Some(shown) => shown_and_dropped(one, shown),
        None => maybe((!full.get()).then(take)),
    })
}

fn shown_and_dropped(one: Answering, shown: String) -> AnyView {
    let drop = Button::new(words().premises_photo_drop).bare().on(move || one.photo.set(None));
    stack(vec![photo(shown, words().premises_photo), actions(vec![drop])])
}
