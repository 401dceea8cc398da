//! Appointments told as stories: what is lent, promised, kept and handed back. S1.4.1, S1.4.3

use std::collections::BTreeSet;

use super::*;
use crate::contact::{Disposition, Outcome, Told};
use crate::duty::{self, EndReason};
use crate::id::{AppointmentId, ContactId, LogId};
use crate::time::{Date, Hours, Minutes, TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), Zone::default())
}

fn log_of(who: Who) -> LogId {
    LogId(if matches!(who, Zhou | Zhao) { "b" } else { "a" }.repeat(16))
}

/// Window 1 alone with both tablets at it: Zhao comes over as window 1's B for the day.
fn town() -> Township {
    Township::morning()
}

fn book(contact: &ContactId, town: &Township, from: Timestamp, loan: Option<Claim>) -> Book {
    Book {
        contact: contact.clone(),
        case: None,
        post: town.posts[0].clone(),
        from,
        loan,
        reason: Reason::Specialist,
        promised: "办理生育登记".to_owned(),
        bring: keys(&["m1"]),
        told: Told::Present,
    }
}

fn asked(operation: Operation) -> Asked {
    Asked::Appointment(operation)
}

fn appointed(town: &mut Township, who: Who, from: Timestamp) -> AppointmentId {
    let contact = town.receive(who, "FP01", &["m1", "m2"]);
    let book = book(&contact, town, from, None);
    town.act(who, &asked(Operation::Book(book))).unwrap();
    AppointmentId::from(&town.last)
}

fn get<'a>(town: &'a Township, id: &AppointmentId) -> &'a Appointment {
    town.state.appointment.get(id).unwrap()
}

/// Lets the server lend what is due to a tablet, and returns how many places that were.
fn lend(town: &mut Township, who: Who) -> usize {
    let (log, now) = (log_of(who), town.now);
    let Some(lend) = lending_due(&town.state, &log, now, now) else { return 0 };
    let places = lend.places.len();
    town.server(&asked(Operation::Lend(lend)));
    places
}

/// Returns the first slot a tablet can promise for certain.
fn own(town: &Township, who: Who) -> Option<(Timestamp, Claim)> {
    let offers = view::next_free(&town.state, &town.posts[0], &log_of(who), town.now, 99);
    offers.into_iter().find_map(|offer| Some((offer.slot.from, offer.claim?)))
}

#[test]
fn s1_4_1_what_cannot_be_done_today_gets_a_time_a_place_and_a_number_that_checks() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let one = get(&town, &id);
    assert_eq!((one.from, one.to), (at(7, 9, 30), at(7, 10, 30)));
    assert_eq!((one.place(), one.owner()), (Some(0), &town.id(Wang)));
    assert!(one.no.starts_with("Y240506-A3-") && view::checks(&one.no), "{}", one.no);
    let typo = one.no.replacen('3', "4", 1);
    assert!(!view::checks(&typo));
    let contact = town.state.contact.get(&one.contact).unwrap();
    assert!(contact.is_open() && !contact.awaits_feedback());
    assert_eq!(contact.disposition, Some(Disposition::Appointed { appointment: id.clone() }));
}

#[test]
fn s1_4_1_an_appointment_is_refused_for_its_reason() {
    let mut town = town();
    let whole = town.receive(Wang, "FP01", &["m1", "m2"]);
    let short = town.receive(Wang, "FP01", &["m1"]);
    let nobody = town.receive(Wang, "", &[]);
    let rows: [(&ContactId, Timestamp, Refused); 6] = [
        (&whole, at(6, 8, 30), Refusal::InThePast.into()),
        (&whole, at(14, 9, 30), Refusal::TooFar { days: 5 }.into()),
        (&whole, at(7, 9, 0), Refusal::NoSlot.into()),
        (&whole, at(7, 12, 30), Refusal::NoSlot.into()),
        (&short, at(7, 9, 30), crate::contact::Refusal::NoticeMissing.into()),
        (&nobody, at(7, 9, 30), Refusal::NobodyNamed.into()),
    ];
    for (contact, from, refusal) in rows {
        let book = book(contact, &town, from, None);
        assert_eq!(town.act(Wang, &asked(Operation::Book(book))).unwrap_err(), refusal);
    }
    town.notify(Wang, &short, &["m2"], &[]).unwrap();
    let book_short = book(&short, &town, at(7, 9, 30), None);
    assert!(town.act(Wang, &asked(Operation::Book(book_short.clone()))).is_ok());
    let again = town.act(Wang, &asked(Operation::Book(book_short))).unwrap_err();
    assert!(matches!(again, Refused::Contact(crate::contact::Refusal::AlreadyDisposed { .. })));
}

