//! The camera as a reader of codes, where the browser knows how to read one.

use std::time::Duration;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::browser::{BrowserFault, settled, sleep};

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(150);

/// A camera that is on; it goes off when it is let go.
pub struct Camera {
    stream: JsValue,
    reader: JsValue,
}

/// Says whether this browser has a reader of codes, and gives a camera to the page.
pub fn is_offered() -> bool {
    reader().is_some() && devices().is_some()
}

fn reader() -> Option<Function> {
    Reflect::get(&js_sys::global(), &"BarcodeDetector".into()).ok()?.dyn_into().ok()
}

fn devices() -> Option<JsValue> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let devices = Reflect::get(&navigator, &"mediaDevices".into()).ok()?;
    let offered = Reflect::get(&devices, &"getUserMedia".into()).ok()?;
    offered.is_function().then_some(devices)
}

fn call(on: &JsValue, name: &str, with: &Array) -> Result<JsValue, BrowserFault> {
    let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    Ok(Reflect::apply(&function, on, with)?)
}

async fn asked(on: &JsValue, name: &str, with: &JsValue) -> Result<JsValue, BrowserFault> {
    let promise: Promise = call(on, name, &Array::of1(with))?.dyn_into()?;
    settled(promise).await
}

impl Camera {
    /// Turns the camera on that looks away from whoever holds the tablet, and shows what it sees.
    ///
    /// # Errors
    /// There is none, or the person does not allow it.
    pub async fn on(video: &JsValue) -> Result<Self, BrowserFault> {
        let missing = || BrowserFault("no reader of codes".to_owned());
        let (reader, devices) = (reader().ok_or_else(missing)?, devices().ok_or_else(missing)?);
        let reader = Reflect::construct(&reader, &Array::new())?;
        let (wish, sight) = (Object::new(), Object::new());
        Reflect::set(&sight, &"facingMode".into(), &"environment".into())?;
        Reflect::set(&wish, &"video".into(), &sight)?;
        let stream = asked(&devices, "getUserMedia", &wish).await?;
        let camera = Self { stream, reader };
        Reflect::set(video, &"srcObject".into(), &camera.stream)?;
        asked(video, "play", &JsValue::UNDEFINED).await?;
        Ok(camera)
    }

    /// Looks until a code is read, or until nobody wants one any more.
    ///
    /// # Errors
    /// The reader gives up.
    pub async fn read(
        &self,
        video: &JsValue,
        wanted: impl Fn() -> bool,
    ) -> Result<Option<String>, BrowserFault> {
        while wanted() {
            let found = asked(&self.reader, "detect", video).await?;
            let first = Array::from(&found).get(0);
            if !first.is_undefined() {
                return Ok(Reflect::get(&first, &"rawValue".into())?.as_string());
            }
            sleep(PAUSE).await;
        }
        Ok(None)
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        let Ok(tracks) = call(&self.stream, "getTracks", &Array::new()) else { return };
        for track in Array::from(&tracks).iter() {
            // A camera pulled out is off already.
            let _ = call(&track, "stop", &Array::new());
        }
    }
}
