//! Whoever was here and not served in time. S1.4.3

use super::*;
use crate::SubjectId;

/// Wang is at window 1 on the day, and the visitor of 09:30 says at 09:25 that they are here.
pub(super) fn here() -> (Township, AppointmentId) {
    let mut town = town();
    let id = town.books_by_phone(at(7, 9, 30));
    town.set(date(2024, 5, 7), 8, 30);
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
    town.now = at(7, 9, 25);
    town.visitor(&arrive(&id)).unwrap();
    (town, id)
}

pub(super) fn arrive(id: &AppointmentId) -> Asked {
    asked(Operation::Arrive(Arrive { appointment: id.clone() }))
}

pub(super) fn serve(id: &AppointmentId) -> Asked {
    asked(Operation::Serve(Serve { appointment: id.clone() }))
}

/// Lets the server write down what is due; says whether something was.
pub(super) fn noted(town: &mut Township) -> bool {
    let Some(note) = breaches_due(&town.state, town.now) else { return false };
    town.server(&asked(Operation::NoteBreaches(note)));
    true
}

/// Lets the server hear of window 1's tablet; says whether that confirms something.
fn heard(town: &mut Township) -> bool {
    let Some(confirm) = breaches_confirmed_by(&town.state, &log_of(Wang), town.now) else {
        return false;
    };
    town.server(&asked(Operation::ConfirmBreaches(confirm)));
    true
}

fn proofs(town: &Township, id: &AppointmentId) -> Vec<Proof> {
    let one = get(town, id);
    one.breaches.iter().map(|breach| one.proof(breach)).collect()
}

#[test]
fn s1_4_3_who_is_here_and_not_served_a_quarter_of_an_hour_after_the_time_is_written_down_once() {
    let (mut town, id) = here();
    assert_eq!(next_breach_due(&town.state, town.now), Some(Timestamp(at(7, 9, 45).0 + 1)));
    town.now = at(7, 9, 45);
    assert!(!noted(&mut town), "service at 09:45 keeps the promise");
    town.now = at(7, 9, 46);
    assert!(noted(&mut town) && !noted(&mut town));
    assert_eq!(next_breach_due(&town.state, town.now), None);
    let breach = &get(&town, &id).breaches[0];
    assert_eq!((breach.from, breach.due), (at(7, 9, 30), at(7, 9, 45)));
    assert!(town.state.appointment.sound().is_ok());
    // Whoever is served then stays on record; nobody takes it back.
    town.act(Wang, &serve(&id)).unwrap();
    assert_eq!(proofs(&town, &id), [Proof::Confirmed]);
    let mine = NoteBreaches { appointments: BTreeSet::from([id]) };
    let refused = town.act(Wang, &asked(Operation::NoteBreaches(mine))).unwrap_err();
    assert_eq!(refused, crate::access::Refusal::OperatorOnly.into());
}

#[test]
fn s1_4_3_who_is_served_in_time_has_no_breach_and_who_is_not_here_neither() {
    let (mut town, id) = here();
    let other = town.books_by_phone(at(8, 9, 30));
    town.act(Wang, &serve(&id)).unwrap();
    town.now = at(7, 10, 0);
    assert!(!noted(&mut town));
    town.now = at(8, 10, 0);
    assert!(!noted(&mut town));
    assert!(get(&town, &other).breaches.is_empty());
}

#[test]
fn s1_4_3_who_comes_late_is_waited_for_from_then_on() {
    let mut town = town();
    let id = town.books_by_phone(at(7, 9, 30));
    town.now = at(7, 9, 50);
    town.visitor(&arrive(&id)).unwrap();
    town.now = at(7, 10, 5);
    assert!(!noted(&mut town));
    town.now = at(7, 10, 6);
    assert!(noted(&mut town));
}

#[test]
fn s1_4_3_a_breach_is_unconfirmed_until_the_window_s_own_tablet_shows_what_was() {
    let (mut town, id) = here();
    town.now = at(7, 9, 50);
    noted(&mut town);
    assert_eq!(proofs(&town, &id), [Proof::Unconfirmed]);
    // Another window's tablet says nothing of it.
    assert_eq!(breaches_confirmed_by(&town.state, &log_of(Zhou), town.now), None);
    // Window 1 served at 09:40 without a network, and its tablet comes back.
    let mut late = town.stamp(Wang);
    late.at = at(7, 9, 40);
    let before = town.state.clone();
    town.take(&serve(&id), &late).unwrap();
    assert_eq!(proofs(&town, &id), [Proof::Refuted]);
    assert!(!heard(&mut town) && !get(&town, &id).was_broken(at(7, 9, 30)));
    // Or it comes back and has nothing to show.
    town.state = before;
    assert!(heard(&mut town) && !heard(&mut town));
    assert_eq!(proofs(&town, &id), [Proof::Confirmed]);
    assert!(town.state.appointment.sound().is_ok());
}

