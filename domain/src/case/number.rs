//! Case numbers that two tablets without a network never give twice, and that a slip of the pen
//! does not turn into another: `430225-FP07-261123-A3017K`. 2.3
//!
//! Site, item, day, then the tablet's prefix, its serial of the day and a check character by
//! ISO 7064 MOD 37,36 over everything before it but the hyphens.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::State;
use crate::contact::view::day_digits;
use crate::context::Stamp;
use crate::id::{ItemCode, LogId};

/// The letters of the check, in the order of their values.
const LETTERS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Characters of a serial.
const SERIAL: usize = 3;

/// Digits of a log's name in a prefix made on the tablet.
const OWN_MADE: usize = 6;

/// The first serial written with a letter: `A00` follows `999`.
const LETTERED: u16 = 1_000;

/// The number of a case, as it is printed and read out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CaseNo(pub String);

impl crate::map::Key for CaseNo {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Borrowed(&self.0)
    }
}

impl fmt::Display for CaseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What is wrong with a case number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum NumberFault {
    #[error("not four parts of the right form")]
    Form,
    #[error("the check character does not fit: a character was mistyped")]
    Check,
    #[error("of another site")]
    Site,
    #[error("of another item")]
    Item,
    #[error("of another day")]
    Day,
    #[error("of another tablet")]
    Tablet,
}

/// Returns the check character over digits and capital letters; `None` for any other character.
pub fn check_character(body: &str) -> Option<char> {
    let mut product = 36;
    for byte in body.bytes() {
        let value = LETTERS.iter().position(|letter| *letter == byte)?;
        let sum = (product + value) % 36;
        product = if sum == 0 { 36 } else { sum } * 2 % 37;
    }
    let value = (37 - product) % 36;
    Some(char::from(LETTERS[value]))
}

/// Returns the next number of a tablet for an item, as it is given on the tablet itself.
pub fn next_no(state: &State, stamp: &Stamp, item: &ItemCode) -> CaseNo {
    let (day, prefix) = (day(state, stamp), prefix(state, stamp));
    let serial = state.case.last_serial(&format!("{day}-{prefix}")).saturating_add(1);
    let site = &state.site.code6;
    let body = format!("{site}-{}-{day}-{prefix}{}", item.0, written(serial));
    let plain: String = body.chars().filter(|c| *c != '-').collect();
    let check = check_character(&plain).unwrap_or('0');
    CaseNo(format!("{body}{check}"))
}

/// Says what is wrong with a number given by an operation, if anything is.
pub(super) fn fault(
    state: &State,
    stamp: &Stamp,
    item: &ItemCode,
    no: &CaseNo,
) -> Option<NumberFault> {
    let Some(parts) = Parts::of(no) else { return Some(NumberFault::Form) };
    [
        (!parts.checked, NumberFault::Check),
        (parts.site != state.site.code6, NumberFault::Site),
        (parts.item != item.0, NumberFault::Item),
        (parts.day != day(state, stamp), NumberFault::Day),
        (!is_of_log(state, stamp, parts.prefix), NumberFault::Tablet),
    ]
    .into_iter()
    .find_map(|(wrong, fault)| wrong.then_some(fault))
}

/// Says whether a prefix is the log's: as the server gave it, or as the tablet made it before.
fn is_of_log(state: &State, stamp: &Stamp, given: &str) -> bool {
    given == prefix(state, stamp) || given == own_made(&stamp.operation.log())
}

/// The parts of a well-formed number.
struct Parts<'a> {
    site: &'a str,
    item: &'a str,
    day: &'a str,
    prefix: &'a str,
    serial: &'a str,
    checked: bool,
}

impl<'a> Parts<'a> {
    fn of(no: &'a CaseNo) -> Option<Self> {
        let mut parts = no.0.split('-');
        let (site, item) = (parts.next()?, parts.next()?);
        let (day, rest) = (parts.next()?, parts.next()?);
        let plain: String = no.0.chars().filter(|c| *c != '-').collect();
        let (body, check) = plain.split_at_checked(plain.len().checked_sub(1)?)?;
        let expected = check_character(body)?;
        let split = rest.len().checked_sub(SERIAL + 1).filter(|prefix| *prefix >= 2)?;
        let well_formed = parts.next().is_none()
            && [site, item, day].iter().all(|part| !part.is_empty())
            && day.len() == 6
            && no.0.len() <= 50;
        well_formed.then_some(Self {
            site,
            item,
            day,
            prefix: rest.get(..split)?,
            serial: rest.get(split..split + SERIAL)?,
            checked: check.starts_with(expected),
        })
    }
}

