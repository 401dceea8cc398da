//! By when complaints are answered, extended once with a reason, and how near that is. 2.7, R-CLK-12

use super::super::clock::offered;
use super::super::view::{days_left, due, in_order, is_late, late_in_all, light};
use super::*;
use crate::calendar::Unit;
use crate::case::view::Light;
use crate::time::Date;

fn extend(id: &ComplaintId, days: u16) -> Operation {
    Operation::Extend(Extend { complaint: id.clone(), days })
}

fn accept(id: &ComplaintId) -> Operation {
    Operation::Accept(Accept { complaint: id.clone() })
}

fn waits(town: &Township, id: &ComplaintId) -> Option<(Awaits, Date)> {
    due(&town.state, get(town, id))
}

/// A complaint of Tuesday the 7th, acknowledged at once.
fn acknowledged(handling: Handling) -> (Township, ComplaintId) {
    let mut town = Township::morning();
    town.set(date(2024, 5, 7), 9, 0);
    let id = files(&mut town, About::Anything, Kind::Other).unwrap();
    oversees(&mut town, Zhao, acknowledge(&id, handling)).unwrap();
    (town, id)
}

#[test]
fn an_answer_is_extended_once_and_says_so_to_whoever_complained() {
    let (mut town, id) = acknowledged(Handling::Complex);
    // Saturday the 11th is a make-up workday.
    assert_eq!(waits(&town, &id), Some((Awaits::Answer, date(2024, 5, 13))));
    assert_eq!(rules::may_extend(&town.state, get(&town, &id), town.now), Some(6..=7));
    for days in [0, 5, 8] {
        let out = Refusal::DaysOutOfRange { least: 6, most: 7 };
        assert_eq!(oversees(&mut town, Zhao, extend(&id, days)), Err(out.into()), "{days}");
    }
    oversees(&mut town, Zhao, extend(&id, 7)).unwrap();
    assert_eq!(waits(&town, &id), Some((Awaits::Answer, date(2024, 5, 15))));
    let step = get(&town, &id).steps.last().unwrap();
    assert_eq!((step.what, &step.by), (What::Extended { days: 7 }, &Some(town.id(Zhao))));
    // Its reason is among what is read.
    assert!(view::spoken(&town.state.complaint).contains(&step.operation));
    let again = Refusal::ExtendedAlready;
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 7)), Err(again.clone().into()));
    assert_eq!(rules::may_extend(&town.state, get(&town, &id), town.now), None);
    // Opened again it has its usual days, and no more of them.
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    let answered = Refusal::AnsweredAlready { at: town.now };
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 7)), Err(answered.into()));
    let more = Operation::SayMore(SayMore { complaint: id.clone() });
    town.visitor(&Asked::Complaint(more)).unwrap();
    oversees(&mut town, Zhao, acknowledge(&id, Handling::Complex)).unwrap();
    assert_eq!(waits(&town, &id), Some((Awaits::Answer, date(2024, 5, 13))));
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 7)), Err(again.into()));
}

#[test]
fn a_ledger_says_by_when_an_answer_was_promised_extended_and_by_how_much_it_was_late() {
    let may = |day| date(2024, 5, day);
    let promised = |town: &Township, id: &ComplaintId| {
        let one = view::promised(&town.state, get(town, id), town.now).unwrap();
        (one.last, one.extended, one.late_days)
    };
    let (mut town, id) = acknowledged(Handling::Complex);
    assert_eq!(promised(&town, &id), (may(13), None, 0));
    oversees(&mut town, Zhao, extend(&id, 7)).unwrap();
    assert_eq!(promised(&town, &id), (may(13), Some(may(15)), 0));
    town.set(date(2024, 5, 17), 9, 0);
    assert_eq!(promised(&town, &id), (may(13), Some(may(15)), 2));
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    town.set(date(2024, 5, 30), 9, 0);
    assert_eq!(promised(&town, &id), (may(13), Some(may(15)), 2), "as it was when it was answered");
    // Opened again it has a date of its own, and no extension any more.
    let more = Operation::SayMore(SayMore { complaint: id.clone() });
    town.visitor(&Asked::Complaint(more)).unwrap();
    assert_eq!(promised(&town, &id), (may(31), None, 0));
    // What was answered before it was remembered how, is not guessed.
    let mut old = get(&town, &id).clone();
    old.stage = Stage::Answered { at: town.now, by: town.id(Zhao), outcome: Outcome::PutRight };
    old.answered_in = None;
    assert_eq!(view::promised(&town.state, &old, town.now), None);
}

