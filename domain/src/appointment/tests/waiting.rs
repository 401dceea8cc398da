//! Who waits for an earlier time, and what is held for them. 2.6

use super::public::{books, moved};
use super::*;
use crate::access;

/// Lets residents take all that is left before an instant, and returns their appointments.
fn crowd(town: &mut Township, before: Timestamp) -> Vec<AppointmentId> {
    let (wanted, first) = (item("FP01"), town.posts[0].clone());
    let own = |one: &view::Vacancy| one.post == first && one.left > 0 && one.slot.from < before;
    let mut all = Vec::new();
    loop {
        let days = view::public_days(&town.state, view::Wanted::of(&wanted), town.now);
        let next = days.flat_map(|(_, day)| day).find(own).map(|one| one.slot.from);
        let Some(from) = next else { return all };
        all.push(books(town, from).unwrap());
    }
}

/// Lets the server do all it has to.
fn serve_all(town: &mut Township) {
    while let Some(due) = waiting_due(&town.state, town.now) {
        town.server(&asked(due));
        assert_eq!(town.state.appointment.sound(), Ok(()));
    }
}

fn wishes(town: &mut Township, id: &AppointmentId, wish: Wish) -> Result<(), Refused> {
    let wait = Await { appointment: id.clone(), wish };
    town.visitor(&asked(Operation::Await(wait))).map(drop)?;
    serve_all(town);
    Ok(())
}

fn gives_up(town: &mut Township, id: &AppointmentId) {
    let (whose, reason) = (Whose::Visitor, String::new());
    let cancel = Cancel { appointment: id.clone(), whose, reason };
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
    serve_all(town);
}

fn takes(town: &mut Township, id: &AppointmentId, from: Timestamp) -> Result<(), Refused> {
    let post = town.posts[0].clone();
    town.visitor(&moved(id, &post, from)).map(drop)
}

fn held(town: &Township, id: &AppointmentId) -> Option<(Timestamp, Timestamp)> {
    get(town, id).held().map(|held| (held.from, held.until))
}

/// Window 1 on Monday 6 May 2024 at 08:30: residents have taken everything before Friday 10:30, and two of
/// Friday wait for an earlier time. Returns those before, and the two.
fn crowded() -> (Township, Vec<AppointmentId>, [AppointmentId; 2]) {
    let mut town = town();
    let before = crowd(&mut town, at(10, 10, 30));
    let one = books(&mut town, at(10, 10, 30)).unwrap();
    let other = books(&mut town, at(10, 14, 0)).unwrap();
    for id in [&one, &other] {
        town.wait(1);
        wishes(&mut town, id, Wish::Wait).unwrap();
        assert_eq!(held(&town, id), None);
    }
    (town, before, [one, other])
}

#[test]
fn s1_4_1_what_becomes_free_is_held_for_whoever_waits_longest_and_for_nobody_else() {
    let (mut town, before, [one, other]) = crowded();
    assert_eq!(view::waits_behind(&town.state, get(&town, &other)), Some(1));
    let from = get(&town, &before[3]).from;
    gives_up(&mut town, &before[3]);
    let until = town.now.plus(Minutes(60));
    assert_eq!((held(&town, &one), held(&town, &other)), (Some((from, until)), None));
    assert_eq!(view::waits_behind(&town.state, get(&town, &other)), Some(0));
    // Once it has rested it is still nobody else's: not a resident's, and the window has its own share.
    town.wait(31);
    assert_eq!(books(&mut town, from), Err(Refusal::KeptForWindow.into()));
    assert_eq!(takes(&mut town, &other, from), Err(Refusal::KeptForWindow.into()));
    appointed(&mut town, Wang, from);
    assert_eq!(books(&mut town, from), Err(Refusal::SlotFull.into()));
    let mine = get(&town, &one).from;
    takes(&mut town, &one, from).unwrap();
    serve_all(&mut town);
    assert_eq!((get(&town, &one).from, get(&town, &one).waiting.as_ref()), (from, None));
    assert!(get(&town, &one).of_residents && get(&town, &one).earlier[0].offered);
    // What they gave up for it is the next one's.
    assert_eq!(held(&town, &other).map(|(from, _)| from), Some(mine));
}

#[test]
fn s1_4_1_what_is_not_taken_in_time_goes_to_the_next_and_whoever_let_it_lapse_waits_no_longer() {
    let (mut town, before, [one, other]) = crowded();
    let from = get(&town, &before[3]).from;
    gives_up(&mut town, &before[3]);
    assert_eq!(next_waiting_due(&town.state, town.now), Some(town.now.plus(Minutes(15))));
    town.wait(59);
    assert_eq!(waiting_due(&town.state, town.now), None);
    town.wait(1);
    serve_all(&mut town);
    assert_eq!((held(&town, &one), get(&town, &one).waiting.as_ref()), (None, None));
    assert_eq!(held(&town, &other), Some((from, town.now.plus(Minutes(60)))));
    assert_eq!(next_waiting_due(&town.state, town.now), Some(town.now.plus(Minutes(60))));
    // Whoever wants another time instead waits on, and is not asked about this one again.
    wishes(&mut town, &other, Wish::Pass).unwrap();
    assert_eq!((held(&town, &other), waiting_due(&town.state, town.now)), (None, None));
    let later = get(&town, &before[5]).from;
    gives_up(&mut town, &before[5]);
    assert_eq!(held(&town, &other).map(|(from, _)| from), Some(later));
    wishes(&mut town, &other, Wish::Stop).unwrap();
    assert_eq!(get(&town, &other).waiting, None);
    assert_eq!(next_waiting_due(&town.state, town.now), None);
}

