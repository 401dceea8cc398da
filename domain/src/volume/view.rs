//! What screens need of volumes: the days' lists, what is late and with whom, what is lent, what a text means.
//! S3.1, S3.2, S3.4

use std::collections::{BTreeMap, BTreeSet};

use super::number::plain;
use super::{Place, Round, Volume, clock};
use crate::State;
use crate::site::Profile;
use crate::time::{Date, Timestamp, shift};

/// For how many days at most a missing list is looked for.
const LOOK_BACK: i64 = 31;

/// Says whether the site has to do with volumes: it is a hospital's, or has some.
pub fn is_shown(state: &State) -> bool {
    state.site.profile == Profile::Hospital || state.volume.is_used()
}

/// S3.1 Returns the lines of a day's list, by ward and number; those that were marked, too.
pub fn list_of(state: &State, day: Date) -> Vec<&Volume> {
    let mut all: Vec<&Volume> = state.volume.all().filter(|one| one.day == day).collect();
    all.sort_by(|one, other| (&one.ward, &one.no).cmp(&(&other.ward, &other.no)));
    all
}

/// S3.1 Returns the latest days that have no list and nobody acknowledged, the newest first: their figures do
/// not count. Yesterday is missing from nine o'clock on.
pub fn without_list(state: &State, now: Timestamp) -> Vec<Date> {
    let Some(first) = state.volume.first() else { return Vec::new() };
    let (today, time) = now.local(state.site.zone);
    let last = if time >= clock::LISTED_BY { 1 } else { 2 };
    let counted = state.volume.all().filter(|one| one.counts());
    let listed: BTreeSet<Date> = counted.map(|one| one.day).collect();
    let known = |day: &Date| state.volume.acknowledged().iter().any(|one| one.day == *day);
    let days = (last..=LOOK_BACK).map(|back| shift(today, -back));
    days.take_while(|day| *day >= first)
        .filter(|day| !listed.contains(day) && !known(day))
        .collect()
}

/// S3.2 Returns the volumes whose ward has not brought them and is to be reminded, by ward, the latest round
/// each has come to first; without those that were reminded of in that round.
pub fn late_by_ward(state: &State, now: Timestamp) -> BTreeMap<&str, Vec<(Round, &Volume)>> {
    let today = now.date(state.site.zone);
    let mut wards: BTreeMap<&str, Vec<(Round, &Volume)>> = BTreeMap::new();
    for one in state.volume.all().filter(|one| one.is_due()) {
        let Some(round) = clock::round(state, one, today) else { continue };
        if !one.was_chased(round) {
            wards.entry(&one.ward).or_default().push((round, one));
        }
    }
    for lines in wards.values_mut() {
        lines.sort_by(|(round, one), (other_round, other)| {
            (other_round, one.day, &one.no).cmp(&(round, other.day, &other.no))
        });
    }
    wards
}

/// S3.2 Returns the volumes a ward still has, those discharged first before.
pub fn due_from<'a>(state: &'a State, ward: &str) -> Vec<&'a Volume> {
    let of = |one: &&Volume| one.is_due() && one.ward == ward;
    let mut all: Vec<&Volume> = state.volume.all().filter(of).collect();
    all.sort_by(|one, other| (one.day, &one.no).cmp(&(other.day, &other.no)));
    all
}

/// Returns the wards that have something, and how much.
pub fn wards(state: &State) -> BTreeMap<&str, usize> {
    let mut wards = BTreeMap::new();
    for one in state.volume.all().filter(|one| one.is_due()) {
        *wards.entry(one.ward.as_str()).or_default() += 1;
    }
    wards
}

/// S3.4 Returns what is lent, what is due first before.
pub fn lent(state: &State) -> Vec<&Volume> {
    let mut all: Vec<&Volume> = state.volume.all().filter(|one| one.loan.is_some()).collect();
    all.sort_by_key(|one| (one.loan.as_ref().map(|loan| loan.until), one.no.clone()));
    all
}

