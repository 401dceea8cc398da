//! How often something may be done: counts in fixed windows of time, in memory.
//!
//! Losing them when the object sleeps does little harm: what guards a person's PIN is counted in the
//! store, and a slip's code has forty bits beside four digits.

use std::collections::BTreeMap;

use domain::time::Timestamp;

/// A limit: so many within so long.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    pub count: u32,
    pub seconds: u32,
}

/// Syncs of one tablet.
pub const SYNC: Limit = Limit { count: 120, seconds: 60 };
/// Wrong codes from one address.
pub const CODES_BY_ADDRESS: Limit = Limit { count: 20, seconds: 3_600 };
/// Wrong codes of a whole site: a short window, so that nobody can keep a site shut.
pub const CODES: Limit = Limit { count: 60, seconds: 60 };
/// Sockets, pages and other signed requests of one tablet.
pub const SIGNED: Limit = Limit { count: 600, seconds: 60 };

/// Votes from one address that were not taken: nobody says who votes, and a good paper needs no limit.
pub const NO_VOTES: Limit = Limit { count: 60, seconds: 60 };

/// Residents' pages asked for by one address; villages share addresses.
pub const PAGES: Limit = Limit { count: 60, seconds: 60 };
/// Pages that are asked for again by themselves, by one address: a hall has one for its board and for the
/// phones of all who wait there.
pub const FOLLOWED: Limit = Limit { count: 600, seconds: 60 };
/// Forms sent by one address.
pub const FORMS: Limit = Limit { count: 10, seconds: 60 };
/// The same within an hour.
pub const FORMS_OF_AN_HOUR: Limit = Limit { count: 60, seconds: 3_600 };
/// Reports by one address of what is broken: a campus may have one address for all its halls.
pub const REPORTS: Limit = Limit { count: 120, seconds: 3_600 };
/// The same of danger, counted apart: a short window, so that nobody keeps others behind the same address out
/// for long; whoever is kept out is told the phone.
pub const DANGERS: Limit = Limit { count: 60, seconds: 600 };
/// The same within a day: nobody fills the tablets of a site by calling everything a danger.
pub const DANGERS_OF_A_DAY: Limit = Limit { count: 300, seconds: 86_400 };
/// Forms of a whole site that prove nothing, name nobody and come from nobody knows where: a short window,
/// so that nobody can keep others out for long.
pub const FORMS_OF_STRANGERS: Limit = Limit { count: 30, seconds: 60 };
/// Bookings with one phone.
pub const BOOKINGS: Limit = Limit { count: 3, seconds: 86_400 };
/// Photos from one address: each is a file of up to 1.5 MB, and anybody may complain or
/// report a repair.
pub const PHOTOS: Limit = Limit { count: 18, seconds: 86_400 };
/// Photos from nobody knows where.
pub const PHOTOS_OF_STRANGERS: Limit = Limit { count: 100, seconds: 86_400 };
/// Wrong slip codes that begin alike, from one address.
pub const SLIPS: Limit = Limit { count: 5, seconds: 3_600 };

/// Wrong slip codes of a whole site.
pub const SLIPS_OF_SITE: Limit = Limit { count: 200, seconds: 3_600 };

/// The most names remembered; beyond it, the windows that began first go.
const NAMES: usize = 4_096;

/// Counts by name.
#[derive(Debug, Default)]
pub struct Limits {
    windows: BTreeMap<String, (i64, u32)>,
}

impl Limits {
    /// Returns the seconds to wait when a name is at its limit.
    pub fn full(&self, name: &str, limit: Limit, now: Timestamp) -> Option<u32> {
        let span = i64::from(limit.seconds) * 1_000;
        let (start, count) = self.windows.get(name).copied()?;
        let left = start.saturating_add(span).saturating_sub(now.0);
        let waits = count >= limit.count && left > 0 && left <= span;
        waits.then(|| u32::try_from((left + 999) / 1_000).unwrap_or(limit.seconds))
    }

    /// Counts one more of a name.
    pub fn count(&mut self, name: &str, limit: Limit, now: Timestamp) {
        if self.windows.len() >= NAMES && !self.windows.contains_key(name) {
            self.forget();
        }
        let span = i64::from(limit.seconds) * 1_000;
        let window = self.windows.entry(name.to_owned()).or_insert((now.0, 0));
        let age = now.0.saturating_sub(window.0);
        if age >= span || age < 0 {
            *window = (now.0, 0);
        }
        window.1 = window.1.saturating_add(1);
    }

    /// Forgets the older half of the windows.
    fn forget(&mut self) {
        let mut starts: Vec<i64> = self.windows.values().map(|(start, _)| *start).collect();
        starts.sort_unstable();
        let middle = starts.get(starts.len() / 2).copied().unwrap_or_default();
        self.windows.retain(|_, (start, _)| *start > middle);
    }

    /// Counts one more of a name, or returns the seconds to wait.
    pub fn take(&mut self, name: &str, limit: Limit, now: Timestamp) -> Option<u32> {
        let full = self.full(name, limit, now);
        if full.is_none() {
            self.count(name, limit, now);
        }
        full
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beyond_the_limit_waits_for_the_window_s_end() {
        let limit = Limit { count: 2, seconds: 10 };
        let mut limits = Limits::default();
        assert_eq!(limits.take("a", limit, Timestamp(0)), None);
        assert_eq!(limits.take("a", limit, Timestamp(1)), None);
        assert_eq!(limits.take("a", limit, Timestamp(4_000)), Some(6));
        assert_eq!(limits.take("b", limit, Timestamp(4_000)), None);
        assert_eq!(limits.take("a", limit, Timestamp(10_000)), None);
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let limit = Limit { count: 1, seconds: 10 };
        let mut limits = Limits::default();
        limits.count("a", limit, Timestamp(1_000_000));
        assert_eq!(limits.take("a", limit, Timestamp(0)), None);
    }
}
