//! Places lent to tablets: what is promised from them is kept. S1.4.1

use super::*;

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
        (&town.posts[0], from.date(Zone::default())),
        Need::default(),
        (&log_of(Zhou), town.now),
    );
    let offer = free.iter().find(|offer| offer.slot.from == from).unwrap();
    assert_eq!((offer.free, offer.claim.is_none()), (1, true));
}

#[test]
fn s1_4_1_a_lent_place_is_promised_once_and_comes_back_whoever_gives_it_up() {
    // Another tablet gives it up, too: the one that has the loan may do so before it hears of that.
    for tablet in [Wang, Zhou] {
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
        let stamp = Stamp { actor: town.stamp(Wang).actor, ..town.stamp(tablet) };
        town.take(&asked(Operation::Cancel(cancel)), &stamp).unwrap();
        assert_eq!(own(&town, Wang), Some((from, claim)));
    }
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
fn s1_4_1_what_a_written_off_tablet_had_promised_is_anybodys_once_it_is_given_up() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = book(&contact, &town, from, Some(claim.clone()));
    town.act(Wang, &asked(Operation::Book(promise))).unwrap();
    let id = AppointmentId::from(&town.last);
    let off = WriteOff { log: log_of(Wang), reason: "设备遗失".to_owned() };
    town.act(Zhao, &asked(Operation::WriteOff(off))).unwrap();
    // Whoever was promised the place keeps it; nothing goes back to a tablet that is given up.
    assert_eq!(get(&town, &id).place(), Some(claim.place));
    let cancel = Cancel { appointment: id, whose: Whose::Visitor, reason: String::new() };
    town.act(Wang, &asked(Operation::Cancel(cancel))).unwrap();
    let slot = SlotId::of(&town.posts[0], from);
    let free = town.state.appointment.taken(&slot).unwrap().free(2);
    assert_eq!(free.collect::<Vec<_>>(), [0, 1]);
    // The tablet comes back after all and has promised it again: that is kept, too.
    let again = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = book(&again, &town, from, Some(claim));
    town.act(Wang, &asked(Operation::Book(promise))).unwrap();
    assert!(town.state.appointment.sound().is_ok());
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
fn s1_4_1_a_tablet_promises_a_lent_place_only_where_nothing_stands_against_it() {
    let mut town = town();
    lend(&mut town, Wang);
    let (from, claim) = own(&town, Wang).unwrap();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let promise = asked(Operation::Book(book(&contact, &town, from, Some(claim.clone()))));
    let stamp = town.stamp(Wang);
    assert!(crate::enter(&town.state, &promise, &stamp).is_ok());
    let refused = |town: &Township, asked: &Asked, stamp: &Stamp| {
        crate::enter(&town.state, asked, stamp).unwrap_err()
    };
    // Another tablet's place, or one whose loan is over, is promised by nobody.
    let zhou = town.stamp(Zhao);
    assert_eq!(
        refused(&town, &promise, &zhou),
        Refused::from(crate::contact::Refusal::NotOwner {
            owner: town.id(Wang),
            since: town.state.contact.get(&contact).unwrap().owners.current_since(),
        })
    );
    let late = Stamp { at: from, received: from, ..stamp.clone() };
    assert_eq!(refused(&town, &promise, &late), Refusal::NotLentHere.into());
    // What is settled already is promised nothing; the server keeps a promise all the same.
    town.dispose(Wang, &contact, declined(), Told::Present).unwrap();
    assert!(crate::enter(&town.state, &promise, &stamp).is_err());
    assert!(town.act(Wang, &promise).is_ok());
}

#[test]
fn s1_4_1_a_move_that_waits_for_the_server_is_not_certain_though_its_booking_was() {
    let mut town = town();
    let id = appointed(&mut town, Wang, at(7, 9, 30));
    let booked = OperationId(id.0.clone());
    assert_eq!(get(&town, &id).timed_by(), booked);
    let (post, from) = (town.posts[0].clone(), at(7, 10, 30));
    let (whose, reason) = (Whose::Visitor, String::new());
    let moved = Move { appointment: id.clone(), post, from, loan: None, whose, reason };
    town.act(Wang, &asked(Operation::Move(moved))).unwrap();
    assert_eq!(get(&town, &id).timed_by(), town.last);
    assert_ne!(town.last, booked);
}

#[test]
fn s1_4_1_a_tablet_nothing_is_heard_of_stands_first_with_the_places_it_holds() {
    let mut town = town();
    let zhou = lend(&mut town, Zhou);
    lend(&mut town, Wang);
    // Half of forty-eight hours later Wang's tablet is lent to anew, and Zhou's has said nothing.
    let rows = [((7, 8), [false, false]), ((7, 10), [true, false])];
    for ((day, hour), expected) in rows {
        town.set(date(2024, 5, day), hour, 30);
        lend(&mut town, Wang);
        let all = view::borrowers(&town.state, town.now);
        let silent: Vec<bool> = all.iter().map(|one| one.silent).collect();
        assert_eq!(silent, expected, "{day} {hour}");
        let of_zhou = all.iter().find(|one| one.log == log_of(Zhou)).unwrap();
        assert_eq!(of_zhou.heard.date(Zone::default()), date(2024, 5, 6));
        let held = of_zhou.days.iter().map(|(_, _, times)| times.len()).sum::<usize>();
        assert_eq!((held, held <= zhou), (of_zhou.places, true));
        let of_a_day = |(post, date, times): &(crate::PostId, Date, Vec<Timestamp>)| {
            town.posts.contains(post) && times.iter().all(|at| at.date(Zone::default()) == *date)
        };
        assert!(of_zhou.days.iter().all(of_a_day));
    }
    let all = view::borrowers(&town.state, town.now);
    assert_eq!(all[0].log, log_of(Zhou));
}