/// S3.4 Returns what is lent and was due, of which nobody reminded its borrower today.
pub fn overdue(state: &State, now: Timestamp) -> Vec<&Volume> {
    let today = now.date(state.site.zone);
    let told = |one: &Volume| {
        let mut daily = one.chased.iter().filter(|chased| chased.round == Round::LoanOver);
        daily.any(|chased| chased.at.date(state.site.zone) == today)
    };
    let late = |one: &&Volume| clock::round(state, one, today) == Some(Round::LoanOver);
    lent(state).into_iter().filter(late).filter(|one| !told(one)).collect()
}

/// S3.4 Returns the loans that end by the next working day, of which their borrowers were not reminded.
pub fn ending(state: &State, now: Timestamp) -> Vec<&Volume> {
    let today = now.date(state.site.zone);
    let ends = |one: &&Volume| clock::round(state, one, today) == Some(Round::LoanEnds);
    let untold = |one: &&Volume| !one.was_chased(Round::LoanEnds);
    lent(state).into_iter().filter(ends).filter(untold).collect()
}

/// S3.4 Returns what somebody needs and whose holder was not told so yet.
pub fn to_tell(state: &State) -> Vec<&Volume> {
    let waits = |one: &&Volume| {
        let recalled = one.loan.as_ref().and_then(|loan| loan.recalled.as_ref());
        recalled.is_some_and(|recalled| recalled.told.is_none())
    };
    lent(state).into_iter().filter(waits).collect()
}

/// S3.2 Returns what was signed in and is on no shelf yet, the longest waiting first.
pub fn in_room(state: &State) -> Vec<&Volume> {
    let here = |one: &&Volume| one.counts() && *one.place() == Place::Room;
    let mut all: Vec<&Volume> = state.volume.all().filter(here).collect();
    all.sort_by_key(|one| one.moves.last().map(|last| last.at));
    all
}

/// S3.4 Returns what is lost.
pub fn lost(state: &State) -> Vec<&Volume> {
    state.volume.all().filter(|one| one.counts() && *one.place() == Place::Lost).collect()
}

/// S3.2 Returns what has a defect that is not put right.
pub fn wanting(state: &State) -> Vec<&Volume> {
    state.volume.all().filter(|one| one.counts() && one.wanting().next().is_some()).collect()
}

/// Returns the volumes a text means that was typed or scanned, the newest first; those whose line counts.
pub fn find<'a>(state: &'a State, typed: &str) -> Vec<&'a Volume> {
    let typed = plain(typed);
    let meant = |one: &&Volume| one.counts() && one.no.is_meant(&typed);
    let mut all: Vec<&Volume> = state.volume.all().filter(meant).collect();
    all.sort_by(|one, other| (other.day, &other.no).cmp(&(one.day, &one.no)));
    all
}

/// Of how many volumes something can be said yet, and of how many it is so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub of: usize,
    pub so: usize,
}

/// How soon volumes were signed in. MER-TQ-01
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filing {
    pub discharged: usize,
    /// Within [`WITHIN`] working days, of those for whom as many are over.
    pub within: [Share; 5],
    /// Within the days their own clock allows.
    pub in_time: Share,
}

/// The working days filing is told by.
pub const WITHIN: [u16; 5] = [1, 2, 3, 5, 7];

impl Share {
    fn count(&mut self, so: Option<bool>) {
        self.of += usize::from(so.is_some());
        self.so += usize::from(so == Some(true));
    }
}

/// S3.2 Counts the volumes discharged on some days, by what `of` says, such as their ward. Days without a list
/// that nobody acknowledged are days nothing is known of: see [`without_list`].
pub fn filing<'a, K: Ord>(
    state: &'a State,
    days: std::ops::RangeInclusive<Date>,
    today: Date,
    of: impl Fn(&'a Volume) -> K,
) -> BTreeMap<K, Filing> {
    let mut all: BTreeMap<K, Filing> = BTreeMap::new();
    for one in state.volume.all().filter(|one| one.counts() && days.contains(&one.day)) {
        let filing = all.entry(of(one)).or_default();
        filing.discharged += 1;
        for (within, share) in WITHIN.iter().zip(&mut filing.within) {
            share.count(clock::filed_within(state, one, *within, today));
        }
        filing.in_time.count(clock::filed_within(state, one, clock::limit(state, one), today));
    }
    all
}
