//! What is not left open over the day's close: whoever leaves for the day is asked, and what nobody was asked of
//! is found. S1.4.1

use super::view::{Undone, undone};
use super::*;
use crate::contact::Contact;
use crate::duty::{End, PublishRoster, Shift, Start};
use crate::enter;

/// Asks to leave the first window.
fn leave(town: &Township, why: EndReason) -> Asked {
    Asked::Duty(duty::Operation::End(End { post: town.posts[0].clone(), why }))
}

fn emergency() -> EndReason {
    EndReason::Emergency { reason: "突发疾病".to_owned() }
}

fn contact_of(town: &Township, case: &crate::CaseId) -> ContactId {
    town.state.case.get(case).unwrap().contact.clone()
}

/// Says which contacts stand against leaving, as it is decided.
fn against(town: &Township, who: Who, why: EndReason) -> BTreeSet<ContactId> {
    match town.clone().act(who, &leave(town, why)) {
        Err(Refused::Appointment(Refusal::ImmediateOpen { contacts })) => contacts,
        other => {
            other.unwrap();
            BTreeSet::new()
        }
    }
}

#[test]
fn s1_4_1_whoever_leaves_for_the_day_is_asked_whatever_they_call_it() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let left = BTreeSet::from([contact_of(&town, &case)]);
    town.set(date(2024, 5, 6), 17, 31);
    for why in [EndReason::DayOver, EndReason::Break, EndReason::Relieved] {
        assert_eq!(against(&town, Wang, why.clone()), left, "{why:?}");
        // Nobody else answers for it.
        assert!(against(&town, Chen, why).is_empty());
    }
    assert!(against(&town, Wang, emergency()).is_empty());
    let book = Book { case: Some(case), ..book(left.first().unwrap(), &town, at(7, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book))).unwrap();
    for why in [EndReason::DayOver, EndReason::Break, EndReason::Relieved] {
        assert!(against(&town, Wang, why).is_empty());
    }
}

#[test]
fn s1_4_1_whoever_comes_back_today_is_not_asked_yet() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    town.set(date(2024, 5, 6), 12, 0);
    for why in [EndReason::Break, EndReason::Relieved] {
        assert!(against(&town, Wang, why).is_empty());
    }
    // Li has the afternoon: whoever is relieved hands over first, and takes nothing home.
    let post = town.posts[0].clone();
    let hours = [(8, 30, 12, 0, Wang), (14, 0, 17, 30, Li)];
    let shifts = hours.map(|(h, m, to_h, to_m, who)| Shift {
        post: post.clone(),
        date: date(2024, 5, 6),
        hours: Hours { from: TimeOfDay::hm(h, m), to: TimeOfDay::hm(to_h, to_m) },
        person: town.id(who),
    });
    let mut shifts = shifts.to_vec();
    shifts.extend([(8, 30, 12, 0), (14, 0, 17, 30)].map(|(h, m, to_h, to_m)| Shift {
        post: town.posts[1].clone(),
        date: date(2024, 5, 6),
        hours: Hours { from: TimeOfDay::hm(h, m), to: TimeOfDay::hm(to_h, to_m) },
        person: town.id(Zhou),
    }));
    let (from, to) = (date(2024, 5, 6), date(2024, 5, 6));
    let publish = duty::Operation::PublishRoster(PublishRoster { from, to, shifts });
    town.duty(Zhao, publish).unwrap();
    let left = BTreeSet::from([contact_of(&town, &case)]);
    assert_eq!(against(&town, Wang, EndReason::Relieved), left);
    assert!(against(&town, Wang, EndReason::Break).is_empty());
    town.duty(Li, duty::Operation::Start(Start { post })).unwrap();
    let handover = town.give(Wang, 0, Li);
    // A line that is disputed stays with Wang, who would be relieved.
    let take = |disputed: &[u16]| {
        let take = town.takes(&handover, disputed);
        Asked::Handover(crate::handover::Operation::Take(take))
    };
    let (disputes, takes) = (take(&[0]), take(&[]));
    let refusal = Refusal::ImmediateOpen { contacts: left.clone() };
    assert_eq!(town.enter(Li, &disputes), Err(refusal.into()));
    assert!(town.clone().act(Li, &disputes).is_ok(), "never refused on arrival");
    town.enter(Li, &takes).unwrap();
    assert!(duty::on_duty(&town.state, &town.id(Wang), town.now).is_err());
    assert_eq!(against(&town, Li, EndReason::DayOver), left);
}

#[test]
fn s1_4_1_what_another_tablet_holds_is_asked_when_it_is_entered_and_never_on_arrival() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let left = BTreeSet::from([contact_of(&town, &case)]);
    town.set(date(2024, 5, 6), 17, 31);
    let leave = leave(&town, EndReason::DayOver);
    let other = Stamp { device: town.stamp(Zhou).device, ..town.stamp(Wang) };
    let refusal = Refusal::ImmediateOpen { contacts: left };
    assert_eq!(enter(&town.state, &leave, &other), Err(refusal.into()));
    assert!(town.clone().take(&leave, &other).is_ok());
    town.withdraw(Wang, &case).unwrap();
    assert!(enter(&town.state, &leave, &other).is_ok());
}

