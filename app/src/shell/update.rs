//! Renewing the app: a newer version waits until somebody says so, and never reloads by itself.

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::ServiceWorkerRegistration;

use super::browser::{BrowserFault, settled, window};

/// Shows in `waits` when a newer version of the app is ready to start.
pub fn watch(waits: RwSignal<bool>) {
    spawn_local(async move {
        // Without a service worker the app is renewed by every visit.
        let _ = look(waits).await;
    });
}

async fn look(waits: RwSignal<bool>) -> Result<(), BrowserFault> {
    let workers = window()?.navigator().service_worker();
    let registration: ServiceWorkerRegistration = settled(workers.ready()?).await?.unchecked_into();
    let is_renewal = move || workers.controller().is_some();
    if registration.waiting().is_some() && is_renewal() {
        waits.set(true);
    }
    let watched = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = watched.installing() else { return };
        let is_renewal = is_renewal.clone();
        let coming = worker.clone();
        let changed = Closure::<dyn FnMut()>::new(move || {
            if coming.state() == web_sys::ServiceWorkerState::Installed && is_renewal() {
                waits.set(true);
            }
        });
        worker.set_onstatechange(Some(changed.into_js_value().unchecked_ref()));
    });
    registration.set_onupdatefound(Some(found.into_js_value().unchecked_ref()));
    Ok(())
}

/// Lets the newer version take over and starts it.
pub async fn take() {
    // A page that cannot do it starts anew all the same.
    let _ = hand_over().await;
}

async fn hand_over() -> Result<(), BrowserFault> {
    let window = window()?;
    let workers = window.navigator().service_worker();
    let registration: ServiceWorkerRegistration = settled(workers.ready()?).await?.unchecked_into();
    let Some(waiting) = registration.waiting() else {
        window.location().reload()?;
        return Ok(());
    };
    let location = window.location();
    let reload = Closure::<dyn FnMut()>::new(move || {
        // A page going away is already reloading.
        let _ = location.reload();
    });
    workers.set_oncontrollerchange(Some(reload.into_js_value().unchecked_ref()));
    let message = JsValue::from_str("take over");
    let post: js_sys::Function = Reflect::get(&waiting, &"postMessage".into())?.unchecked_into();
    post.call1(&waiting, &message)?;
    Ok(())
}
