//! Where there is nothing to do but one thing: no site, another window, a broken store, a loss.

use leptos::prelude::*;

use super::sheet::sheet;
use crate::client::Client;
use crate::parts::{Button, actions, fine, para, soft, title};
use crate::text::{fill, number, words};

/// What stands at an address that names no site.
#[component]
pub fn NoSite() -> impl IntoView {
    let w = words();
    sheet(vec![title(w.entry_no_site_title), soft(w.entry_no_site_help)])
}

/// Returns what a second window of the same tablet shows.
pub fn elsewhere(client: Client) -> AnyView {
    let w = words();
    sheet(vec![
        title(w.entry_elsewhere_title),
        soft(w.entry_elsewhere_help),
        actions(vec![
            Button::new(w.entry_elsewhere_press).primary().large().on(move || client.take_over()),
        ]),
    ])
}

/// Returns what is shown when the storage cannot be opened.
pub fn broken(fault: String) -> AnyView {
    let w = words();
    sheet(vec![
        title(w.entry_broken_title),
        soft(w.entry_broken_help),
        fine(fault),
        actions(vec![Button::new(w.entry_broken_press).primary().large().on(|| {
            // A page that cannot be opened again stays as it is.
            let _ = window().location().reload();
        })]),
    ])
}

/// Returns what was called saved and is gone.
pub fn lost(client: Client) -> AnyView {
    let w = words();
    let mut pieces = vec![title(w.entry_loss_title), soft(w.entry_loss_help)];
    pieces.extend(client.losses().iter().map(|loss| {
        let range = [("from", number(loss.from)), ("to", number(loss.to))];
        let [from, to] = &range;
        para(fill(w.entry_loss_range, &[(from.0, &from.1), (to.0, &to.1)]))
    }));
    pieces.push(actions(vec![
        Button::new(w.entry_loss_press).primary().large().on(move || client.hear_losses()),
    ]));
    sheet(pieces)
}