#[test]
fn s1_4_1_a_time_that_is_over_and_papers_that_came_put_nothing_off() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    let contact = contact_of(&town, &case);
    let left = BTreeSet::from([contact.clone()]);
    let book = Book { case: Some(case.clone()), ..book(&contact, &town, at(6, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book))).unwrap();
    let appointment = AppointmentId::from(&town.last);
    // It is still to come.
    assert!(against(&town, Wang, EndReason::DayOver).is_empty());
    town.set(date(2024, 5, 6), 17, 31);
    assert_eq!(against(&town, Wang, EndReason::DayOver), left);
    let (post, whose) = (town.posts[0].clone(), Whose::Visitor);
    let (from, reason) = (at(7, 9, 30), String::new());
    let later = Move { appointment, post, from, loan: None, whose, reason };
    town.act(Wang, &asked(Operation::Move(later))).unwrap();
    assert!(against(&town, Wang, EndReason::DayOver).is_empty());

    let mut town = self::town();
    let case = town.opened(Wang, "FP01", &["m1"]);
    town.supplement(Wang, &case, &["m2"]).unwrap();
    assert!(against(&town, Wang, EndReason::DayOver).is_empty());
    town.tick(Wang, &case, &[("m2", crate::case::Mark::Has)]).unwrap();
    let left = BTreeSet::from([contact_of(&town, &case)]);
    assert_eq!(against(&town, Wang, EndReason::DayOver), left);
}

#[test]
fn s1_4_1_a_visitor_who_was_here_and_has_no_outcome_is_left_open_too() {
    type Meanwhile = fn(&mut Township, &ContactId);
    let rows: [(&str, &[&str], Meanwhile, bool); 6] = [
        ("FP01", &["m1", "m2"], |_, _| {}, true),
        ("FP07", &["m1", "m2"], |_, _| {}, false),
        ("FP01", &["m1"], |town, id| drop(town.notify(Wang, id, &["m2"], &[]).unwrap()), false),
        ("FP01", &["m1", "m2"], |town, id| drop(town.transfer(Wang, id, Zhao).unwrap()), false),
        (
            "FP01",
            &["m1", "m2"],
            |town, id| drop(town.dispose(Wang, id, Outcome::Withdrawn, Told::Present).unwrap()),
            false,
        ),
        (
            "FP01",
            &["m1", "m2"],
            |town, id| {
                let book = book(id, town, at(6, 9, 30), None);
                town.act(Wang, &asked(Operation::Book(book))).unwrap();
                let appointment = AppointmentId::from(&town.last);
                town.set(date(2024, 5, 6), 11, 0);
                town.act(Wang, &asked(Operation::Miss(Miss { appointment }))).unwrap();
            },
            false,
        ),
    ];
    for (place, (code, brought, meanwhile, stays)) in rows.into_iter().enumerate() {
        let mut town = town();
        let contact = town.receive(Wang, code, brought);
        meanwhile(&mut town, &contact);
        town.set(date(2024, 5, 6), 17, 31);
        let left = against(&town, Wang, EndReason::DayOver);
        assert_eq!(left.contains(&contact), stays, "row {place}");
        let found = undone(&town.state, town.now);
        assert_eq!(found.iter().any(|one| one.contact() == &contact), stays, "row {place}");
    }
}

#[test]
fn s1_4_1_what_nobody_was_asked_of_is_found_after_the_close() {
    let mut town = town();
    let case = town.opened(Wang, "FP01", &["m1", "m2"]);
    town.opened(Wang, "FP07", &["m1", "m2"]);
    town.act(Wang, &leave(&town, emergency())).unwrap();
    let found = |town: &Township| {
        let all = undone(&town.state, town.now);
        let cases = all.into_iter().map(|one| match one {
            Undone::Case(case) => case.id.clone(),
            Undone::Contact(Contact { .. }) => unreachable!("no contact without a case"),
        });
        cases.collect::<Vec<_>>()
    };
    town.set(date(2024, 5, 6), 17, 29);
    assert_eq!(found(&town), []);
    town.set(date(2024, 5, 6), 17, 30);
    assert_eq!(found(&town), std::slice::from_ref(&case));
    // A time the next morning puts it off; given up on the day, it is open again at the next close.
    town.on_post(Wang, date(2024, 5, 7), 9, 0);
    assert_eq!(found(&town), std::slice::from_ref(&case));
    let contact = contact_of(&town, &case);
    let book = Book { case: Some(case.clone()), ..book(&contact, &town, at(8, 9, 30), None) };
    town.act(Wang, &asked(Operation::Book(book))).unwrap();
    assert_eq!(found(&town), []);
    let appointment = AppointmentId::from(&town.last);
    let cancel = Cancel { appointment, whose: Whose::Visitor, reason: String::new() };
    town.act(Wang, &asked(Operation::Cancel(cancel))).unwrap();
    assert_eq!(found(&town), []);
    town.set(date(2024, 5, 7), 17, 30);
    assert_eq!(found(&town), std::slice::from_ref(&case));
    town.withdraw(Wang, &case).unwrap();
    assert_eq!(found(&town), []);
}
