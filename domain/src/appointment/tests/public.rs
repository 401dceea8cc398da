//! What residents book by themselves. 2.6

use super::*;
use crate::contact::{self, Whose as Visitor};
use crate::{PostId, SubjectId, access};

fn reserve(town: &Township, subject: Visitor, from: Timestamp) -> Reserve {
    let (item, post) = (item("FP01"), town.posts[0].clone());
    Reserve { item, version: 1, post, from, subject, behalf: None, consent: false, messages: None }
}

fn asks(town: &mut Township, reserve: Reserve) -> Result<AppointmentId, Refused> {
    let done = town.visitor(&asked(Operation::Reserve(reserve)));
    done.map(|_| AppointmentId::from(&town.last))
}

pub(super) fn books(town: &mut Township, from: Timestamp) -> Result<AppointmentId, Refused> {
    let reserve = reserve(town, Visitor::New, from);
    asks(town, reserve)
}

/// Window 1 on Monday 6 May 2024 at 08:30: slots of two places, one kept for residents.
#[test]
fn s1_4_1_a_resident_takes_a_place_and_the_posts_a_answers_for_it() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let one = get(&town, &id).clone();
    assert_eq!((one.from, one.to, one.place()), (at(7, 9, 30), at(7, 10, 30), Some(0)));
    assert_eq!((one.owner(), one.reserved), (&town.id(Wang), true));
    assert!(view::checks(&one.no) && one.bring.contains(&crate::MaterialKey("m1".to_owned())));
    let contact = town.state.contact.get(&one.contact).unwrap();
    assert_eq!((contact.channel, contact.owner()), (contact::Channel::Online, &town.id(Wang)));
    let waits = Disposition::Appointed { appointment: id.clone() };
    assert_eq!(contact.disposition, Some(waits));
    // Whoever is there that morning serves: the window's own rules go on from here.
    town.set(date(2024, 5, 7), 9, 31);
    town.duty(Wang, duty::Operation::Start(duty::Start { post: one.post })).unwrap();
    town.act(Wang, &asked(Operation::Serve(Serve { appointment: id }))).unwrap();
    assert_eq!(town.state.contact.get(&one.contact).unwrap().disposition, None);
}

#[test]
fn s1_4_1_a_place_is_taken_by_a_resident_only_where_and_when_places_are_given() {
    let mut town = town();
    let whole = |town: &Township| reserve(town, Visitor::New, at(7, 9, 30));
    let behalf = Some(Behalf::Relative);
    let unknown = PostId("p-9".to_owned());
    let stranger = SubjectId("x-1".to_owned());
    let first = date(2024, 5, 7);
    let rows: [(Reserve, Refused); 9] = [
        (Reserve { from: at(6, 14, 0), ..whole(&town) }, Refusal::TooSoon { first }.into()),
        (Reserve { from: at(5, 9, 30), ..whole(&town) }, Refusal::InThePast.into()),
        (Reserve { from: at(7, 9, 0), ..whole(&town) }, Refusal::NoSlot.into()),
        (Reserve { from: at(7, 12, 30), ..whole(&town) }, Refusal::NoSlot.into()),
        (Reserve { from: at(12, 9, 30), ..whole(&town) }, Refusal::TooFar { days: 5 }.into()),
        (Reserve { behalf, ..whole(&town) }, Refusal::NobodyAgreed.into()),
        (
            Reserve { post: unknown.clone(), ..whole(&town) },
            Refusal::UnknownPost { post: unknown }.into(),
        ),
        (
            Reserve { subject: Visitor::Known(stranger.clone()), ..whole(&town) },
            contact::Refusal::UnknownSubject { subject: stranger }.into(),
        ),
        (
            Reserve { item: item("FP14"), ..whole(&town) },
            contact::Refusal::IdentityNotAsked { item: item("FP14") }.into(),
        ),
    ];
    for (asked, refusal) in rows {
        assert_eq!(asks(&mut town, asked.clone()), Err(refusal), "{asked:?}");
    }
    let agreed = Reserve { behalf, consent: true, ..whole(&town) };
    let id = asks(&mut town, agreed).unwrap();
    assert_eq!(get(&town, &id).behalf, behalf);
    // A post that serves only something else.
    let post = town.posts[0].clone();
    let plan = &mut town.state.duty.posts.get_mut(&post).unwrap().terms.last_mut().unwrap().plan;
    plan.scope = duty::Scope::Only(BTreeSet::from([item("FP07")]));
    let whole = whole(&town);
    assert_eq!(asks(&mut town, whole), Err(Refusal::NotServedThere.into()));
}

