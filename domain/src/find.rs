//! Finds whatever has a number: a contact, a case, an appointment, a repair; typed, or read from a paper's code.

use chrono::{Datelike, Months};

use crate::appointment::{self, Appointment};
use crate::case::{self, Case, CaseNo};
use crate::contact::{self, Contact};
use crate::id::{AppointmentId, CaseId, ContactId, RepairId};
use crate::repair::{self, Repair};
use crate::time::Date;
use crate::{State, text};

/// Digits a number begins with: a day's, or the site's.
const FIRST: usize = 6;

/// What the numbers of an appointment and of a repair begin with.
const LETTERS: [char; 2] = ['Y', 'W'];

/// Parts of such a number: day, tablet, place in its log, check character.
const PARTS: usize = 4;

/// What was found under a number, each kind the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'a> {
    pub contacts: Vec<&'a Contact>,
    pub cases: Vec<&'a Case>,
    pub appointments: Vec<&'a Appointment>,
    pub repairs: Vec<&'a Repair>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    Contact(ContactId),
    Case(CaseId),
    Appointment(AppointmentId),
    Repair(RepairId),
}

/// Returns the number in what was typed or read from a code: as numbers are written, and without the
/// words around it or the other parts of a sealed code. What holds no number comes back as it is, in capitals.
pub fn number(typed: &str) -> String {
    let plain: String = typed.chars().map(text::half_width).collect();
    let plain = plain.trim().to_uppercase();
    let mut words = plain.split(|c: char| c.is_whitespace() || c == '*');
    let inside = words.find(|word| word.contains('-') && begins_a_number(word));
    inside.map_or_else(|| plain.clone(), str::to_owned)
}

/// Says whether a text is the beginning of a number of a contact, a case, an appointment or a repair. The
/// first two begin with six digits, a day's or the site's, the others with a letter and a day's; all go on
/// with a hyphen: a name and a usual phone do not.
pub fn begins_a_number(text: &str) -> bool {
    let text = text.strip_prefix(LETTERS).unwrap_or(text);
    let (first, rest) = text.split_at_checked(FIRST).unwrap_or_default();
    let digits = first.len() == FIRST && first.bytes().all(|byte| byte.is_ascii_digit());
    digits && (rest.is_empty() || rest.starts_with('-'))
}

/// Returns how the numbers of the ledger begin that were given on some days: a month each.
pub fn months(from: Date, to: Date) -> Vec<String> {
    let (mut months, mut day) = (Vec::new(), from);
    while day <= to {
        months.push(format!("{:02}{:02}", day.year().rem_euclid(100), day.month()));
        let Some(next) = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)))
        else {
            return months;
        };
        day = next;
    }
    months
}

/// Says whether a whole number of a case, an appointment or a repair was mistyped: its check does not fit.
pub fn is_mistyped(typed: &str) -> bool {
    let number = number(typed);
    if number.starts_with(LETTERS) {
        let is_whole = begins_a_number(&number) && number.split('-').count() == PARTS;
        return is_whole && !number.ends_with('-') && !appointment::view::checks(&number);
    }
    CaseNo(number).is_mistyped()
}

/// Returns what has a number that begins with what was typed.
pub fn by_number<'a>(state: &'a State, typed: &str) -> Found<'a> {
    let number = number(typed);
    Found {
        contacts: contact::view::find(&state.contact, &number),
        cases: case::view::find(&state.case, &number),
        appointments: appointment::view::find(&state.appointment, &number),
        repairs: repair::view::find(state, &number),
    }
}

