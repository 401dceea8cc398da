//! Volumes told as stories: each is in one place at every moment, and comes back. S3.1, S3.2, S3.4

mod clock;
mod loans;
mod moments;

use super::clock as clocks;
use super::view::{Filing, Share};
use super::*;
use crate::id::VolumeId;
use crate::time::{Date, TimeOfDay};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

/// Does something on a tablet, which asks more than the server does.
fn does(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.enter(who, &Asked::Volume(operation))
}

/// Lets something arrive at the server, as from a tablet without a network.
fn arrives(town: &mut Township, who: Who, operation: Operation) -> Result<(), Refused> {
    town.act(who, &Asked::Volume(operation)).map(|_| ())
}

fn refused<T>(refusal: Refusal) -> Result<T, Refused> {
    Err(Refused::Volume(refusal))
}

fn line(record: &str, day: Date) -> Enlist {
    let no = Number { record: record.to_owned(), admission: "1".to_owned() };
    let (ward, physician) = ("心内科".to_owned(), "刘医生".to_owned());
    Enlist { no, ward, physician, day, time: None, died: false }
}

fn enlist(town: &mut Township, record: &str, day: Date) -> VolumeId {
    does(town, Wang, Operation::Enlist(line(record, day))).unwrap();
    VolumeId::from(&town.last)
}

fn handed(volume: &VolumeId) -> Handed {
    Handed { volume: volume.clone(), pages: Some(40), defects: Vec::new() }
}

fn receive(volumes: &[&VolumeId]) -> Operation {
    let volumes = volumes.iter().map(|id| handed(id)).collect();
    Operation::Receive(Receive { volumes, sender: "护士孙洁".to_owned() })
}

/// A volume of the day that is signed in.
fn received(town: &mut Township, record: &str) -> VolumeId {
    let volume = enlist(town, record, date(2024, 5, 6));
    does(town, Wang, receive(&[&volume])).unwrap();
    volume
}

fn shelve(volumes: &[&VolumeId], shelf: &str) -> Operation {
    let volumes = volumes.iter().map(|id| (*id).clone()).collect();
    Operation::Shelve(Shelve { volumes, shelf: shelf.to_owned() })
}

fn strike(volume: &VolumeId, how: Wrong) -> Operation {
    Operation::Strike(Strike { volume: volume.clone(), how, words: "系统重复".to_owned() })
}

fn lose(volume: &VolumeId) -> Operation {
    Operation::Lose(Lose {
        volume: volume.clone(), words: "库房、病区均未找到".to_owned()
    })
}

fn one<'a>(town: &'a Township, volume: &VolumeId) -> &'a Volume {
    town.state.volume.get(volume).unwrap()
}

#[test]
fn s3_1_a_line_has_a_number_a_ward_and_a_day_that_has_begun() {
    let mut town = Township::morning();
    let today = date(2024, 5, 6);
    let number = Refusal::NumberWrong { most: rules::NUMBER };
    let long = "1".repeat(rules::NUMBER + 1);
    for record in ["", "12 号", long.as_str()] {
        let asked = does(&mut town, Wang, Operation::Enlist(line(record, today)));
        assert_eq!(asked, refused(number.clone()), "{record}");
    }
    enlist(&mut town, &"1".repeat(rules::NUMBER), today);
    let name = Refusal::NameWrong { most: rules::NAME };
    for ward in [String::new(), "病".repeat(rules::NAME + 1)] {
        let asked = Enlist { ward, ..line("100", today) };
        assert_eq!(does(&mut town, Wang, Operation::Enlist(asked)), refused(name.clone()));
    }
    let tomorrow = Operation::Enlist(line("100", date(2024, 5, 7)));
    assert_eq!(does(&mut town, Wang, tomorrow), refused(Refusal::DayAhead));
    enlist(&mut town, "100", today);
}

