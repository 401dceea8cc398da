//! What is counted of promises that were not kept, while their matters are at hand and once they have left. S1.5.1

use super::*;
use crate::appointment::{
    Arrive, ConfirmBreaches, NoteBreaches, Operation as Appoints, Serve, breaches_confirmed_by,
    breaches_due,
};
use crate::archive;
use crate::case;
use crate::contact::Told;
use crate::duty;
use crate::id::LogId;
use crate::time::{Date, Minutes, TimeOfDay, Timestamp};

/// Returns what is counted of somebody between two days.
fn sheet_between(town: &Township, who: Who, days: (Date, Date)) -> Sheet {
    let all = sheets(&town.state, &[&town.id(who)], days, town.now);
    all.into_iter().next().unwrap()
}

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), crate::time::Zone::default())
}

/// Returns what is counted of promises of somebody from the first of May to a day of it.
fn counted(town: &Township, who: Who, to: u32) -> Vec<(What, Timestamp)> {
    let days: (Date, Date) = (date(2024, 5, 1), date(2024, 5, to));
    let sheet = sheet_between(town, who, days);
    let promises = [What::Overdue, What::Broken];
    let promises = sheet.evidence.iter().filter(|one| promises.contains(&one.what));
    promises.map(|one| (one.what, one.at)).collect()
}

fn starts_duty(town: &mut Township) {
    let post = town.posts[0].clone();
    town.duty(Wang, duty::Operation::Start(duty::Start { post })).unwrap();
}

fn leaves(town: &mut Township) -> usize {
    let before = town.state.case.all().count();
    let archive = archive::Archive { closed_before: town.now, keep: 0 };
    town.server(&Asked::Archive(archive::Operation::Archive(archive)));
    before - town.state.case.all().count()
}

#[test]
fn s1_5_1_a_date_that_was_not_kept_counts_at_hand_and_after_its_case_has_left() {
    for (minute, late) in [(30, false), (31, true)] {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        town.accept(Wang, &case).unwrap();
        let overdue = vec![(What::Overdue, at(17, 17, 30))];
        let expected = |late: bool| if late { overdue.clone() } else { Vec::new() };
        // It is open, and its date lies ahead: it may be kept.
        assert_eq!(counted(&town, Wang, 31), []);
        let mut later = town.clone();
        later.set(date(2024, 5, 18), 9, 0);
        assert_eq!(counted(&later, Wang, 31), overdue, "it lies behind, and nothing was done");
        town.set(date(2024, 5, 17), 9, 0);
        starts_duty(&mut town);
        town.set(date(2024, 5, 17), 17, minute);
        town.finish(Wang, &case, Told::Present).unwrap();
        assert_eq!(counted(&town, Wang, 31), expected(late));
        assert_eq!(counted(&town, Wang, 16), [], "not of those days");
        assert_eq!(counted(&town, Li, 31), [], "of nobody else");
        town.wait(2 * 24 * 60);
        assert_eq!(leaves(&mut town), 1);
        assert_eq!(counted(&town, Wang, 31), expected(late), "after it has left");
        // So long as duty is kept, and no longer.
        town.state.assessment.keep(Vec::new(), town.now);
        let other = Evidence {
            event: OperationId("x".to_owned()),
            at: at(20, 9, 0),
            what: What::Overdue,
            post: None,
            minutes: None,
            points: 500,
            counts: true,
        };
        let wang = town.id(Wang);
        town.state.assessment.keep(vec![(wang, other)], at(18, 0, 0));
        assert_eq!(counted(&town, Wang, 31), [(What::Overdue, at(20, 9, 0))]);
    }
}

#[test]
fn s1_5_1_a_withdrawn_matter_is_held_against_nobody() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &["m1", "m2"]);
    town.accept(Wang, &case).unwrap();
    let withdraw = case::Withdraw { case };
    town.case(Wang, case::Operation::Withdraw(withdraw)).unwrap();
    assert_eq!(counted(&town, Wang, 31), []);
}

