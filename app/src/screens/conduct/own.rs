//! The inspections of where one stood: what was seen, and what one says of it. S2.2

use bianmin::api::Concerning;
use domain::conduct::{Contest, Inspection, Operation as Ask, rules, view};
use leptos::prelude::*;

use super::{say, story};
use crate::client::Client;
use crate::parts::{Icon, Views, card, columns, empty, heading, line, soft, stack};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::{day, fill, language, words};

/// Returns the inspections, under their heading.
pub fn cards(client: Client, own: Heard<Concerning>, told: &Concerning) -> AnyView {
    let w = words();
    let all = view::newest(&told.conduct);
    let mut pieces = vec![heading(w.inspection_own), soft(w.inspection_own_help)];
    if all.is_empty() {
        pieces.push(card(vec![empty(Icon::Check, w.inspection_own_none, "")]));
    }
    pieces.extend(all.into_iter().map(|one| of_one(client, own, told, one)));
    stack(pieces)
}

/// Returns how many inspections have lines that one may still contest.
pub fn waiting(client: Client, told: &Concerning) -> usize {
    let (state, now) = (client.state_now(), client.now_exact());
    let Some(me) = client.person() else { return 0 };
    let open = |one: &&Inspection| view::to_contest(&state, one, &me, now).next().is_some();
    told.conduct.inspections().filter(open).count()
}

fn of_one(client: Client, own: Heard<Concerning>, told: &Concerning, one: &Inspection) -> AnyView {
    let state = client.state_now();
    let head = line(vec![heading(say::name(&state, one)), say::standing(one)]);
    stack(vec![head, columns(story::of(&state, one, &told.words), contest(client, own, one))])
}

/// Returns the form in which a line is contested, as long as there is one.
fn contest(client: Client, own: Heard<Concerning>, one: &Inspection) -> Views {
    let (state, w, now) = (client.state_now(), words(), client.now_exact());
    let Some(me) = untrack(|| client.person()) else { return Views::new() };
    let open = say::named(view::to_contest(&state, one, &me, now));
    if open.is_empty() {
        return Views::new();
    }
    let which = Choice::new(None);
    let choices = vec![
        which.rows(
            &["inspection-contested-", &one.id.0].concat(),
            w.inspection_contest_which,
            open,
        ),
        soft(fill(
            w.inspection_contest_help,
            &[("until", &day(rules::contest_until(&state, one), language()))],
        )),
    ];
    let written = Written {
        draft: ["inspection-contest-", &one.id.0].concat(),
        name: w.inspection_contest,
        field: w.inspection_contest_words,
        help: "",
        press: w.inspection_contest_submit,
    };
    let inspection = one.id.clone();
    vec![step(client, &written, choices, own.sender(), move || {
        Some(Ask::Contest(Contest { inspection: inspection.clone(), line: which.taken()? }))
    })]
}
