//! What is shut off, where and until when, in words. UL03

use domain::State;
use domain::repair::{Outage, Supply};

use crate::screens::say::listed;
use crate::text::{Words, fill, instant, language, words};

/// Returns what is shut off.
pub const fn supply(w: &Words, supply: Supply) -> &'static str {
    match supply {
        Supply::Water => w.repair_supply_water,
        Supply::Electricity => w.repair_supply_electricity,
        Supply::Heating => w.repair_supply_heating,
        Supply::Network => w.repair_supply_network,
        Supply::Lift => w.repair_supply_lift,
        Supply::Other => w.repair_supply_other,
    }
}

/// Returns from when until when something is shut off.
pub fn when(state: &State, outage: &Outage) -> String {
    let time = |at| instant(at, state.site.zone, language());
    let (from, to) = (time(outage.span.from), time(outage.until()));
    fill(words().repair_from_to, &[("from", &from), ("to", &to)])
}

/// Returns where something is shut off.
pub fn place(state: &State, outage: &Outage) -> String {
    let names = outage.buildings.iter().filter_map(|id| state.repair.building(id));
    let names: Vec<&str> = names.map(|one| one.name.say(language())).collect();
    let place = Some(outage.place.clone()).filter(|place| !place.is_empty());
    let whole = (names.is_empty() && place.is_none()).then(|| words().repair_whole.to_owned());
    let names = (!names.is_empty()).then(|| listed(&names));
    names.into_iter().chain(place).chain(whole).collect::<Vec<_>>().join(" · ")
}
