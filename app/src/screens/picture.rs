//! A picture chosen or taken on the tablet, drawn anew and made small: nothing is left in it of where and by
//! whom it was taken.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap};

/// The longest side of a whole picture, in pixels.
const LONGEST: f64 = 1_024.0;

/// The most bytes of a whole picture: it waits on the tablet until it can be sent.
const MOST: usize = 64 * 1024;

/// How much of a whole picture's quality is kept, from 0 to 1; the next is tried where it is too large.
const QUALITIES: [f64; 5] = [0.7, 0.5, 0.35, 0.2, 0.1];

/// How a picture's address begins, before its bytes.
const JPEG: &str = "data:image/jpeg;base64,";

/// A part of a picture, in its own pixels.
struct Cut {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Returns a square cut from a picture's middle, its side in pixels, as a data address.
pub async fn square(file: &File, side: f64, quality: f64) -> Result<String, JsValue> {
    let picture = read(file).await?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let least = width.min(height);
    let (left, top) = ((width - least) / 2.0, (height - least) / 2.0);
    let cut = Cut { left, top, width: least, height: least };
    let canvas = drawn(&picture, &cut, side / least);
    picture.close();
    address(&canvas?, quality)
}

/// Returns a whole picture, small enough to wait on the tablet, as a data address.
pub async fn whole(file: &File) -> Result<String, JsValue> {
    let picture = read(file).await?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let cut = Cut { left: 0.0, top: 0.0, width, height };
    let canvas = drawn(&picture, &cut, (LONGEST / width.max(height)).min(1.0));
    // What a camera takes is large until it is let go.
    picture.close();
    let canvas = canvas?;
    for quality in QUALITIES {
        let small = address(&canvas, quality)?;
        if bytes(&small).is_some_and(|bytes| bytes.len() <= MOST) {
            return Ok(small);
        }
    }
    Err(JsValue::NULL)
}

/// Returns a picture's bytes by its data address.
pub fn bytes(address: &str) -> Option<Vec<u8>> {
    let packed = address.strip_prefix(JPEG)?;
    let text = web_sys::window()?.atob(packed).ok()?;
    text.chars().map(|one| u8::try_from(u32::from(one)).ok()).collect()
}

/// Returns the data address of a picture by its bytes.
pub fn of_bytes(bytes: &[u8]) -> Option<String> {
    let text: String = bytes.iter().copied().map(char::from).collect();
    Some(of_packed(&web_sys::window()?.btoa(&text).ok()?))
}

/// Returns the data address of a picture by its bytes in base 64.
pub fn of_packed(packed: &str) -> String {
    [JPEG, packed].concat()
}

async fn read(file: &File) -> Result<ImageBitmap, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?.dyn_into()
}

/// Draws a part of a picture at a scale.
fn drawn(picture: &ImageBitmap, cut: &Cut, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    let (width, height) = ((cut.width * scale).round(), (cut.height * scale).round());
    canvas.set_attribute("width", &width.to_string())?;
    canvas.set_attribute("height", &height.to_string())?;
    let pen = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let pen: CanvasRenderingContext2d = pen.dyn_into()?;
    pen.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        picture, cut.left, cut.top, cut.width, cut.height, 0.0, 0.0, width, height,
    )?;
    Ok(canvas)
}

fn address(canvas: &HtmlCanvasElement, quality: f64) -> Result<String, JsValue> {
    canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into())
}