#[test]
fn more_time_is_asked_for_before_the_answer_is_due() {
    for (minute, taken) in [(30, true), (31, false)] {
        let (mut town, id) = acknowledged(Handling::Simple);
        town.set(date(2024, 5, 8), 17, minute);
        let late = Refusal::AskedTooLate { last: date(2024, 5, 8) };
        let asked = oversees(&mut town, Zhao, extend(&id, 3));
        assert_eq!(asked, if taken { Ok(()) } else { Err(late.into()) });
        assert_eq!(is_late(&town.state, get(&town, &id), town.now), !taken);
    }
    // Nor before somebody has read it, or by whom it is about.
    let mut town = Township::morning();
    let id = files(&mut town, About::Anything, Kind::Other).unwrap();
    let unread = Refusal::AnswerNotAwaited;
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 3)), Err(unread.into()));
    let zhao = About::Person(town.id(Zhao));
    let of_zhao = files(&mut town, zhao, Kind::Other).unwrap();
    oversees(&mut town, Chen, acknowledge(&of_zhao, Handling::Simple)).unwrap();
    let unknown = Refusal::UnknownComplaint { complaint: of_zhao.clone() };
    assert_eq!(oversees(&mut town, Zhao, extend(&of_zhao, 3)), Err(unknown.into()));
}

#[test]
fn a_site_that_leaves_no_room_extends_nothing() {
    let (mut town, id) = acknowledged(Handling::Complex);
    town.state.site.settings.complaint_max_days = 5;
    let full = Refusal::DaysOutOfRange { least: 6, most: 5 };
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 6)), Err(full.into()));
    assert_eq!(rules::may_extend(&town.state, get(&town, &id), town.now), None);
}

#[test]
fn a_petition_is_accepted_in_fifteen_days_finished_in_sixty_and_thirty_more() {
    let (mut town, id) = acknowledged(Handling::Petition);
    assert_eq!(waits(&town, &id), Some((Awaits::Acceptance, date(2024, 5, 22))));
    let unaccepted = Refusal::AnswerNotAwaited;
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 70)), Err(unaccepted.into()));
    town.set(date(2024, 5, 20), 9, 0);
    oversees(&mut town, Zhao, accept(&id)).unwrap();
    // The days count from the acceptance; the sixtieth is Friday, 19 July.
    assert_eq!(waits(&town, &id), Some((Awaits::Answer, date(2024, 7, 19))));
    let twice = Refusal::AcceptanceNotAwaited;
    assert_eq!(oversees(&mut town, Zhao, accept(&id)), Err(twice.into()));
    let read = Refusal::AcknowledgedAlready { at: town.now };
    assert_eq!(oversees(&mut town, Zhao, acknowledge(&id, Handling::Simple)), Err(read.into()));
    let days = rules::may_extend(&town.state, get(&town, &id), town.now).unwrap();
    assert_eq!(offered(Unit::CalendarDays, days), [70, 80, 90]);
    assert_eq!(offered(Unit::CalendarDays, 61..=95), [70, 80, 90, 95]);
    let each: Vec<u16> = (2..=15).collect();
    assert_eq!(offered(Unit::WorkingDays, 2..=15), each, "each of the days that were set");
    let out = Refusal::DaysOutOfRange { least: 61, most: 90 };
    assert_eq!(oversees(&mut town, Zhao, extend(&id, 91)), Err(out.into()));
    oversees(&mut town, Zhao, extend(&id, 90)).unwrap();
    // The ninetieth day is Sunday, 18 August: the day after it is the last.
    assert_eq!(waits(&town, &id), Some((Awaits::Answer, date(2024, 8, 19))));
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    assert_eq!(waits(&town, &id), None);
}