#[test]
fn s1_4_1_window_and_residents_each_have_their_share_until_the_evening_before() {
    let mut town = town();
    let from = at(8, 9, 30);
    books(&mut town, from).unwrap();
    assert_eq!(books(&mut town, from), Err(Refusal::KeptForWindow.into()));
    appointed(&mut town, Wang, from);
    assert_eq!(books(&mut town, from), Err(Refusal::SlotFull.into()));
    let left = |town: &Township, from: Timestamp| {
        let all = view::vacancies(
            &town.state,
            view::Wanted::of(&item("FP01")),
            date(2024, 5, 8),
            town.now,
        );
        all.iter().find(|one| one.slot.from == from).unwrap().left
    };
    assert_eq!((left(&town, from), left(&town, at(8, 10, 30))), (0, 1));
    // Another time: the evening before, what the window has not used is anybody's.
    let from = at(8, 10, 30);
    books(&mut town, from).unwrap();
    assert_eq!(left(&town, from), 0);
    town.set(date(2024, 5, 7), 18, 0);
    assert_eq!(left(&town, from), 1);
    books(&mut town, from).unwrap();
    assert_eq!(books(&mut town, from), Err(Refusal::SlotFull.into()));
    assert!(town.state.appointment.sound().is_ok());
}

#[test]
fn s1_4_1_what_is_lent_to_a_tablet_is_never_given_to_a_resident() {
    let mut town = town();
    lend(&mut town, Wang);
    let lent: Vec<Timestamp> = town
        .state
        .appointment
        .taken_from(town.now)
        .filter(|taken| taken.loans().count() > 0)
        .map(|taken| taken.from)
        .filter(|from| *from >= at(7, 0, 0))
        .collect();
    for from in lent {
        books(&mut town, from).unwrap();
        assert_eq!(books(&mut town, from), Err(Refusal::SlotFull.into()));
    }
    assert!(town.state.appointment.sound().is_ok());
}

#[test]
fn s1_4_1_a_visitor_has_one_appointment_a_day_and_one_for_a_matter() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let subject = get(&town, &id).subject.clone().unwrap();
    let again = |town: &Township, code: &str, from| Reserve {
        item: item(code),
        ..reserve(town, Visitor::Known(subject.clone()), from)
    };
    let has = Refusal::HasOne { from: at(7, 9, 30) };
    for (code, from, refused) in
        [("FP07", at(7, 14, 0), true), ("FP01", at(8, 9, 30), true), ("FP07", at(8, 9, 30), false)]
    {
        let asked = again(&town, code, from);
        assert_eq!(asks(&mut town, asked).err(), refused.then(|| has.clone().into()), "{code}");
    }
    // Somebody else, as far as the server can tell, is not in their way.
    assert!(books(&mut town, at(7, 14, 0)).is_ok());
}

#[test]
fn s1_4_3_a_visitor_changes_it_in_time_and_only_for_themselves() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let cancel = |whose| {
        let (appointment, reason) = (id.clone(), String::new());
        asked(Operation::Cancel(Cancel { appointment, whose, reason }))
    };
    let refusal = Err(Refusal::NoConsent.into());
    assert_eq!(town.visitor(&cancel(Whose::WindowAgreed)), refusal);
    let moved = |from| {
        let (appointment, post, reason) = (id.clone(), town_post(), String::new());
        let whose = Whose::Visitor;
        asked(Operation::Move(Move { appointment, post, from, loan: None, whose, reason }))
    };
    assert!(town.visitor(&moved(at(8, 9, 30))).is_ok());
    assert_eq!((get(&town, &id).from, get(&town, &id).reserved), (at(8, 9, 30), true));
    town.set(date(2024, 5, 8), 7, 31);
    let until = at(8, 7, 30);
    let late = Refused::from(Refusal::TooLateToChange { until });
    assert_eq!(town.visitor(&cancel(Whose::Visitor)), Err(late.clone()));
    assert_eq!(town.visitor(&moved(at(9, 9, 30))), Err(late));
    town.set(date(2024, 5, 8), 7, 30);
    town.visitor(&cancel(Whose::Visitor)).unwrap();
    assert!(!get(&town, &id).is_open());
}

