//! Serials of numbered forms: a prefix and a number of fixed length. S2.1.7

/// A run of serials, such as `A000101` to `A000150`.
#[derive(Clone, Debug, PartialEq, Eq)]
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
        let (prefix, first) = parted(from.trim())?;
        let (same, last) = parted(to.trim())?;
        let width = from.trim().len();
        let (first, last) = (first.parse().ok()?, last.parse().ok()?);
        let runs = prefix == same && width == to.trim().len() && first <= last;
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

    /// Says whether every serial of another run stands in it.
    pub fn holds(&self, other: &Self) -> bool {
        self.is_like(other) && self.first <= other.first && other.last <= self.last
    }

    /// Returns the serial that comes after the run.
    pub fn next(&self) -> String {
        let digits = self.width - self.prefix.len();
        format!("{}{:0digits$}", self.prefix, self.last + 1)
    }

    /// Returns its first serial.
    pub fn first(&self) -> String {
        let digits = self.width - self.prefix.len();
        format!("{}{:0digits$}", self.prefix, self.first)
    }

    fn is_like(&self, other: &Self) -> bool {
        self.prefix == other.prefix && self.width == other.width
    }
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
    fn runs_meet_hold_and_go_on() {
        let run = |from, to| Serials::read(from, to).unwrap();
        let stock = run("A0001", "A0100");
        assert!(stock.holds(&run("A0001", "A0100")) && !stock.holds(&run("A0100", "A0101")));
        assert!(stock.meets(&run("A0100", "A0101")) && !stock.meets(&run("A0101", "A0102")));
        assert!(!stock.meets(&run("B0100", "B0101")) && !stock.meets(&run("A00100", "A00101")));
        assert_eq!((stock.first().as_str(), stock.next().as_str()), ("A0001", "A0101"));
    }
}