#[test]
fn s3_1_a_list_that_is_taken_in_again_brings_nothing_twice() {
    let mut town = Township::morning();
    let today = date(2024, 5, 6);
    let first = enlist(&mut town, "a100", today);
    // Written otherwise, it is the same number.
    let again = Operation::Enlist(line("Ａ100 ", today));
    let taken = Refusal::NumberTaken { volume: first.clone() };
    assert_eq!(does(&mut town, Wang, again.clone()), refused(taken));
    // Another tablet without a network took the same list in: its line is kept, and marked.
    arrives(&mut town, Zhou, again).unwrap();
    let twin = VolumeId::from(&town.last);
    let struck = one(&town, &twin).struck.clone().unwrap();
    assert_eq!(struck.how, Wrong::Duplicate { of: first.clone() });
    assert_eq!(view::find(&town.state, "A100").len(), 1);
    assert_eq!(view::list_of(&town.state, today).len(), 2);
}

#[test]
fn s3_1_a_line_is_marked_and_never_deleted() {
    let mut town = Township::morning();
    let today = date(2024, 5, 6);
    let (first, other) = (enlist(&mut town, "100", today), enlist(&mut town, "200", today));
    let duplicate = Wrong::Duplicate { of: other.clone() };
    let asked = does(&mut town, Wang, strike(&first, duplicate));
    assert_eq!(asked, refused(Refusal::NotItsTwin));
    let second = Enlist { no: Number::new("100", "2"), ..line("", today) };
    does(&mut town, Wang, Operation::Enlist(second)).unwrap();
    let twin = VolumeId::from(&town.last);
    let silent = Strike { volume: twin.clone(), how: Wrong::Cancelled, words: " ".to_owned() };
    let words = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Wang, Operation::Strike(silent)), refused(words));
    does(&mut town, Wang, strike(&twin, Wrong::Duplicate { of: first.clone() })).unwrap();
    let again = does(&mut town, Wang, strike(&twin, Wrong::Cancelled));
    assert_eq!(again, refused(Refusal::Struck));
    assert_eq!(view::list_of(&town.state, today).len(), 3);
    does(&mut town, Wang, receive(&[&first])).unwrap();
    assert_eq!(does(&mut town, Wang, strike(&first, Wrong::Cancelled)), refused(Refusal::SignedIn));
    // A number whose line was cancelled is free again.
    does(&mut town, Wang, strike(&other, Wrong::Cancelled)).unwrap();
    enlist(&mut town, "200", today);
}

#[test]
fn s3_1_a_day_without_a_list_is_seen_until_it_is_acknowledged() {
    let mut town = Township::morning();
    assert!(view::without_list(&town.state, town.now).is_empty(), "nobody has begun yet");
    enlist(&mut town, "100", date(2024, 5, 3));
    let missing = |town: &Township| view::without_list(&town.state, town.now);
    // Of today there is still time.
    town.set(date(2024, 5, 6), 9, 30);
    assert_eq!(missing(&town), [date(2024, 5, 5), date(2024, 5, 4)]);
    town.set(date(2024, 5, 7), 8, 59);
    assert_eq!(missing(&town).first(), Some(&date(2024, 5, 5)));
    town.set(date(2024, 5, 7), 9, 0);
    assert_eq!(missing(&town).first(), Some(&date(2024, 5, 6)));
    let acknowledge =
        |day, words: &str| Operation::Acknowledge(Acknowledge { day, words: words.to_owned() });
    let words = Refusal::WordsWrong { most: rules::WORDS };
    let silent = does(&mut town, Wang, acknowledge(date(2024, 5, 5), ""));
    assert_eq!(silent, refused(words));
    for day in [date(2024, 5, 3), date(2024, 5, 7)] {
        let asked = does(&mut town, Wang, acknowledge(day, "当日无出院"));
        assert_eq!(asked, refused(Refusal::DayListed), "{day}");
    }
    does(&mut town, Wang, acknowledge(date(2024, 5, 5), "当日无出院")).unwrap();
    assert_eq!(missing(&town), [date(2024, 5, 6), date(2024, 5, 4)]);
    let again = does(&mut town, Wang, acknowledge(date(2024, 5, 5), "当日无出院"));
    assert_eq!(again, refused(Refusal::DayListed));
}

