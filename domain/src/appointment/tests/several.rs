//! Items that take several slots in a row: a place in every one, or none. S1.4.1, 2.6

use super::*;
use crate::contact::Whose as Visitor;

/// Window 1 with two places a slot, half of them for residents; FP01 takes so many slots in a row.
/// The slots of a day begin at 08:30, 09:30, 10:30, and after the break at 14:00, 15:00, 16:00.
fn town_of(slots: u8) -> Township {
    let mut town = town();
    let mut one = town.state.catalogue.items.get(&item("FP01")).unwrap().clone();
    one.slots = slots;
    let revise = crate::catalogue::ReviseItem { item: Box::new(one) };
    town.server(&Asked::Catalogue(crate::catalogue::Operation::ReviseItem(revise)));
    town
}

fn reserves(town: &mut Township, from: Timestamp) -> Result<AppointmentId, Refused> {
    let version = town.state.catalogue.items.get(&item("FP01")).unwrap().version;
    let (item, post) = (item("FP01"), town.posts[0].clone());
    let subject = Visitor::New;
    let ask = Reserve {
        item,
        version,
        post,
        from,
        subject,
        behalf: None,
        consent: false,
        messages: None,
    };
    let done = town.visitor(&asked(Operation::Reserve(ask)));
    done.map(|_| AppointmentId::from(&town.last))
}

fn books(town: &mut Township, from: Timestamp) -> Result<AppointmentId, Refused> {
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let book = book(&contact, town, from, None);
    town.act(Wang, &asked(Operation::Book(book))).map(|_| AppointmentId::from(&town.last))
}

fn moves(
    town: &mut Township,
    (id, who): (&AppointmentId, Option<Who>),
    from: Timestamp,
) -> Result<(), Refused> {
    let (appointment, post, whose) = (id.clone(), town.posts[0].clone(), Whose::Visitor);
    let ask = Move { appointment, post, from, loan: None, whose, reason: String::new() };
    let ask = asked(Operation::Move(ask));
    match who {
        Some(who) => town.act(who, &ask).map(drop),
        None => town.visitor(&ask).map(drop),
    }
}

fn cancels(town: &mut Township, id: &AppointmentId) {
    let (appointment, reason) = (id.clone(), String::new());
    let cancel = Cancel { appointment, whose: Whose::Visitor, reason };
    town.visitor(&asked(Operation::Cancel(cancel))).unwrap();
}

/// Returns how many places of each slot of the first window on a day are taken.
fn taken(town: &Township, day: u32) -> Vec<usize> {
    let slots = slots(&town.state, &town.posts[0], date(2024, 5, day)).into_iter();
    let id = |slot: Slot| SlotId::of(&town.posts[0], slot.from);
    let taken = slots.map(|slot| town.state.appointment.taken(&id(slot)));
    taken.map(|taken| taken.map_or(0, |taken| taken.places.len())).collect()
}

/// Returns when a resident may begin on a day, and how many places are left then.
fn offered(town: &Township, day: u32) -> Vec<(String, usize)> {
    let wanted = item("FP01");
    let all = view::vacancies(&town.state, view::Wanted::of(&wanted), date(2024, 5, day), town.now);
    let said = |from: Timestamp| from.local(Zone::default()).1.to_string();
    all.into_iter().map(|one| (said(one.slot.from), one.left)).collect()
}

fn sound(town: &Township) {
    assert_eq!(town.state.appointment.sound(), Ok(()));
}

