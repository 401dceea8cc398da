//! A photo for the badge: chosen or taken on the tablet, made small before it is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

use super::form::Form;
use crate::parts::{Button, face, file_button, live};
use crate::text::{words, words_now};

/// Width and height of a kept photo, in pixels.
const SIDE: u32 = 192;

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
                {file_button(w.setup_photo_choose, "image/*", move |file| chosen(form, file))}
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
        match small(&file).await {
            Ok(photo) => form.signal("photo").set(photo),
            Err(_) => form.mark("photo", words_now().setup_photo_unreadable),
        }
    });
}

/// Returns a square cut from a picture's middle, small enough to be kept, as a data URL.
async fn small(file: &File) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let picture: ImageBitmap =
        JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?.dyn_into()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let pen = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let pen: CanvasRenderingContext2d = pen.dyn_into()?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let cut = width.min(height);
    let (left, top, side) = ((width - cut) / 2.0, (height - cut) / 2.0, f64::from(SIDE));
    pen.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        &picture, left, top, cut, cut, 0.0, 0.0, side, side,
    )?;
    canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &QUALITY.into())
}
