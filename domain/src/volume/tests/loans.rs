//! Loans, recalls and seals told as stories. S3.4

use super::*;
use crate::id::OperationId;

fn until(day: u32) -> Date {
    date(2024, 5, day)
}

fn borrower(no: &str) -> Borrower {
    let (name, department) = ("何医生".to_owned(), "心内科".to_owned());
    Borrower { name, no: no.to_owned(), department }
}

fn asks(volume: &VolumeId, no: &str) -> Lend {
    let (to, purpose) = (borrower(no), Purpose::Treatment);
    Lend { volume: volume.clone(), to, purpose, until: until(9), approved: None }
}

fn lend(volume: &VolumeId, no: &str) -> Operation {
    Operation::Lend(asks(volume, no))
}

/// A volume that is lent from the Monday until the Thursday.
fn lent(town: &mut Township, record: &str) -> VolumeId {
    let volume = received(town, record);
    does(town, Wang, lend(&volume, "D01")).unwrap();
    volume
}

/// The loan that is out; another than any where none is.
fn of(town: &Township, volume: &VolumeId) -> OperationId {
    let loan = one(town, volume).loan.as_ref();
    loan.map_or(OperationId("x-1".to_owned()), |loan| loan.lend.clone())
}

fn renew(town: &Township, volume: &VolumeId, until: Date) -> Operation {
    let (volume, lend) = (volume.clone(), of(town, volume));
    Operation::Renew(Renew { volume, lend, until })
}

fn recall(town: &Township, volume: &VolumeId) -> Operation {
    let (words, lend) = ("患者复诊".to_owned(), of(town, volume));
    Operation::Recall(Recall { volume: volume.clone(), lend, words, until: None })
}

fn tell(town: &Township, volume: &VolumeId) -> Operation {
    let (volume, lend) = (volume.clone(), of(town, volume));
    Operation::Tell(Tell { volume, lend })
}

/// Asks for what is worked out of the town first.
fn asks_for(town: &mut Township, make: impl Fn(&Township) -> Operation) -> Result<(), Refused> {
    let operation = make(town);
    does(town, Wang, operation)
}

fn seal(volume: &VolumeId, what: Copied) -> SealUp {
    let (staff, pages) = ("医务科周敏".to_owned(), 40);
    SealUp { volume: volume.clone(), what, side: Side::Relative, staff, pages }
}

fn unseal(volume: &VolumeId, what: Copied, why: Why) -> Operation {
    let staff = "医务科周敏".to_owned();
    Operation::Unseal(Unseal { volume: volume.clone(), what, why, staff })
}

#[test]
fn s3_4_two_tablets_lend_one_volume_and_one_loan_stands() {
    let mut town = Township::morning();
    let volume = received(&mut town, "100");
    does(&mut town, Wang, lend(&volume, "D01")).unwrap();
    let stands = Refusal::LentAlready { name: "何医生".to_owned(), until: until(9) };
    assert_eq!(arrives(&mut town, Zhou, lend(&volume, "D02")), refused(stands));
    assert_eq!(one(&town, &volume).loan.as_ref().unwrap().to.no, "D01");
}

#[test]
fn s3_4_only_what_is_here_is_lent_to_whoever_owes_nothing() {
    let mut town = Township::morning();
    let due = enlist(&mut town, "100", until(6));
    assert_eq!(does(&mut town, Wang, lend(&due, "D01")), refused(Refusal::StillInWard));
    let lost = received(&mut town, "200");
    does(&mut town, Wang, lose(&lost)).unwrap();
    assert_eq!(does(&mut town, Wang, lend(&lost, "D01")), refused(Refusal::Lost));
    let volume = received(&mut town, "300");
    let nameless =
        Lend { to: Borrower { no: " ".to_owned(), ..borrower("") }, ..asks(&volume, "") };
    let name = Refusal::NameWrong { most: rules::NAME };
    assert_eq!(does(&mut town, Wang, Operation::Lend(nameless)), refused(name));
    let first = lent(&mut town, "400");
    town.on_post(Wang, until(10), 10, 0);
    let later = |no| Operation::Lend(Lend { until: until(10), ..asks(&volume, no) });
    let owes = Refusal::Overdue { volume: first.clone() };
    assert_eq!(does(&mut town, Wang, later("D01 ")), refused(owes));
    does(&mut town, Wang, later("D02")).unwrap();
    // Once it is back, the same borrower may borrow again.
    does(&mut town, Wang, receive(&[&first])).unwrap();
    does(&mut town, Wang, Operation::Lend(Lend { until: until(10), ..asks(&first, "D01") }))
        .unwrap();
}

