//! What was signed in is put on a shelf, several at once. S3.2

use std::collections::BTreeSet;

use domain::volume::{Operation as Ask, Shelve, view};
use domain::{Operation, VolumeId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Field, Icon, Views, actions, back_link, card, choices, empty, live, narrow_page, soft,
    tick_in, title,
};
use crate::screens::ask::{Against, barred, stands, submit};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let (w, against) = (words(), Against::new(None));
    let draft = client.draft::<String>("volume-shelf");
    let shelf = draft.value;
    let chosen = RwSignal::new(BTreeSet::<VolumeId>::new());
    let all = move || {
        let state = client.state_now();
        let here = view::in_room(&state).into_iter().map(|one| one.id.clone());
        chosen.set(here.collect());
    };
    let lines = live(move || {
        let state = client.state();
        let room = view::in_room(&state);
        if room.is_empty() {
            return empty(Icon::Check, words().volume_room_empty, "");
        }
        let lines: Views = room
            .into_iter()
            .map(|one| tick_in(chosen, one.id.clone(), say::title(client, one)))
            .collect();
        choices(words().volume_in_room, lines)
    });
    let asked = move || {
        // What another tablet put elsewhere meanwhile is not on the screen any more.
        let state = client.state();
        let here = view::in_room(&state).into_iter().map(|one| &one.id);
        let volumes =
            chosen.with(|chosen| here.filter(|id| chosen.contains(id)).cloned().collect());
        let shelf = shelf.get().trim().to_owned();
        Operation::from(Ask::Shelve(Shelve { volumes, shelf }))
    };
    let press =
        Button::new(w.volume_shelve).primary().barred(barred(client, asked)).on(move || {
            submit(client, against, untrack(asked), move |_| {
                draft.clear();
                chosen.set(BTreeSet::new());
            });
        });
    let field = Field::new(w.volume_shelf).help(w.volume_shelve_help).into(shelf);
    narrow_page(
        w.volume_shelve,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.volume_shelve),
            soft(w.volume_in_room),
            card(vec![
                actions(vec![Button::new(w.volume_all).on(all)]),
                lines,
                field,
                actions(vec![press]),
                stands(against),
            ]),
        ],
    )
}
