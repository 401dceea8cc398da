//! A photo beside an operation: fetched when somebody wants to look at it, and kept nowhere but where it was
//! taken.

use domain::OperationId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::client::Client;
use crate::parts::{Button, live, photo, soft, stack};
use crate::screens::entry::unreached;
use crate::screens::picture;
use crate::text::words;

/// How far a photo is.
#[derive(Clone)]
enum Look {
    Unasked,
    Asked,
    Here(String),
    /// Why it did not come.
    Failed(String),
}

/// Returns the way to a photo, then the photo.
pub fn of(client: Client, step: OperationId) -> AnyView {
    let held = client.picture(&step).and_then(|bytes| picture::of_bytes(&bytes));
    let look = RwSignal::new(held.map_or(Look::Unasked, Look::Here));
    let ask = move || {
        let step = step.clone();
        look.set(Look::Asked);
        spawn_local(async move {
            let came = match client.photo(step).await {
                Ok(photo) => Look::Here(picture::of_packed(&photo.jpeg)),
                Err(why) => Look::Failed(unreached(&why)),
            };
            // The screen may be gone.
            let _ = look.try_set(came);
        });
    };
    live(move || {
        let ask = ask.clone();
        match look.get() {
            Look::Unasked => Button::new(words().complaint_photo_look).on(ask),
            Look::Asked => soft(words().complaint_loading),
            Look::Here(source) => photo(source, words().complaint_step_photo),
            Look::Failed(why) => {
                stack(vec![soft(why), Button::new(words().complaint_again).on(ask)])
            }
        }
    })
}
