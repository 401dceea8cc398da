//! Whoever brings volumes and whoever takes them both confirm. S3.2

use domain::Operation;
use domain::volume::{Operation as Ask, Receive};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::receive::Sheet;
use crate::client::Client;
use crate::parts::{Button, Field, Why, actions, card, live, maybe, tick};
use crate::screens::ask::{Against, barred, stands, submit};
use crate::text::{fill, number, words, words_now};

/// Returns the name and tick of the one, and the press of the other.
pub fn confirmed(client: Client, sheet: Sheet) -> AnyView {
    let (w, against) = (words(), Against::new(None));
    let missing = RwSignal::new(false);
    let asked = move || {
        let sender = sheet.sender.value.get().trim().to_owned();
        Operation::from(Ask::Receive(Receive { volumes: sheet.handed(), sender }))
    };
    let barred = barred(client, asked);
    let go = use_navigate();
    let press = move || {
        let unchecked = !sheet.checked.get_untracked();
        missing.set(unchecked);
        let unread = !untrack(|| sheet.reads());
        if unread {
            against.set(Some(Why::plain(words_now().volume_pages_unreadable)));
        }
        if unchecked || unread {
            return;
        }
        let (go, to) = (go.clone(), client.href("records"));
        submit(client, against, untrack(asked), move |_| {
            sheet.coming.clear();
            sheet.sender.clear();
            go(&to, NavigateOptions::default());
        });
    };
    let button = live(move || {
        let count = sheet.coming.value.with(Vec::len);
        let name = fill(words().volume_receive_submit, &[("n", &number(count))]);
        Button::new(name).primary().large().barred(barred).on(press.clone())
    });
    let checked = Signal::derive(move || sheet.checked.get());
    let unticked = live(move || {
        let said = missing.get() && !sheet.checked.get();
        maybe(said.then(|| crate::parts::why(Why::plain(words().volume_sender_unticked))))
    });
    card(vec![
        Field::new(w.volume_sender).into(sheet.sender.value),
        tick(w.volume_sender_tick, "", checked, move |ticked| sheet.checked.set(ticked)),
        unticked,
        actions(vec![button]),
        stands(against),
    ])
}
