//! The members of staff.

use domain::access::Allowed;
use domain::people::Person;
use leptos::prelude::*;

use super::head::{add, head};
use super::person::role;
use crate::client::Client;
use crate::parts::{Icon, Row, Tone, badge, empty, face, flush_card, live, page, rows};
use crate::text::words;

/// Returns the list of staff, those who left last.
pub fn staff(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let mut staff: Vec<&Person> = state.people.persons.values().collect();
        staff.sort_by_key(|person| (person.retired.is_some(), &person.badge));
        let list: Vec<AnyView> = staff.into_iter().map(|person| row(client, person)).collect();
        if list.is_empty() {
            empty(Icon::Person, words().setup_no_staff, words().setup_no_staff_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/staff/new");
    page(
        w.setup_staff,
        vec![head(client, Allowed::SetUp, w.setup_staff), flush_card(w.setup_staff, add, list)],
    )
}

/// Returns one person as a row.
fn row(client: Client, person: &Person) -> AnyView {
    let w = words();
    let roles: Vec<&str> = person.roles.iter().map(|one| role(w, *one)).collect();
    let sub = [&person.badge.0, " · ", &roles.join(" · ")].concat();
    let row = Row::new(person.name.clone(), sub).lead(face(
        person.photo.clone(),
        initials(person),
        false,
    ));
    let row = match person.retired {
        Some(_) => row.end(badge(Tone::Plain, w.setup_retired)),
        None => row,
    };
    row.to(client.href(&["setup/staff/", &person.id.0].concat()))
}

/// Returns the letters shown where there is no photo.
fn initials(person: &Person) -> String {
    if person.initials.is_empty() {
        person.name.chars().take(1).collect()
    } else {
        person.initials.clone()
    }
}
