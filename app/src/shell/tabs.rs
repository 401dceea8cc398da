//! One tab of the tablet works at a time; another may take over, and the first then stands aside.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures::channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::browser::{BrowserFault, object, settled, sleep, window};

/// How often the lock is asked for: the page that was here before a reload may still be leaving.
const TRIES: u32 = 6;
const PAUSE: Duration = Duration::from_millis(250);

/// Becomes the tab that works, unless another is; with `steal`, in its place.
///
/// `lost` is called when another tab takes over later.
///
/// # Errors
/// On browsers without locks: the tab then works alone, guarded by the store's turn.
pub async fn lead(
    site: &str,
    steal: bool,
    lost: impl FnOnce() + 'static,
) -> Result<bool, BrowserFault> {
    for left in (0..TRIES).rev() {
        let (granted, promise) = ask(site, steal).await?;
        if granted {
            spawn_local(async move {
                if settled(promise).await.is_err() {
                    lost();
                }
            });
            return Ok(true);
        }
        if left > 0 {
            sleep(PAUSE).await;
        }
    }
    Ok(false)
}

/// Asks for the lock once; returns whether it was granted, and what ends when it is lost.
async fn ask(site: &str, steal: bool) -> Result<(bool, Promise), BrowserFault> {
    let locks = Reflect::get(&window()?.navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?
        .dyn_into()
        .map_err(|_| BrowserFault("no locks".into()))?;
    let (held, granted) = oneshot::channel();
    let callback = holding(held);
    let options = if steal {
        object([("steal", true.into())])
    } else {
        object([("ifAvailable", true.into())])
    };
    let name: JsValue = format!("bianmin.{site}").into();
    let promise: Promise = request.call3(&locks, &name, &options, &callback)?.unchecked_into();
    Ok((granted.await.unwrap_or(false), promise))
}

/// Returns the callback that tells whether the lock was granted and then holds it for ever.
fn holding(held: oneshot::Sender<bool>) -> JsValue {
    let held = Rc::new(RefCell::new(Some(held)));
    let callback = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
        let granted = !lock.is_null() && !lock.is_undefined();
        if let Some(held) = held.borrow_mut().take() {
            // Nobody listens only when the page is already going away.
            let _ = held.send(granted);
        }
        if granted { Promise::new(&mut |_, _| {}).into() } else { JsValue::UNDEFINED }
    });
    callback.into_js_value()
}
