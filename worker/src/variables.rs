//! What whoever runs the server sets in its environment.

use wasm_bindgen::JsValue;
use worker::Env;
use worker::js_sys::Reflect;

/// Returns a text of the environment; blank where none is set: a plain workerd then gives null, which is no
/// text at all.
pub fn text(env: &Env, name: &str) -> String {
    let found = Reflect::get(env.as_ref(), &JsValue::from_str(name)).ok();
    found.and_then(|text| text.as_string()).unwrap_or_default()
}
