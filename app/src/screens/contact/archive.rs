//! What the archive has under a number: looked for when connected, brought back by a press. What has
//! come back is found like everything else on the tablet. A name or a usual phone is not looked for.

use bianmin::api::{Found, Kept};
use domain::State;
use domain::find::begins_a_number;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::about;
use crate::client::{Client, Link};
use crate::parts::{
    Button, Icon, Row, Tone, fine, flush_card, live, maybe, note, rows, soft, stack,
};
use crate::screens::entry::unreached;
use crate::text::words;

/// What was looked for, and what came of it.
#[derive(Clone)]
pub struct Looked {
    wanted: String,
    found: Result<Found, String>,
}

/// Returns the part of a search that is about the archive.
pub fn look(client: Client, wanted: String, looked: RwSignal<Option<Looked>>) -> AnyView {
    if !begins_a_number(&wanted) {
        return ().into_any();
    }
    live(move || {
        let words = words();
        match looked.get().filter(|looked| looked.wanted == wanted).map(|looked| looked.found) {
            Some(Ok(found)) => shown(client, found, &wanted, looked),
            Some(Err(why)) => note(Tone::Bad, why, None),
            None if matches!(client.link(), Link::Apart { .. }) => {
                soft(words.contact_archive_apart)
            }
            None => {
                let wanted = wanted.clone();
                let press = move || ask(client, wanted.clone(), looked);
                Button::new(words.contact_archive_look).icon(Icon::Search).on(press)
            }
        }
    })
}

/// Asks the server what its archive has under a number; anything else never leaves the tablet.
pub fn ask(client: Client, wanted: String, looked: RwSignal<Option<Looked>>) {
    if !begins_a_number(&wanted) || matches!(client.link(), Link::Apart { .. }) {
        return;
    }
    spawn_local(async move {
        let found = client.search_archive(&wanted).await.map_err(|why| unreached(&why));
        looked.set(Some(Looked { wanted, found }));
    });
}

/// Returns what the archive has and the tablet has not.
fn shown(client: Client, found: Found, wanted: &str, looked: RwSignal<Option<Looked>>) -> AnyView {
    let (state, words) = (client.state(), words());
    let away = |kept: &Kept| state.contact.get(&kept.body.contact.id).is_none();
    let more = found.next.map(|_| soft(words.contact_archive_more));
    let kept: Vec<Kept> = found.kept.into_iter().filter(away).collect();
    if kept.is_empty() {
        return soft(words.contact_archive_none);
    }
    let lines = kept.into_iter().map(|kept| row(client, &state, (kept, wanted), looked)).collect();
    let help = fine(words.contact_archive_help);
    stack(vec![flush_card(words.contact_archive, help, rows(lines)), maybe(more)])
}

/// Returns something of the archive as a row, by the number it was looked for; a press brings it
/// back, and what it leads to is then found here.
fn row(
    client: Client,
    state: &State,
    (kept, wanted): (Kept, &str),
    looked: RwSignal<Option<Looked>>,
) -> AnyView {
    let (contact, case) = (&kept.body.contact, &kept.body.case);
    let meant = kept.body.appointments.iter().find(|one| one.no.starts_with(wanted));
    let no = case.as_ref().map_or(&contact.no, |case| &case.no.0);
    let no = meant.map_or(no, |one| &one.no);
    let day = crate::text::instant(contact.at, state.site.zone, crate::text::language());
    let sub = [no.as_str(), &day, state.people.name(contact.owner())].join(" · ");
    let id = kept.id;
    Row::new(about(state, contact), sub).on(move || {
        let id = id.clone();
        spawn_local(async move {
            if let Err(why) = client.recall(&id).await {
                let failed = |looked: Looked| Looked { found: Err(unreached(&why)), ..looked };
                looked.update(|looked| *looked = looked.take().map(failed));
            }
        });
    })
}
