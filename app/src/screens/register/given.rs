//! What was given out: who has what of whom, since when, and what for. It can be given out itself. S2.1.7

use bianmin::table::Sheet;
use domain::State;
use domain::people::{Given, Register};
use leptos::prelude::*;

use super::give::{Giving, Made, Order, at_hand, button};
use super::{barred, giving, say};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, back_link, badge, empty, flush_card, live, maybe, page, rows, soft,
    stack, tight, title, why,
};
use crate::screens::ask;
use crate::screens::say::listed;
use crate::text::{dated, fill, language, number, words};

/// How many are listed; the rest stand in what is given out.
const SHOWN: usize = 200;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let barred = Memo::new(move |_| barred(client, Register::GivenOut));
    let list = live(move || match barred.get() {
        Some(refusal) => why(ask::why(&refusal)),
        None => stack(vec![live(move || lines(client)), button(client, move || whole(client))]),
    });
    let back = back_link(w.register_title, client.href("registers"));
    let head = tight(vec![back, title(w.register_given_title), soft(w.register_given_help)]);
    page(w.register_given_title, vec![head, list])
}

fn lines(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let all: Views =
        state.people.given_out().into_iter().take(SHOWN).map(|one| row(&state, one)).collect();
    if all.is_empty() {
        return empty(Icon::Ledger, w.register_none, w.register_none_help);
    }
    flush_card(w.register_given_title, ().into_any(), rows(all))
}

fn row(state: &State, one: &Given) -> AnyView {
    let w = words();
    let gave = &one.gave;
    let name = [say::register(w, gave.what), " ", &say::days(w, gave.from, gave.to)].concat();
    let sub = [
        who(state, one),
        dated(one.at, state.site.zone, language()),
        say::purpose_in_full(w, gave),
        say::form(w, gave.form).to_owned(),
        fill(w.register_rows, &[("count", &number(gave.rows))]),
    ];
    let clear = gave.personal.then(|| badge(Tone::Soon, w.register_personal));
    Row::new(name, sub.join(" · ")).end(maybe(clear)).still()
}

/// Returns who has it.
fn who(state: &State, one: &Given) -> String {
    let name = one.by.as_ref().map(|by| state.people.name(by).to_owned());
    name.unwrap_or_else(|| words().register_operator.to_owned())
}

/// Returns the list as a register of its own.
fn whole(client: Client) -> Giving {
    giving(client, Register::GivenOut, at_hand(move |order| made(client, order)))
}

fn made(client: Client, order: Order) -> Made {
    let (state, w) = (client.state_now(), words());
    let heads = [
        w.register_when,
        w.register_who,
        w.register_what_column,
        w.register_span_column,
        w.register_purpose,
        w.register_form_column,
        w.register_rows_column,
        w.register_personal_column,
        w.register_whole_column,
    ];
    let within = |one: &&Given| {
        let day = one.at.date(state.site.zone);
        order.from <= day && day <= order.to
    };
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    rows.extend(state.people.given_out().into_iter().filter(within).map(|one| cells(&state, one)));
    Made::whole(vec![Sheet { name: w.register_given_title.to_owned(), rows }])
}

fn cells(state: &State, one: &Given) -> Vec<String> {
    let (w, gave) = (words(), &one.gave);
    let whose = gave.person.as_ref().map(|person| state.people.name(person));
    let what: Vec<&str> = std::iter::once(say::register(w, gave.what)).chain(whose).collect();
    let clear = if gave.personal { w.register_in_clear } else { w.register_hidden };
    let names = if gave.what.names_people() { clear } else { "" };
    vec![
        dated(one.at, state.site.zone, language()),
        who(state, one),
        listed(&what),
        say::days(w, gave.from, gave.to),
        say::purpose_in_full(w, gave),
        say::form(w, gave.form).to_owned(),
        number(gave.rows),
        names.to_owned(),
        if gave.partial { w.register_no } else { w.register_yes }.to_owned(),
    ]
}