#[test]
fn s1_5_1_a_broken_time_counts_once_a_tablet_of_the_window_has_shown_it() {
    for served in [9 * 60 + 40, 9 * 60 + 50] {
        let mut town = Township::morning();
        let id = town.books_by_phone(at(7, 9, 30));
        town.set(date(2024, 5, 7), 8, 30);
        starts_duty(&mut town);
        town.now = at(7, 9, 25);
        town.visitor(&Asked::Appointment(Appoints::Arrive(Arrive { appointment: id.clone() })))
            .unwrap();
        town.now = at(7, 9, 46);
        let note: NoteBreaches = breaches_due(&town.state, town.now).unwrap();
        town.server(&Asked::Appointment(Appoints::NoteBreaches(note)));
        // A window nobody has heard of may have served all the same: a network outage is held against nobody.
        assert_eq!(counted(&town, Wang, 31), []);
        let kept = served < 9 * 60 + 45;
        let serve = Asked::Appointment(Appoints::Serve(Serve { appointment: id.clone() }));
        town.now = at(7, served / 60, served % 60);
        town.act(Wang, &serve).unwrap();
        let log = LogId("a".repeat(16));
        let confirm: Option<ConfirmBreaches> = breaches_confirmed_by(&town.state, &log, town.now);
        if let Some(confirm) = confirm {
            town.server(&Asked::Appointment(Appoints::ConfirmBreaches(confirm)));
        }
        let broken = if kept { vec![] } else { vec![(What::Broken, at(7, 9, 45))] };
        assert_eq!(counted(&town, Wang, 31), broken, "{served}");
        assert_eq!(counted(&town, Chen, 31), []);
    }
}

/// Lets Wang start on Tuesday at a time and leave at another; returns what is counted of that day and costs.
fn tuesday(from: (u16, u16), to: Option<(u16, u16)>) -> Vec<(What, Option<Minutes>, Score)> {
    let mut town = Township::morning();
    town.set(date(2024, 5, 7), from.0, from.1);
    let post = town.posts[0].clone();
    // Chen stands there the whole day: what is counted is about Wang.
    let start = || duty::Operation::Start(duty::Start { post: post.clone() });
    town.set(date(2024, 5, 7), 8, 30);
    town.duty(Chen, start()).unwrap();
    town.set(date(2024, 5, 7), from.0, from.1);
    town.duty(Wang, start()).unwrap();
    if let Some((hour, minute)) = to {
        town.set(date(2024, 5, 7), hour, minute);
        let end = duty::End { post: post.clone(), why: duty::EndReason::DayOver };
        town.duty(Wang, duty::Operation::End(end)).unwrap();
    }
    town.set(date(2024, 5, 8), 7, 0);
    let sheet = |town: &Township| {
        let days = (date(2024, 5, 7), date(2024, 5, 7));
        sheet_between(town, Wang, days)
    };
    // As long as the tablet has not been heard of since the close nothing counts: a network outage is held
    // against nobody.
    let before = sheet(&town);
    assert!(before.evidence.is_empty(), "{before:?}");
    let log = LogId("a".repeat(16));
    let heard = duty::heard_due(&town.state, &log, town.now, town.now).unwrap();
    town.server(&Asked::Duty(duty::Operation::NoteHeard(heard)));
    let sheet = sheet(&town);
    assert_eq!((before.unconfirmed > 0, sheet.unconfirmed), (!sheet.evidence.is_empty(), 0));
    sheet.evidence.iter().map(|one| (one.what, one.minutes, one.points)).collect()
}

