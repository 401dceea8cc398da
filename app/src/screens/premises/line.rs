//! One line of a list: in order or not in one press, what is wrong, and who sees to it.

use leptos::prelude::*;

use super::answering::Answering;
use super::form::Form;
use super::{say, shot};
use crate::client::Client;
use crate::parts::{Field, Views, choices, fine, live, maybe, one_of, stack};
use crate::text::{fill, number, words};

/// Returns a line to be answered.
pub fn line(client: Client, form: Form, one: Answering) -> AnyView {
    let line = one.line.get_value();
    let name = say::line(&line);
    let mut pieces = vec![if one.is_stock() {
        let least = line.least.map(number).unwrap_or_default();
        let help = fill(words().premises_least, &[("n", &least)]);
        Field::new(name).help(help).number().wrong(one.wrong.into()).into(one.left)
    } else {
        marked(one, name)
    }];
    let more = Memo::new(move |_| one.is_wrong());
    pieces.push(live(move || maybe(more.get().then(|| untrack(|| wrong(client, one))))));
    pieces.push(shot::field(form, one));
    let known = client.state_now();
    let which = &form.which.get_value();
    pieces.extend(known.premises.open_task(which, &line.key).map(|task| {
        let name = known.people.name(task.owner());
        fine(fill(words().premises_open_task, &[("name", name)]))
    }));
    stack(pieces)
}

/// Returns the two answers.
fn marked(one: Answering, name: String) -> AnyView {
    let w = words();
    let answers = [(true, w.premises_fine.to_owned()), (false, w.premises_wrong.to_owned())];
    let group = one.line.with_value(|line| line.key.0.clone());
    one.fine.beside(&["room-", &group].concat(), name, answers)
}

/// Returns what is asked of a line that is not in order.
fn wrong(client: Client, one: Answering) -> AnyView {
    let mut pieces = Views::new();
    if !one.is_stock() {
        let field = Field::new(words().premises_wrong_words).wrong(one.wrong.into());
        pieces.push(field.into(one.words));
    }
    pieces.push(owner(client, one));
    stack(pieces)
}

/// Returns who sees to it: whoever answers, unless another is chosen.
fn owner(client: Client, one: Answering) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let me = client.person();
    let named = {
        let (state, me) = (state.clone(), me.clone());
        move || {
            let owner = one.owner.get().or_else(|| me.clone());
            let name = owner.map(|owner| state.people.name(&owner).to_owned());
            fill(words().premises_owner, &[("name", &name.unwrap_or_default())])
        }
    };
    let group = one.line.with_value(|line| ["room-owner-", &line.key.0].concat());
    let lines = state.people.staff().into_iter().map(|person| {
        let own = (Some(&person.id) != me.as_ref()).then(|| person.id.clone());
        let chosen = own.clone();
        let on = Signal::derive(move || one.owner.get() == own);
        one_of(group.clone(), person.name.clone(), "", on, move || one.owner.set(chosen.clone()))
    });
    let lines = choices(w.premises_owner_ask, lines.collect());
    view! {
        <details class="fold">
            <summary>{named}</summary>
            {lines}
        </details>
    }
    .into_any()
}
