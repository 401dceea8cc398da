//! What does not add up, and how it is settled. S2.1.7

use domain::custody::view::{self, Incident};
use domain::custody::{Object, Operation as Ask, Settle, Thing};
use domain::{Operation, OperationId, State, ThingId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Icon, Row, Tone, Views, badge, icon, soft, stack};
use crate::screens::panel::Panel;
use crate::text::{fill, instant, language, words};

/// Returns what is wrong with a line in words.
pub fn said(state: &State, one: &Incident<'_>) -> String {
    let differs = one.balance.and_then(|balance| say::difference(&one.thing.kind, balance));
    let objected = one.line.objected.as_ref().map(|said| {
        let values = [("name", state.people.name(&said.by)), ("words", &said.words)];
        fill(words().custody_objected, &values)
    });
    [differs, objected].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Returns an incident as a row that leads to its thing.
pub fn row(client: Client, state: &State, one: &Incident<'_>) -> AnyView {
    let at = instant(one.line.at, state.site.zone, language());
    let sub = [said(state, one), at, state.people.name(&one.line.by).to_owned()].join(" · ");
    let title = [say::kind(words(), &one.thing.kind), " · ", &one.thing.name].concat();
    Row::new(title, sub)
        .lead(icon(Icon::Warn))
        .end(badge(Tone::Bad, words().custody_incident))
        .to(client.href(&["custody/", &one.thing.id.0].concat()))
}

/// Returns what may be said of the incidents of a thing, and of uses one is said to have allowed.
pub fn acts(client: Client, thing: &Thing) -> AnyView {
    let state = client.state();
    let Some(me) = client.person() else { return ().into_any() };
    let seen = view::incidents_for(&state, &me);
    let own = seen.into_iter().filter(|one| one.thing.id == thing.id);
    let mut all: Views = own.map(|one| settle(client, &state, &one)).collect();
    let lines = thing.book.iter().filter(|line| line.entry.approver() == Some(&me));
    let lines = lines.filter(|line| line.objected.is_none());
    all.extend(lines.map(|line| {
        let said = say::entry(&state, thing, &line.entry, None);
        object(client, thing.id.clone(), line.operation.clone(), said)
    }));
    stack(all)
}

fn settle(client: Client, state: &State, one: &Incident<'_>) -> AnyView {
    let (w, thing, line) = (words(), one.thing.id.clone(), one.line.operation.clone());
    let typed = client.draft::<String>(&["custody-settle-", &line.0].concat()).value;
    Panel::new(client, Icon::Warn, w.custody_settle, w.custody_settle_help)
        .open()
        .field(soft(said(state, one)))
        .field(Field::new(w.custody_settle_words).lines().into(typed))
        .asks(move || {
            let (thing, line) = (thing.clone(), line.clone());
            let words = typed.get().trim().to_owned();
            Operation::from(Ask::Settle(Settle { thing, line, words }))
        })
}

fn object(client: Client, thing: ThingId, line: OperationId, said: String) -> AnyView {
    let w = words();
    let typed = client.draft::<String>(&["custody-object-", &line.0].concat()).value;
    Panel::new(client, Icon::Person, w.custody_object, w.custody_object_help)
        .field(soft(said))
        .field(Field::new(w.custody_object_words).into(typed))
        .asks(move || {
            let (thing, line) = (thing.clone(), line.clone());
            let words = typed.get().trim().to_owned();
            Operation::from(Ask::Object(Object { thing, line, words }))
        })
}
