//! The camera reads the code on a paper, where the browser can; elsewhere there is no button.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::parts::{Button, Icon, Toasts, dialog, fine, shut, stack};
use crate::shell::camera::{self, Camera};
use crate::text::{words, words_now};

/// Returns the button that turns the camera on; `took` gets what was read.
pub fn button(took: impl Fn(String) + Clone + 'static) -> AnyView {
    if !camera::is_offered() {
        return ().into_any();
    }
    let (open, words) = (RwSignal::new(false), words());
    let video = NodeRef::<html::Video>::new();
    let toasts = use_context::<Toasts>();
    Effect::new(move |_| {
        let Some(video) = video.get().filter(|_| open.get()) else { return };
        let took = took.clone();
        spawn_local(async move {
            let wanted = move || open.try_get_untracked().unwrap_or(false);
            let read = async {
                let camera = Camera::on(&video).await?;
                camera.read(&video, wanted).await
            };
            let read = read.await;
            if !wanted() {
                return;
            }
            open.set(false);
            match (read, toasts) {
                (Ok(Some(code)), _) => took(code),
                (Err(_), Some(toasts)) => toasts.say(words_now().contact_scan_failed),
                (Ok(None), _) | (Err(_), None) => {}
            }
        });
    });
    let body = move || {
        stack(vec![
            fine(words.contact_scan_help),
            view! { <video class="sight" node_ref=video muted=true playsinline=true></video> }
                .into_any(),
            Button::new(words.act_cancel).on(shut(open)),
        ])
    };
    let press = Button::new(words.contact_scan).icon(Icon::Scan).on(move || open.set(true));
    view! { {press} {dialog(open, words.contact_scan, body)} }.into_any()
}
