//! The handovers of some days as a register: a row for each thing handed over. Practice 2.8

use bianmin::table::Sheet;
use domain::handover::view::{past, section};
use domain::handover::{Handover, KEPT_DAYS, Line};
use domain::time::{Timestamp, shift};
use domain::{PersonId, State};

use super::give::{Made, Order};
use crate::client::Client;
use crate::screens::handover::{line, page, past as told};
use crate::text::{dated, language, words};

/// Returns the register. Tablets keep handovers for some weeks: of days before them it says so.
pub fn made(client: Client, order: Order) -> Made {
    let (state, w) = (client.state_now(), words());
    let heads = [
        w.register_given_at,
        w.register_window,
        w.register_from_whom,
        w.register_to_whom,
        w.register_taken_at,
        w.register_section,
        w.register_line,
        w.register_next,
        w.register_answer,
        w.register_stands,
    ];
    let within = |one: &&Handover| {
        let day = one.given.date(state.site.zone);
        order.from <= day && day <= order.to
    };
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    for one in past(&state).into_iter().rev().filter(within) {
        rows.extend(one.lines.iter().map(|of| row(&state, one, Some(of))));
        if one.lines.is_empty() {
            rows.push(row(&state, one, None));
        }
    }
    let name = w.register_what_handovers.to_owned();
    let today = client.now_exact().date(state.site.zone);
    let partial = order.from < shift(today, -KEPT_DAYS);
    Made { sheets: vec![Sheet { name, rows }], partial, paper: None }
}

fn row(state: &State, one: &Handover, of: Option<&Line>) -> Vec<String> {
    let at = |at: Timestamp| dated(at, state.site.zone, language());
    let spoken = of.map(|of| line::spoken(state, &of.entry));
    let said = of.map(|of| page::answer(state, one, &of.answer).1);
    let kind = of.map_or("", |of| line::section(section(&of.entry)));
    let (what, next) = spoken.map(|spoken| (spoken.what, spoken.sub)).unwrap_or_default();
    vec![
        at(one.given),
        told::window(state, one),
        named(state, &one.from),
        named(state, &one.to),
        one.taken().map(at).unwrap_or_default(),
        kind.to_owned(),
        what,
        next,
        said.unwrap_or_default(),
        told::standing(one).1.to_owned(),
    ]
}

/// Returns a name with its badge, as the register has it.
fn named(state: &State, person: &PersonId) -> String {
    let found = state.people.persons.get(person);
    let badge = found.map_or("", |found| found.badge.0.as_str());
    [state.people.name(person), " ", badge].concat()
}
