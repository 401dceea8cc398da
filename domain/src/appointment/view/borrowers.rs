//! Which tablets hold places, which ones, and since when nothing was heard of them. S1.4.1

use crate::State;
use crate::appointment::lending::AT_POST_DAYS;
use crate::id::{LogId, PostId};
use crate::time::{Date, Minutes, Timestamp, shift};

/// A tablet's places that are lent and neither promised nor given back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrower {
    pub log: LogId,
    /// How many places at times that are not over.
    pub places: usize,
    /// Where and when they are, a window and a day each, in order of time.
    pub days: Vec<(PostId, Date, Vec<Timestamp>)>,
    /// When the last of the loans ends.
    pub until: Timestamp,
    /// The last that is known of the tablet: the server was told something, or lent to it.
    pub heard: Timestamp,
    /// Nothing is known of it for half the term of a loan: had it spoken, it would have been lent to anew.
    pub silent: bool,
}

/// Returns who has places lent at times that are not over: silent tablets first, and whose loan ends
/// first standing first.
pub fn borrowers(state: &State, now: Timestamp) -> Vec<Borrower> {
    let mut all: Vec<Borrower> = Vec::new();
    for taken in state.appointment.taken_from(now) {
        for (_, loan) in taken.loans() {
            let place = all.iter().position(|one| one.log == loan.log).unwrap_or_else(|| {
                all.push(Borrower::of(&loan.log, loan.until));
                all.len() - 1
            });
            let Some(one) = all.get_mut(place) else { continue };
            one.holds(&taken.post, taken.from.date(state.site.zone), taken.from);
            one.until = one.until.max(loan.until);
        }
    }
    let term = i64::from(state.site.settings.loan_hours) * 60;
    for one in &mut all {
        one.heard = heard(state, one, Minutes(-term), now);
        one.silent = one.heard.plus(Minutes(term / 2)) < now;
    }
    all.sort_by_key(|one| (!one.silent, one.until));
    all
}

impl Borrower {
    fn of(log: &LogId, until: Timestamp) -> Self {
        let (log, days) = (log.clone(), Vec::new());
        Self { log, places: 0, days, until, heard: until, silent: false }
    }

    fn holds(&mut self, post: &PostId, date: Date, from: Timestamp) {
        self.places += 1;
        match self.days.iter_mut().find(|(held, day, _)| held == post && *day == date) {
            Some((_, _, times)) => times.push(from),
            None => self.days.push((post.clone(), date, vec![from])),
        }
    }
}

/// Returns the last that is known of a tablet: what the server wrote down when it had shown all it knew,
/// what it marked of duty, or when it was lent to last.
fn heard(state: &State, one: &Borrower, term: Minutes, now: Timestamp) -> Timestamp {
    let device = state.people.device_of(&one.log);
    let told = device.and_then(|device| state.duty.heard.get(&device.id)).copied();
    let today = now.date(state.site.zone);
    let days = (0..AT_POST_DAYS).filter_map(|n| state.duty.day(shift(today, -n)));
    let marks = days.flat_map(|day| &day.marks).filter(|mark| mark.operation.log() == one.log);
    let known = marks.map(|mark| mark.at).chain(told);
    known.fold(one.until.plus(term), Timestamp::max).min(now)
}