#[test]
fn s3_4_a_loan_is_as_long_as_its_purpose_allows() {
    let mut town = Township::morning();
    let volume = received(&mut town, "100");
    let asked = |purpose, until| Operation::Lend(Lend { purpose, until, ..asks(&volume, "D01") });
    let latest = Refusal::TooLong { latest: until(9) };
    for day in [5, 10] {
        let long = does(&mut town, Wang, asked(Purpose::Dispute, until(day)));
        assert_eq!(long, refused(latest.clone()), "{day}");
    }
    let latest = Refusal::TooLong { latest: date(2024, 6, 5) };
    let reading = does(&mut town, Wang, asked(Purpose::Reading, date(2024, 6, 6)));
    assert_eq!(reading, refused(latest));
    does(&mut town, Wang, asked(Purpose::Reading, date(2024, 6, 5))).unwrap();
}

#[test]
fn s3_4_many_at_once_are_allowed_by_a_supervisor_who_does_not_lend() {
    let mut town = Township::morning();
    town.state.site.settings.volume_bulk = 2;
    lent(&mut town, "100");
    lent(&mut town, "200");
    let third = received(&mut town, "300");
    let wrong = Refusal::NotAllowed { most: 2 };
    assert_eq!(does(&mut town, Wang, lend(&third, "D01")), refused(wrong.clone()));
    for nobody in [town.id(Wang), town.id(Li)] {
        let asked = Lend { approved: Some(nobody), ..asks(&third, "D01") };
        assert_eq!(does(&mut town, Wang, Operation::Lend(asked)), refused(wrong.clone()));
    }
    let own = Lend { approved: Some(town.id(Zhao)), ..asks(&third, "D01") };
    assert_eq!(does(&mut town, Zhao, Operation::Lend(own.clone())), refused(wrong));
    does(&mut town, Wang, Operation::Lend(own)).unwrap();
}

#[test]
fn s3_4_a_loan_is_renewed_once_and_not_after_it_was_due() {
    let mut town = Township::morning();
    let (first, late) = (lent(&mut town, "100"), lent(&mut town, "200"));
    let here = received(&mut town, "300");
    assert_eq!(
        asks_for(&mut town, |town| renew(town, &here, until(14))),
        refused(Refusal::NotLent)
    );
    town.set(until(9), 16, 0);
    // The Saturday is worked in exchange for the holiday.
    let latest = Refusal::TooLong { latest: until(13) };
    for day in [9, 14] {
        assert_eq!(
            asks_for(&mut town, |town| renew(town, &first, until(day))),
            refused(latest.clone())
        );
    }
    asks_for(&mut town, |town| renew(town, &first, until(13))).unwrap();
    let again = asks_for(&mut town, |town| renew(town, &first, until(14)));
    assert_eq!(again, refused(Refusal::RenewedBefore));
    town.set(until(10), 9, 0);
    let due = Refusal::PastDue { until: until(9) };
    assert_eq!(asks_for(&mut town, |town| renew(town, &late, until(13))), refused(due));
}

