//! What will be shut off is announced. UL03

use std::collections::BTreeSet;

use domain::repair::{AnnounceOutage, Operation as Ask, Refusal as Refused, Supply};
use domain::time::{Span, TimeOfDay, Timestamp};
use domain::{BuildingId, Operation, Refusal};
use leptos::prelude::*;

use super::choose;
use crate::client::Client;
use crate::parts::{Views, back_link, card, choices, maybe, narrow_page, tick_in, title};
use crate::screens::setup::{Form, first, leave};
use crate::text::{language, words, words_now};

const FIELDS: [&str; 8] =
    ["supply", "place", "from-day", "from-time", "to-day", "to-time", "why", "emergency"];

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let form = Form::new(client, "outage-new", FIELDS.map(|name| (name, String::new())).to_vec());
    let buildings = client.draft::<BTreeSet<BuildingId>>("outage-buildings");
    let done = leave(client, "repairs/outages");
    let save = move || {
        let Some(announce) = read(client, form, buildings.value.get_untracked()) else { return };
        let done = done.clone();
        form.send(Operation::from(Ask::AnnounceOutage(announce)), place, move || {
            buildings.clear();
            done();
        });
    };
    let supplies = choose::lines("supply", form.signal("supply"), choose::supplies());
    narrow_page(
        w.repair_announce_new,
        vec![
            back_link(w.repair_outages, client.href("repairs/outages")),
            title(w.repair_announce_new),
            card(vec![
                form.asked("supply", w.repair_supply, supplies),
                maybe(where_of(client, buildings.value)),
                form.helped("place", w.repair_outage_place, w.repair_outage_place_help),
                form.date("from-day", w.repair_from_day),
                form.helped("from-time", w.repair_from_time, w.repair_time_help),
                form.date("to-day", w.repair_to_day),
                form.helped("to-time", w.repair_to_time, w.repair_time_help),
                form.lines("why", w.repair_why, w.repair_why_help),
                form.tick("emergency", w.repair_emergency),
                form.foot(w.repair_announce_send, save, Views::new()),
            ]),
        ],
    )
}

/// Returns the choice of buildings, where the site lists any.
fn where_of(client: Client, chosen: RwSignal<BTreeSet<BuildingId>>) -> Option<AnyView> {
    let state = client.state_now();
    let offered = state.repair.buildings().filter(|one| !one.off);
    let name = |one: &domain::repair::Building| one.name.say(language()).to_owned();
    let lines: Views = offered.map(|one| tick_in(chosen, one.id.clone(), name(one))).collect();
    (!lines.is_empty()).then(|| choices(words().repair_buildings, lines))
}

/// Reads the form; marks every field that cannot be read.
fn read(client: Client, form: Form, buildings: BTreeSet<BuildingId>) -> Option<AnnounceOutage> {
    let w = words_now();
    let instant = |day: &'static str, time: &'static str| {
        let day = form.day(day);
        let time =
            form.read(time, w.repair_time_unreadable, |typed| typed.parse::<TimeOfDay>().ok());
        Some(Timestamp::at(day?, time?, client.zone()))
    };
    let supply =
        form.read("supply", w.repair_supply_unchosen, |key| choose::read(&Supply::ALL, key));
    let (from, to) = (instant("from-day", "from-time"), instant("to-day", "to-time"));
    let (supply, from, to) = (supply?, from?, to?);
    let (place, why, emergency) = (form.get("place"), form.get("why"), form.ticked("emergency"));
    Some(AnnounceOutage { supply, buildings, place, span: Span { from, to }, why, emergency })
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Repair(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, Refused::WordsWrong { .. }), "why"),
        (matches!(refusal, Refused::NotForwards), "to-time"),
        (matches!(refusal, Refused::TooSoon { .. }), "from-time"),
    ])
}
