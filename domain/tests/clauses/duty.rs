//! Posts and duty: S1.3.1, S1.3.2, S1.3.3, S1.3.4, S1.6.1, S2.1.4.

use std::collections::BTreeSet;

use domain::Operation;
use domain::calendar::WeekHours;
use domain::contact;
use domain::duty::{
    self, AbsenceKind, AddPost, CancelAbsence, ClosePost, EndReason, Event, GapReason, How,
    PlanAbsence, PublishRoster, Refusal, RevisePost, Shift, Warning, record, responsible,
};
use domain::id::AbsenceId;
use domain::people::Role;
use domain::text::Text;
use domain::time::Date;

use crate::rows::{Answer, breaks, keeps};
use crate::window::{
    Window, at, emergency, end, hours, minutes_after, names, person, plan, post, span, start,
};

fn monday() -> Date {
    "2026-03-02".parse().unwrap()
}

fn tuesday() -> Date {
    "2026-03-03".parse().unwrap()
}

fn asks_post(window: &mut Window, a: &str, b: &[&str]) -> Answer {
    let operation = Operation::Duty(duty::Operation::AddPost(AddPost { plan: plan(3, a, b) }));
    window.asks("chen", "t1", "08:00", operation)
}

fn absent(window: &mut Window, who: &str, from: &str, to: &str) -> Answer {
    let plan = PlanAbsence { person: person(who), span: span(from, to), kind: AbsenceKind::Sick };
    window.asks("wu", "t2", "08:00", Operation::Duty(duty::Operation::PlanAbsence(plan)))
}

fn receives(window: &mut Window) -> Answer {
    let receive = contact::Receive {
        channel: contact::Channel::WalkIn,
        item: None,
        version: None,
        subject: None,
        follows: None,
        brought: BTreeSet::new(),
    };
    let receive = Operation::Contact(contact::Operation::Receive(receive));
    window.asks("li", "t1", "09:00", receive)
}

fn shift(number: usize, date: Date, from: u16, to: u16, who: &str) -> Shift {
    Shift { post: post(number), date, hours: hours(from, to), person: person(who) }
}

/// Monday's roster: both posts, the whole day.
fn whole_day() -> Vec<Shift> {
    vec![shift(1, monday(), 9, 17, "li"), shift(2, monday(), 9, 17, "zhao")]
}

fn publishes(window: &mut Window, shifts: Vec<Shift>) -> Answer {
    let roster = PublishRoster { from: monday(), to: monday(), shifts };
    window.asks("wu", "t2", "08:00", Operation::Duty(duty::Operation::PublishRoster(roster)))
}

/// Returns the record of post 1 today: since when, who, and on what ground.
fn told(window: &Window) -> Vec<(i64, &'static str, &'static str)> {
    let stretches = record(&window.state, &post(1), monday());
    let how = |how: &How| match how {
        How::Present => "present",
        How::Rostered => "rostered",
        How::Vacant { gap: Some(_) } => "gap",
        How::Vacant { gap: None } => "vacant",
    };
    let since = |stretch: &duty::Stretch| {
        stretch.span.from.since(at("00:00")).0 / 60 * 100
            + stretch.span.from.since(at("00:00")).0 % 60
    };
    let who = |stretch: &duty::Stretch| names(&[stretch.who.clone()].into())[0];
    stretches.iter().map(|one| (since(one), who(one), how(&one.how))).collect()
}

#[test]
fn a_post_is_never_empty_in_opening_hours() {
    breaks(
        "S1.3.1",
        "the only one there leaves while the window is open",
        "Duty.EmptiesPost",
        |w| {
            w.starts("li", "t1", "08:50", 1);
            w.asks("li", "t1", "10:00", end(1, EndReason::Relieved))
        },
    );
    breaks("S1.3.1", "the day is called over a minute before it is", "Duty.EmptiesPost", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "16:59", end(1, EndReason::DayOver))
    });
    keeps("S1.3.1", "a colleague is at the same post", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.starts("wang", "t2", "09:59", 1);
        w.asks("li", "t1", "10:00", end(1, EndReason::Relieved))
    });
    keeps("S1.3.1", "the window has just closed", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "17:00", end(1, EndReason::DayOver))
    });
    keeps("S1.3.1", "an emergency, with its reason", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "10:00", end(1, emergency()))
    });
    breaks("S1.3.1", "an emergency without a reason", "Duty.ReasonBlank", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "10:00", end(1, EndReason::Emergency { reason: " ".to_owned() }))
    });
    breaks(
        "S1.3.1",
        "the day is called over at noon by whom the afternoon expects",
        "Duty.DayNotOver",
        |w| {
            w.starts("li", "t1", "08:50", 1);
            w.asks("li", "t1", "12:00", end(1, EndReason::DayOver))
        },
    );
    keeps("S1.3.1", "a break at noon", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "12:00", end(1, EndReason::Break))
    });
    keeps("S1.3.1", "the day is over at noon for whom the afternoon does not expect", |w| {
        absent(w, "li", "13:00", "18:00")?;
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "12:00", end(1, EndReason::DayOver))
    });
}