#[test]
fn s3_4_a_recall_shortens_a_loan_once_and_its_holder_is_told_once() {
    let mut town = Township::morning();
    let volume = received(&mut town, "100");
    assert_eq!(asks_for(&mut town, |town| recall(town, &volume)), refused(Refusal::NotLent));
    does(&mut town, Wang, lend(&volume, "D01")).unwrap();
    assert_eq!(asks_for(&mut town, |town| tell(town, &volume)), refused(Refusal::NothingToTell));
    let (words, lend) = (String::new(), of(&town, &volume));
    let silent = Recall { volume: volume.clone(), lend, words, until: None };
    let words = Refusal::WordsWrong { most: rules::WORDS };
    assert_eq!(does(&mut town, Wang, Operation::Recall(silent)), refused(words));
    asks_for(&mut town, |town| recall(town, &volume)).unwrap();
    assert_eq!(one(&town, &volume).loan.as_ref().unwrap().until, until(7));
    assert_eq!(view::to_tell(&town.state).len(), 1);
    assert_eq!(asks_for(&mut town, |town| recall(town, &volume)), refused(Refusal::Recalled));
    assert_eq!(
        asks_for(&mut town, |town| renew(town, &volume, until(13))),
        refused(Refusal::Recalled)
    );
    asks_for(&mut town, |town| tell(town, &volume)).unwrap();
    assert_eq!(asks_for(&mut town, |town| tell(town, &volume)), refused(Refusal::NothingToTell));
    assert!(view::to_tell(&town.state).is_empty());
}

#[test]
fn s3_4_a_borrower_is_reminded_the_day_before_and_then_every_day() {
    let mut town = Township::morning();
    let volume = lent(&mut town, "100");
    let chase =
        |round| Operation::Chase(Chase { volumes: vec![volume.clone()], round, how: Way::Phone });
    assert_eq!(does(&mut town, Wang, chase(Round::LoanEnds)), refused(Refusal::NotSoLate));
    town.set(until(8), 9, 0);
    assert_eq!(view::ending(&town.state, town.now).len(), 1);
    does(&mut town, Wang, chase(Round::LoanEnds)).unwrap();
    assert!(view::ending(&town.state, town.now).is_empty());
    assert_eq!(does(&mut town, Wang, chase(Round::LoanOver)), refused(Refusal::NotSoLate));
    for day in [10, 11] {
        town.set(until(day), 9, 0);
        assert_eq!(view::overdue(&town.state, town.now).len(), 1, "{day}");
        does(&mut town, Wang, chase(Round::LoanOver)).unwrap();
        assert!(view::overdue(&town.state, town.now).is_empty(), "{day}");
    }
}

#[test]
fn s3_4_what_is_sealed_moves_nowhere_until_both_sides_open_it() {
    let mut town = Township::morning();
    let due = enlist(&mut town, "100", until(6));
    let up = |volume: &VolumeId| Operation::SealUp(seal(volume, Copied::Original));
    assert_eq!(does(&mut town, Wang, up(&due)), refused(Refusal::StillInWard));
    // What is finished is copied and sealed before the ward has brought it.
    does(&mut town, Wang, Operation::SealUp(seal(&due, Copied::Copy))).unwrap();
    let volume = received(&mut town, "200");
    let settled = Why::Settled { side: Side::Patient };
    let opens = |why| unseal(&volume, Copied::Original, why);
    assert_eq!(does(&mut town, Wang, opens(settled)), refused(Refusal::NotSealed));
    let pages = Refusal::PagesWrong { most: rules::PAGES };
    let none = SealUp { pages: 0, ..seal(&volume, Copied::Original) };
    assert_eq!(does(&mut town, Wang, Operation::SealUp(none)), refused(pages));
    let alone = SealUp { staff: String::new(), ..seal(&volume, Copied::Original) };
    let name = Refusal::NameWrong { most: rules::NAME };
    assert_eq!(does(&mut town, Wang, Operation::SealUp(alone)), refused(name));
    // A copy under seal leaves the original to be used.
    does(&mut town, Wang, Operation::SealUp(seal(&volume, Copied::Copy))).unwrap();
    does(&mut town, Wang, shelve(&[&volume], "A-01")).unwrap();
    does(&mut town, Wang, up(&volume)).unwrap();
    let shut = Refusal::Sealed { at: one(&town, &volume).sealed().unwrap().sealed.at };
    for asked in [lend(&volume, "D01"), shelve(&[&volume], "B-01"), up(&volume)] {
        assert_eq!(does(&mut town, Wang, asked), refused(shut.clone()));
    }
    does(&mut town, Wang, opens(settled)).unwrap();
    does(&mut town, Wang, lend(&volume, "D01")).unwrap();
    assert_eq!(one(&town, &volume).shut().count(), 1, "the copy stays shut");
}