#[test]
fn s1_4_1_a_slot_takes_no_more_than_it_has_and_keeps_its_share_for_the_public() {
    let mut town = town();
    // Two places, one of them kept for the public until the evening before.
    appointed(&mut town, Wang, at(8, 9, 30));
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let ask = asked(Operation::Book(book(&contact, &town, at(8, 9, 30), None)));
    assert_eq!(town.act(Wang, &ask).unwrap_err(), Refusal::KeptForPublic.into());
    town.set(date(2024, 5, 7), 17, 0);
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    assert_eq!(town.act(Wang, &ask).unwrap_err(), Refusal::KeptForPublic.into());
    town.set(date(2024, 5, 7), 18, 0);
    assert!(town.act(Wang, &ask).is_ok());
    let third = town.receive(Wang, "FP01", &["m1", "m2"]);
    let ask = asked(Operation::Book(book(&third, &town, at(8, 9, 30), None)));
    assert_eq!(town.act(Wang, &ask).unwrap_err(), Refusal::SlotFull.into());
}

#[test]
fn s1_4_1_a_tablet_is_lent_a_share_of_each_day_and_two_never_the_same_place() {
    let mut town = town();
    let lent = lend(&mut town, Wang);
    // Six slots of two places: 30 % are 3, two thirds of it 2 tomorrow and the day after, a third
    // today: 6, then 7 and 8, then 9 to 11 May.
    assert_eq!(lent, 1 + 2 + 2 + 3 + 3 + 3);
    assert_eq!(lend(&mut town, Wang), 0);
    let loans = town.state.appointment.taken_from(town.now);
    assert!(loans.flat_map(Taken::loans).all(|(_, loan)| loan.log == log_of(Wang)));
    // Whoever else asks for a place that is lent is not given it.
    let (from, _) = own(&town, Wang).unwrap();
    let free = view::offers(
        &town.state,
        &town.posts[0],
        from.date(Zone::default()),
        &log_of(Zhou),
        town.now,
    );
    let offer = free.iter().find(|offer| offer.slot.from == from).unwrap();
    assert_eq!((offer.free, offer.claim.is_none()), (1, true));
}

#[test]
fn s1_4_1_a_lent_place_is_promised_once_and_comes_back_when_it_is_given_up() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = book(&contact, &town, from, Some(claim.clone()));
    let done = town.act(Wang, &asked(Operation::Book(promise))).unwrap();
    assert_eq!(done.warnings, vec![]);
    let id = AppointmentId::from(&town.last);
    assert_eq!(get(&town, &id).place(), Some(claim.place));
    assert_ne!(own(&town, Wang).map(|(from, _)| from), Some(from));
    let cancel = Cancel { appointment: id, whose: Whose::Visitor, reason: String::new() };
    town.act(Wang, &asked(Operation::Cancel(cancel))).unwrap();
    assert_eq!(own(&town, Wang), Some((from, claim)));
}

#[test]
fn s1_4_1_a_promise_from_a_lent_place_is_never_refused_however_late_it_comes() {
    // What has happened meanwhile, the place the promise gets, and whether it is beyond capacity.
    let rows: [(&str, Seat); 5] = [
        ("nothing", Seat::Place(0)),
        ("two days", Seat::Place(0)),
        ("written off", Seat::Place(0)),
        ("given away", Seat::Beyond(Over::WrittenOff)),
        ("promised by a copy", Seat::Beyond(Over::Twice)),
    ];
    for (meanwhile, seat) in rows {
        let mut town = town();
        lend(&mut town, Wang);
        let (from, claim) = own(&town, Wang).unwrap();
        let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
        let promise = asked(Operation::Book(book(&contact, &town, from, Some(claim.clone()))));
        let mut stamp = town.stamp(Wang);
        match meanwhile {
            "two days" => {
                town.wait(2 * 24 * 60);
                stamp.received = town.now;
            }
            "written off" | "given away" => {
                let off = WriteOff { log: log_of(Wang), reason: "两天没有联系".to_owned() };
                town.act(Zhao, &asked(Operation::WriteOff(off))).unwrap();
                if meanwhile == "given away" {
                    appointed(&mut town, Chen, from);
                }
            }
            "promised by a copy" => {
                let copy = town.receive(Chen, "FP01", &["m1", "m2"]);
                let twin = book(&copy, &town, from, Some(claim));
                town.act(Chen, &asked(Operation::Book(twin))).unwrap();
            }
            _ => {}
        }
        town.take(&promise, &stamp).unwrap();
        let id = AppointmentId::from(&stamp.operation);
        assert_eq!(get(&town, &id).seat, seat, "{meanwhile}");
    }
}