#[test]
fn s1_4_1_nobody_has_to_look_at_their_phone_at_night_for_an_earlier_time() {
    let (mut town, before, [one, _]) = crowded();
    let morning = |day| at(day, 8, 0);
    town.set(date(2024, 5, 6), 22, 30);
    gives_up(&mut town, &before[before.len() - 1]);
    assert_eq!(held(&town, &one).map(|(_, until)| until), Some(morning(7)));
    wishes(&mut town, &one, Wish::Pass).unwrap();
    town.set(date(2024, 5, 7), 3, 0);
    gives_up(&mut town, &before[before.len() - 2]);
    assert_eq!(held(&town, &one).map(|(_, until)| until), Some(morning(7)));
}

#[test]
fn s1_4_1_an_earlier_time_leaves_the_visitor_the_hours_to_change_it() {
    let (mut town, _, [one, _]) = crowded();
    // The evening before, what the window has not used is anybody's.
    town.set(date(2024, 5, 7), 20, 59);
    serve_all(&mut town);
    assert_eq!(held(&town, &one), Some((at(8, 8, 30), at(7, 21, 59))));
    // A minute later it would be held until 08:00, less than two hours before some of them.
    wishes(&mut town, &one, Wish::Stop).unwrap();
    wishes(&mut town, &one, Wish::Wait).unwrap();
    assert_eq!(held(&town, &one), Some((at(8, 10, 30), at(8, 8, 0))));
}

#[test]
fn s1_4_1_what_is_held_is_free_again_once_the_appointment_is_over_or_moved_by_the_window() {
    let (mut town, before, [one, other]) = crowded();
    let from = get(&town, &before[3]).from;
    gives_up(&mut town, &before[3]);
    gives_up(&mut town, &one);
    assert_eq!(held(&town, &other).map(|(from, _)| from), Some(from));
    let (whose, reason) = (Whose::WindowAgreed, "系统维护".to_owned());
    let post = town.posts[0].clone();
    let (appointment, loan) = (other.clone(), None);
    let put_off = Move { appointment, post, from: at(11, 9, 30), loan, whose, reason };
    town.act(Wang, &asked(Operation::Move(put_off))).unwrap();
    assert_eq!((held(&town, &other), get(&town, &other).waiting.as_ref()), (None, None));
    assert_eq!(town.state.appointment.sound(), Ok(()));
    assert!(!get(&town, &other).earlier[0].offered);
    town.wait(31);
    assert!(books(&mut town, from).is_ok());
}

#[test]
fn s1_4_1_times_that_are_taken_away_are_not_held() {
    let (mut town, before, [one, _]) = crowded();
    gives_up(&mut town, &before[3]);
    assert!(held(&town, &one).is_some());
    let post = town.posts[0].clone();
    let plan = town.state.duty.posts.get_mut(&post).unwrap();
    plan.closed = Some(town.now);
    serve_all(&mut town);
    assert_eq!(held(&town, &one), None);
}

#[test]
fn s1_4_1_an_earlier_time_does_not_count_as_given_up() {
    let (mut town, before, [one, _]) = crowded();
    town.state.site.settings.cancelled_before_pause = 1;
    let from = get(&town, &before[3]).from;
    gives_up(&mut town, &before[3]);
    takes(&mut town, &one, from).unwrap();
    let subject = get(&town, &one).subject.clone().unwrap();
    assert_eq!(rules::suspended_until(&town.state, &subject, town.now), None);
}

#[test]
fn s1_4_1_waiting_is_refused_for_its_reason() {
    let (mut town, before, [one, _]) = crowded();
    let nothing = Err(Refusal::NothingHeld.into());
    assert_eq!(wishes(&mut town, &one, Wish::Pass), nothing);
    // Asked twice is asked once.
    let since = get(&town, &one).waiting.clone();
    wishes(&mut town, &one, Wish::Wait).unwrap();
    assert_eq!(get(&town, &one).waiting, since);
    town.state.site.settings.hold_minutes = 0;
    assert_eq!(wishes(&mut town, &before[1], Wish::Wait), Err(Refusal::NoWaiting.into()));
    gives_up(&mut town, &before[3]);
    assert_eq!(held(&town, &one), None);
    gives_up(&mut town, &one);
    let ended = Err(Refusal::AlreadyEnded { at: get(&town, &one).ended().unwrap() }.into());
    assert_eq!(wishes(&mut town, &one, Wish::Wait), ended);
    let hold = Hold { appointment: before[1].clone(), from: at(7, 9, 30) };
    let refused = town.visitor(&asked(Operation::Hold(hold))).unwrap_err();
    assert!(matches!(refused, Refused::Access(access::Refusal::NotAllowed { .. })));
}

#[test]
fn s1_4_1_whoever_stands_at_the_window_may_put_a_visitor_on_the_list() {
    let (mut town, before, _) = crowded();
    let wait = Await { appointment: before[4].clone(), wish: Wish::Wait };
    town.act(Wang, &asked(Operation::Await(wait.clone()))).unwrap();
    assert!(get(&town, &before[4]).waiting.is_some());
    let elsewhere = town.act(Zhou, &asked(Operation::Await(wait))).unwrap_err();
    assert!(matches!(elsewhere, Refused::Appointment(Refusal::NotOwner { .. })));
}
