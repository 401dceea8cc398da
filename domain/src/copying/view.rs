//! What screens need of copies: what is asked for, of what the rest can be copied now, the register. S3.3

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use crate::State;
use crate::appointment::view::checked_number;
use crate::context::Stamp;
use crate::id::VolumeId;
use crate::time::{Date, Minutes, Timestamp};

/// Within which time an agent's copies are counted.
const LATELY: Minutes = Minutes(30 * 24 * 60);

/// Returns the number of a request: `F`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('F', state, stamp)
}

/// S3.3 Says whether what is left of a request can be copied now: some was handed out, and its volume was signed
/// in after that, or wants nothing any more.
pub fn has_rest(state: &State, one: &Request) -> bool {
    let Some(last) = one.given.last() else { return false };
    let ready = state.volume.meant(&one.asked.volume).is_some_and(|volume| {
        let done = volume.wanting().next().is_none();
        volume.filed.is_some_and(|filed| done || filed > last.at)
    });
    one.is_open() && ready
}

/// S3.3 Returns the requests of which the rest can be copied now, the longest waiting first.
pub fn rests(state: &State) -> Vec<&Request> {
    sorted(state.copying.all().filter(|one| has_rest(state, one)).collect())
}

/// S3.3 Returns the requests of which nothing was handed out yet, the longest waiting first.
pub fn asked(state: &State) -> Vec<&Request> {
    let waits = |one: &&Request| one.is_open() && one.given.is_empty();
    sorted(state.copying.all().filter(waits).collect())
}

/// S3.3 Returns the requests whose rest waits for its volume, the longest waiting first.
pub fn awaiting(state: &State) -> Vec<&Request> {
    let waits = |one: &&Request| one.is_open() && !one.given.is_empty() && !has_rest(state, one);
    sorted(state.copying.all().filter(waits).collect())
}

/// S3.3 Returns the requests of which something was handed out on some days, or that were asked for then, the
/// first asked for first: the register.
pub fn register(state: &State, days: std::ops::RangeInclusive<Date>) -> Vec<&Request> {
    let zone = state.site.zone;
    let on = |at: Timestamp| days.contains(&at.date(zone));
    let meant = |one: &&Request| on(one.at) || one.given.iter().any(|given| on(given.at));
    sorted(state.copying.all().filter(meant).collect())
}

/// Returns the requests for copies of a volume, the newest first.
pub fn of_volume<'a>(state: &'a State, volume: &VolumeId) -> Vec<&'a Request> {
    let meant =
        |one: &&Request| state.volume.meant(&one.asked.volume).is_some_and(|one| one.id == *volume);
    let mut all = sorted(state.copying.all().filter(meant).collect());
    all.reverse();
    all
}

/// S3.3 Returns the last four signs of the IDs of agents who asked for unusually much lately: flagged, never
/// refused.
pub fn unusual(state: &State, now: Timestamp) -> BTreeSet<&str> {
    let since = now.plus(Minutes(-LATELY.0));
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in state.copying.all().filter(|one| one.asked.applicant.is_agent() && one.at > since) {
        *counts.entry(&one.asked.last_four).or_default() += 1;
    }
    let most = usize::from(state.site.settings.copy_unusual);
    counts.into_iter().filter(|(_, count)| *count >= most).map(|(four, _)| four).collect()
}

/// S3.3 Says whether a request is of an agent who is among those: see [`unusual`].
pub fn is_unusual(one: &Request, unusual: &BTreeSet<&str>) -> bool {
    one.asked.applicant.is_agent() && unusual.contains(one.asked.last_four.as_str())
}

fn sorted(mut some: Vec<&Request>) -> Vec<&Request> {
    some.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    some
}