#[test]
fn s3_4_the_hospital_opens_a_seal_alone_only_after_three_years() {
    let mut town = Township::morning();
    let volume = received(&mut town, "100");
    does(&mut town, Wang, Operation::SealUp(seal(&volume, Copied::Original))).unwrap();
    let opens = || unseal(&volume, Copied::Original, Why::Lapsed);
    town.set(date(2027, 5, 5), 9, 0);
    let early = Refusal::NotLapsed { from: date(2027, 5, 6) };
    assert_eq!(does(&mut town, Wang, opens()), refused(early));
    town.set(date(2027, 5, 6), 9, 0);
    does(&mut town, Wang, opens()).unwrap();
    assert!(one(&town, &volume).sealed().is_none());
}

#[test]
fn s3_4_what_comes_late_does_not_undo_what_came_after_it() {
    let mut town = Township::morning();
    let (volume, other) = (enlist(&mut town, "100", until(6)), received(&mut town, "200"));
    // Zhou signs it in, shelves the other and misses it, without a network.
    let early: Vec<_> = [receive(&[&volume]), shelve(&[&other], "B-02"), lose(&other)]
        .map(|asked| (Asked::Volume(asked), town.stamp(Zhou)))
        .into();
    town.wait(30);
    does(&mut town, Wang, receive(&[&volume])).unwrap();
    does(&mut town, Wang, shelve(&[&other], "A-01")).unwrap();
    town.wait(30);
    does(&mut town, Wang, lend(&volume, "D01")).unwrap();
    let filed = one(&town, &volume).filed;
    for (asked, stamp) in &early {
        town.take(asked, stamp).unwrap();
    }
    assert!(one(&town, &volume).loan.is_some(), "the loan is out");
    assert!(one(&town, &volume).filed < filed, "it was here earlier than was known");
    assert_eq!(*one(&town, &other).place(), Place::Shelf { shelf: "A-01".to_owned() });
}

#[test]
fn s3_4_what_is_asked_of_a_loan_is_not_done_to_the_next_one() {
    let mut town = Township::morning();
    let volume = lent(&mut town, "100");
    let (recalled, told) = (recall(&town, &volume), tell(&town, &volume));
    does(&mut town, Wang, receive(&[&volume])).unwrap();
    does(&mut town, Wang, lend(&volume, "D02")).unwrap();
    let before = one(&town, &volume).clone();
    assert_eq!(arrives(&mut town, Zhou, recalled), refused(Refusal::NotLent));
    // Somebody was told: that is no reason to tell the next one.
    arrives(&mut town, Zhou, told).unwrap();
    assert_eq!(*one(&town, &volume), before);
}

#[test]
fn s3_4_what_a_tablet_could_not_know_of_a_borrower_is_no_reason_to_say_a_volume_is_here() {
    let mut town = Township::morning();
    lent(&mut town, "100");
    let volume = received(&mut town, "200");
    town.on_post(Wang, until(10), 10, 0);
    let asked = Operation::Lend(Lend { until: until(20), ..asks(&volume, "D01") });
    assert!(does(&mut town, Wang, asked.clone()).is_err());
    arrives(&mut town, Zhou, asked).unwrap();
    assert!(one(&town, &volume).loan.is_some());
}
