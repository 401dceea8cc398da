//! Today: now, then what is due in order of time, then what needs me, then what I watch over for
//! others. Nothing else.

mod due;
mod matter;
mod mine;
mod now;
mod watch;

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{columns, live, page, stack};
use crate::screens::{
    assessment, complaint, contact, handover, inquiry, message, premises, queue, undone,
};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let any_due = Memo::new(move |_| due::any(client) || message::any(client));
    page(
        words().today_title,
        vec![
            live(move || now::card(client)),
            now::late(client),
            live(move || contact::replies::urgent(client)),
            live(move || now::gaps(client)),
            live(move || undone::mine(client)),
            live(move || premises::card(client)),
            queue::card(client, queue::begin_at(client)),
            handover::arrived(client),
            inquiry::card(client),
            assessment::card(client),
            complaint::card(client),
            live(move || {
                let due = stack(vec![
                    live(move || due::list(client)),
                    live(move || message::list(client)),
                ]);
                let others =
                    vec![live(move || mine::cards(client)), live(move || watch::cards(client))];
                // A day with nothing due leaves its room to the work.
                if any_due.get() {
                    columns(vec![due], others)
                } else {
                    stack(vec![due, stack(others)])
                }
            }),
        ],
    )
}