#[test]
fn s3_2_a_volume_is_signed_in_by_two_once() {
    let mut town = Township::morning();
    let today = date(2024, 5, 6);
    let (first, other) = (enlist(&mut town, "100", today), enlist(&mut town, "200", today));
    let by = |sender: &str| Receive { volumes: vec![handed(&first)], sender: sender.to_owned() };
    let name = Refusal::NameWrong { most: rules::NAME };
    assert_eq!(does(&mut town, Wang, Operation::Receive(by(" "))), refused(name));
    let own = town.state.people.name(&town.id(Wang)).to_owned();
    let alone = does(&mut town, Wang, Operation::Receive(by(&own)));
    assert_eq!(alone, refused(Refusal::NotByTwo));
    let wrong = Refusal::VolumesWrong { most: rules::VOLUMES };
    assert_eq!(does(&mut town, Wang, receive(&[])), refused(wrong.clone()));
    assert_eq!(does(&mut town, Wang, receive(&[&first, &first])), refused(wrong));
    let unknown = VolumeId("x-1".to_owned());
    let nobody = Refusal::UnknownVolume { volume: unknown.clone() };
    assert_eq!(does(&mut town, Wang, receive(&[&unknown])), refused(nobody));
    does(&mut town, Wang, receive(&[&first])).unwrap();
    let came = one(&town, &first).moves.last().unwrap().clone();
    assert_eq!(
        (came.to, came.by, came.said.as_str()),
        (Place::Room, Some(town.id(Wang)), "护士孙洁")
    );
    let here = Refusal::AlreadyHere;
    assert_eq!(does(&mut town, Wang, receive(&[&first, &other])), refused(here.clone()));
    // What another tablet signed in first is no reason to refuse the rest of what it arrives with.
    arrives(&mut town, Zhou, receive(&[&first, &other])).unwrap();
    assert_eq!(*one(&town, &other).place(), Place::Room);
    assert_eq!(one(&town, &first).moves.len(), 2);
    assert_eq!(arrives(&mut town, Zhou, receive(&[&first])), refused(here));
}

#[test]
fn s3_2_what_is_missing_is_written_down_and_put_right() {
    let mut town = Township::morning();
    let volume = enlist(&mut town, "100", date(2024, 5, 6));
    let with = |flaw, words: &str| {
        let defect = Defect { flaw, words: words.to_owned() };
        let handed = Handed { defects: vec![defect], ..handed(&volume) };
        Operation::Receive(Receive { volumes: vec![handed], sender: "护士孙洁".to_owned() })
    };
    let wrong = Refusal::DefectWrong { most: rules::DEFECTS, long: rules::NAME };
    assert_eq!(does(&mut town, Wang, with(Flaw::Other, "")), refused(wrong.clone()));
    let long = "缺".repeat(rules::NAME + 1);
    assert_eq!(does(&mut town, Wang, with(Flaw::Report, &long)), refused(wrong));
    does(&mut town, Wang, with(Flaw::Report, "病理报告")).unwrap();
    let found = one(&town, &volume).defects[0].clone();
    assert_eq!(view::wanting(&town.state).len(), 1);
    assert_eq!(clocks::reported_by(found.at).since(found.at).0, 24 * 60);
    let mend = |place| {
        let receive = found.receive.clone();
        Operation::Mend(Mend { volume: volume.clone(), receive, place })
    };
    assert_eq!(does(&mut town, Wang, mend(1)), refused(Refusal::NoDefect));
    does(&mut town, Wang, mend(0)).unwrap();
    assert_eq!(does(&mut town, Wang, mend(0)), refused(Refusal::NoDefect));
    assert!(view::wanting(&town.state).is_empty());
}