#[test]
fn only_a_petition_is_accepted() {
    for handling in [Handling::Simple, Handling::Complex] {
        let (mut town, id) = acknowledged(handling);
        let none = Refusal::AcceptanceNotAwaited;
        assert_eq!(oversees(&mut town, Zhao, accept(&id)), Err(none.into()), "{handling:?}");
    }
    // One that goes to another authority is answered so without being accepted.
    let (mut town, id) = acknowledged(Handling::Petition);
    oversees(&mut town, Zhao, answer(&id)).unwrap();
}

#[test]
fn whether_it_is_complex_reads_as_it_was_written_before_there_were_petitions() {
    let old = [("false", Handling::Simple), ("true", Handling::Complex)];
    for (written, handling) in old.into_iter().chain([("\"Petition\"", Handling::Petition)]) {
        assert_eq!(serde_json::from_str::<Handling>(written).unwrap(), handling);
        assert_eq!(serde_json::to_string(&handling).unwrap(), written);
        let stage = format!(r#"{{"Acknowledged":{{"at":1,"by":"x-5","complex":{written}}}}}"#);
        let read: Stage = serde_json::from_str(&stage).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), stage);
    }
    assert!(serde_json::from_str::<Handling>("\"Simple\"").is_err());
}

#[test]
fn r_clk_12_the_light_of_a_complaint_turns_as_its_date_comes_near() {
    let (mut town, id) = acknowledged(Handling::Complex);
    // Five working days, due on Monday the 13th over a make-up Saturday; a fifth of them is one.
    let rows = [
        ((8, 9, 0), Light::Green, 4),
        ((11, 9, 0), Light::Yellow, 1),
        ((13, 17, 30), Light::Orange, 0),
        ((13, 17, 31), Light::Red, 0),
        ((18, 17, 0), Light::Red, 0),
        ((20, 17, 30), Light::Red, 0),
        ((20, 17, 31), Light::DoubleRed, 0),
    ];
    for ((day, hour, minute), expected, left) in rows {
        town.set(date(2024, 5, day), hour, minute);
        let one = get(&town, &id);
        assert_eq!(light(&town.state, one, town.now), Some(expected), "{day} {hour}:{minute}");
        assert_eq!(days_left(&town.state, one, town.now), Some(left), "{day}");
    }
    oversees(&mut town, Zhao, answer(&id)).unwrap();
    assert_eq!(light(&town.state, get(&town, &id), town.now), None);
}

#[test]
fn r_clk_12_what_is_late_stands_first_and_administrators_know_how_much_of_it_there_is() {
    let mut town = Township::morning();
    town.set(date(2024, 5, 7), 9, 0);
    let slow = files(&mut town, About::Anything, Kind::Other).unwrap();
    oversees(&mut town, Zhao, acknowledge(&slow, Handling::Complex)).unwrap();
    let sun = town.id(Sun);
    let of_sun = files(&mut town, About::Person(sun.clone()), Kind::HardWords).unwrap();
    let late = files(&mut town, About::Anything, Kind::Other).unwrap();
    town.set(date(2024, 5, 9), 9, 0);
    let ids: Vec<_> =
        in_order(&town.state, &town.state.complaint).iter().map(|one| &one.id).collect();
    assert_eq!(ids, [&of_sun, &late, &slow]);
    // Sun reads none of them, and is not told of the one about Sun.
    assert!(!sees(&town, Sun, &late));
    for (who, count) in [(Sun, 1), (Zhao, 0), (Wang, 0)] {
        assert_eq!(late_in_all(&town.state, &town.id(who), town.now), count, "{who:?}");
    }
    town.set(date(2024, 5, 8), 9, 0);
    assert_eq!(late_in_all(&town.state, &sun, town.now), 0);
}
