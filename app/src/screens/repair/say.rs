//! Repairs and outages in words.

use domain::case::view::Light as Near;
use domain::contact::Personal;
use domain::repair::clock::{Awaits, wait};
use domain::repair::{Danger, Kind, Repair, Stage, view};
use domain::time::Timestamp;
use domain::{BuildingId, State, SubjectId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Light, Tone, Views, badge, light};
use crate::screens::case::near_light;
use crate::text::{Words, fill, instant, language, words};

/// Returns what is broken.
pub const fn kind(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Water => w.repair_kind_water,
        Kind::Electricity => w.repair_kind_electricity,
        Kind::Heating => w.repair_kind_heating,
        Kind::Lift => w.repair_kind_lift,
        Kind::Door => w.repair_kind_door,
        Kind::Furniture => w.repair_kind_furniture,
        Kind::Network => w.repair_kind_network,
        Kind::AirConditioning => w.repair_kind_air,
        Kind::Other => w.repair_kind_other,
    }
}

/// Returns what makes it urgent.
pub const fn danger(w: &Words, danger: Danger) -> &'static str {
    match danger {
        Danger::BurstPipe => w.repair_danger_burst,
        Danger::ShortCircuit => w.repair_danger_short,
        Danger::InLift => w.repair_danger_in_lift,
        Danger::Gas => w.repair_danger_gas,
        Danger::NoSupply => w.repair_danger_no_supply,
        Danger::NoMains => w.repair_danger_no_mains,
        Danger::Other => w.repair_danger_other,
    }
}

/// Returns what is broken, and what makes it urgent.
pub fn what(kind: Kind, danger: Option<Danger>) -> String {
    let danger = danger.map(|danger| self::danger(words(), danger));
    std::iter::once(self::kind(words(), kind)).chain(danger).collect::<Vec<_>>().join(" · ")
}

/// Returns where a repair stands.
pub const fn stage(w: &Words, stage: Stage) -> &'static str {
    match stage {
        Stage::Reported => w.repair_stage_reported,
        Stage::Dispatched => w.repair_stage_dispatched,
        Stage::Accepted => w.repair_stage_accepted,
        Stage::Arrived => w.repair_stage_arrived,
        Stage::Done => w.repair_stage_done,
        Stage::Confirmed => w.repair_stage_confirmed,
        Stage::Cancelled => w.repair_stage_cancelled,
    }
}

/// Returns what a repair waits for.
pub const fn awaits(w: &Words, awaits: Awaits) -> &'static str {
    match awaits {
        Awaits::Dispatch => w.repair_awaits_dispatch,
        Awaits::Acceptance => w.repair_awaits_acceptance,
        Awaits::Arrival => w.repair_awaits_arrival,
        Awaits::Mending => w.repair_awaits_mending,
    }
}

/// Returns the name of a building.
pub fn building(state: &State, id: &BuildingId) -> Option<String> {
    state.repair.building(id).map(|one| one.name.say(language()).to_owned())
}

/// Returns where something is broken: the building, and the room where this tablet holds it.
pub fn place(client: Client, state: &State, one: &Repair) -> String {
    let building = one.building.as_ref().and_then(|id| building(state, id));
    let room = Some(said(client, one).place).filter(|place| !place.is_empty());
    building.into_iter().chain(room).collect::<Vec<_>>().join(" · ")
}

/// Returns what was said of it, each field as it was said last, of what this tablet holds.
pub fn said(client: Client, one: &Repair) -> Personal {
    view::said(one, |operation| client.personal(&SubjectId(operation.0.clone())))
}

/// Returns what whoever calls is to do first.
pub const fn first(w: &Words, danger: Danger) -> &'static str {
    match danger {
        Danger::BurstPipe => w.repair_first_burst,
        Danger::ShortCircuit => w.repair_first_short,
        Danger::InLift => w.repair_first_in_lift,
        Danger::Gas => w.repair_first_gas,
        Danger::NoSupply | Danger::NoMains => w.repair_first_no_supply,
        Danger::Other => w.repair_first_other,
    }
}

/// Returns where it stands, with the light of what it waits for.
pub fn standing(state: &State, one: &Repair, now: Timestamp) -> Views {
    let w = words();
    let urgent =
        (one.stage.is_open() && one.is_urgent()).then(|| badge(Tone::Bad, w.repair_urgent));
    let tone = if one.stage.is_open() { Tone::Soon } else { Tone::Good };
    let mut signs: Views = urgent.into_iter().collect();
    signs.push(badge(tone, stage(w, one.stage)));
    signs.extend(near(state, one, now));
    signs
}

/// Returns the light of what a repair waits for, with by when that is.
fn near(state: &State, one: &Repair, now: Timestamp) -> Option<AnyView> {
    let (near, due) = (view::light(state, one, now)?, wait(state, one)?.due);
    let time = instant(due.at, state.site.zone, language());
    let by = fill(words().repair_by, &[("time", &time)]);
    Some(match near {
        Near::Green | Near::Paused | Near::Waits => light(Light::Green, by),
        Near::Yellow => light(Light::Yellow, by),
        Near::Orange => light(Light::Orange, by),
        Near::Red | Near::DoubleRed => near_light(near, 0),
    })
}