#[test]
fn somebody_is_always_at_the_post_in_working_time() {
    breaks("S2.1.4", "a colleague at another post does not count", "Duty.EmptiesPost", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.starts("zhao", "t2", "08:50", 2);
        w.asks("li", "t1", "14:00", end(1, EndReason::Relieved))
    });
    keeps("S2.1.4", "the last one leaves in the closed hours of noon", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "13:59", end(1, EndReason::Break))
    });
}

#[test]
fn a_roster_has_no_hole() {
    breaks("S1.3.1", "one hour of one post is nobody's", "Duty.Hole", |w| {
        let mut shifts = whole_day();
        shifts[1] = shift(2, monday(), 9, 16, "zhao");
        publishes(w, shifts)
    });
    breaks("S1.3.1", "a post is forgotten", "Duty.Hole", |w| {
        publishes(w, vec![shift(1, monday(), 9, 17, "li")])
    });
    keeps("S1.3.1", "two shifts meet, and the closed noon is nobody's", |w| {
        let mut shifts = whole_day();
        shifts[0] = shift(1, monday(), 9, 12, "li");
        shifts.push(shift(1, monday(), 14, 17, "wang"));
        publishes(w, shifts)
    });
    breaks("S1.3.1", "a roster ends before it begins", "Duty.DatesReversed", |w| {
        let roster = PublishRoster { from: tuesday(), to: monday(), shifts: Vec::new() };
        w.asks("wu", "t2", "08:00", Operation::Duty(duty::Operation::PublishRoster(roster)))
    });
    breaks("S1.3.1", "a roster for yesterday", "Duty.InThePast", |w| {
        let roster = PublishRoster { from: monday(), to: monday(), shifts: whole_day() };
        let publish = Operation::Duty(duty::Operation::PublishRoster(roster));
        w.asks("wu", "t2", "2026-03-03 00:00", publish)
    });
    breaks("S1.3.1", "a roster for a whole year", "Duty.RosterTooLong", |w| {
        let to = "2027-03-02".parse().unwrap();
        let roster = PublishRoster { from: monday(), to, shifts: Vec::new() };
        w.asks("wu", "t2", "08:00", Operation::Duty(duty::Operation::PublishRoster(roster)))
    });
    breaks("S1.3.1", "a shift on another day", "Duty.ShiftOutside", |w| {
        publishes(w, vec![shift(1, tuesday(), 9, 17, "li")])
    });
    breaks("S1.3.1", "a shift that ends before it begins", "Duty.ShiftMalformed", |w| {
        publishes(w, vec![shift(1, monday(), 17, 9, "li")])
    });
    breaks("S1.3.1", "a shift of somebody who is away", "Duty.RosteredAbsent", |w| {
        absent(w, "li", "09:00", "10:00")?;
        publishes(w, whole_day())
    });
    breaks("S1.3.1", "a shift of somebody who serves nobody", "Duty.CannotServe", |w| {
        let mut shifts = whole_day();
        shifts.push(shift(1, monday(), 9, 17, "chen"));
        publishes(w, shifts)
    });
    breaks("S1.3.4", "one person at two posts in the same hour", "Duty.RosteredTwice", |w| {
        let mut shifts = whole_day();
        shifts.push(shift(2, monday(), 16, 17, "li"));
        publishes(w, shifts)
    });
    keeps("S1.3.4", "one person at two posts, one after the other", |w| {
        let mut shifts = whole_day();
        shifts[0] = shift(1, monday(), 9, 12, "li");
        shifts.push(shift(1, monday(), 12, 17, "wang"));
        shifts.push(shift(2, monday(), 12, 17, "li"));
        publishes(w, shifts)
    });
}