#[test]
fn s1_4_1_a_promise_is_kept_although_its_contact_is_not_known() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let unknown = ContactId("c-9".to_owned());
    let promise = book(&unknown, &town, from, Some(claim));
    assert!(town.act(Wang, &asked(Operation::Book(promise))).is_ok());
    // Without a lent place nothing is promised for certain, and everything is asked.
    let ask = book(&unknown, &town, at(8, 14, 0), None);
    let refusal = crate::contact::Refusal::UnknownContact { contact: unknown };
    assert_eq!(town.act(Wang, &asked(Operation::Book(ask))).unwrap_err(), refusal.into());
}

#[test]
fn s1_4_1_a_loan_ends_when_its_tablet_is_heard_of_after_it_and_not_before() {
    let mut town = town();
    lend(&mut town, Wang);
    let log = log_of(Wang);
    let places = |town: &Township| {
        let lent = town.state.appointment.lent_to(&log);
        lent.filter(|taken| taken.from > town.now).map(|taken| taken.loans().count()).sum::<usize>()
    };
    town.set(date(2024, 5, 9), 9, 0);
    let before = places(&town);
    assert!(before > 0 && own(&town, Wang).is_none(), "the tablet promises nothing any more");
    // A tablet whose clock is behind may still promise: nothing is taken back.
    let behind = at(8, 8, 0);
    let due = lending_due(&town.state, &log, behind, town.now);
    assert!(due.is_none_or(|due| due.back.is_empty()));
    let due = lending_due(&town.state, &log, town.now, town.now).unwrap();
    assert_eq!(due.back.len(), before);
    town.server(&asked(Operation::Lend(due)));
    assert!(own(&town, Wang).is_some());
}

#[test]
fn s1_4_1_a_supervisor_writes_off_by_name_what_a_silent_tablet_has() {
    let mut town = town();
    lend(&mut town, Wang);
    let log = log_of(Wang);
    let off = |log: &LogId, reason: &str| {
        asked(Operation::WriteOff(WriteOff { log: log.clone(), reason: reason.to_owned() }))
    };
    assert!(matches!(town.act(Wang, &off(&log, "x")).unwrap_err(), Refused::Access(_)));
    assert_eq!(town.act(Zhao, &off(&log, " ")).unwrap_err(), Refusal::ReasonBlank.into());
    let other = log_of(Zhou);
    assert_eq!(town.act(Zhao, &off(&other, "x")).unwrap_err(), Refusal::NothingLent.into());
    assert_eq!(view::borrowers(&town.state, town.now).len(), 1);
    town.act(Zhao, &off(&log, "设备遗失")).unwrap();
    assert!(view::borrowers(&town.state, town.now).is_empty());
}

#[test]
fn s1_4_3_the_window_puts_an_appointment_off_only_with_consent_and_a_reason() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let put_off = |whose, reason: &str| Move {
        appointment: id.clone(),
        post: town.posts[0].clone(),
        from: at(7, 14, 0),
        loan: None,
        whose,
        reason: reason.to_owned(),
    };
    let rows = [
        (put_off(Whose::WindowAlone, "停电"), Refusal::NoConsent),
        (put_off(Whose::WindowAgreed, " "), Refusal::ReasonBlank),
        (Move { from: at(7, 9, 30), ..put_off(Whose::Visitor, "") }, Refusal::SameSlot),
    ];
    let agreed = put_off(Whose::WindowAgreed, "停电");
    for (ask, refusal) in rows {
        assert_eq!(town.act(Wang, &asked(Operation::Move(ask))).unwrap_err(), refusal.into());
    }
    let done = town.act(Wang, &asked(Operation::Move(agreed))).unwrap();
    assert_eq!(done.warnings, vec![crate::Warning::Appointment(Warning::PutOff)]);
    let one = get(&town, &id);
    assert_eq!((one.from, one.earlier.len()), (at(7, 14, 0), 1));
    let free = town.state.appointment.taken(&SlotId::of(&town.posts[0], at(7, 9, 30)));
    assert!(free.is_none_or(|taken| taken.places.is_empty()));
}