impl CaseNo {
    /// Returns the day's series of a tablet and the serial in it.
    pub(super) fn series(&self) -> Option<(String, u16)> {
        let parts = Parts::of(self)?;
        Some((format!("{}-{}", parts.day, parts.prefix), read(parts.serial)?))
    }

    /// Says whether the check character fits, as when a number is typed in.
    pub fn is_sound(&self) -> bool {
        Parts::of(self).is_some_and(|parts| parts.checked)
    }

    /// Says whether it is whole and its check character does not fit.
    pub fn is_mistyped(&self) -> bool {
        Parts::of(self).is_some_and(|parts| !parts.checked)
    }
}

fn day(state: &State, stamp: &Stamp) -> String {
    day_digits(stamp.at.date(state.site.zone))
}

/// Returns the prefix of the tablet's log. A log that a tablet began by itself, after it lost part
/// of another, has none until the server has heard of it.
fn prefix(state: &State, stamp: &Stamp) -> String {
    let log = stamp.operation.log();
    state.people.prefix_of(&log).map_or_else(|| own_made(&log), str::to_owned)
}

/// Returns the prefix a tablet makes for such a log itself: `00`, never given by a server, and six
/// digits of the log's name, which hardly ever are those of another.
fn own_made(log: &LogId) -> String {
    format!("00{}", log.0.get(..OWN_MADE).unwrap_or_default().to_uppercase())
}

/// Writes a serial in three characters: `001` to `999`, then `A00` to `ZZZ`.
fn written(serial: u16) -> String {
    if serial < LETTERED {
        return format!("{serial:03}");
    }
    let mut rest = usize::from(serial - LETTERED) + 10 * 36 * 36;
    let mut letters = [0_u8; SERIAL];
    for letter in letters.iter_mut().rev() {
        *letter = LETTERS[rest % 36];
        rest /= 36;
    }
    letters.iter().map(|letter| char::from(*letter)).collect()
}

/// Reads a serial back.
fn read(serial: &str) -> Option<u16> {
    if let Ok(number) = serial.parse::<u16>() {
        return Some(number);
    }
    let mut value = 0_usize;
    for byte in serial.bytes() {
        value = value * 36 + LETTERS.iter().position(|letter| *letter == byte)?;
    }
    u16::try_from(value.checked_sub(10 * 36 * 36)? + usize::from(LETTERED)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_character_is_that_of_iso_7064_mod_37_36() {
        // The example of the Global Release Identifier: A1-2425G-ABC1234002-M.
        assert_eq!(check_character("A12425GABC1234002"), Some('M'));
        assert_eq!(check_character(""), Some('1'));
        assert_eq!(check_character("a"), None);
        assert_eq!(check_character("A-1"), None);
    }

    #[test]
    fn one_mistyped_character_or_two_exchanged_are_always_noticed() {
        let body = "430225FP07261123A3017";
        let check = check_character(body).unwrap();
        for at in 0..body.len() {
            for letter in LETTERS.iter().map(|byte| char::from(*byte)) {
                let mut other: Vec<char> = body.chars().collect();
                if other[at] == letter {
                    continue;
                }
                other[at] = letter;
                let other: String = other.into_iter().collect();
                assert_ne!(check_character(&other), Some(check), "{other}");
            }
        }
        for at in 1..body.len() {
            let mut other: Vec<char> = body.chars().collect();
            other.swap(at - 1, at);
            let other: String = other.into_iter().collect();
            assert!(other == body || check_character(&other) != Some(check), "{other}");
        }
    }

    #[test]
    fn a_serial_reads_back_past_999() {
        for serial in [1, 17, 999, 1_000, 1_035, 1_036, 20_000, 34_695] {
            assert_eq!(read(&written(serial)), Some(serial), "{}", written(serial));
        }
        assert_eq!(written(1_000), "A00");
        assert_eq!(written(34_695), "ZZZ");
        assert_eq!(read("0A0"), None);
    }

    #[test]
    fn a_number_says_its_series_and_whether_it_is_sound() {
        let check = check_character("430225FP07261123A3017").unwrap();
        let no = CaseNo(format!("430225-FP07-261123-A3017{check}"));
        assert!(no.is_sound());
        assert_eq!(no.series(), Some(("261123-A3".to_owned(), 17)));
        for unsound in ["", "-", "430225-FP07-261123-", "430225-FP07-261123-A3017", "é-é-é-éééééé"]
        {
            assert!(!CaseNo(unsound.to_owned()).is_sound(), "{unsound}");
        }
    }
}
