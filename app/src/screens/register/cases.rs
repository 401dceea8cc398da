//! Cases as the tables of the national exchange: those whose visitor was received on some days, open or
//! closed. 2.13

use std::sync::Arc;

use bianmin::exchange::{Exchanged, tables};
use domain::SubjectId;
use domain::archive::Matter;
use domain::case::Case;
use domain::contact::Contact;
use domain::time::shift;
use leptos::prelude::*;

use super::archived;
use super::give::{Made, Maker, Order};
use super::whose::Shown;
use crate::client::Client;

/// Returns how they are made: what the tablet holds, and what the server has archived of those days.
pub fn maker(client: Client) -> Maker {
    Arc::new(move |order: Order| {
        Box::pin(async move {
            let archived = archived::matters(client, order.from, order.to).await;
            let partial = archived.is_none();
            let kept = archived.unwrap_or_default();
            let made = untrack(|| made(client, order, &kept));
            Ok(Made { partial: partial || made.partial, ..made })
        })
    })
}

fn made(client: Client, order: Order, archived: &[Matter]) -> Made {
    let state = client.state_now();
    let begins = |day| state.site.day_begins(day);
    let held = state.contact.between(begins(order.from), begins(shift(order.to, 1)));
    let held = held.filter_map(|one| Some((one, state.case.get(one.case()?)?)));
    let kept = archived.iter().filter_map(|one| Some((&one.contact, one.case.as_ref()?)));
    let mut all: Vec<(&Contact, &Case)> = held.chain(kept).collect();
    all.sort_by_key(|(_, case)| case.opened);
    let shown = Shown::new(client, order.personal);
    let whose = |(contact, case): (&'_ Contact, &'_ Case)| {
        case.subject.clone().or_else(|| contact.subject.clone())
    };
    let subjects: Vec<Option<SubjectId>> = all.iter().map(|pair| whose(*pair)).collect();
    let partial = shown.lacks(subjects.iter().flatten());
    let names: Vec<(String, String)> =
        subjects.iter().map(|subject| shown.visitor(subject.as_ref())).collect();
    let exchanged = all.iter().zip(names).map(|((contact, case), (name, phone))| Exchanged {
        contact,
        case,
        name,
        phone,
    });
    let exchanged: Vec<Exchanged<'_>> = exchanged.collect();
    Made { partial, ..Made::whole(tables(&state, &exchanged)) }
}
