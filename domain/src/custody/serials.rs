//! Serials of numbered forms: a prefix and a number of fixed length. S2.1.7

use serde::{Deserialize, Serialize};

use crate::text::half_width;

/// A run of serials, such as `A000101` to `A000150`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Serials {
    prefix: String,
    width: usize,
    first: u64,
    last: u64,
}

/// The most forms of one run.
const MOST: u64 = 1_000_000;

/// The most digits of a serial that is counted with.
const DIGITS: usize = 18;

impl Serials {
    /// Reads a run from its first serial to its last: equally long, the same prefix, in order.
    pub fn read(from: &str, to: &str) -> Option<Self> {
        let (from, to) = (plain(from), plain(to));
        let (prefix, first) = parted(&from)?;
        let (same, last) = parted(&to)?;
        let width = from.len();
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        let runs = prefix == same && width == to.len() && first <= last;
        let prefix = prefix.to_owned();
        (runs && last - first < MOST).then_some(Self { prefix, width, first, last })
    }

    /// Returns how many there are.
    pub fn count(&self) -> i64 {
        i64::try_from(self.last - self.first + 1).unwrap_or(i64::MAX)
    }

    /// Says whether a serial stands in both.
    pub fn meets(&self, other: &Self) -> bool {
        self.is_like(other) && self.first <= other.last && other.first <= self.last
    }

    /// Says whether every serial stands in one of some runs.
    pub fn stands_in(&self, runs: &[Self]) -> bool {
        let mut first = self.first;
        while first <= self.last {
            let here = Self { first, last: first, ..self.clone() };
            let Some(run) = runs.iter().find(|run| run.meets(&here)) else { return false };
            first = run.last + 1;
        }
        true
    }

    /// Returns one run of both, where they meet or one follows the other.
    pub fn joined(&self, other: &Self) -> Option<Self> {
        let follows = self.first <= other.last + 1 && other.first <= self.last + 1;
        let (first, last) = (self.first.min(other.first), self.last.max(other.last));
        (self.is_like(other) && follows).then(|| Self { first, last, ..self.clone() })
    }

    /// Returns its first serial that stands in none of some others.
    pub fn first_without(&self, used: &[Self]) -> Option<String> {
        let mut free = Self { last: self.first, ..self.clone() };
        while let Some(taken) = used.iter().find(|taken| taken.meets(&free)) {
            let next = taken.last + 1;
            free = Self { first: next, last: next, ..free };
        }
        (free.first <= self.last).then(|| free.said())
    }

    fn said(&self) -> String {
        let digits = self.width - self.prefix.len();
        format!("{}{:0digits$}", self.prefix, self.first)
    }

    fn is_like(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.width == other.width
    }
}

fn plain(serial: &str) -> String {
    serial.trim().chars().map(half_width).collect()
}

/// Parts a serial into its prefix and its digits.
fn parted(serial: &str) -> Option<(&str, &str)> {
    let prefix = serial.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let digits = &serial[prefix.len()..];
    (!digits.is_empty() && digits.len() <= DIGITS).then_some((prefix, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_is_read_from_its_two_ends() {
        for (from, to, count) in [
            ("A000101", "A000150", Some(50)),
            ("001", "001", Some(1)),
            (" 鲁字098 ", "鲁字101", Some(4)),
            ("Ａ０１", "A09", Some(9)),
            ("A2", "A1", None),
            ("A99", "A100", None),
            ("A01", "B02", None),
            ("A", "B", None),
            ("", "", None),
            ("0000000", "9999999", None),
        ] {
            assert_eq!(Serials::read(from, to).map(|run| run.count()), count, "{from}-{to}");
        }
    }

    #[test]
    fn runs_meet_and_hold_and_tell_their_first_free_serial() {
        let run = |from, to| Serials::read(from, to).unwrap();
        let stock = run("A0001", "A0100");
        let more = [stock.clone(), run("A0101", "A0150")];
        for (first, last, one, both) in [
            ("A0001", "A0100", true, true),
            ("A0100", "A0101", false, true),
            ("A0150", "A0151", false, false),
        ] {
            let asked = run(first, last);
            assert_eq!((asked.stands_in(&more[..1]), asked.stands_in(&more)), (one, both));
        }
        assert_eq!(more[0].joined(&more[1]), Some(run("A0001", "A0150")));
        assert_eq!(stock.joined(&run("A0102", "A0150")), None);
        assert!(stock.meets(&run("A0100", "A0101")) && !stock.meets(&run("A0101", "A0102")));
        assert!(!stock.meets(&run("B0100", "B0101")) && !stock.meets(&run("A00100", "A00101")));
        let next = |used: &[Serials]| stock.first_without(used);
        assert_eq!(next(&[]).as_deref(), Some("A0001"));
        assert_eq!(next(&[run("A0002", "A0009"), run("A0001", "A0001")]).as_deref(), Some("A0010"));
        assert_eq!(next(&[run("A0002", "A0009")]).as_deref(), Some("A0001"));
        assert_eq!(next(&[run("A0001", "A0100")]), None);
    }
}
