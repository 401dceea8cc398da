//! A promised time that was not kept is looked into. S1.4.3

use super::*;
use crate::appointment::{self, Arrive, Operation as OfTime, Serve};
use crate::duty::{self, Start};
use crate::id::{AppointmentId, LogId};
use crate::time::{TimeOfDay, Timestamp};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    let zone = crate::time::Zone::default();
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), zone)
}

/// Lets a visitor come to window 1 and nobody serve them in time: the server has written it down.
fn broken() -> (Township, AppointmentId) {
    let mut town = Township::morning();
    let id = town.books_by_phone(at(7, 9, 30));
    town.now = at(7, 8, 30);
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(Start { post })).unwrap();
    town.now = at(7, 9, 25);
    let arrive = OfTime::Arrive(Arrive { appointment: id.clone() });
    town.visitor(&Asked::Appointment(arrive)).unwrap();
    town.now = at(7, 9, 50);
    let note = appointment::breaches_due(&town.state, town.now).unwrap();
    town.server(&Asked::Appointment(OfTime::NoteBreaches(note)));
    (town, id)
}

/// Lets the server hear of window 1's tablet, which has nothing to show.
fn heard(town: &mut Township) {
    let log = LogId("a".repeat(16));
    let confirm = appointment::breaches_confirmed_by(&town.state, &log, town.now).unwrap();
    town.server(&Asked::Appointment(OfTime::ConfirmBreaches(confirm)));
}

fn open(town: &Township, about: Who, id: &AppointmentId, from: Timestamp) -> Operation {
    let source = Source::Breach { appointment: id.clone(), from };
    Operation::Open(Open { person: town.id(about), kind: Kind::Breach, source })
}

#[test]
fn s1_4_3_a_time_that_was_not_kept_is_looked_into_once_it_was_shown_and_once_about_one() {
    let (mut town, id) = broken();
    let from = at(7, 9, 30);
    let right = open(&town, Wang, &id, from);
    assert_eq!(tries(&mut town, Zhao, right.clone()), Err(Refusal::NotShown));
    heard(&mut town);
    let unknown = Refusal::UnknownBreach { appointment: id.clone() };
    let nowhere = AppointmentId("x-1".to_owned());
    let elsewhere = Refusal::UnknownBreach { appointment: nowhere.clone() };
    let rows = [
        (Zhao, open(&town, Wang, &id, at(7, 10, 30)), unknown),
        (Zhao, open(&town, Wang, &nowhere, from), elsewhere),
        // Chen is B of the window: it concerns her.
        (Chen, open(&town, Wang, &id, from), Refusal::Involved),
        (Zhao, open(&town, Zhou, &id, from), Refusal::NotTheirPromise { person: town.id(Zhou) }),
    ];
    for (who, asked, refusal) in rows {
        assert_eq!(tries(&mut town, who, asked), Err(refusal));
    }
    // Where every supervisor has a part in it, whoever administers looks into it.
    let from_it = Source::Breach { appointment: id.clone(), from };
    let whom = |town: &Township, who| {
        rules::whom_of_breach(&town.state, &from_it, &town.id(who), town.now)
    };
    assert_eq!(tries(&mut town, Sun, right.clone()), Err(Refusal::Involved));
    assert!(whom(&town, Sun).is_empty() && whom(&town, Chen).is_empty());
    assert!(whom(&town, Zhao).contains(&town.id(Wang)));
    let mut alone = town.clone();
    let zhao = alone.id(Zhao);
    alone.state.people.persons.get_mut(&zhao).unwrap().roles.clear();
    assert!(whom(&alone, Sun).contains(&alone.id(Wang)));
    assert!(does(&mut alone, Sun, right.clone()).is_ok());
    let inquiry = does(&mut town, Zhao, right.clone()).unwrap();
    let again = Refusal::OpenedAlready { inquiry: inquiry.clone() };
    assert_eq!(tries(&mut town, Zhao, right), Err(again));
    // Li, who may have had to cover, is another matter.
    let li = open(&town, Li, &id, from);
    assert!(does(&mut town, Zhao, li).is_ok());
    // Whom it concerns has no part in it, also once the appointment has left the working set.
    town.state.appointment.remove(&id);
    assert!(sees(&town, Zhao, &inquiry) && !sees(&town, Chen, &inquiry));
    let own = view::about(&town.state, &town.id(Wang));
    let told = own.get(&inquiry).unwrap();
    assert!(matches!(told.source, Source::Breach { .. }) && told.concerned.is_empty());
}

#[test]
fn s1_4_3_a_time_that_was_kept_after_all_is_not_looked_into() {
    let (mut town, id) = broken();
    let mut late = town.stamp(Wang);
    late.at = at(7, 9, 40);
    let serve = OfTime::Serve(Serve { appointment: id.clone() });
    town.take(&Asked::Appointment(serve), &late).unwrap();
    let asked = open(&town, Wang, &id, at(7, 9, 30));
    assert_eq!(tries(&mut town, Zhao, asked), Err(Refusal::NotShown));
}