#[test]
fn s3_2_a_ward_is_chased_no_sooner_than_it_is_late_and_each_time_is_kept() {
    let mut town = Township::morning();
    let volume = enlist(&mut town, "100", date(2024, 5, 6));
    let chase =
        |round| Operation::Chase(Chase { volumes: vec![volume.clone()], round, how: Way::Printed });
    let rounds = |town: &Township| {
        let wards = view::late_by_ward(&town.state, town.now);
        wards.into_values().flatten().map(|(round, _)| round).collect::<Vec<_>>()
    };
    assert!(rounds(&town).is_empty());
    assert_eq!(does(&mut town, Wang, chase(Round::List)), refused(Refusal::NotSoLate));
    for (day, round, next) in [
        (7, Round::List, Round::Reminder),
        (8, Round::Reminder, Round::Head),
        (9, Round::Head, Round::Department),
        (15, Round::Department, Round::LoanOver),
    ] {
        town.set(date(2024, 5, day), 10, 0);
        assert_eq!(rounds(&town), [round]);
        assert_eq!(does(&mut town, Wang, chase(next)), refused(Refusal::NotSoLate));
        does(&mut town, Wang, chase(round)).unwrap();
        assert!(rounds(&town).is_empty(), "reminded of {round:?}");
    }
    assert_eq!(one(&town, &volume).chased.len(), 4);
    does(&mut town, Wang, receive(&[&volume])).unwrap();
    assert_eq!(does(&mut town, Wang, chase(Round::List)), refused(Refusal::NotSoLate));
    // Who was reminded without a network was reminded.
    arrives(&mut town, Wang, chase(Round::List)).unwrap();
}

#[test]
fn s3_2_what_is_signed_in_is_shelved() {
    let mut town = Township::morning();
    let due = enlist(&mut town, "100", date(2024, 5, 6));
    let asked = does(&mut town, Wang, shelve(&[&due], "A-01"));
    assert_eq!(asked, refused(Refusal::StillInWard));
    let volume = received(&mut town, "200");
    let name = Refusal::NameWrong { most: rules::NAME };
    assert_eq!(does(&mut town, Wang, shelve(&[&volume], " ")), refused(name));
    does(&mut town, Wang, shelve(&[&volume], "A-01 ")).unwrap();
    assert_eq!(*one(&town, &volume).place(), Place::Shelf { shelf: "A-01".to_owned() });
    // Only what can be shelved of what arrives is.
    arrives(&mut town, Zhou, shelve(&[&due, &volume], "B-02")).unwrap();
    assert_eq!(*one(&town, &due).place(), Place::Ward);
    assert_eq!(*one(&town, &volume).place(), Place::Shelf { shelf: "B-02".to_owned() });
    assert_eq!(arrives(&mut town, Zhou, shelve(&[&due], "B-02")), refused(Refusal::StillInWard));
}

#[test]
fn s3_4_a_lost_volume_is_lost_once_and_found_when_it_is_signed_in() {
    let mut town = Township::morning();
    let volume = received(&mut town, "100");
    let silent = Lose { volume: volume.clone(), words: String::new() };
    let words = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Wang, Operation::Lose(silent)), refused(words));
    does(&mut town, Wang, lose(&volume)).unwrap();
    assert_eq!(does(&mut town, Wang, lose(&volume)), refused(Refusal::Lost));
    assert_eq!(does(&mut town, Wang, shelve(&[&volume], "A-01")), refused(Refusal::Lost));
    assert_eq!(view::lost(&town.state).len(), 1);
    does(&mut town, Wang, receive(&[&volume])).unwrap();
    assert!(view::lost(&town.state).is_empty());
}

