//! A contact as a row of Today: its visitor, masked, where this tablet knows one; its number and its
//! time; and whose it is, where it is not one's own. S2.1.7

use domain::contact::Contact;
use domain::{OperationId, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Row, Tone, badge};
use crate::screens::{contact, say};
use crate::text::{day, language};

/// Returns a contact as a row that says how it stands.
pub fn row(client: Client, state: &State, one: &Contact) -> AnyView {
    let (tone, said) = contact::standing(client, one);
    told(client, state, one, tone, &said)
}

/// Returns a contact as a row with a word at its end.
pub fn told(client: Client, state: &State, one: &Contact, tone: Tone, said: &str) -> AnyView {
    let sub = about(client, state, one);
    linked(client, one, Row::new(contact::about(state, one), sub).end(badge(tone, said.to_owned())))
}

/// Returns a row as the link to its contact, dashed while that is not confirmed.
pub fn linked(client: Client, one: &Contact, row: Row) -> AnyView {
    row.pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&["contact/", &one.id.0].concat()))
}

/// Returns what tells a contact from the others: visitor, number, time, and another's name.
fn about(client: Client, state: &State, one: &Contact) -> String {
    let parts = [one.no.clone(), came(client, state, one)];
    say::line_of(client, one.subject.as_ref(), parts, say::owner(client, state, one.owner()))
}

/// Returns when the visitor came: the time, and the day where it was not today.
fn came(client: Client, state: &State, one: &Contact) -> String {
    let date = one.at.date(state.site.zone);
    let time = say::time(state, one.at);
    if date == client.today() { time } else { [day(date, language()), time].join(" ") }
}
