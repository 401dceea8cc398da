//! The choices of a repair: the building, the kind, what makes it urgent; each known by its place in the list.

use domain::repair::{Danger, Kind, Supply};
use domain::{BuildingId, State};
use leptos::prelude::*;

use super::{say, shut};
use crate::parts::{Views, one_of};
use crate::text::{language, words};

/// Returns the lines of a choice: the key each puts into `chosen`, and its name.
pub fn lines(
    group: &'static str,
    chosen: RwSignal<String>,
    all: impl IntoIterator<Item = (String, String)>,
) -> Views {
    let line = |(key, name): (String, String)| {
        let own = key.clone();
        let on = Signal::derive(move || chosen.with(|chosen| *chosen == own));
        one_of(group, name, "", on, move || chosen.set(key.clone()))
    };
    all.into_iter().map(line).collect()
}

/// Returns what may be broken.
pub fn kinds() -> Vec<(String, String)> {
    keyed(Kind::ALL, |kind| say::kind(words(), kind))
}

/// Returns what may be shut off.
pub fn supplies() -> Vec<(String, String)> {
    keyed(Supply::ALL, |supply| shut::supply(words(), supply))
}

/// Returns what may make it urgent, nothing first; `all` also what only whoever comes finds out.
pub fn dangers(all: bool) -> Vec<(String, String)> {
    let nothing = (String::new(), words().repair_danger_none.to_owned());
    let some = keyed(Danger::ALL, |danger| say::danger(words(), danger)).into_iter();
    let seen = some.zip(Danger::ALL).filter(|(_, danger)| all || danger.is_seen());
    std::iter::once(nothing).chain(seen.map(|(line, _)| line)).collect()
}

/// Returns the buildings that are offered and one that is chosen already; none where there are none.
pub fn buildings(state: &State, chosen: Option<&BuildingId>) -> Vec<(String, String)> {
    let offered = state.repair.buildings().filter(|one| !one.off || Some(&one.id) == chosen);
    let name = |one: &domain::repair::Building| one.name.say(language()).to_owned();
    let mut all: Vec<_> = offered.map(|one| (one.id.0.clone(), name(one))).collect();
    if !all.is_empty() {
        all.push((ELSEWHERE.to_owned(), words().repair_building_other.to_owned()));
    }
    all
}

/// The key of a place that is in none of the buildings.
const ELSEWHERE: &str = "-";

/// Returns the key of a building, or of none.
pub fn building_key(one: Option<&BuildingId>) -> String {
    one.map_or_else(|| ELSEWHERE.to_owned(), |id| id.0.clone())
}

/// Returns each of some answers with its place as a key.
pub fn keyed<T: Copy>(
    all: impl IntoIterator<Item = T>,
    name: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    let named = all.into_iter().enumerate();
    named.map(|(place, one)| (place.to_string(), name(one).to_owned())).collect()
}

/// Returns the key of a choice.
pub fn key<T: PartialEq>(all: &[T], one: Option<&T>) -> String {
    let place = one.and_then(|one| all.iter().position(|other| other == one));
    place.map(|place| place.to_string()).unwrap_or_default()
}

/// Returns what a key means.
pub fn read<T: Copy>(all: &[T], key: &str) -> Option<T> {
    all.get(key.parse::<usize>().ok()?).copied()
}

/// Returns the building a key means.
pub fn read_building(key: &str) -> Option<BuildingId> {
    (!key.is_empty() && key != ELSEWHERE).then(|| BuildingId(key.to_owned()))
}
