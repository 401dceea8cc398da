//! A contact handed over: accepted, given back with its ground, or given to somebody by a supervisor. S1.1.3

use std::collections::BTreeSet;

use domain::contact::{
    AcceptTransfer, Ground, Operation as Ask, Reassign, Responsible, ReturnTransfer,
};
use domain::{ContactId, DepartmentId, MaterialKey, Operation, PersonId, UnitId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon, Views, choices, live, one_of};
use crate::screens::colleague::colleague;
use crate::screens::panel::Panel;
use crate::text::{language, words};

/// Returns the acceptance of an offered contact.
pub fn accept(client: Client, contact: ContactId) -> AnyView {
    let words = words();
    Panel::new(client, Icon::Check, words.contact_accept, words.contact_accept_help).open().asks(
        move || {
            let contact = contact.clone();
            Operation::Contact(Ask::AcceptTransfer(AcceptTransfer { contact }))
        },
    )
}

/// Returns the giving back of an offered contact: whose duty it is, or all that is missing.
pub fn give_back(client: Client, contact: ContactId) -> AnyView {
    let words = words();
    let responsible = RwSignal::new(None::<Responsible>);
    let lines = RwSignal::new(String::new());
    Panel::new(client, Icon::Back, words.contact_return, words.contact_return_help)
        .field(live(move || duty_of(client, responsible)))
        .field(live(move || match responsible.get() {
            None => Field::new(words.contact_missing_lines).lines().into(lines),
            Some(_) => ().into_any(),
        }))
        .asks(move || {
            let ground = match responsible.get() {
                Some(responsible) => Ground::NotOurDuty { responsible },
                None => Ground::Incomplete {
                    missing: BTreeSet::<MaterialKey>::new(),
                    lines: typed_lines(&lines.get()),
                },
            };
            let contact = contact.clone();
            Operation::Contact(Ask::ReturnTransfer(ReturnTransfer { contact, ground }))
        })
}

/// Returns the lines of a text that hold anything.
pub fn typed_lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Returns whose duty it might be: incomplete, or a department here, or a unit outside.
fn duty_of(client: Client, chosen: RwSignal<Option<Responsible>>) -> AnyView {
    let (state, words) = (client.state(), words());
    let choice = |name: String, sub: String, value: Option<Responsible>| {
        let own = value.clone();
        let on = Signal::derive(move || chosen.get() == own);
        one_of("ground", name, sub, on, move || chosen.set(value.clone()))
    };
    let mut lines: Views = vec![choice(
        words.contact_incomplete.to_owned(),
        words.contact_incomplete_help.to_owned(),
        None,
    )];
    lines.extend(state.catalogue.departments_offered().map(|one| {
        let id: DepartmentId = one.id.clone();
        let place = one.place.say(language()).to_owned();
        choice(not_ours(one.name.say(language())), place, Some(Responsible::Department(id)))
    }));
    lines.extend(state.catalogue.units_offered().map(|one| {
        let id: UnitId = one.id.clone();
        let place = one.place.say(language()).to_owned();
        choice(not_ours(one.name.say(language())), place, Some(Responsible::Unit(id)))
    }));
    choices(words.contact_return_ground, lines)
}

fn not_ours(name: &str) -> String {
    [words().contact_not_our_duty, name].join(" · ")
}

/// Returns a supervisor's giving of a contact to somebody. S1.1.2
pub fn reassign(client: Client, contact: ContactId) -> AnyView {
    given(client, move |to, reason| {
        let contact = contact.clone();
        Operation::Contact(Ask::Reassign(Reassign { contact, to, reason }))
    })
}

/// Returns a supervisor's giving of a matter to somebody, with the reason. S1.1.2
pub fn given(
    client: Client,
    asks: impl Fn(PersonId, String) -> Operation + Clone + Send + Sync + 'static,
) -> AnyView {
    let words = words();
    let to = RwSignal::new(PersonId(String::new()));
    let reason = RwSignal::new(String::new());
    Panel::new(client, Icon::Person, words.contact_reassign, words.contact_reassign_help)
        .field(everybody(client, to, ("to", words.reception_transfer_to)))
        .field(Field::new(words.reception_transfer_reason).into(reason))
        .asks(move || asks(to.get(), reason.get().trim().to_owned()))
}

/// Returns everybody who serves here, to choose one of.
pub(super) fn everybody(
    client: Client,
    to: RwSignal<PersonId>,
    named: (&'static str, &'static str),
) -> AnyView {
    colleague(client, to, named, |_, person| person.serves())
}
