//! What is held for a review: whoever may lets it count or sets it aside, with the reason.

use bianmin::api::{Held, HeldUnit};
use domain::people::{Finding, Operation as People, Review};
use domain::{Operation, OperationId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::named;
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, actions, badge, card, heading, line_apart, live, maybe, note, soft,
    stack,
};
use crate::screens::ask;
use crate::text::{fill, instant, language, number, words};

/// What was last heard of the server: nothing yet, that it is not there, or what it holds.
type Heard = RwSignal<Option<Option<Held>>>;

/// Returns what is held, to whom the rules let review it; nothing to others.
pub fn section(client: Client) -> AnyView {
    let some = review(vec![OperationId("-".to_owned())], Finding::LetCount, "-".to_owned());
    let may = Memo::new(move |_| client.may(&some).is_ok());
    live(move || maybe(may.get().then(|| untrack(|| list(client)))))
}

fn review(operations: Vec<OperationId>, finding: Finding, reason: String) -> Operation {
    Operation::People(People::Review(Review { operations, finding, reason }))
}

fn list(client: Client) -> AnyView {
    let heard: Heard = RwSignal::new(None);
    spawn_local(async move {
        let held = client.held().await.ok();
        // The screen may be gone.
        let _ = heard.try_set(Some(held));
    });
    live(move || match heard.get() {
        None => ().into_any(),
        Some(None) => note(Tone::Soon, words().tray_review_apart, None),
        Some(Some(held)) if held.units.is_empty() => ().into_any(),
        Some(Some(held)) => untrack(|| {
            let w = words();
            let mut pieces = vec![heading(w.tray_review_title), soft(w.tray_review_help)];
            pieces.extend(held.units.iter().map(|unit| one(client, heard, unit)));
            stack(pieces)
        }),
    })
}

fn one(client: Client, heard: Heard, unit: &HeldUnit) -> AnyView {
    let (state, w) = (client.state(), words());
    let ids: Vec<OperationId> = unit.operations.iter().map(|one| one.id.clone()).collect();
    let (reason, against) = (RwSignal::new(String::new()), RwSignal::new(None));
    let press = move |finding: Finding, ids: Vec<OperationId>| {
        let asked = review(ids.clone(), finding, reason.get_untracked().trim().to_owned());
        ask::submit(client, against, asked, move |_| {
            heard.update(|heard| {
                if let Some(Some(held)) = heard {
                    held.units
                        .retain(|unit| unit.operations.iter().all(|one| !ids.contains(&one.id)));
                }
            });
        });
    };
    let (counts, aside) = (ids.clone(), ids);
    let asked = unit.operations.first().and_then(|one| json::from_str(&one.asked).ok());
    let name = asked.map_or(w.tray_unknown, |asked| named::name(w, &asked));
    let time = |at| instant(at, client.zone(), language());
    let tablet = state.people.devices.get(&unit.device).map_or("", |device| &device.name);
    let came = [("tablet", tablet), ("time", &time(unit.received))];
    let by = [("name", state.people.name(&unit.by)), ("time", &time(unit.at))];
    let steps = number(u32::try_from(unit.operations.len()).unwrap_or(u32::MAX));
    let mut pieces: Views = vec![
        line_apart(vec![heading(name), badge(Tone::Soon, w.tray_held)]),
        soft(fill(w.tray_by, &by)),
        soft(fill(w.tray_review_came, &came)),
    ];
    if unit.operations.len() > 1 {
        pieces.push(soft(fill(w.tray_review_steps, &[("count", &steps)])));
    }
    pieces.extend([
        Field::new(w.tray_review_reason).into(reason),
        ask::stands(against),
        actions(vec![
            Button::new(w.tray_review_count).on(move || press(Finding::LetCount, counts.clone())),
            Button::new(w.tray_review_set_aside)
                .grave()
                .on(move || press(Finding::SetAside, aside.clone())),
        ]),
    ]);
    card(pieces)
}
