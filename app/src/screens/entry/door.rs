//! The door: everybody who may sign in on this tablet, as big tiles; then the PIN.

use domain::PersonId;
use leptos::prelude::*;

use super::join;
use super::pin::{Known, ask};
use super::sheet::{bare, sheet};
use crate::client::{Client, Link, Member, Standing};
use crate::parts::{Button, Tile, Views, actions, face, live, maybe, soft, tiles, title};
use crate::text::{fill, words};

/// Which part of the door is open.
#[derive(Clone, PartialEq)]
enum Part {
    Everybody,
    Pin(PersonId),
    Join,
}

/// Returns the door.
pub fn page(client: Client) -> AnyView {
    let begin = if client.members().is_empty() { Part::Join } else { Part::Everybody };
    let part = RwSignal::new(begin);
    live(move || match part.get() {
        Part::Everybody => everybody(client, part),
        // A counted try changes the members: the pad stays as it is.
        Part::Pin(person) => untrack(|| with_back(ask(client, person), client, part)),
        Part::Join => untrack(|| with_back(join::form(client), client, part)),
    })
}

/// Returns pieces with the way back, if there is anything to go back to.
fn with_back(mut pieces: Views, client: Client, part: RwSignal<Part>) -> AnyView {
    if !client.members().is_empty() {
        pieces.push(back(part));
    }
    sheet(pieces)
}

fn everybody(client: Client, part: RwSignal<Part>) -> AnyView {
    let w = words();
    let members = client.members();
    // The names may still be on their way.
    client.state();
    let mut people: Views = members.iter().map(|member| person(client, member, part)).collect();
    people.push(
        Tile::new(w.entry_door_other, w.entry_door_other_help).on(move || part.set(Part::Join)),
    );
    bare(vec![
        title(w.entry_door_title),
        view! { <div class="entry-people">{tiles(people)}</div> }.into_any(),
        live(move || maybe(still_coming(client).then(|| soft(words().entry_fetching)))),
    ])
}

fn still_coming(client: Client) -> bool {
    client.standing() == Standing::Fetching && !matches!(client.link(), Link::Connected { .. })
}

/// Returns a person's tile.
fn person(client: Client, member: &Member, part: RwSignal<Part>) -> AnyView {
    let known = Known::of(client, &member.person);
    let badge = fill(words().entry_door_badge_no, &[("badge", &member.badge)]);
    let who = member.person.clone();
    view! {
        <button type="button" class="tile" data-person="" on:click=move |_| part.set(Part::Pin(who.clone()))>
            {face(known.photo, known.initials, true)}
            <span class="tile-title">{known.name}</span>
            <span class="tile-sub">{badge}</span>
        </button>
    }
    .into_any()
}

fn back(part: RwSignal<Part>) -> AnyView {
    actions(vec![
        Button::new(words().entry_pin_switch).bare().on(move || part.set(Part::Everybody)),
    ])
}