fn town_post() -> PostId {
    town().posts[0].clone()
}

#[test]
fn s1_4_3_a_visitor_says_that_they_are_here_around_their_time() {
    for (hour, minute, refused) in [(9, 14, true), (9, 15, false), (10, 0, false), (10, 1, true)] {
        let mut town = town();
        let id = books(&mut town, at(7, 9, 30)).unwrap();
        town.set(date(2024, 5, 7), hour, minute);
        let arrive = asked(Operation::Arrive(Arrive { appointment: id.clone() }));
        let refusal = Refusal::NotAwaited { from: at(7, 9, 15), until: at(7, 10, 0) };
        let done = town.visitor(&arrive);
        assert_eq!(done.err(), refused.then(|| refusal.into()), "{hour}:{minute}");
        let here = Stage::Arrived { at: at(7, hour, minute) };
        assert_eq!(get(&town, &id).stage == here, !refused);
    }
}

#[test]
fn s1_4_1_who_misses_or_gives_up_too_often_books_at_the_window_for_a_while() {
    for (missed, most) in [(true, 2), (false, 5)] {
        let mut town = town();
        town.state.site.settings.freed_delay_minutes = 0;
        let mut visitor = Visitor::New;
        for turn in 0..most {
            let slot = at(7, if turn == 0 { 9 } else { 10 }, 30);
            let asked_for = reserve(&town, visitor.clone(), slot);
            let id = asks(&mut town, asked_for).unwrap();
            visitor = Visitor::Known(get(&town, &id).subject.clone().unwrap());
            let (now, last) = (town.now, turn + 1 == most);
            if missed {
                town.set(date(2024, 5, 7), 11, 1);
                town.act(Wang, &asked(Operation::Miss(Miss { appointment: id }))).unwrap();
                if !last {
                    town.now = now;
                }
            } else {
                let (whose, reason) = (Whose::Visitor, String::new());
                let cancel = Cancel { appointment: id, whose, reason };
                town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
            }
        }
        let next = reserve(&town, visitor.clone(), at(8, 14, 0));
        let refused = asks(&mut town, next).unwrap_err();
        assert!(matches!(refused, Refused::Appointment(Refusal::Suspended { .. })), "{refused:?}");
        town.wait(30 * 24 * 60);
        let Visitor::Known(subject) = &visitor else { unreachable!() };
        assert_eq!(rules::suspended_until(&town.state, subject, town.now), None);
    }
}

#[test]
fn only_residents_reserve_and_they_do_nothing_else_of_the_windows() {
    let mut town = town();
    let own = asked(Operation::Reserve(reserve(&town, Visitor::New, at(7, 9, 30))));
    assert_eq!(town.act(Wang, &own).unwrap_err(), access::Refusal::VisitorOnly.into());
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let serve = asked(Operation::Serve(Serve { appointment: id }));
    assert!(matches!(town.visitor(&serve), Err(Refused::Access(_))));
}

pub(super) fn moved(id: &AppointmentId, post: &PostId, from: Timestamp) -> Asked {
    let (appointment, post) = (id.clone(), post.clone());
    let (whose, reason) = (Whose::Visitor, String::new());
    asked(Operation::Move(Move { appointment, post, from, loan: None, whose, reason }))
}

#[test]
fn s1_4_3_a_visitor_moves_it_within_the_window_and_to_a_day_without_another() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let subject = get(&town, &id).subject.clone().unwrap();
    let second =
        Reserve { item: item("FP07"), ..reserve(&town, Visitor::Known(subject), at(8, 9, 30)) };
    let other = asks(&mut town, second).unwrap();
    let (own, next) = (town.posts[0].clone(), town.posts[1].clone());
    let has = Refusal::HasOne { from: at(7, 9, 30) };
    assert_eq!(town.visitor(&moved(&other, &own, at(7, 14, 0))), Err(has.into()));
    let elsewhere = Refusal::NotServedThere;
    assert_eq!(town.visitor(&moved(&other, &next, at(9, 9, 30))), Err(elsewhere.into()));
    assert!(town.visitor(&moved(&other, &own, at(8, 14, 0))).is_ok());
    // What was moved over and over was given up over and over.
    for hour in [9, 10, 14, 15] {
        let from = at(9, hour, if hour < 12 { 30 } else { 0 });
        assert!(town.visitor(&moved(&other, &own, from)).is_ok(), "{hour}");
    }
    let refused = town.visitor(&moved(&other, &own, at(10, 9, 30))).unwrap_err();
    assert!(matches!(refused, Refused::Appointment(Refusal::Suspended { .. })), "{refused:?}");
}