#[test]
fn the_hole_of_a_roster_is_named_by_post_day_and_hours() {
    let mut window = Window::open();
    let mut shifts = whole_day();
    shifts[0] = shift(1, monday(), 9, 11, "li");
    let answer = publishes(&mut window, shifts);
    let hole = Refusal::Hole { post: post(1), date: monday(), hours: hours(11, 12) };
    assert_eq!(answer, Err(domain::Refusal::Duty(hole)));
}

#[test]
fn a_post_has_one_a_and_at_least_one_b_who_is_not_a() {
    breaks("S1.3.2", "a post without B", "Duty.NoB", |w| asks_post(w, "qian", &[]));
    breaks("S1.3.2", "A is B too", "Duty.AIsB", |w| asks_post(w, "qian", &["qian"]));
    breaks("S1.3.2", "the same B twice", "Duty.NamedTwice", |w| {
        asks_post(w, "qian", &["li", "li"])
    });
    breaks("S1.3.2", "an administrator as B", "Duty.CannotServe", |w| {
        asks_post(w, "qian", &["chen"])
    });
    breaks("S1.3.2", "a stranger as A", "Duty.UnknownPerson", |w| asks_post(w, "sun", &["li"]));
    keeps("S1.3.2", "one A and one B", |w| asks_post(w, "qian", &["li"]));
    breaks("S1.3.2", "a number two posts have", "Duty.NumberTaken", |w| {
        let add = AddPost { plan: plan(2, "qian", &["li"]) };
        w.asks("chen", "t1", "08:00", Operation::Duty(duty::Operation::AddPost(add)))
    });
    breaks("S1.3.2", "a post without a name", "Duty.NameBlank", |w| {
        let mut plan = plan(3, "qian", &["li"]);
        plan.name = Text::hans(" ");
        let add = Operation::Duty(duty::Operation::AddPost(AddPost { plan }));
        w.asks("chen", "t1", "08:00", add)
    });
    breaks("S1.3.1", "a post whose hours overlap", "Duty.HoursMalformed", |w| {
        let mut plan = plan(3, "qian", &["li"]);
        plan.hours = Some(WeekHours::weekdays(&[hours(9, 12), hours(11, 13)]));
        let add = Operation::Duty(duty::Operation::AddPost(AddPost { plan }));
        w.asks("chen", "t1", "08:00", add)
    });
    breaks("S1.3.2", "both are made A and B while away", "Duty.BothAbsent", |w| {
        absent(w, "qian", "09:00", "12:00")?;
        absent(w, "wang", "11:00", "15:00")?;
        asks_post(w, "qian", &["wang"])
    });
    breaks("S1.3.2", "the A of a post gives up serving", "People.HoldsPost", |w| {
        w.revises("li", &[Role::Administrator])
    });
    keeps("S1.3.2", "whoever holds no post gives up serving", |w| {
        w.revises("qian", &[Role::Administrator])
    });
}

#[test]
fn a_and_b_are_never_absent_at_once() {
    breaks("S1.3.2", "B is to be away while A is", "Duty.BothAbsent", |w| {
        absent(w, "li", "09:00", "12:00")?;
        absent(w, "wang", "11:59", "17:00")
    });
    keeps("S1.3.2", "B leaves when A is back", |w| {
        absent(w, "li", "09:00", "12:00")?;
        absent(w, "wang", "12:00", "17:00")
    });
    keeps("S1.3.2", "both are away while the window is closed", |w| {
        absent(w, "li", "2026-03-06 09:00", "2026-03-08 24:00")?;
        absent(w, "wang", "2026-03-06 17:00", "2026-03-09 08:00")
    });
    keeps("S1.3.2", "A's absence was cancelled", |w| {
        let decision = absent(w, "li", "09:00", "17:00")?;
        assert!(decision.warnings.contains(&domain::Warning::Duty(Warning::CoveredBy {
            post: post(1),
            by: person("wang"),
        })));
        let absence = w.state.duty.absences.keys().next().unwrap().clone();
        let cancel = Operation::Duty(duty::Operation::CancelAbsence(CancelAbsence { absence }));
        w.asks("wu", "t2", "08:10", cancel)?;
        absent(w, "wang", "09:00", "17:00")
    });
    breaks("S1.6.3", "a supervisor who gives themselves leave", "Duty.OwnAbsence", |w| {
        absent(w, "wu", "2026-03-03 09:00", "2026-03-03 17:00")
    });
    keeps("S1.6.3", "leave for a supervisor by an administrator", |w| {
        let span = span("2026-03-03 09:00", "2026-03-03 17:00");
        let plan = PlanAbsence { person: person("wu"), span, kind: AbsenceKind::Annual };
        w.asks("chen", "t1", "08:00", Operation::Duty(duty::Operation::PlanAbsence(plan)))
    });
    breaks("S1.3.2", "an absence that ends before it begins", "Duty.AbsenceReversed", |w| {
        absent(w, "li", "12:00", "12:00")
    });
    breaks("S1.3.2", "an absence that is over", "Duty.InThePast", |w| {
        absent(w, "li", "2026-03-01 09:00", "08:00")
    });
    breaks("S1.3.2", "an absence of years", "Duty.AbsenceTooLong", |w| {
        absent(w, "qian", "09:00", "2029-03-02 09:00")
    });
    breaks("S1.3.2", "an absence is cancelled twice", "Duty.AbsenceOver", |w| {
        absent(w, "li", "09:00", "17:00")?;
        let absence = w.state.duty.absences.keys().next().unwrap().clone();
        let cancel = Operation::Duty(duty::Operation::CancelAbsence(CancelAbsence { absence }));
        w.asks("wu", "t2", "08:10", cancel.clone())?;
        w.asks("wu", "t2", "08:11", cancel)
    });
    breaks("S1.3.2", "no absence is cancelled that nobody planned", "Duty.UnknownAbsence", |w| {
        let absence = AbsenceId("00000000000000aa-77".to_owned());
        let cancel = Operation::Duty(duty::Operation::CancelAbsence(CancelAbsence { absence }));
        w.asks("wu", "t2", "08:10", cancel)
    });
}