#[test]
fn s1_4_1_an_item_of_several_slots_has_a_place_in_each_or_is_refused() {
    // How many slots it takes, when it begins, and until when it is given.
    let short = |slots| Err(Refusal::TooFewSlots { slots }.into());
    let rows: [(u8, Timestamp, Result<Timestamp, Refused>); 10] = [
        (1, at(8, 10, 30), Ok(at(8, 11, 30))),
        (2, at(8, 8, 30), Ok(at(8, 10, 30))),
        (2, at(8, 9, 30), Ok(at(8, 11, 30))),
        // All there are in a row before noon, satisfied exactly.
        (3, at(8, 8, 30), Ok(at(8, 11, 30))),
        // One short, at the break and at the end of the day.
        (3, at(8, 9, 30), short(3)),
        (2, at(8, 10, 30), short(2)),
        (2, at(8, 15, 0), Ok(at(8, 17, 0))),
        (2, at(8, 16, 0), short(2)),
        (4, at(8, 8, 30), short(4)),
        (2, at(8, 9, 0), Err(Refusal::NoSlot.into())),
    ];
    for (slots, from, expected) in rows {
        for resident in [true, false] {
            let mut town = town_of(slots);
            let done = if resident { reserves(&mut town, from) } else { books(&mut town, from) };
            let to = done.map(|id| get(&town, &id).to);
            assert_eq!(to, expected, "{slots} from {from:?}, resident {resident}");
            let count = if expected.is_ok() { usize::from(slots) } else { 0 };
            assert_eq!(taken(&town, 8).iter().sum::<usize>(), count);
            sound(&town);
        }
    }
}

#[test]
fn s1_4_1_a_break_a_closing_or_a_gap_between_two_slots_divides_them() {
    let hours = |from, to| Hours { from, to };
    let opening = |from, to| Opening { hours: hours(from, to), minutes: 30, places: 2 };
    let t = TimeOfDay::hm;
    let rows: [(Vec<Opening>, bool); 4] = [
        (vec![opening(t(9, 0), t(10, 0))], true),
        (vec![opening(t(9, 0), t(9, 30)), opening(t(9, 30), t(10, 0))], true),
        (vec![opening(t(9, 0), t(9, 30)), opening(t(9, 35), t(10, 5))], false),
        (vec![opening(t(9, 0), t(9, 55))], false),
    ];
    for (openings, given) in rows {
        let mut town = town_of(2);
        let days = [(date(2024, 5, 8), openings.clone())].into_iter().collect();
        let times = Times { days, ..Times::default() };
        town.state.appointment.times.insert(town.posts[0].clone(), times);
        assert_eq!(reserves(&mut town, at(8, 9, 0)).is_ok(), given, "{openings:?}");
        sound(&town);
    }
}

#[test]
fn s1_4_1_a_slot_that_is_full_kept_or_lent_in_the_middle_stands_in_the_way() {
    // Residents have one of two places in each slot: theirs is gone in the middle.
    let mut town = town_of(1);
    reserves(&mut town, at(8, 9, 30)).unwrap();
    let contact = town.receive(Wang, "FP07", &["m1"]);
    let single = book(&contact, &town, at(8, 9, 30), None);
    town.state.catalogue.items.get_mut(&item("FP01")).unwrap().slots = 3;
    assert_eq!(reserves(&mut town, at(8, 8, 30)), Err(Refusal::KeptForWindow.into()));
    assert_eq!(offered(&town, 8), [("08:30".to_owned(), 0), ("14:00".to_owned(), 1)]);
    town.notify(Wang, &contact, &["m2"], &[]).unwrap();
    town.act(Wang, &asked(Operation::Book(single))).unwrap();
    for done in [reserves(&mut town, at(8, 8, 30)), books(&mut town, at(8, 8, 30))] {
        assert_eq!(done, Err(Refusal::SlotFull.into()));
    }
    assert_eq!(taken(&town, 8), [0, 2, 0, 0, 0, 0]);
    sound(&town);
    // One place of the second slot is lent, the other taken.
    let mut town = town_of(1);
    town.state.site.settings.public_percent = 100;
    let (post, from) = (town.posts[0].clone(), at(8, 9, 30));
    let places = vec![PlaceAt { post, from, place: 0 }];
    let lend = Lend { log: log_of(Wang), until: at(8, 8, 0), places, back: Vec::new() };
    town.server(&asked(Operation::Lend(lend)));
    let single = reserves(&mut town, from).unwrap();
    assert_eq!(get(&town, &single).place(), Some(1));
    town.state.catalogue.items.get_mut(&item("FP01")).unwrap().slots = 2;
    assert_eq!(reserves(&mut town, at(8, 8, 30)), Err(Refusal::SlotFull.into()));
    sound(&town);
}

