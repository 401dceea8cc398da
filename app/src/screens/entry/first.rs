//! The first administrator of a new site: name, badge, PIN twice.

use leptos::prelude::*;

use super::join::{Place, Typed};
use super::sheet::{form, sheet};
use crate::client::Client;
use crate::parts::{Field, soft, title};
use crate::text::words;

/// Returns the screen.
pub fn page(client: Client) -> AnyView {
    let typed = Typed::new();
    let w = words();
    let mut pieces = vec![
        title(w.entry_first_title),
        soft(w.entry_first_help),
        Field::new(w.entry_first_name).first().wrong(typed.wrong(Place::Name)).into(typed.name),
        Field::new(w.entry_join_badge).wrong(typed.wrong(Place::Badge)).into(typed.badge),
    ];
    pieces.extend(typed.new_pin());
    pieces.push(typed.note());
    pieces.push(typed.press(w.entry_first_press, move || typed.send(client, true)));
    sheet(vec![form(pieces, move || typed.send(client, true))])
}
