//! What was typed or scanned, and where it leads: a number finds a contact, a case, an appointment, a
//! name or the last digits of a phone whoever is meant; Enter opens the one thing that is meant.

use domain::State;
use domain::appointment::Appointment;
use domain::find::{self, Found, Thing};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::{archive, named, row, scan};
use crate::client::{Checked, Client};
use crate::parts::{
    Icon, Views, empty, fine, flush_card, grow, line, live, rows, scanner_search, stack,
};
use crate::screens::notice::check;
use crate::screens::{appointment as appointments, case as cases, repair};
use crate::text::{fill, number, words};

/// What is looked for: it stands until another person works, so that whoever comes back from what
/// was found goes on from there.
#[derive(Clone, Copy)]
pub struct Sought(RwSignal<String>);

impl Sought {
    /// Returns a search for nothing.
    pub fn nothing() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

/// Returns the box, what a code in it is worth, what is found, and `otherwise` while nothing is looked for.
pub fn search(client: Client, otherwise: impl Fn() -> AnyView + Send + 'static) -> Views {
    let Sought(typed) = use_context().unwrap_or_else(Sought::nothing);
    let looked = RwSignal::new(None);
    let known = named::known(client);
    let go = use_navigate();
    let entered = move || {
        let typed = typed.get_untracked();
        let state = client.state_now();
        let (found, wanted) = (find::by_number(&state, &typed), find::number(&typed));
        let persons = named::count(&state, known, &typed);
        match found.meant(&typed).filter(|_| persons == 0) {
            Some(thing) => {
                let (go, to) = (go.clone(), client.href(&address(&thing)));
                spawn_local(async move {
                    // What a paper's code is worth stands on the page; only a sound one leads on.
                    if let None | Some(Checked::Sealed { .. }) = client.check(&typed).await {
                        go(&to, NavigateOptions::default());
                    }
                });
            }
            None if found.is_empty() && persons == 0 => archive::ask(client, wanted, looked),
            None => {}
        }
    };
    let enter = entered.clone();
    let took = move |code: String| {
        typed.set(code);
        enter();
    };
    let entry = scanner_search(words().contact_search, typed, entered);
    let results = live(move || {
        let wanted = typed.get();
        if wanted.trim().is_empty() {
            return otherwise();
        }
        let kept = archive::look(client, find::number(&wanted), looked);
        stack(vec![found(client, known, &wanted), kept])
    });
    vec![line(vec![grow(entry), scan::button(took)]), check(client, typed.into()), results]
}

/// Returns the screen of what was found.
fn address(thing: &Thing) -> String {
    match thing {
        Thing::Contact(id) => ["contact/", &id.0].concat(),
        Thing::Case(id) => ["case/", &id.0].concat(),
        Thing::Appointment(id) => ["appointment/", &id.0].concat(),
        Thing::Repair(id) => ["repairs/", &id.0].concat(),
    }
}

/// Returns what a number finds, and then what a name or a phone does.
fn found(client: Client, known: named::Known, wanted: &str) -> AnyView {
    let (state, words) = (client.state(), words());
    let mut lines = numbered(client, &state, &find::by_number(&state, wanted));
    lines.extend(named::found(client, &state, known, wanted));
    if lines.is_empty() {
        let mistyped = find::is_mistyped(wanted);
        let help = if mistyped { words.contact_mistyped } else { words.contact_not_found_help };
        return empty(Icon::Search, words.contact_not_found, help);
    }
    let count = fill(words.contact_n, &[("n", &number(lines.len()))]);
    flush_card(words.act_search, fine(count), rows(lines))
}

fn numbered(client: Client, state: &State, found: &Found<'_>) -> Views {
    let now = client.now();
    let contacts = found.contacts.iter().map(|one| row(client, state, one));
    let cases = found.cases.iter().map(|one| cases::row(client, state, one, now));
    let booked = |one: &&Appointment| appointments::row(client, state, one);
    let repairs = found.repairs.iter().map(|one| repair::row(client, state, one));
    contacts.chain(cases).chain(found.appointments.iter().map(booked)).chain(repairs).collect()
}