impl Found<'_> {
    /// Says whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    /// Returns the thing that is meant: the one with this very number, else the only one there is.
    pub fn meant(&self, typed: &str) -> Option<Thing> {
        let number = number(typed);
        let exact = self.all().find(|(no, _)| *no == number);
        let only = || self.all().next().filter(|_| self.all().count() == 1);
        exact.or_else(only).map(|(_, thing)| thing)
    }

    fn all(&self) -> impl Iterator<Item = (&str, Thing)> {
        let contacts = self.contacts.iter();
        let contacts = contacts.map(|one| (one.no.as_str(), Thing::Contact(one.id.clone())));
        let cases = self.cases.iter().map(|one| (one.no.0.as_str(), Thing::Case(one.id.clone())));
        let booked = self.appointments.iter();
        let booked = booked.map(|one| (one.no.as_str(), Thing::Appointment(one.id.clone())));
        let repairs = self.repairs.iter();
        let repairs = repairs.map(|one| (one.no.as_str(), Thing::Repair(one.id.clone())));
        contacts.chain(cases).chain(booked).chain(repairs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointment::{Book, Operation, Reason};
    use crate::contact::Told;
    use crate::time::{TimeOfDay, Timestamp};
    use crate::township::*;

    fn booked(town: &mut Township, contact: &ContactId) -> AppointmentId {
        let book = Book {
            contact: contact.clone(),
            case: None,
            post: town.posts[0].clone(),
            from: Timestamp::at(date(2024, 5, 7), TimeOfDay::hm(9, 30), town.state.site.zone),
            loan: None,
            reason: Reason::Closing,
            promised: String::new(),
            bring: keys(&[]),
            told: Told::Present,
        };
        town.act(Wang, &crate::Operation::Appointment(Operation::Book(book))).unwrap();
        AppointmentId::from(&town.last)
    }

    fn reported(town: &mut Township) -> RepairId {
        let report = repair::Report { building: None, kind: repair::Kind::Door, danger: None };
        town.act(Wang, &crate::Operation::Repair(repair::Operation::Report(report))).unwrap();
        RepairId::from(&town.last)
    }

    #[test]
    fn the_numbers_of_some_days_begin_with_their_months() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let begin = |from, to| months(day(from), day(to));
        assert_eq!(begin("2026-11-30", "2026-11-30"), ["2611"]);
        assert_eq!(begin("2026-11-30", "2027-01-01"), ["2611", "2612", "2701"]);
        assert!(begin("2026-12-01", "2026-11-30").is_empty());
    }

    #[test]
    fn only_what_begins_as_a_number_does_is_looked_for_elsewhere() {
        for number in [
            "430225-FP07-261123-A3017K",
            "430225",
            "261123-A3-12",
            "261123-",
            "Y261123",
            "Y261123-A3-17-K",
            "W261123-A3-17-K",
        ] {
            assert!(begins_a_number(number), "{number}");
        }
        for personal in [
            "",
            "8000",
            "13800138000",
            "0731-26224444",
            "刘老师",
            "六个汉字的话",
            "张三李四王五-",
            "Y",
            "YANG LI",
            "Y13800138000",
            "YY261123",
            "WANG LI",
        ] {
            assert!(!begins_a_number(personal), "{personal}");
        }
    }

    #[test]
    fn a_number_is_read_out_of_whatever_a_scanner_types() {
        for (typed, number) in [
            (" y240506-a3-9-k ", "Y240506-A3-9-K"),
            ("ｙ２４０５０６－Ａ３－９－Ｋ", "Y240506-A3-9-K"),
            ("一次性告知\n- 身份证\n编号 240506-A3-9\n", "240506-A3-9"),
            ("430225-FP07-240506-A3017K", "430225-FP07-240506-A3017K"),
            ("bm1*y240506-a3-9-k*28583130*a3*00ff", "Y240506-A3-9-K"),
            ("张 大姐", "张 大姐"),
            ("138000 01234", "138000 01234"),
            ("0731-2622 4444", "0731-2622 4444"),
        ] {
            assert_eq!(self::number(typed), number, "{typed}");
        }
    }

    #[test]
    fn a_contact_a_case_an_appointment_and_a_repair_are_found_by_number() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.receive(Wang, "FP07", &["m1", "m2"]);
        let appointment = booked(&mut town, &contact);
        let repair = reported(&mut town);
        let state = &town.state;
        let contact_no = &state.contact.get(&contact).unwrap().no;
        let case_no = &state.case.get(&case).unwrap().no.0;
        let no = &state.appointment.get(&appointment).unwrap().no;
        let repair_no = &state.repair.get(&repair).unwrap().no;
        for (no, thing) in [
            (contact_no, Thing::Contact(contact.clone())),
            (case_no, Thing::Case(case)),
            (no, Thing::Appointment(appointment.clone())),
            (repair_no, Thing::Repair(repair.clone())),
        ] {
            let typed = no.to_lowercase();
            assert_eq!(by_number(state, &typed).meant(&typed), Some(thing), "{no}");
            assert!(!is_mistyped(no), "{no}");
        }
        // The beginning is enough where it leads to one thing only.
        let found = by_number(state, "Y24");
        assert_eq!(found.meant("Y24"), Some(Thing::Appointment(appointment)));
        assert_eq!(by_number(state, "W24").meant("W24"), Some(Thing::Repair(repair)));
        let found = by_number(state, "240506");
        assert_eq!((found.contacts.len(), found.meant("240506")), (2, None));
        assert!(by_number(state, "").is_empty() && by_number(state, "张").is_empty());
    }

    #[test]
    fn a_slip_of_the_pen_in_a_whole_number_is_told() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.receive(Wang, "FP07", &["m1", "m2"]);
        let appointment = booked(&mut town, &contact);
        let case_no = town.state.case.get(&case).unwrap().no.0.clone();
        let no = town.state.appointment.get(&appointment).unwrap().no.clone();
        let repair = reported(&mut town);
        let repair_no = town.state.repair.get(&repair).unwrap().no.clone();
        for no in [case_no, no, repair_no] {
            let slip = no.replace("A3", "A4");
            assert!(is_mistyped(&slip) && !is_mistyped(&no), "{slip}");
        }
        for part in ["", "Y", "Y240506-A3", "430225-FP07-240506", "240506-A3-1", "张"] {
            assert!(!is_mistyped(part), "{part}");
        }
    }
}