#[test]
fn s1_4_1_what_nobody_settled_stands_in_no_residents_way() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let subject = get(&town, &id).subject.clone().unwrap();
    town.set(date(2024, 5, 7), 10, 30);
    let again = reserve(&town, Visitor::Known(subject), at(8, 9, 30));
    assert!(get(&town, &id).is_open() && asks(&mut town, again).is_ok());
}

#[test]
fn s1_4_1_a_resident_who_gives_it_up_leaves_nothing_open_behind() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let (whose, reason) = (Whose::Visitor, String::new());
    let cancel = Cancel { appointment: id.clone(), whose, reason };
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
    let contact = town.state.contact.get(&get(&town, &id).contact).unwrap();
    assert_eq!(contact.disposition, Some(Disposition::Withdrawn));
    assert!(!contact.is_open());
}

#[test]
fn a_visitor_acts_only_on_what_they_took_by_themselves_and_only_on_what_is_offered() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    town.set(date(2024, 5, 7), 9, 30);
    let arrive = asked(Operation::Arrive(Arrive { appointment: id.clone() }));
    let unknown = Refusal::UnknownAppointment { appointment: id };
    assert_eq!(town.visitor(&arrive), Err(unknown.into()));
    let code = item("FP01");
    town.state.catalogue.items.get_mut(&code).unwrap().on = false;
    let off = reserve(&town, Visitor::New, at(8, 9, 30));
    let refusal = contact::Refusal::UnknownItem { item: code };
    assert_eq!(asks(&mut town, off), Err(refusal.into()));
}

#[test]
fn s1_4_1_a_residents_place_that_the_window_moves_counts_as_the_windows() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let (post, from) = (town.posts[0].clone(), at(8, 9, 30));
    town.act(Wang, &moved(&id, &post, from)).unwrap();
    assert!(get(&town, &id).reserved);
    // The window's one of the two is used; the residents' is not.
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let second = book(&contact, &town, from, None);
    let refused = town.act(Wang, &asked(Operation::Book(second))).unwrap_err();
    assert_eq!(refused, Refusal::KeptForPublic.into());
    assert!(books(&mut town, from).is_ok());
}

#[test]
fn s1_4_1_a_place_given_up_is_offered_to_residents_after_some_minutes_and_to_the_window_at_once() {
    let mut town = town();
    let id = books(&mut town, at(7, 9, 30)).unwrap();
    let slot = slot_at(&town.state, &town.posts[0], at(7, 9, 30)).unwrap();
    let left = |town: &Township| {
        rules::public_left(&town.state, (&town.posts[0], slot), Need::default(), town.now)
    };
    let most = town.state.site.settings.public_percent;
    town.state.site.settings.public_percent = 100;
    assert_eq!((left(&town), most), (1, 50));
    let cancel = Cancel { appointment: id, whose: Whose::Visitor, reason: String::new() };
    let given_up = town.now;
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
    town.now = given_up;
    assert_eq!(left(&town), 1, "one place was never taken, the other rests");
    assert!(books(&mut town, at(7, 9, 30)).is_ok());
    town.now = given_up;
    assert_eq!(books(&mut town, at(7, 9, 30)), Err(Refusal::SlotFull.into()));
    // The window may give it at once.
    let taken = town.state.appointment.taken(&SlotId::of(&town.posts[0], slot.from)).unwrap();
    assert_eq!(taken.free(slot.places).count(), 1);
    let rests = taken.resting.values().next().copied().unwrap();
    let minutes = rests.since(given_up).0;
    assert!((1..=30).contains(&minutes), "{minutes}");
    town.now = rests;
    assert!(books(&mut town, at(7, 9, 30)).is_ok());
    // Where a site sets no delay, at once.
    town.state.site.settings.freed_delay_minutes = 0;
    let id = books(&mut town, at(7, 10, 30)).unwrap();
    let cancel = Cancel { appointment: id, whose: Whose::Visitor, reason: String::new() };
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
    let slot = slot_at(&town.state, &town.posts[0], at(7, 10, 30)).unwrap();
    assert_eq!(
        rules::public_left(&town.state, (&town.posts[0], slot), Need::default(), town.now),
        2
    );
}
