//! The story of a gift: what was declared, in whose words, and what became of it.

use std::collections::BTreeMap;

use domain::State;
use domain::conduct::Gift;
use domain::contact::Personal;
use leptos::prelude::*;

use super::say;
use crate::parts::{Views, Words, card, facts, fine, line_apart, para, strong, tight};
use crate::text::{day, fill, instant, language, words};

/// Returns the entry of a gift, and its receipt.
pub fn of(state: &State, one: &Gift, said: &BTreeMap<String, Personal>) -> AnyView {
    let w = words();
    let pairs: Vec<(Words, AnyView)> = vec![
        (w.gift_offered.into(), strong(day(one.on, language()))),
        (w.gift_kind.into(), strong(say::kind(w, one.kind))),
        (w.gift_giver_was.into(), strong(say::giver(w, one.giver))),
        (w.gift_worth_name.into(), strong(say::worth(w, one))),
        (w.gift_done.into(), strong(say::done(w, one.done))),
        (w.gift_no.into(), strong(one.no.clone())),
    ];
    let mut pieces = vec![facts(pairs), said_by(state, (&one.by, one.declared), w.gift_declared)];
    pieces.extend(words_of(said, &one.id.0));
    if let Some(received) = &one.received {
        let what = fill(w.gift_received_as, &[("fate", say::fate(w, received.fate))]);
        pieces.push(said_by(state, (&received.by, received.at), &what));
        pieces.extend(words_of(said, &received.operation.0));
    }
    card(pieces)
}

fn said_by(
    state: &State,
    (who, at): (&domain::PersonId, domain::time::Timestamp),
    what: &str,
) -> AnyView {
    let when = [state.people.name(who), " · ", &instant(at, state.site.zone, language())].concat();
    tight(vec![line_apart(vec![strong(what.to_owned()), fine(when)])])
}

fn words_of(said: &BTreeMap<String, Personal>, operation: &str) -> Views {
    let said = said.get(operation).filter(|said| !said.words.is_empty());
    said.map(|said| para(said.words.clone())).into_iter().collect()
}
