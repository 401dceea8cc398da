//! The PIN of one person: face, name, pad, and what was wrong.

use domain::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::fault;
use crate::client::{Client, PIN_LENGTH};
use crate::parts::{PinWords, Views, face, pinpad, title};
use crate::text::{fill, words};

/// Returns the pad of a person; the door opens by itself once the PIN is right.
pub fn ask(client: Client, person: PersonId) -> Views {
    confirm(client, person, || {})
}

/// Returns the pad of a person who confirms something; `then` follows once the PIN is right and they
/// are signed in.
pub fn confirm(client: Client, person: PersonId, then: impl Fn() + Clone + 'static) -> Views {
    let digits = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let wrong = RwSignal::new(None::<String>);
    let who = person.clone();
    let owner = Owner::current();
    let enter = move || {
        if busy.get_untracked() || digits.with_untracked(String::len) < PIN_LENGTH {
            return;
        }
        busy.set(true);
        let (person, pin) = (person.clone(), digits.get_untracked());
        let (then, owner) = (then.clone(), owner.clone());
        spawn_local(async move {
            let opened = client.sign_in(&person, &pin).await;
            if opened.is_ok() {
                owner.map_or_else(&then, |owner| owner.with(&then));
            }
            // The screen may be gone with the door open.
            let _ = digits.try_set(String::new());
            let _ = wrong.try_set(opened.err().map(|why| fault::not_opened(&why)));
            let _ = busy.try_set(false);
        });
    };
    let enter = StoredValue::new_local(enter);
    // Six digits are a whole PIN: nobody needs to press one key more.
    Effect::new(move |_| {
        if digits.with(String::len) == PIN_LENGTH {
            enter.with_value(|enter| enter());
        }
    });
    let w = words();
    let names =
        PinWords { name: w.entry_pin_pad, rub_out: w.entry_pin_rub_out, enter: w.entry_pin_enter };
    let busy = Signal::from(busy);
    vec![
        head(client, &who),
        view! { <p class="pin-wrong" role="alert">{move || wrong.get()}</p> }.into_any(),
        pinpad(names, digits, PIN_LENGTH, busy, move || enter.with_value(|enter| enter())),
    ]
}

/// Returns the person's face and the question.
fn head(client: Client, person: &PersonId) -> AnyView {
    let known = Known::of(client, person);
    let question = fill(words().entry_pin_title, &[("name", &known.name)]);
    view! { <div class="entry-who">{face(known.photo, known.initials, true)} {title(question)}</div> }
        .into_any()
}

/// How a person is shown at the door.
pub struct Known {
    pub name: String,
    pub initials: String,
    pub photo: Option<String>,
}

impl Known {
    /// Returns a person as the site knows them, or as the tablet remembers them.
    pub fn of(client: Client, person: &PersonId) -> Self {
        let state = client.state_now();
        if let Some(found) = state.people.persons.get(person) {
            let initials = if found.initials.is_empty() {
                first_letters(&found.name)
            } else {
                found.initials.clone()
            };
            return Self { name: found.name.clone(), initials, photo: found.photo.clone() };
        }
        let members = client.members();
        let name = members.iter().find(|member| member.person == *person);
        let name = name.map(|member| member.name.clone()).unwrap_or_default();
        Self { initials: first_letters(&name), name, photo: None }
    }
}

fn first_letters(name: &str) -> String {
    name.chars().take(1).collect()
}