#[test]
fn mer_tq_01_filing_is_counted_by_ward_within_working_days() {
    let mut town = Township::morning();
    // Discharged on the Monday; signed in on that day, on the third and the sixth working day, and not at all.
    let day = date(2024, 5, 6);
    let all: Vec<VolumeId> =
        ["100", "200", "300", "400"].iter().map(|no| enlist(&mut town, no, day)).collect();
    let other = Enlist { ward: "骨科".to_owned(), died: true, ..line("500", day) };
    does(&mut town, Wang, Operation::Enlist(other)).unwrap();
    let dead = VolumeId::from(&town.last);
    let cancelled = enlist(&mut town, "600", day);
    does(&mut town, Wang, strike(&cancelled, Wrong::Cancelled)).unwrap();
    does(&mut town, Wang, receive(&[&all[0]])).unwrap();
    town.set(date(2024, 5, 9), 10, 0);
    does(&mut town, Wang, receive(&[&all[1], &dead])).unwrap();
    // The Saturday is worked in exchange.
    town.set(date(2024, 5, 13), 10, 0);
    does(&mut town, Wang, receive(&[&all[2]])).unwrap();
    let (state, monday) = (&town.state, date(2024, 5, 13));
    let filing = view::filing(state, day..=day, monday, |one| one.ward.as_str());
    let of = |so: [usize; 5], all: [usize; 5]| {
        std::array::from_fn(|place| Share { so: so[place], of: all[place] })
    };
    // On the Monday its seventh day is not over: only those are told that were signed in within it.
    let in_time = Share { so: 1, of: 4 };
    let ward = Filing { discharged: 4, within: of([1, 1, 2, 2, 3], [4, 4, 4, 4, 3]), in_time };
    assert_eq!(filing["心内科"], ward);
    // A death has a clock of its own.
    let in_time = Share { so: 1, of: 1 };
    let dead = Filing { discharged: 1, within: of([0, 0, 1, 1, 1], [1; 5]), in_time };
    assert_eq!(filing["骨科"], dead);
}

#[test]
fn mer_tq_01_a_volume_signed_in_on_a_day_off_is_late_by_the_day_it_was_due() {
    let mut town = Township::morning();
    // Discharged on a Thursday, due on the Monday; signed in on the Sunday in time, on the Tuesday not.
    let day = date(2024, 5, 16);
    town.set(day, 10, 0);
    let (early, late) = (enlist(&mut town, "100", day), enlist(&mut town, "200", day));
    town.set(date(2024, 5, 18), 10, 0);
    does(&mut town, Wang, receive(&[&early])).unwrap();
    town.set(date(2024, 5, 21), 10, 0);
    does(&mut town, Wang, receive(&[&late])).unwrap();
    for (volume, days, within) in
        [(&early, 1, false), (&early, 2, true), (&late, 2, false), (&late, 3, true)]
    {
        let said = clocks::filed_within(&town.state, one(&town, volume), days, date(2024, 5, 22));
        assert_eq!(said, Some(within), "{days}");
    }
}

#[test]
fn s3_2_each_tablet_goes_on_with_its_own_lines_of_a_list_both_took_in() {
    let mut town = Township::morning();
    let today = date(2024, 5, 6);
    let first = enlist(&mut town, "100", today);
    arrives(&mut town, Zhou, Operation::Enlist(line("100", today))).unwrap();
    let twin = VolumeId::from(&town.last);
    arrives(&mut town, Zhou, receive(&[&twin])).unwrap();
    arrives(&mut town, Zhou, shelve(&[&twin], "A-01")).unwrap();
    assert_eq!(*one(&town, &first).place(), Place::Shelf { shelf: "A-01".to_owned() });
    let wrong = Refusal::VolumesWrong { most: rules::VOLUMES };
    assert_eq!(does(&mut town, Wang, shelve(&[&first, &twin], "A-02")), refused(wrong));
    // What was cancelled and is there was discharged after all.
    let other = enlist(&mut town, "200", today);
    does(&mut town, Wang, strike(&other, Wrong::Cancelled)).unwrap();
    does(&mut town, Wang, receive(&[&other])).unwrap();
    assert!(one(&town, &other).counts());
    assert_eq!(view::find(&town.state, "200").len(), 1);
}
