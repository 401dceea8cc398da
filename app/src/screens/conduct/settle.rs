//! What is contested of an inspection is settled, by somebody who has no part in it.

use bianmin::api::Overseen;
use domain::conduct::{Inspection, Operation as Ask, Ruling, Settle, rules};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Views, card, soft};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns the form, where something is contested, or that it is for others.
pub fn of(client: Client, heard: Heard<Overseen>, one: &Inspection) -> Views {
    let (w, open) = (words(), say::named(one.open()));
    if open.is_empty() {
        return Views::new();
    }
    let me = untrack(|| client.person());
    if !me.is_some_and(|me| rules::is_clear(one, &me)) {
        return vec![card(vec![soft(w.inspection_settle_others)])];
    }
    let only = match open.as_slice() {
        [(line, _)] => Some(*line),
        [] | [_, _, ..] => None,
    };
    let (which, ruling) = (Choice::new(only), Choice::new(None));
    let rulings = [
        (Ruling::Stands, w.inspection_settle_stands.to_owned()),
        (Ruling::Falls, w.inspection_settle_falls.to_owned()),
    ];
    let choices = vec![
        which.rows("inspection-settled", w.inspection_contest_which, open),
        ruling.rows("inspection-ruling", w.inspection_settle_ruling, rulings),
    ];
    let written = Written {
        draft: ["inspection-settle-", &one.id.0].concat(),
        name: w.inspection_settle,
        field: w.inspection_settle_reasons,
        help: w.inspection_settle_help,
        press: w.inspection_settle_submit,
    };
    let inspection = one.id.clone();
    vec![step(client, &written, choices, heard.sender(), move || {
        let (line, ruling) = (which.taken(), ruling.taken());
        let (line, ruling) = (line?, ruling?);
        Some(Ask::Settle(Settle { inspection: inspection.clone(), line, ruling }))
    })]
}
