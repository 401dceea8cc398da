//! What is free of a post, as it is offered to a visitor. S1.4.1, 2.6

use crate::State;
use crate::appointment::{Claim, Need, Share, Slot, SlotId, Taken, rules, slots};
use crate::id::{LogId, PostId};
use crate::time::{Date, Timestamp, shift};

/// A time as it is offered to a visitor: a slot, or several in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The first slot, until the end of the last.
    pub slot: Slot,
    /// Places nobody has, where there are fewest.
    pub free: usize,
    /// Whether the window may give one in each slot; the server has the last word.
    pub open: bool,
    /// The lent place with which this tablet promises it for certain, network or none.
    pub claim: Option<Claim>,
}

impl Offer {
    /// Says whether it can be asked for at all.
    pub fn is_open(&self) -> bool {
        self.open || self.claim.is_some()
    }
}

/// Returns the times of a post on a day that are not over, each with what is free of it: those from
/// which on there are as many slots in a row as are needed.
pub fn offers(
    state: &State,
    (post, date): (&PostId, Date),
    need: Need,
    (log, now): (&LogId, Timestamp),
) -> Vec<Offer> {
    let all = slots(state, post, date);
    let ahead = all.iter().filter(|slot| slot.from > now && !is_own(state, post, **slot, need));
    ahead.filter_map(|slot| offer(state, (post, &all, *slot), need, (log, now))).collect()
}

/// Says whether what is moved stands there already.
fn is_own(state: &State, post: &PostId, slot: Slot, need: Need) -> bool {
    let own = need.instead.and_then(|id| state.appointment.get(id));
    own.is_some_and(|one| one.post == *post && one.from == slot.from)
}

fn offer(
    state: &State,
    (post, all, first): (&PostId, &[Slot], Slot),
    need: Need,
    (log, now): (&LogId, Timestamp),
) -> Option<Offer> {
    let row = rules::row(all, first, need).ok()?;
    let taken =
        |slot: &Slot| state.appointment.taken_but(&SlotId::of(post, slot.from), need.instead);
    let free = |slot: &Slot| {
        taken(slot).map_or(usize::from(slot.places), |taken| taken.free(slot.places).count())
    };
    let gives = |slot: &Slot| rules::place(state, (post, *slot), need, Share::Window, now).is_ok();
    let to = row.last().map_or(first.to, |last| last.to);
    let lent = taken(&first).filter(|_| need.slots <= 1);
    Some(Offer {
        slot: Slot { to, ..first },
        free: row.iter().map(free).min().unwrap_or_default(),
        open: row.iter().all(gives),
        claim: lent.and_then(|taken| claim(&taken, to, log, now)),
    })
}

/// Returns the lent place of a slot that a log may promise for certain. A clock that has gone back
/// is the caller's care: `now` is never before a moment the server was heard in.
fn claim(taken: &Taken, to: Timestamp, log: &LogId, now: Timestamp) -> Option<Claim> {
    let mut own = taken.lent_to(log).filter(|(_, loan)| now < loan.until && now < taken.from);
    let (place, loan) = own.next()?;
    Some(Claim { log: log.clone(), place, lent: loan.lent.clone(), to })
}

/// Returns the first times of a post that can be asked for, within the days places are given for;
/// those this tablet can promise for certain stand where their time puts them.
pub fn next_free(
    state: &State,
    post: &PostId,
    need: Need,
    (log, now): (&LogId, Timestamp),
    most: usize,
) -> Vec<Offer> {
    let of_day = |date| offers(state, (post, date), need, (log, now));
    open_days(state, now).flat_map(of_day).filter(Offer::is_open).take(most).collect()
}

/// Returns the days for which places of a post are given, each with how many times can be asked for.
pub fn days(
    state: &State,
    post: &PostId,
    need: Need,
    (log, now): (&LogId, Timestamp),
) -> Vec<(Date, usize)> {
    let open = |date: Date| {
        let offers = offers(state, (post, date), need, (log, now));
        (date, offers.iter().filter(|offer| offer.is_open()).count())
    };
    let given = open_days(state, now).filter(|date| !slots(state, post, *date).is_empty());
    given.map(open).collect()
}

/// Returns the days for which places are given.
fn open_days(state: &State, now: Timestamp) -> impl Iterator<Item = Date> {
    let today = now.date(state.site.zone);
    let last = rules::horizon(state, today);
    (0..=(last - today).num_days()).map(move |n| shift(today, n))
}