#[test]
fn s1_4_2_an_appointment_is_kept_on_time_or_late_and_its_matter_goes_on() {
    for (minute, late) in [(45, false), (46, true)] {
        let mut town = town();
        let id = appointed(&mut town, Wang, at(6, 9, 30));
        town.set(date(2024, 5, 6), 9, minute);
        town.act(Wang, &asked(Operation::Arrive(Arrive { appointment: id.clone() }))).unwrap();
        town.set(date(2024, 5, 6), 9, minute);
        let serve = asked(Operation::Serve(Serve { appointment: id.clone() }));
        let done = town.act(Wang, &serve).unwrap();
        let warning =
            crate::Warning::Appointment(Warning::Late { minutes: i64::from(minute) - 30 });
        assert_eq!(done.warnings, if late { vec![warning] } else { vec![] });
        let contact = town.state.contact.get(&get(&town, &id).contact).unwrap();
        assert_eq!((contact.is_open(), &contact.disposition), (true, &None));
        assert!(matches!(
            town.act(Wang, &serve).unwrap_err(),
            Refused::Appointment(Refusal::AlreadyEnded { .. })
        ));
    }
}

#[test]
fn a_visitor_has_missed_it_only_when_nobody_waits_any_longer() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(6, 9, 30));
    let miss = asked(Operation::Miss(Miss { appointment: id.clone() }));
    town.set(date(2024, 5, 6), 9, 59);
    let until = at(6, 10, 0);
    assert_eq!(town.act(Wang, &miss).unwrap_err(), Refusal::NotYetMissed { until }.into());
    assert!(town.act(Wang, &miss).is_ok());
    // Who has come has not missed it, and comes once.
    let id = appointed(&mut town, Wang, at(6, 14, 0));
    let arrive = asked(Operation::Arrive(Arrive { appointment: id.clone() }));
    let here = town.now;
    town.act(Wang, &arrive).unwrap();
    town.set(date(2024, 5, 6), 15, 0);
    let miss = asked(Operation::Miss(Miss { appointment: id }));
    for ask in [miss, arrive] {
        assert_eq!(town.act(Wang, &ask).unwrap_err(), Refusal::AlreadyHere { at: here }.into());
    }
}

#[test]
fn s1_4_1_times_are_set_when_what_they_break_is_named() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let post = town.posts[0].clone();
    let hours = Hours { from: TimeOfDay::hm(14, 0), to: TimeOfDay::hm(16, 0) };
    let opening = Opening { hours, minutes: 30, places: 1 };
    let series = |weekday| Series {
        weekday,
        rhythm: Rhythm::EveryWeek,
        openings: vec![opening],
        from: date(2024, 5, 1),
        until: None,
    };
    let times = Times { series: (1..=5).map(series).collect(), ..Times::default() };
    let set = |times: &Times, knowing: &[&AppointmentId]| {
        let knowing = knowing.iter().map(|id| (*id).clone()).collect();
        let set = SetTimes { post: post.clone(), times: times.clone(), knowing };
        asked(Operation::SetTimes(set))
    };
    let broken = Refusal::WouldBreak { appointments: BTreeSet::from([id.clone()]) };
    assert_eq!(town.act(Zhao, &set(&times, &[])).unwrap_err(), broken.into());
    town.act(Zhao, &set(&times, &[&id])).unwrap();
    // It stays promised at its own time and length.
    assert_eq!((get(&town, &id).from, get(&town, &id).to), (at(7, 9, 30), at(7, 10, 30)));
    let slots = slots(&town.state, &post, date(2024, 5, 7));
    assert_eq!((slots.len(), slots[0].from), (4, at(7, 14, 0)));
    let wrong = |change: fn(&mut Series)| {
        let mut times = times.clone();
        times.series.iter_mut().take(1).for_each(change);
        times
    };
    let rows: [(Times, SeriesFault, usize); 6] = [
        (wrong(|one| one.weekday = 8), SeriesFault::Day, 0),
        (wrong(|one| one.until = Date::from_ymd_opt(2024, 4, 1)), SeriesFault::Backwards, 0),
        (wrong(|one| one.openings.clear()), SeriesFault::NoOpening, 0),
        (wrong(|one| one.openings[0].minutes = 4), SeriesFault::Minutes, 0),
        (wrong(|one| one.openings[0].places = 0), SeriesFault::Places, 0),
        (wrong(|one| one.weekday = 2), SeriesFault::Overlap, 1),
    ];
    for (times, fault, series) in rows {
        let refusal = Refusal::Times { series, fault };
        assert_eq!(town.act(Zhao, &set(&times, &[])).unwrap_err(), refusal.into());
    }
    let nowhere = SetTimes { post: crate::PostId("x".to_owned()), times, knowing: BTreeSet::new() };
    let unknown = Refusal::UnknownPost { post: crate::PostId("x".to_owned()) };
    assert_eq!(town.act(Zhao, &asked(Operation::SetTimes(nowhere))).unwrap_err(), unknown.into());
}