#[test]
fn s1_4_1_two_that_overlap_by_one_slot_share_it_until_it_is_full() {
    let mut town = town_of(2);
    town.state.site.settings.public_percent = 100;
    reserves(&mut town, at(8, 8, 30)).unwrap();
    reserves(&mut town, at(8, 9, 30)).unwrap();
    assert_eq!(taken(&town, 8), [1, 2, 1, 0, 0, 0]);
    for from in [at(8, 8, 30), at(8, 9, 30)] {
        assert_eq!(reserves(&mut town, from), Err(Refusal::SlotFull.into()));
    }
    let starts = [("08:30", 0), ("09:30", 0), ("14:00", 2), ("15:00", 2)];
    assert_eq!(offered(&town, 8), starts.map(|(from, left)| (from.to_owned(), left)));
    sound(&town);
}

#[test]
fn s1_4_1_what_is_given_up_frees_every_slot_and_rests_in_each() {
    let mut town = town_of(2);
    town.state.site.settings.public_percent = 100;
    let first = reserves(&mut town, at(8, 8, 30)).unwrap();
    reserves(&mut town, at(8, 8, 30)).unwrap();
    let given_up = town.now;
    cancels(&mut town, &first);
    assert_eq!(taken(&town, 8), [1, 1, 0, 0, 0, 0]);
    town.now = given_up;
    // Residents wait some minutes for either slot; the window may give them at once.
    assert_eq!(reserves(&mut town, at(8, 8, 30)), Err(Refusal::SlotFull.into()));
    town.state.catalogue.items.get_mut(&item("FP01")).unwrap().slots = 1;
    for from in [at(8, 8, 30), at(8, 9, 30)] {
        assert_eq!(reserves(&mut town, from), Err(Refusal::SlotFull.into()), "{from:?}");
    }
    town.state.catalogue.items.get_mut(&item("FP01")).unwrap().slots = 2;
    town.now = given_up.plus(Minutes(31));
    reserves(&mut town, at(8, 8, 30)).unwrap();
    assert_eq!(taken(&town, 8), [2, 2, 0, 0, 0, 0]);
    sound(&town);
}

#[test]
fn s1_4_3_what_is_moved_may_overlap_with_itself() {
    for who in [None, Some(Wang)] {
        let mut town = town_of(2);
        let id = match who {
            None => reserves(&mut town, at(8, 8, 30)),
            Some(_) => books(&mut town, at(8, 8, 30)),
        };
        let id = id.unwrap();
        moves(&mut town, (&id, who), at(8, 9, 30)).unwrap();
        assert_eq!(taken(&town, 8), [0, 1, 1, 0, 0, 0]);
        sound(&town);
        moves(&mut town, (&id, who), at(8, 8, 30)).unwrap();
        assert_eq!(taken(&town, 8), [1, 1, 0, 0, 0, 0]);
        assert_eq!(get(&town, &id).to, at(8, 10, 30));
        // Not into the break, and not where it stands.
        let short = Refusal::TooFewSlots { slots: 2 };
        assert_eq!(moves(&mut town, (&id, who), at(8, 10, 30)), Err(short.into()));
        assert_eq!(moves(&mut town, (&id, who), at(8, 8, 30)), Err(Refusal::SameSlot.into()));
        // What it may be moved to is offered as if it sat nowhere.
        let offers = view::offers(
            &town.state,
            (&town.posts[0], date(2024, 5, 8)),
            Need::moving(&town.state, &id),
            (&log_of(Wang), town.now),
        );
        let free: Vec<usize> = offers.iter().map(|offer| offer.free).collect();
        assert_eq!(free, [2, 2, 2]);
        sound(&town);
    }
}