#[test]
fn who_could_cover_is_named_when_a_and_b_would_both_be_absent() {
    let mut window = Window::open();
    absent(&mut window, "zhao", "09:00", "17:00").unwrap();
    absent(&mut window, "li", "09:00", "12:00").unwrap();
    let Err(domain::Refusal::Duty(Refusal::BothAbsent { post: at_post, from, could_cover })) =
        absent(&mut window, "wang", "10:00", "12:00")
    else {
        panic!("not refused");
    };
    assert_eq!((at_post, from), (post(1), at("10:00")));
    assert_eq!(names(&could_cover), ["wu", "qian"]);
}

#[test]
fn nobody_roams() {
    breaks("S1.3.4", "duty at a post one is neither A, B nor rostered for", "Duty.Roaming", |w| {
        w.asks("li", "t1", "08:50", start(2))
    });
    keeps("S1.3.4", "duty as B", |w| w.asks("wang", "t1", "08:50", start(1)));
    keeps("S1.3.4", "duty where the roster names one", |w| {
        let mut shifts = whole_day();
        shifts.push(shift(1, monday(), 9, 17, "qian"));
        publishes(w, shifts)?;
        w.asks("qian", "t1", "08:50", start(1))
    });
    breaks("S1.3.4", "duty at a second post", "Duty.AlreadyOnDuty", |w| {
        let revise =
            RevisePost { post: post(2), plan: plan(2, "zhao", &["wu", "li"]), knowing: [].into() };
        w.asks("chen", "t1", "08:00", Operation::Duty(duty::Operation::RevisePost(revise)))?;
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t2", "09:00", start(2))
    });
    keeps("S1.3.4", "duty at a second post after the first", |w| {
        let revise =
            RevisePost { post: post(2), plan: plan(2, "zhao", &["wu", "li"]), knowing: [].into() };
        w.asks("chen", "t1", "08:00", Operation::Duty(duty::Operation::RevisePost(revise)))?;
        w.starts("li", "t1", "08:30", 1);
        w.ends("li", "t1", "08:59", 1, EndReason::Break);
        w.asks("li", "t2", "09:00", start(2))
    });
    breaks("S1.3.4", "duty at a post that never was", "Duty.UnknownPost", |w| {
        w.asks("li", "t1", "08:50", start(9))
    });
    breaks("S1.3.4", "duty at a post that is no more", "Duty.PostClosed", |w| {
        let close = Operation::Duty(duty::Operation::ClosePost(ClosePost { post: post(1) }));
        w.asks("chen", "t1", "08:00", close)?;
        w.asks("li", "t1", "08:50", start(1))
    });
    breaks("S1.3.4", "a post is given up with somebody at it", "Duty.SomeoneOnDuty", |w| {
        w.starts("li", "t1", "08:50", 1);
        let close = Operation::Duty(duty::Operation::ClosePost(ClosePost { post: post(1) }));
        w.asks("chen", "t1", "09:00", close)
    });
}

