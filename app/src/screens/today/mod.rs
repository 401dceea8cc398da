//! Today: now, then what is due in order of time, then what needs me, then what I watch over for
//! others. Nothing else.

mod due;
mod mine;
mod now;
mod watch;

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{columns, live, page};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    page(
        words().today_title,
        vec![
            live(move || now::card(client)),
            live(move || now::gaps(client)),
            columns(
                vec![live(move || due::card(client))],
                vec![live(move || mine::cards(client)), live(move || watch::cards(client))],
            ),
        ],
    )
}