#[test]
fn s1_4_3_a_window_that_was_offline_has_its_late_service_written_down_with_it() {
    type End = fn(&AppointmentId, &Township) -> Asked;
    let ends: [(End, &str); 3] = [
        (|id, _| serve(id), "served"),
        (|id, _| cancel(id), "cancelled"),
        (|id, town| moves(id, town, at(8, 9, 30)), "moved"),
    ];
    for (end, how) in ends {
        for (minute, broken) in [(45, 0), (46, 1)] {
            let (mut town, id) = here();
            let mut late = town.stamp(Wang);
            (late.at, late.received) = (at(7, 9, minute), at(7, 12, 0));
            let asked = end(&id, &town);
            town.take(&asked, &late).unwrap();
            assert_eq!(get(&town, &id).breaches.len(), broken, "{how} at 09:{minute}");
            town.now = at(7, 12, 0);
            assert!(!noted(&mut town), "{how}");
        }
    }
}

fn cancel(id: &AppointmentId) -> Asked {
    let (appointment, reason) = (id.clone(), String::new());
    asked(Operation::Cancel(Cancel { appointment, whose: Whose::Visitor, reason }))
}

fn moves(id: &AppointmentId, town: &Township, from: Timestamp) -> Asked {
    let (appointment, post) = (id.clone(), town.posts[0].clone());
    let (whose, reason) = (Whose::Visitor, String::new());
    asked(Operation::Move(Move { appointment, post, from, loan: None, whose, reason }))
}

#[test]
fn s1_4_3_where_nobody_stood_at_the_window_its_tablet_of_the_days_before_shows_it() {
    let (mut town, id) = here();
    let leave = duty::End {
        post: town.posts[0].clone(),
        why: EndReason::Emergency { reason: "急事".to_owned() },
    };
    town.duty(Wang, duty::Operation::End(leave)).unwrap();
    town.now = at(7, 9, 50);
    noted(&mut town);
    assert_eq!(breaches_confirmed_by(&town.state, &log_of(Zhou), town.now), None);
    assert!(heard(&mut town));
    assert_eq!(proofs(&town, &id), [Proof::Confirmed]);
}

#[test]
fn s1_4_3_who_waited_in_vain_takes_any_free_place_today_and_it_is_not_counted_against_them() {
    let (mut town, id) = here();
    let subject: SubjectId = get(&town, &id).subject.clone().unwrap();
    let twin = town.clone();
    let moves = |from| moves(&id, &twin, from);
    let late = Refusal::TooLateToChange { until: at(7, 7, 30) };
    assert_eq!(town.visitor(&moves(at(7, 14, 0))), Err(late.into()));
    town.now = at(7, 9, 50);
    noted(&mut town);
    let wanted = view::Wanted { item: &item("FP01"), instead: Some(&get(&town, &id).clone()) };
    let free = view::vacancies(&town.state, wanted, date(2024, 5, 7), town.now);
    assert_eq!(free.first().map(|one| (one.slot.from, one.left)), Some((at(7, 10, 30), 2)));
    town.visitor(&moves(at(7, 14, 0))).unwrap();
    let one = get(&town, &id);
    assert!(one.has_priority() && !one.was_broken(one.from) && one.stage == Stage::Booked);
    assert_eq!(one.breaches.len(), 1);
    let most = usize::from(town.state.site.settings.cancelled_before_pause);
    assert!(most > 0);
    town.state.site.settings.cancelled_before_pause = 1;
    assert_eq!(rules::suspended_until(&town.state, &subject, town.now), None);
    // Now that it has a new time, it is changed like any other, and it goes first only once.
    let late = Refusal::TooLateToChange { until: at(7, 12, 0) };
    town.now = at(7, 12, 1);
    assert_eq!(town.visitor(&moves(at(8, 9, 30))), Err(late.into()));
    town.now = at(7, 13, 58);
    town.visitor(&arrive(&id)).unwrap();
    town.now = at(7, 14, 20);
    assert!(noted(&mut town));
    assert!(heard(&mut town));
    assert_eq!(proofs(&town, &id), [Proof::Confirmed, Proof::Confirmed]);
    let late = Refusal::TooLateToChange { until: at(7, 12, 0) };
    assert_eq!(town.visitor(&moves(at(8, 9, 30))), Err(late.into()));
}