#[test]
fn duty_outside_opening_hours_is_seen_and_not_forbidden() {
    keeps("S1.3.1", "an early arrival", |w| begins(w, "07:30", true));
    keeps("S1.3.1", "service before the morning", |w| begins(w, "07:29", false));
    keeps("S1.3.1", "service on a Sunday", |w| begins(w, "2026-03-08 09:00", false));
    keeps("S1.3.1", "work that goes on after closing", |w| begins(w, "17:10", false));
}

/// Starts duty, and looks whether that counts as within the hours.
pub fn begins(w: &mut Window, at: &str, within: bool) -> Answer {
    let decision = w.asks("li", "t1", at, start(1))?;
    let outside = domain::Warning::Duty(Warning::AfterHours);
    assert_eq!(!decision.warnings.contains(&outside), within, "{at}");
    Ok(decision)
}

#[test]
fn nobody_serves_before_signing_in_with_the_badge() {
    breaks("S1.6.1", "a visitor is received before signing in", "Duty.NotOnDuty", receives);
    keeps("S1.6.1", "a visitor is received after signing in", |w| {
        w.starts("li", "t1", "08:50", 1);
        receives(w)
    });
    breaks("S1.6.1", "a visitor is received after duty is over", "Duty.NotOnDuty", |w| {
        w.starts("li", "t1", "08:30", 1);
        w.ends("li", "t1", "08:55", 1, EndReason::Break);
        receives(w)
    });
    breaks("S1.6.1", "duty is ended that was not started", "Duty.NotOnDutyHere", |w| {
        w.asks("li", "t1", "10:00", end(1, EndReason::DayOver))
    });
    keeps("S1.6.1", "duty is ended where it was started", |w| {
        w.starts("li", "t1", "08:50", 1);
        w.asks("li", "t1", "17:01", end(1, EndReason::DayOver))
    });
}

#[test]
fn s1_3_3_the_first_of_those_present_is_responsible_and_who_is_expected_before_anybody_comes() {
    let mut window = Window::open();
    window.starts("wang", "t2", "09:10", 1);
    window.starts("li", "t1", "09:30", 1);
    window.ends("wang", "t2", "10:00", 1, EndReason::Relieved);
    assert_eq!(
        told(&window),
        [
            (900, "li", "rostered"),
            (910, "wang", "present"),
            (1000, "li", "present"),
            (1400, "li", "present")
        ]
    );
    assert_eq!(responsible(&window.state, &post(1), at("09:45")).unwrap().0, person("wang"));
}

#[test]
fn an_emergency_opens_a_gap_that_alerts_and_the_next_start_closes_it() {
    let mut window = Window::open();
    window.starts("li", "t1", "08:50", 1);
    let decision = window.asks("li", "t1", "10:00", end(1, emergency())).unwrap();
    let mut reasons = Vec::new();
    for event in &decision.events {
        if let domain::Event::Duty(Event::GapOpened(gap)) = event {
            reasons.push(gap.reason.clone());
        }
    }
    assert_eq!(reasons, [GapReason::Emergency { reason: "孩子急诊".to_owned() }]);
    assert_eq!(duty::view::open_gaps(&window.state, at("10:14")).len(), 1);
    window.starts("wang", "t2", "10:15", 1);
    assert_eq!(duty::view::open_gaps(&window.state, at("10:15")), []);
    let expected = [
        (900, "li", "present"),
        (1000, "li", "gap"),
        (1015, "wang", "present"),
        (1400, "wang", "present"),
    ];
    assert_eq!(told(&window), expected);
}

#[test]
fn a_network_cut_all_day_never_looks_like_an_empty_post() {
    let mut window = Window::open();
    window.starts("li", "t1", "08:50", 1);
    assert_eq!(told(&window), [(900, "li", "present"), (1400, "li", "present")]);
    assert_eq!(duty::view::open_gaps(&window.state, at("16:59")), []);
}

#[test]
fn what_came_late_counts_for_when_it_happened() {
    let mut window = Window::open();
    window.starts("wang", "t2", "14:00", 1);
    assert_eq!(told(&window), [(900, "li", "rostered"), (1400, "wang", "present")]);
    let start = window.asks_late("li", "t1", "08:50", "15:00", start(1)).unwrap();
    assert_eq!(start.warnings, []);
    window.asks_late("li", "t1", "14:05", "15:00", end(1, EndReason::Relieved)).unwrap();
    assert_eq!(
        told(&window),
        [(900, "li", "present"), (1400, "li", "present"), (1405, "wang", "present")]
    );
}

