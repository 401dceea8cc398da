//! What the browser gives: promises, timers, chance, compression, small storage.

use std::time::Duration;

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The browser could not do what was asked, in its own words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct BrowserFault(pub String);

impl From<JsValue> for BrowserFault {
    fn from(value: JsValue) -> Self {
        let message =
            Reflect::get(&value, &"message".into()).ok().and_then(|text| text.as_string());
        let name = Reflect::get(&value, &"name".into()).ok().and_then(|text| text.as_string());
        Self(match (name, message) {
            (Some(name), Some(message)) => format!("{name}: {message}"),
            (_, Some(text)) | (Some(text), None) => text,
            (None, None) => value.as_string().unwrap_or_default(),
        })
    }
}

impl BrowserFault {
    /// Says whether this is the fault of a name the browser gives, such as `QuotaExceededError`.
    pub fn is(&self, name: &str) -> bool {
        self.0.starts_with(name)
    }
}

/// Waits for a promise.
///
/// # Errors
/// What it was rejected with.
pub async fn settled(promise: Promise) -> Result<JsValue, BrowserFault> {
    JsFuture::from(promise).await.map_err(BrowserFault::from)
}

/// Waits.
pub async fn sleep(span: Duration) {
    let milliseconds = i32::try_from(span.as_millis()).unwrap_or(i32::MAX);
    let promise = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Without a timer the promise never settles: nothing runs in a page without a window.
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds);
        }
    });
    let _ = settled(promise).await;
}

/// Returns random bytes.
///
/// # Errors
/// When the page is not allowed to use the browser's cryptography.
pub fn random<const N: usize>() -> Result<[u8; N], BrowserFault> {
    let mut bytes = [0; N];
    window()?.crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// Returns bytes that no storage can compress.
pub fn noise(length: usize) -> Vec<u8> {
    /// What the browser gives at once, in bytes.
    const AT_ONCE: usize = 65_536;
    let mut bytes = vec![0; length];
    if let Ok(crypto) = window().and_then(|window| Ok(window.crypto()?)) {
        for part in bytes.chunks_mut(AT_ONCE) {
            // Without chance the bytes stay zero, and the reserve is smaller than it looks.
            let _ = crypto.get_random_values_with_u8_array(part);
        }
    }
    bytes
}

/// Returns a random number.
pub fn random_number() -> u64 {
    random().map(u64::from_le_bytes).unwrap_or_default()
}

/// Returns the wall clock, ms since 1970.
pub fn wall() -> i64 {
    whole(js_sys::Date::now())
}

/// Returns the steady clock, ms since the page was opened.
pub fn steady() -> i64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0, |clock| whole(clock.now()))
}

/// Marks that a moment has come, for whoever measures how quick the app is: the browser's own
/// tools show it.
pub fn mark(moment: &str) {
    if let Some(clock) = web_sys::window().and_then(|window| window.performance()) {
        // Nobody measures where it cannot be marked.
        let _ = clock.mark(moment);
    }
}

#[allow(clippy::cast_possible_truncation, reason = "milliseconds of this age fit 2^53")]
fn whole(milliseconds: f64) -> i64 {
    milliseconds as i64
}

/// Returns the page's window.
///
/// # Errors
/// Outside a page.
pub fn window() -> Result<web_sys::Window, BrowserFault> {
    web_sys::window().ok_or_else(|| BrowserFault("no window".into()))
}

/// Returns the storage that survives even when the database does not; it may be forbidden.
pub fn small_storage() -> Option<web_sys::Storage> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten())
}

/// Reads a text from the small storage.
pub fn remembered(key: &str) -> Option<String> {
    small_storage().and_then(|storage| storage.get_item(key).ok().flatten())
}

/// Writes a text to the small storage; a full or forbidden one only means it is not remembered.
pub fn remember(key: &str, text: &str) {
    if let Some(storage) = small_storage() {
        let _ = storage.set_item(key, text);
    }
}

/// Removes a text from the small storage.
pub fn forget(key: &str) {
    if let Some(storage) = small_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Compresses bytes as raw deflate.
///
/// # Errors
/// When the browser has no streams of that kind.
pub async fn deflate(bytes: &[u8]) -> Result<Vec<u8>, BrowserFault> {
    through("CompressionStream", bytes).await
}

/// Undoes [`deflate`].
///
/// # Errors
/// For bytes that are no raw deflate.
pub async fn inflate(bytes: &[u8]) -> Result<Vec<u8>, BrowserFault> {
    through("DecompressionStream", bytes).await
}

async fn through(class: &str, bytes: &[u8]) -> Result<Vec<u8>, BrowserFault> {
    let class: Function = Reflect::get(&js_sys::global(), &class.into())?
        .dyn_into()
        .map_err(|_| BrowserFault("no compression".into()))?;
    let pair = Reflect::construct(&class, &Array::of1(&"deflate-raw".into()))?;
    let blob = web_sys::Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let stream = blob.stream().pipe_through(pair.unchecked_ref());
    let response = web_sys::Response::new_with_opt_readable_stream(Some(&stream))?;
    let buffer = settled(response.array_buffer()?).await?;
    Ok(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec())
}

/// Makes a plain object of named values, as the browser's functions take options.
pub fn object<const N: usize>(members: [(&str, JsValue); N]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // A plain object takes every member.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object
}
