//! A photo for the badge: chosen or taken on the tablet, made small before it is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::form::Form;
use crate::parts::{Button, Icon, face, file_button, live};
use crate::screens::picture;
use crate::text::{words, words_now};

/// Width and height of a kept photo, in pixels.
const SIDE: f64 = 192.0;

/// How much of the picture's quality is kept, 0 to 1.
const QUALITY: f64 = 0.7;

/// Returns the field of a photo: what there is, a way to choose another, and a way to do without.
pub fn field(form: Form) -> AnyView {
    let w = words();
    let photo = form.signal("photo");
    let shown = live(move || {
        let photo = photo.get();
        let letters: String = form.signal("name").get().chars().take(1).collect();
        face((!photo.is_empty()).then_some(photo), letters, false)
    });
    let wrong = form.wrong("photo");
    view! {
        <div class="field">
            <strong>{w.setup_photo}</strong>
            <div class="line">
                {shown}
                {file_button(Icon::Camera, w.setup_photo_choose, "image/*", move |file| chosen(form, file))}
                {Button::new(w.setup_photo_none).bare().on(move || photo.set(String::new()))}
            </div>
            <div role="alert">{move || wrong.get().map(crate::parts::why)}</div>
        </div>
    }
    .into_any()
}

/// Takes in the file chosen.
fn chosen(form: Form, file: File) {
    spawn_local(async move {
        match picture::square(&file, SIDE, QUALITY).await {
            Ok(photo) => form.signal("photo").set(photo),
            Err(_) => form.mark("photo", words_now().setup_photo_unreadable),
        }
    });
}
