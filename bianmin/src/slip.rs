//! The code on a paper that a visitor takes home: its number, the promised time, and the seal of the
//! tablet that printed it, which any other tablet of the site checks without a network. Nothing in it
//! is personal. 2.4
//!
//! The code is `BM1*{number}*{minutes since 1970, or nothing}*{mark of the tablet}*{seal}`, in letters
//! that a code holds densely and a hand-held reader types.

use domain::people::{Device, State};
use domain::time::Timestamp;
use sync::id::{parse_hex, push_hex};

/// What a code begins with: its form and the version of that.
const FORM: &str = "BM1";

/// What stands between the parts of a code.
const BETWEEN: char = '*';

/// An Ed25519 signature by the tablet's key.
pub type Seal = [u8; 64];

/// What a paper's code says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The number of the case or the appointment.
    pub no: String,
    /// The time or the date promised on the paper, if one is.
    pub promised: Option<Timestamp>,
    /// The mark of the tablet that printed it, as in the numbers it gives.
    pub tablet: String,
}

impl Slip {
    /// Returns what is signed for a site: a paper of one site is none of another.
    pub fn message(&self, site: &str) -> Vec<u8> {
        ["bianmin-slip/1", site, &self.no, &self.minutes(), &self.tablet].join("\n").into_bytes()
    }

    /// Returns the text of the code.
    pub fn code(&self, seal: &Seal) -> String {
        let mut digits = String::with_capacity(2 * seal.len());
        push_hex(&mut digits, seal);
        [FORM, &self.no, &self.minutes(), &self.tablet, &digits.to_uppercase()].join("*")
    }

    /// Reads the text of a code, whatever case a reader types it in; nothing for any other text.
    pub fn read(text: &str) -> Option<(Self, Seal)> {
        let text = text.trim().to_uppercase();
        let mut parts = text.split(BETWEEN);
        let mut next = || parts.next();
        let (form, no, minutes, tablet, seal) = (next()?, next()?, next()?, next()?, next()?);
        if form != FORM || parts.next().is_some() {
            return None;
        }
        let promised = if minutes.is_empty() { None } else { Some(minutes.parse().ok()?) };
        let slip = Self {
            no: no.to_owned(),
            promised: promised.map(|minutes: u32| Timestamp(i64::from(minutes) * 60_000)),
            tablet: tablet.to_owned(),
        };
        Some((slip, parse_hex(&seal.to_lowercase()).ok()?))
    }

    /// Returns the tablets that bear the mark: they alone may have sealed it.
    pub fn tablets<'a>(&'a self, people: &'a State) -> impl Iterator<Item = &'a Device> {
        people.devices.values().filter(|device| {
            device.prefix == self.tablet || device.earlier.values().any(|one| *one == self.tablet)
        })
    }

    fn minutes(&self) -> String {
        let minutes = self.promised.map(|at| at.0.div_euclid(60_000).to_string());
        minutes.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip() -> Slip {
        let promised = Some(Timestamp(1_714_987_800_000));
        Slip { no: "Y261123-A3-17-K".to_owned(), promised, tablet: "A3".to_owned() }
    }

    #[test]
    fn a_code_is_read_as_it_was_written_and_as_a_reader_types_it() {
        let seal: Seal = std::array::from_fn(|n| u8::try_from(n).unwrap());
        for one in [slip(), Slip { promised: None, ..slip() }] {
            let code = one.code(&seal);
            assert!(code.bytes().all(|byte| byte.is_ascii_uppercase()
                || byte.is_ascii_digit()
                || b"*-".contains(&byte)));
            for typed in [code.clone(), format!(" {}\n", code.to_lowercase())] {
                assert_eq!(Slip::read(&typed), Some((one.clone(), seal)));
            }
        }
    }

    #[test]
    fn what_is_no_code_is_read_as_none() {
        let code = slip().code(&[7; 64]);
        let short = code.get(..code.len() - 2).unwrap();
        let spoilt = code.replace("28583130", "28583x30");
        for text in ["", "Y261123-A3-17-K", short, &spoilt, &format!("{code}*1")] {
            assert_eq!(Slip::read(text), None, "{text}");
        }
    }

    #[test]
    fn the_seal_covers_site_number_time_and_tablet() {
        let other = [
            Slip { no: "Y261123-A3-18-H".to_owned(), ..slip() },
            Slip { promised: None, ..slip() },
            Slip { tablet: "A4".to_owned(), ..slip() },
        ];
        let message = slip().message("demo");
        assert!(other.iter().all(|one| one.message("demo") != message));
        assert_ne!(slip().message("other"), message);
    }
}