#[test]
fn two_tablets_that_each_believed_the_other_was_there_make_a_gap_found_later() {
    let mut window = Window::open();
    window.starts("li", "t1", "08:50", 1);
    window.starts("wang", "t2", "08:55", 1);
    // Both go offline; each sees the other on duty and leaves.
    window.asks_late("wang", "t2", "10:05", "13:00", end(1, EndReason::Relieved)).unwrap();
    let decision =
        window.asks_late("li", "t1", "10:00", "13:01", end(1, EndReason::Relieved)).unwrap();
    let gap = domain::Warning::Duty(Warning::LeavesGap { post: post(1) });
    assert_eq!(decision.warnings, [gap]);
    let expected = [
        (900, "li", "present"),
        (1000, "wang", "present"),
        (1005, "wang", "gap"),
        (1400, "li", "rostered"),
    ];
    assert_eq!(told(&window), expected);
}

#[test]
fn a_person_on_two_tablets_without_network_is_where_the_later_start_says_and_it_shows() {
    let mut window = Window::open();
    let revise =
        RevisePost { post: post(2), plan: plan(2, "zhao", &["wu", "li"]), knowing: [].into() };
    let revise = Operation::Duty(duty::Operation::RevisePost(revise));
    window.asks("chen", "t1", "08:00", revise).unwrap();
    window.asks_late("li", "t1", "08:50", "12:30", start(1)).unwrap();
    let decision = window.asks_late("li", "t2", "10:00", "12:31", start(2)).unwrap();
    let left = domain::Warning::Duty(Warning::LeftOtherPost { post: post(1) });
    let gap = domain::Warning::Duty(Warning::LeavesGap { post: post(1) });
    assert_eq!(decision.warnings, [left, gap]);
    assert_eq!(
        told(&window),
        [(900, "li", "present"), (1000, "li", "gap"), (1400, "li", "rostered")]
    );
    assert_eq!(responsible(&window.state, &post(2), at("10:00")).unwrap().0, person("li"));
    // The first tablet reports its end too late to matter: it is kept and changes nothing.
    window.asks_late("li", "t1", "11:00", "12:32", end(1, EndReason::Relieved)).unwrap();
    assert_eq!(duty::on_duty(&window.state, &person("li"), at("11:30")), Ok(post(2)));
}

#[test]
fn s1_3_2_b_is_expected_while_a_is_away() {
    let mut window = Window::open();
    absent(&mut window, "li", "10:00", "11:00").unwrap();
    let expected = [
        (900, "li", "rostered"),
        (1000, "wang", "rostered"),
        (1100, "li", "rostered"),
        (1400, "li", "rostered"),
    ];
    assert_eq!(told(&window), expected);
    assert!(duty::view::stands_in(&window.state, &post(1), &person("wang"), at("10:30")));
}

#[test]
fn s1_3_3_who_was_responsible_yesterday_does_not_change_when_the_post_is_set_up_anew() {
    let mut window = Window::open();
    let before = told(&window);
    let revise = RevisePost { post: post(1), plan: plan(1, "qian", &["wang"]), knowing: [].into() };
    let revise = Operation::Duty(duty::Operation::RevisePost(revise));
    window.asks("chen", "t1", "2026-03-03 08:00", revise).unwrap();
    assert_eq!(told(&window), before);
    let today = record(&window.state, &post(1), tuesday());
    assert!(today.iter().all(|stretch| stretch.who == person("qian")));
}

#[test]
fn a_late_start_is_told_to_whom_the_post_expected() {
    let mut window = Window::open();
    let decision = window.asks("li", "t1", "09:20", start(1)).unwrap();
    let late = Warning::LateStart { minutes: minutes_after("09:20", 0).since(at("09:00")) };
    assert_eq!(decision.warnings, [domain::Warning::Duty(late)]);
}

#[test]
fn a_year_and_its_month_of_appeal_are_kept_and_no_more() {
    let mut window = Window::open();
    window.starts("li", "t1", "08:50", 1);
    window.starts("li", "t1", "2027-04-06 08:50", 1);
    assert!(window.state.duty.day(monday()).is_some());
    window.starts("li", "t1", "2027-04-07 08:50", 1);
    assert_eq!(window.state.duty.day(monday()), None);
    assert_eq!(told(&window), [(900, "li", "rostered"), (1400, "li", "rostered")]);
}
