//! What does not add up, and how it is settled. S2.1.7

use domain::custody::view::{self, Incident};
use domain::custody::{Balance, Booked, Object, Operation as Ask, Settle, rules};
use domain::{Operation, OperationId, State, ThingId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Icon, Row, Tone, Views, badge, icon, live, soft, stack};
use crate::screens::panel::Panel;
use crate::text::{fill, instant, language, words};

/// Returns what is wrong with a line in words.
pub fn said(state: &State, one: &Incident<'_>) -> String {
    let differs = one.balance.and_then(|balance| say::difference(&one.thing.kind, balance));
    let objected = one.line.objected.as_ref().map(|said| {
        let values = [("name", state.people.name(&said.by)), ("words", &said.words)];
        fill(words().custody_objected, &values)
    });
    let strange =
        (one.balance.is_none() && objected.is_none()).then(|| words().custody_strange.to_owned());
    [differs, objected, strange].into_iter().flatten().collect::<Vec<_>>().join(" · ")
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

/// Returns what may be said of the incidents of a thing, and of uses one is said to have allowed: made anew
/// when there are others, and not while something is typed.
pub fn acts(client: Client, id: ThingId) -> AnyView {
    let own = id.clone();
    let about = Memo::new(move |_| {
        let (state, me) = (client.state(), client.person()?);
        let thing = state.custody.get(&own)?;
        let seen = view::incidents_for(&state, &me).into_iter();
        let seen = seen.filter(|one| one.thing.id == own);
        let seen = seen.map(|one| (one.line.operation.clone(), one.balance));
        let named = |line: &&Booked| line.entry.approver() == Some(&me) && line.objected.is_none();
        let named = thing.book.iter().filter(named).map(|line| line.operation.clone());
        Some((seen.collect::<Vec<_>>(), named.collect::<Vec<_>>()))
    });
    live(move || {
        let Some((open, named)) = about.get() else { return ().into_any() };
        let state = client.state_now();
        let Some(thing) = state.custody.get(&id) else { return ().into_any() };
        let line = |operation: &OperationId| rules::line(thing, operation).ok();
        let mut all: Views = open
            .iter()
            .filter_map(|(operation, balance)| {
                let one = Incident { thing, line: line(operation)?, balance: *balance };
                Some(settle(client, &state, &one))
            })
            .collect();
        all.extend(named.iter().filter_map(line).map(|line| {
            let said = say::entry(&state, thing, &line.entry, None);
            object(client, thing.id.clone(), line.operation.clone(), said)
        }));
        stack(all)
    })
}

fn settle(client: Client, state: &State, one: &Incident<'_>) -> AnyView {
    let (w, thing, line) = (words(), one.thing.id.clone(), one.line.operation.clone());
    let difference = one.balance.map_or(0, Balance::difference);
    let typed = client.draft::<String>(&["custody-settle-", &line.0].concat()).value;
    Panel::new(client, Icon::Warn, w.custody_settle, w.custody_settle_help)
        .open()
        .field(soft(said(state, one)))
        .field(Field::new(w.custody_settle_words).help(w.handover_no_personal).lines().into(typed))
        .asks(move || {
            let (thing, line) = (thing.clone(), line.clone());
            let words = typed.get().trim().to_owned();
            Operation::from(Ask::Settle(Settle { thing, line, difference, words }))
        })
}

fn object(client: Client, thing: ThingId, line: OperationId, said: String) -> AnyView {
    let w = words();
    let typed = client.draft::<String>(&["custody-object-", &line.0].concat()).value;
    Panel::new(client, Icon::Person, w.custody_object, w.custody_object_help)
        .field(soft(said))
        .field(Field::new(w.custody_object_words).help(w.handover_no_personal).into(typed))
        .asks(move || {
            let (thing, line) = (thing.clone(), line.clone());
            let words = typed.get().trim().to_owned();
            Operation::from(Ask::Object(Object { thing, line, words }))
        })
}
