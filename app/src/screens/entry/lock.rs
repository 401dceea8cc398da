//! The lock: covers the work until the same person's PIN, or lets another person in.

use leptos::prelude::*;

use super::pin::ask;
use super::sheet::bare;
use crate::client::Client;
use crate::parts::{Button, actions, card, soft};
use crate::text::words;

/// Returns the cover over the screen of whoever is signed in.
pub fn cover(client: Client) -> AnyView {
    let Some(person) = client.person() else { return ().into_any() };
    let w = words();
    let mut pieces = ask(client, person);
    pieces.insert(0, soft(w.entry_lock_help));
    pieces
        .push(actions(vec![Button::new(w.entry_pin_switch).bare().on(move || client.sign_out())]));
    view! {
        <div class="lock" role="dialog" aria-modal="true" aria-label=w.entry_lock_title>
            {bare(vec![card(pieces)])}
        </div>
    }
    .into_any()
}
