//! Files of the person's own: taken in from the tablet, and given out to it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::shell::browser;

/// What a workbook is, to whoever takes it.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// What comma-separated text is, to whoever takes it.
pub const CSV: &str = "text/csv;charset=utf-8";
/// What several files packed together are, to whoever takes them.
pub const ZIP: &str = "application/zip";

/// Says that a file could not be read or given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file could not be read")]
pub struct Unreadable;

/// Returns a file's bytes.
///
/// # Errors
/// [`Unreadable`] where the browser does not give them.
pub async fn read(file: &File) -> Result<Vec<u8>, Unreadable> {
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|_| Unreadable)?;
    Ok(Uint8Array::new(&bytes).to_vec())
}

/// Returns raw deflated bytes as they were before.
///
/// # Errors
/// [`Unreadable`] where they are no such bytes.
pub async fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    browser::inflate(bytes).await.map_err(|_| Unreadable)
}

/// Gives bytes out as a file of this name.
///
/// # Errors
/// [`Unreadable`] where the browser does not take them.
pub fn give(name: &str, kind: &str, bytes: &[u8]) -> Result<(), Unreadable> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let as_kind = BlobPropertyBag::new();
    as_kind.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &as_kind);
    let blob = blob.map_err(|_| Unreadable)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| Unreadable)?;
    let document = web_sys::window().and_then(|window| window.document()).ok_or(Unreadable)?;
    let link = document.create_element("a").map_err(|_| Unreadable)?;
    let link: HtmlAnchorElement = link.dyn_into().map_err(|_| Unreadable)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).map_err(|_| Unreadable)
}