#[test]
fn s1_4_1_a_tablet_promises_no_several_slots_without_a_network_and_keeps_what_it_promised() {
    let mut town = town_of(1);
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = asked(Operation::Book(book(&contact, &town, from, Some(claim))));
    let stamp = town.stamp(Wang);
    assert!(crate::enter(&town.state, &promise, &stamp).is_ok());
    town.state.catalogue.items.get_mut(&item("FP01")).unwrap().slots = 2;
    let refused = crate::enter(&town.state, &promise, &stamp).unwrap_err();
    assert_eq!(refused, Refusal::SeveralNotLent { slots: 2 }.into());
    let need = Need::of(&town.state, Some(&item("FP01")));
    let days = view::next_free(&town.state, &town.posts[0], need, (&log_of(Wang), town.now), 99);
    assert!(!days.is_empty() && days.iter().all(|offer| offer.claim.is_none()));
    // It was promised before the item took several: that is kept, in the one place.
    town.take(&promise, &stamp).unwrap();
    let one = get(&town, &AppointmentId::from(&stamp.operation)).clone();
    assert!(one.place().is_some() && one.following.is_empty());
    sound(&town);
}

#[test]
fn a_visitor_who_did_not_come_leaves_the_slots_that_follow_to_others() {
    let mut town = town_of(3);
    let id = books(&mut town, at(8, 8, 30)).unwrap();
    town.set(date(2024, 5, 8), 9, 1);
    let start = duty::Operation::Start(duty::Start { post: town.posts[0].clone() });
    town.duty(Wang, start).unwrap();
    town.act(Wang, &asked(Operation::Miss(Miss { appointment: id.clone() }))).unwrap();
    assert_eq!(taken(&town, 8), [1, 0, 0, 0, 0, 0]);
    assert_eq!(get(&town, &id).following.len(), 2);
    let slot = SlotId::of(&town.posts[0], at(8, 9, 30));
    assert_eq!(town.state.appointment.taken(&slot).unwrap().resting.len(), 1);
    sound(&town);
}

#[test]
fn s1_4_3_other_times_that_cut_a_row_of_slots_name_whom_they_break() {
    let hours = |from, to| Hours { from, to };
    let opening = |from, to, minutes| Opening { hours: hours(from, to), minutes, places: 2 };
    let t = TimeOfDay::hm;
    // What the day opens instead, and whether that breaks two slots from 09:30.
    let rows = [
        (vec![opening(t(9, 30), t(11, 30), 60)], false),
        (vec![opening(t(9, 30), t(10, 30), 60)], true),
        (vec![opening(t(10, 30), t(11, 30), 60)], true),
        (vec![opening(t(9, 30), t(11, 30), 30)], true),
        (vec![], true),
    ];
    let mut town = town_of(2);
    let id = books(&mut town, at(8, 9, 30)).unwrap();
    for (openings, broken) in rows {
        let days = [(date(2024, 5, 8), openings.clone())].into_iter().collect();
        let times = Times { days, ..Times::default() };
        let found = view::broken_by(&town.state, &town.posts[0], &times, town.now);
        let expected: &[&AppointmentId] = if broken { &[&id] } else { &[] };
        assert_eq!(found.iter().map(|one| &one.id).collect::<Vec<_>>(), expected, "{openings:?}");
    }
}

#[test]
fn a_row_of_slots_out_of_order_or_without_its_places_is_not_sound() {
    let mut town = town_of(2);
    let id = books(&mut town, at(8, 8, 30)).unwrap();
    sound(&town);
    let mut early = town.state.appointment.clone();
    early.change(&id, |one| one.following[0].from = at(8, 7, 30));
    assert!(early.sound().is_err());
    let mut gone = town.state.appointment.clone();
    let post = town.posts[0].clone();
    gone.take(&post, at(8, 9, 30), |taken| taken.places.clear());
    assert_eq!(gone.sound(), Err(Unsound::NoSeat(id.clone())));
    let mut twice = town.state.appointment.clone();
    twice.take(&post, at(8, 9, 30), |taken| {
        taken.places.insert(1, Holder::Booked { appointment: id.clone(), loan: None });
    });
    assert_eq!(twice.sound(), Err(Unsound::Seat(id)));
}
