//! Gifts in words.

use domain::conduct::{Done, Fate, Gift, GiftKind, Giver};
use leptos::prelude::*;

use crate::parts::{Tone, badge};
use crate::text::{Words, fill, words};

/// Returns who offered it.
pub fn giver(w: &Words, giver: Giver) -> &'static str {
    match giver {
        Giver::Visitor => w.gift_giver_visitor,
        Giver::Agent => w.gift_giver_agent,
        Giver::Supplier => w.gift_giver_supplier,
        Giver::Other => w.gift_giver_other,
    }
}

/// Returns what kind of thing it is.
pub fn kind(w: &Words, kind: GiftKind) -> &'static str {
    match kind {
        GiftKind::Money => w.gift_kind_money,
        GiftKind::Card => w.gift_kind_card,
        GiftKind::Goods => w.gift_kind_goods,
        GiftKind::Meal => w.gift_kind_meal,
        GiftKind::Other => w.gift_kind_other,
    }
}

/// Returns what was done with it.
pub fn done(w: &Words, done: Done) -> &'static str {
    match done {
        Done::Refused => w.gift_done_refused,
        Done::GivenBack => w.gift_done_given_back,
        Done::HandedIn => w.gift_done_handed_in,
        Done::InHand => w.gift_done_in_hand,
    }
}

/// Returns what became of it.
pub fn fate(w: &Words, fate: Fate) -> &'static str {
    match fate {
        Fate::GivenBack => w.gift_fate_given_back,
        Fate::Discipline => w.gift_fate_discipline,
        Fate::Treasury => w.gift_fate_treasury,
        Fate::Destroyed => w.gift_fate_destroyed,
    }
}

/// Returns what it may be worth.
pub fn worth(w: &Words, one: &Gift) -> String {
    one.value.map_or_else(
        || w.gift_worth_unknown.to_owned(),
        |fen| fill(w.gift_worth, &[("yuan", &fen.to_string())]),
    )
}

/// Returns where it is now.
pub fn standing(one: &Gift) -> AnyView {
    let w = words();
    if let Some(received) = &one.received {
        let said = fill(w.gift_received_as, &[("fate", fate(w, received.fate))]);
        return badge(Tone::Good, said);
    }
    match one.done {
        Done::InHand => badge(Tone::Bad, w.gift_in_hand),
        Done::HandedIn => badge(Tone::Soon, w.gift_to_confirm),
        Done::Refused | Done::GivenBack => badge(Tone::Good, done(w, one.done)),
    }
}