#[test]
fn s1_5_1_attendance_is_counted_by_its_minutes() {
    let minutes = |count| Some(Minutes(count));
    assert_eq!(tuesday((8, 30), Some((17, 30))), []);
    // Five minutes are nobody's fault by the setting; six are one point, more than an hour three.
    assert_eq!(tuesday((8, 35), Some((17, 30))), []);
    assert_eq!(tuesday((8, 36), Some((17, 30))), [(What::Late, minutes(6), 100)]);
    assert_eq!(tuesday((9, 30), Some((17, 30))), [(What::Late, minutes(60), 100)]);
    assert_eq!(tuesday((9, 31), Some((17, 30))), [(What::Late, minutes(61), 300)]);
    assert_eq!(tuesday((8, 30), Some((17, 0))), [(What::LeftEarly, minutes(30), 100)]);
    assert_eq!(tuesday((8, 30), Some((16, 0))), [(What::LeftEarly, minutes(90), 300)]);
    // Half a day is three points, a whole one six.
    let mut town = Township::new();
    town.set(date(2024, 5, 8), 7, 0);
    let sheet = |town: &Township, to| {
        let days = (date(2024, 5, 6), date(2024, 5, to));
        sheet_between(town, Wang, days)
    };
    let absent = sheet(&town, 6).evidence;
    assert_eq!((absent[0].what, absent[0].points), (What::Absent, 600));
    assert_eq!(absent[0].at, at(6, 8, 30), "when they were expected");
    // Each day is an event of its own, although one set-up says who is expected on both.
    let both = sheet(&town, 7).evidence;
    assert_eq!((both.len(), &both[0].event), (2, &both[1].event));
    let group = start(&town, &[Wang], Terms::default());
    let id = AssessmentId::from(&does(&mut town, Zhao, group));
    let (event, at, what) = (both[0].event.clone(), at(6, 8, 30), What::Absent);
    let object = Object { assessment: id.clone(), event: event.clone(), at, what };
    does(&mut town, Wang, Operation::Object(object));
    let person = town.id(Wang);
    let settle =
        Settle { assessment: id.clone(), person: person.clone(), event, at, what, counts: false };
    does(&mut town, Zhao, Operation::Settle(settle));
    let sheet = sheet_of(&town, &id, &person);
    let counts: Vec<bool> = sheet.evidence.iter().map(|one| one.counts).collect();
    assert_eq!(counts, [false], "the cycle ends on the sixth");
}

#[test]
fn s1_5_1_of_two_findings_by_one_mark_an_objection_takes_out_the_one_it_names() {
    let mut town = Township::morning();
    let id = starts(&mut town, &[Wang]);
    let post = town.posts[0].clone();
    town.set(date(2024, 5, 6), 14, 0);
    for who in [Chen, Wang] {
        let away = duty::EndReason::Emergency { reason: "家里漏水".to_owned() };
        let end = duty::End { post: post.clone(), why: away };
        town.duty(who, duty::Operation::End(end)).unwrap();
    }
    town.set(date(2024, 5, 6), 15, 30);
    town.duty(Li, duty::Operation::Start(duty::Start { post })).unwrap();
    town.set(date(2024, 5, 7), 7, 0);
    let log = LogId("a".repeat(16));
    let heard = duty::heard_due(&town.state, &log, town.now, town.now).unwrap();
    town.server(&Asked::Duty(duty::Operation::NoteHeard(heard)));
    let wang = town.id(Wang);
    let counted = |town: &Township| {
        let sheet = sheet_of(town, &id, &wang);
        let counts = sheet.evidence.iter().filter(|one| one.counts);
        counts.map(|one| one.what).collect::<Vec<_>>()
    };
    assert_eq!(counted(&town), [What::LeftEarly, What::OffPost]);
    let found = sheet_of(&town, &id, &wang).evidence[1].clone();
    let (assessment, event, at, what) = (of(&id), found.event, found.at, found.what);
    let object = Object { assessment: of(&id), event: event.clone(), at, what };
    does(&mut town, Wang, Operation::Object(object));
    let person = wang.clone();
    let settle = Settle { assessment, person, event, at, what, counts: false };
    does(&mut town, Zhao, Operation::Settle(settle));
    assert_eq!(counted(&town), [What::LeftEarly]);
}
