//! The frame: the rail, the bar, and the screen in between. It stays while screens come and go.

mod bar;
mod rail;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::notice::{Paper, paper};
use super::place::Place;
use crate::client::use_client;
use crate::parts::{Toasts, live, toasts};
use crate::text::words;

/// Shows the screen of the address inside the frame.
#[component]
pub fn Frame() -> impl IntoView {
    let client = use_client();
    let said = Toasts::new();
    let sheets = Paper::new();
    provide_context(said);
    provide_context(sheets);
    let address = use_location().pathname;
    let place = Memo::new(move |_| address.with(|address| Place::read(address)));
    let work = NodeRef::<html::Main>::new();
    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if before.is_some_and(|before| before != now)
            && let Some(work) = work.get_untracked()
        {
            work.set_scroll_top(0);
            // A screen that is gone already needs no focus.
            let _focused = work.focus();
        }
        now
    });
    view! {
        <a class="skip button" href="#work" target="_self">{move || words().frame_skip}</a>
        <div class="frame">
            {rail::rail(client, place)} {bar::bar(client)}
            <main class="work" id="work" tabindex="-1" node_ref=work>
                {live(move || place.get().screen(client))}
            </main>
        </div>
        {toasts(said)} {paper(sheets)}
    }
}