#[test]
fn s1_4_1_a_lent_place_outside_new_times_is_still_kept() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let days = (6..=13).map(|day| (date(2024, 5, day), Vec::new()));
    let times = Times { days: days.collect(), ..Times::default() };
    let post = town.posts[0].clone();
    let set = SetTimes { post, times, knowing: BTreeSet::new() };
    let done = town.act(Zhao, &asked(Operation::SetTimes(set))).unwrap();
    assert!(matches!(done.warnings[..], [crate::Warning::Appointment(Warning::LoansKept { .. })]));
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = book(&contact, &town, from, Some(claim));
    town.act(Wang, &asked(Operation::Book(promise))).unwrap();
    assert!(get(&town, &AppointmentId::from(&town.last)).place().is_some());
}

#[test]
fn s1_4_1_an_immediate_matter_is_not_left_open_over_the_days_close() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let contact = town.state.case.get(&case).unwrap().contact.clone();
    let leave =
        duty::Operation::End(duty::End { post: town.posts[0].clone(), why: EndReason::DayOver });
    town.set(date(2024, 5, 6), 17, 31);
    let refusal = Refusal::ImmediateOpen { contacts: BTreeSet::from([contact.clone()]) };
    assert_eq!(town.duty(Wang, leave.clone()).unwrap_err(), refusal.into());
    let book = Book { case: Some(case), ..book(&contact, &town, at(7, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book))).unwrap();
    assert!(town.duty(Wang, leave).is_ok());
}

#[test]
fn s1_1_2_only_who_answers_for_an_appointment_changes_it() {
    let mut town = town();
    let since = town.now.plus(Minutes(1));
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let cancel = Cancel { appointment: id.clone(), whose: Whose::Visitor, reason: String::new() };
    let refusal = Refusal::NotOwner { owner: town.id(Wang), since };
    assert_eq!(town.act(Chen, &asked(Operation::Cancel(cancel))).unwrap_err(), refusal.into());
    let unknown = AppointmentId("x-1".to_owned());
    let serve = Serve { appointment: unknown.clone() };
    let refusal = Refusal::UnknownAppointment { appointment: unknown };
    assert_eq!(town.act(Wang, &asked(Operation::Serve(serve))).unwrap_err(), refusal.into());
}

#[test]
fn s1_4_1_a_matter_has_one_appointment_at_a_time() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let contact = town.state.case.get(&case).unwrap().contact.clone();
    let book = Book { case: Some(case), ..book(&contact, &town, at(7, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book.clone()))).unwrap();
    let appointment = AppointmentId::from(&town.last);
    let refusal = Refusal::HasAppointment { contact, appointment };
    assert_eq!(town.act(Wang, &asked(Operation::Book(book))).unwrap_err(), refusal.into());
}

#[test]
fn an_appointment_leaves_with_its_matter_and_comes_back_with_it() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(6, 9, 30));
    let contact = get(&town, &id).contact.clone();
    town.act(Wang, &asked(Operation::Serve(Serve { appointment: id.clone() }))).unwrap();
    town.dispose(Wang, &contact, declined(), Told::Present).unwrap();
    let before = get(&town, &id).clone();
    let archive = crate::archive::Archive { closed_before: Timestamp(i64::MAX), keep: 0 };
    let matter = crate::archive::Matter {
        contact: town.state.contact.get(&contact).unwrap().clone(),
        case: None,
        appointments: vec![before.clone()],
    };
    town.server(&Asked::Archive(crate::archive::Operation::Archive(archive)));
    assert!(town.state.appointment.get(&id).is_none());
    let recall = crate::archive::Recall { matters: vec![matter] };
    town.server(&Asked::Archive(crate::archive::Operation::Recall(recall)));
    assert_eq!(get(&town, &id), &before);
}

fn declined() -> Outcome {
    crate::township::refused("条例第9条", "可复议")
}
