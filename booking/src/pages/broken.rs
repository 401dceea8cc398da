//! What is broken, what makes it urgent, where it is and who mends it, as the pages call it. UL01, UL02, UL03

use domain::id::{BuildingId, TeamId};
use domain::repair::{Danger, Kind, Supply};

use crate::page::Page;
use crate::say::bracketed;
use crate::words::Words;

/// Returns how the form names a kind, and what it is called.
pub fn kind(words: &Words, kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Water => ("water", words.report_kind_water),
        Kind::Electricity => ("electricity", words.report_kind_electricity),
        Kind::Heating => ("heating", words.report_kind_heating),
        Kind::Lift => ("lift", words.report_kind_lift),
        Kind::Door => ("door", words.report_kind_door),
        Kind::Furniture => ("furniture", words.report_kind_furniture),
        Kind::Network => ("network", words.report_kind_network),
        Kind::AirConditioning => ("air", words.report_kind_air),
        Kind::Other => ("other", words.report_kind_other),
    }
}

/// Returns how the form names a danger, and what it is called.
pub fn danger(words: &Words, danger: Danger) -> (&'static str, &'static str) {
    match danger {
        Danger::BurstPipe => ("burst", words.report_danger_burst),
        Danger::ShortCircuit => ("short", words.report_danger_short),
        Danger::InLift => ("lift", words.report_danger_lift),
        Danger::Gas => ("gas", words.report_danger_gas),
        Danger::NoSupply => ("supply", words.report_danger_supply),
        Danger::NoMains => ("mains", words.report_danger_mains),
        Danger::Other => ("other", words.report_danger_other),
    }
}

/// Returns what is done in a danger before anybody comes.
pub fn first(words: &Words, danger: Danger) -> &'static str {
    match danger {
        Danger::BurstPipe => words.report_first_burst,
        Danger::ShortCircuit => words.report_first_short,
        Danger::InLift => words.report_first_lift,
        Danger::Gas => words.report_first_gas,
        Danger::NoSupply | Danger::NoMains => words.report_first_supply,
        Danger::Other => words.report_first_other,
    }
}

/// Returns what it is called that something is shut off.
pub fn supply(words: &Words, supply: Supply) -> &'static str {
    match supply {
        Supply::Water => words.outage_water,
        Supply::Electricity => words.outage_electricity,
        Supply::Heating => words.outage_heating,
        Supply::Network => words.outage_network,
        Supply::Lift => words.outage_lift,
        Supply::Other => words.outage_other,
    }
}

/// Returns the name of a team.
pub fn team<'a>(page: &Page<'a>, id: &TeamId) -> &'a str {
    let found = page.state.repair.team(id);
    found.map_or("", |team| team.name.say(page.reading.language))
}

/// Returns the name of a building; blank where none is known.
pub fn building<'a>(page: &Page<'a>, id: &BuildingId) -> &'a str {
    let found = page.state.repair.building(id);
    found.map_or("", |one| one.name.say(page.reading.language))
}

/// Returns where something is: buildings, with words in brackets; the words alone where no building is said.
pub fn place<'b>(
    page: &Page,
    all: impl IntoIterator<Item = &'b BuildingId>,
    words: &str,
) -> String {
    let names = all.into_iter().map(|id| building(page, id)).filter(|name| !name.is_empty());
    let names: Vec<&str> = names.collect();
    let (names, words) = (names.join(page.words.date_comma), words.trim());
    if names.is_empty() { words.to_owned() } else { bracketed(&names, words, page.words) }
}
