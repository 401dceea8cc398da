//! The frame: the rail, the bar, and the screen in between. It stays while screens come and go.

mod bar;
mod needing;
mod rail;

use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::contact::Sought;
use super::notice::{Paper, paper};
use super::phrase::Away;
use super::place::Place;
use crate::client::use_client;
use crate::parts::{Toasts, live, toasts};
use crate::text::words;

/// The part of the frame that holds the screen.
#[derive(Clone, Copy)]
pub struct Work(NodeRef<html::Main>);

impl Work {
    /// Begins at the top, for eyes and for the keyboard: what is shown is new.
    pub fn anew(self) {
        if let Some(work) = self.0.get_untracked() {
            work.set_scroll_top(0);
            // A screen that is gone already needs no focus.
            let _focused = work.focus();
        }
    }
}

/// Shows the screen of the address inside the frame.
#[component]
pub fn Frame() -> impl IntoView {
    let client = use_client();
    let said = Toasts::new();
    let sheets = Paper::new();
    provide_context(said);
    provide_context(Sought::nothing());
    provide_context(sheets);
    let away = Away::new();
    provide_context(away);
    let address = use_location().pathname;
    let place = Memo::new(move |_| address.with(|address| Place::read(address)));
    let work = Work(NodeRef::new());
    provide_context(work);
    Effect::new(move |before: Option<Place>| {
        let now = place.get();
        if before.is_some_and(|before| before != now) {
            work.anew();
            away.moves_on();
        }
        now
    });
    view! {
        <a class="skip button" href="#work" target="_self">{move || words().frame_skip}</a>
        <div class="frame">
            {rail::rail(client, place)} {bar::bar(client)}
            <main class="work" id="work" tabindex="-1" node_ref=work.0>
                {away.said(client)}
                {live(move || place.get().screen(client))}
            </main>
        </div>
        {away.page(client)} {toasts(said)} {paper(sheets)}
    }
}
