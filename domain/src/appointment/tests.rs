//! Appointments told as stories: what is booked, moved, kept and missed. S1.4.1, S1.4.3

mod around;
mod breach;
mod left;
mod loans;
mod promises;
mod public;
mod several;
mod slots;
mod waiting;

use std::collections::BTreeSet;

use super::*;
use crate::contact::{Disposition, Outcome, Told};
use crate::duty::{self, EndReason};
use crate::id::{AppointmentId, ContactId, LogId, OperationId};
use crate::time::{Date, Hours, Minutes, TimeOfDay, Timestamp, Zone};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, queue};

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
    let offers =
        view::next_free(&town.state, &town.posts[0], Need::default(), (&log_of(who), town.now), 99);
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
fn s1_4_1_who_is_served_before_the_time_leaves_the_place_to_others() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let slot = get(&town, &id).slot();
    assert_eq!(town.state.appointment.taken(&slot).unwrap().places.len(), 1);
    town.act(Wang, &asked(Operation::Serve(Serve { appointment: id }))).unwrap();
    assert!(town.state.appointment.taken(&slot).unwrap().places.is_empty());
}

fn declined() -> Outcome {
    crate::township::refused("条例第9条", "可复议")
}

#[test]
fn s1_4_2_who_is_served_before_the_time_leaves_the_place_to_somebody_else() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let serve = asked(Operation::Serve(Serve { appointment: id.clone() }));
    town.act(Wang, &serve).unwrap();
    let other = appointed(&mut town, Wang, at(7, 9, 30));
    assert_eq!((get(&town, &id).place(), get(&town, &other).place()), (Some(0), Some(0)));
    assert!(town.state.appointment.sound().is_ok());
    // Who is served in time keeps it: nobody else could use it any more.
    town.set(date(2024, 5, 7), 9, 31);
    let start = duty::Operation::Start(duty::Start { post: town.posts[0].clone() });
    town.duty(Wang, start).unwrap();
    town.act(Wang, &asked(Operation::Serve(Serve { appointment: other.clone() }))).unwrap();
    let slot = SlotId::of(&town.posts[0], at(7, 9, 30));
    let taken = town.state.appointment.taken(&slot).unwrap();
    assert_eq!(taken.appointments().collect::<Vec<_>>(), [&other]);
}
