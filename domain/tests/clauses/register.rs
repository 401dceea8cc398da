//! What the attendance register holds against a person, and what it does not: S1.3.1.

use domain::Operation;
use domain::calendar::WeekHours;
use domain::duty::attendance::{Kind, attendance, register, totals};
use domain::duty::{self, AbsenceKind, EndReason, Passage, RevisePost, Verdict};
use domain::site::{self, SetHours};
use domain::time::Date;

use crate::attendance::{
    all_heard, answers, away, corrected, found, has_keys, heard, monday, rosters, works,
};
use crate::window::{Window, at, emergency, end, hours, person, plan, post, start, tablet};

/// Long after the day, when everything is known that will be.
const LATER: &str = "2026-03-05 08:00";

fn sets_hours(w: &mut Window, when: &str, from: u16) {
    let hours = WeekHours::weekdays(&[hours(from, 12), hours(14, 17)]);
    let set = site::Operation::SetHours(SetHours { hours, knowing: [].into() });
    w.asks("chen", "t1", when, Operation::Site(set)).unwrap();
}

#[test]
fn s1_3_1_other_hours_change_no_day_before_them() {
    let mut w = Window::open();
    works(&mut w, "li", "08:59");
    all_heard(&mut w);
    let kept = [(Kind::Present, 481)];
    assert_eq!(found(&w, "li", LATER), kept);
    sets_hours(&mut w, "2026-03-03 18:00", 8);
    sets_hours(&mut w, "2026-03-04 08:00", 10);
    sets_hours(&mut w, "2026-03-04 09:00", 8);
    assert_eq!(found(&w, "li", LATER), kept, "the days before keep theirs");
    let (wednesday, now) = ("2026-03-04".parse().unwrap(), at("2026-03-04 17:00"));
    let from = |date: Date| {
        let days = attendance(&w.state, &person("li"), date, date, now);
        days[0].expected[0].span.from
    };
    assert_eq!(from(wednesday), at("2026-03-04 08:00"), "the latest holds from its day on");
    assert_eq!(from(monday()), at("09:00"));
    // A change in the evening is of that day already.
    assert_eq!(from("2026-03-03".parse().unwrap()), at("2026-03-03 08:00"));
    assert_eq!(w.state.site.former.len(), 2);
    // The same week again changes nothing, and what is older than any day told of goes.
    sets_hours(&mut w, "2026-03-05 09:00", 8);
    assert_eq!(w.state.site.former.len(), 2);
    sets_hours(&mut w, "2027-04-07 18:00", 9);
    assert_eq!(w.state.site.former.len(), 2);
    assert_eq!(w.state.site.former[1].0, "2027-04-07".parse::<Date>().unwrap());
}

#[test]
fn s1_3_1_what_a_colleague_s_tablet_may_tell_is_awaited() {
    use Kind::{LeftEarly, OffPost, Present, Unconfirmed};
    let mut w = Window::open();
    has_keys(&mut w, "li", &["t1"]);
    has_keys(&mut w, "wang", &["t3"]);
    has_keys(&mut w, "zhao", &["t2"]);
    w.starts("li", "t1", "09:00", 1);
    w.ends("li", "t1", "16:30", 1, emergency());
    heard(&mut w, "t1", "17:00");
    assert_eq!(found(&w, "li", LATER), [(Present, 450), (Unconfirmed, 30)]);
    let day =
        |w: &Window| domain::duty::attendance::of_day(&w.state, &person("li"), monday(), at(LATER));
    assert_eq!(day(&w).awaited, [tablet("t3")], "and not what stands at another post only");
    // B had nothing; or was there.
    let mut nothing = w.clone();
    heard(&mut nothing, "t3", "17:00");
    assert_eq!(found(&nothing, "li", LATER), [(Present, 450), (OffPost, 30)]);
    w.asks_late("wang", "t3", "16:20", "2026-03-03 10:00", start(1)).unwrap();
    let over = end(1, EndReason::DayOver);
    w.asks_late("wang", "t3", "17:00", "2026-03-03 10:00", over).unwrap();
    heard(&mut w, "t3", "2026-03-03 10:00");
    assert_eq!(found(&w, "li", LATER), [(Present, 450), (LeftEarly, 30)]);
    // Whoever is rostered at the post may stand there too.
    let mut w = Window::open();
    has_keys(&mut w, "qian", &["t3"]);
    let shifts = [(1, (9, 0), (17, 0), "li"), (2, (9, 0), (17, 0), "zhao")];
    rosters(&mut w, "08:00", &[&shifts[..], &[(1, (16, 0), (17, 0), "qian")]].concat());
    works(&mut w, "li", "09:30");
    heard(&mut w, "t1", "17:00");
    assert_eq!(day(&w).awaited, [tablet("t3")]);
}

#[test]
fn s1_3_2_who_stands_in_for_a_answers_for_what_nobody_stood_for() {
    use Kind::{Absent, Late, OffPost, Present};
    let story = |tell: fn(&mut Window)| {
        let mut w = Window::open();
        let plan = plan(1, "li", &["wang", "qian"]);
        let revise =
            duty::Operation::RevisePost(RevisePost { post: post(1), plan, knowing: [].into() });
        w.asks("chen", "t1", "07:00", Operation::Duty(revise)).unwrap();
        away(&mut w, "li", "08:00", "18:00", AbsenceKind::Sick);
        tell(&mut w);
        all_heard(&mut w);
        found(&w, "wang", LATER)
    };
    assert_eq!(story(|_| {}), [(Absent, 360)], "nobody");
    assert_eq!(story(|w| works(w, "qian", "08:55")), [], "the other B");
    assert_eq!(story(|w| works(w, "qian", "09:05")), [], "a moment until the other B came");
    assert_eq!(story(|w| works(w, "qian", "10:00")), [(Absent, 60)], "the other B, later");
    assert_eq!(story(|w| works(w, "li", "08:55")), [], "A after all");
    assert_eq!(story(|w| works(w, "wang", "09:10")), [(Present, 470), (Late, 10)], "the first B");
    let left = |w: &mut Window| {
        w.starts("qian", "t1", "08:55", 1);
        w.ends("qian", "t1", "11:00", 1, emergency());
        works(w, "wang", "14:00");
    };
    assert_eq!(story(left), [(Present, 180)], "who left answers for the post");
    let both = |w: &mut Window| {
        w.starts("qian", "t3", "09:00", 1);
        w.starts("wang", "t1", "10:00", 1);
        w.ends("qian", "t3", "11:00", 1, EndReason::Break);
        w.ends("wang", "t1", "16:30", 1, emergency());
    };
    assert_eq!(story(both), [(Present, 390), (OffPost, 30)], "and so does B");
    let by_roster = |w: &mut Window| {
        rosters(w, "08:00", &[(1, (9, 0), (17, 0), "wang"), (2, (9, 0), (17, 0), "zhao")]);
        works(w, "qian", "08:55");
    };
    assert_eq!(story(by_roster), [(Absent, 360)], "a shift is one's own");
}

/// Works Monday at post 1 by marks, has passages corrected, and tells what is found of 李.
fn corrects(marks: fn(&mut Window), corrections: &[(Passage, &str)]) -> Vec<(Kind, i64)> {
    let mut w = Window::open();
    marks(&mut w);
    all_heard(&mut w);
    for (passage, time) in corrections {
        let one = corrected(&mut w, *passage, time);
        answers(&mut w, "wu", &one, Verdict::Granted).unwrap();
    }
    found(&w, "li", LATER)
}

#[test]
fn s1_3_1_a_correction_is_of_its_own_opening_hours() {
    use Kind::{Absent, LeftEarly, Present};
    use Passage::{Came, Left};
    let afternoon = |w: &mut Window| works(w, "li", "14:00");
    let morning = |w: &mut Window| {
        w.starts("li", "t1", "09:00", 1);
        w.ends("li", "t1", "12:00", 1, EndReason::Break);
    };
    let both = [(Came, "09:00"), (Left, "12:00")];
    assert_eq!(corrects(afternoon, &[]), [(Present, 180), (Absent, 180)]);
    assert_eq!(corrects(afternoon, &both), [(Present, 360)], "the morning as well");
    assert_eq!(corrects(afternoon, &[both[1], both[0]]), [(Present, 360)], "in any order");
    assert_eq!(corrects(afternoon, &both[..1]), [(Present, 360)], "to the end of the morning");
    let early = [(Came, "09:00"), (Left, "11:00")];
    assert_eq!(corrects(afternoon, &early), [(Present, 300), (LeftEarly, 60)]);
    assert_eq!(corrects(morning, &[(Came, "14:00")]), [(Present, 360)], "the afternoon as well");
    assert_eq!(corrects(morning, &[(Came, "14:00"), (Left, "17:00")]), [(Present, 360)]);
    // One stay over noon, by its marks or without an end.
    let whole = |w: &mut Window| works(w, "li", "09:00");
    let open = |w: &mut Window| w.starts("li", "t1", "09:00", 1);
    assert_eq!(corrects(whole, &[(Left, "12:00")]), [(Present, 360)], "a later mark stands");
    for marks in [whole, open] {
        let noon = [(Came, "14:00"), (Left, "12:00")];
        assert_eq!(corrects(marks, &noon), [(Present, 360)], "both sides of noon");
        assert_eq!(corrects(marks, &noon[..1]), [(Present, 480)], "no morning is lost");
        let out = [(Came, "10:30"), (Left, "10:00")];
        assert_eq!(corrects(marks, &out), [(Present, 450)], "out in between, and back");
    }
    // A stay of the same hours that begins later is not taken for the one that is told of.
    let late = |w: &mut Window| works(w, "li", "11:00");
    let first = [(Came, "09:00"), (Left, "10:00")];
    assert_eq!(corrects(late, &first), [(Present, 420)], "both count");
}

#[test]
fn s1_3_1_who_was_relieved_stays_relieved_when_corrected() {
    use Kind::{LeftEarly, Present};
    let relieved = |w: &mut Window| {
        w.starts("li", "t1", "09:00", 1);
        w.starts("wang", "t1", "15:00", 1);
        w.ends("li", "t1", "16:30", 1, EndReason::Relieved);
        w.ends("wang", "t1", "17:00", 1, EndReason::DayOver);
    };
    let left = |time| corrects(relieved, &[(Passage::Left, time)]);
    assert_eq!(left("16:20"), [(Present, 440)], "a colleague was there");
    assert_eq!(left("14:50"), [(Present, 350), (LeftEarly, 130)], "nobody was there yet");
}

#[test]
fn s1_3_1_a_gap_is_held_against_nobody_who_was_there_or_on_leave() {
    use Kind::{Away, OffPost, Present};
    let gap = |w: &mut Window| {
        w.starts("li", "t1", "09:00", 1);
        w.ends("li", "t1", "10:00", 1, emergency());
        w.starts("li", "t1", "10:20", 1);
        w.ends("li", "t1", "17:00", 1, EndReason::DayOver);
    };
    let back = [(Passage::Came, "10:05"), (Passage::Left, "10:06")];
    assert_eq!(corrects(gap, &back), [(Present, 461), (OffPost, 5), (OffPost, 14)], "one minute");
    let back = [(Passage::Came, "10:00")];
    assert_eq!(corrects(gap, &back), [(Present, 480)], "all of it");
    let leave = |w: &mut Window| {
        w.starts("li", "t1", "09:00", 1);
        w.ends("li", "t1", "15:00", 1, emergency());
        away(w, "li", "15:10", "17:00", AbsenceKind::Personal);
    };
    let personal = Away(AbsenceKind::Personal);
    assert_eq!(corrects(leave, &[]), [(Present, 360), (OffPost, 10), (personal, 110)]);
    let leave = |w: &mut Window| {
        w.starts("li", "t1", "09:00", 1);
        w.ends("li", "t1", "15:00", 1, emergency());
        away(w, "li", "15:00", "17:00", AbsenceKind::Personal);
    };
    assert_eq!(corrects(leave, &[]), [(Present, 360), (personal, 120)]);
}

#[test]
fn s1_3_1_a_moment_is_no_gap_and_leaving_early_has_the_grace_of_coming_late() {
    use Kind::{LeftEarly, OffPost, Present};
    let gap = |milliseconds: i64| {
        let mut w = Window::open();
        w.starts("li", "t1", "09:00", 1);
        w.ends("li", "t1", "10:00", 1, emergency());
        works(&mut w, "li", "10:01");
        // The tablets tell the time to the millisecond.
        let mut day = w.state.duty.days.get(&monday()).unwrap().clone();
        day.marks[2].at.0 += milliseconds;
        w.state.duty.days.insert(monday(), day);
        all_heard(&mut w);
        found(&w, "li", LATER)
    };
    assert_eq!(gap(-1), [(Present, 479)], "not a minute");
    assert_eq!(gap(0), [(Present, 479), (OffPost, 1)], "just a minute");
    let leaves = |time: &str| {
        let mut w = Window::open();
        w.starts("li", "t1", "09:00", 1);
        w.starts("wang", "t1", "15:00", 1);
        w.ends("li", "t1", time, 1, EndReason::Break);
        all_heard(&mut w);
        found(&w, "li", LATER)
    };
    assert_eq!(leaves("16:55"), [(Present, 475)], "by just the setting");
    assert_eq!(leaves("16:54"), [(Present, 474), (LeftEarly, 6)], "by more");
}

#[test]
fn s1_3_1_days_that_have_not_come_are_not_counted() {
    let mut w = Window::open();
    away(&mut w, "li", "2026-03-02 08:00", "2026-03-06 18:00", AbsenceKind::Annual);
    all_heard(&mut w);
    let (to, now) = ("2026-03-06".parse().unwrap(), at("2026-03-03 10:00"));
    let all = register(&w.state, monday(), to, now);
    assert!(all.iter().all(|(_, days)| days.len() == 2), "today and the day before");
    let own = all.iter().find(|(one, _)| *one == person("li")).unwrap();
    assert_eq!(totals(&own.1).away[&AbsenceKind::Annual].times, 2);
    assert_eq!(attendance(&w.state, &person("li"), to, to, now), []);
    // A shift outside the hours that nobody served is no extended service.
    let mut w = Window::open();
    rosters(&mut w, "08:00", &[(1, (9, 0), (17, 30), "li"), (2, (9, 0), (17, 0), "zhao")]);
    works(&mut w, "li", "09:00");
    all_heard(&mut w);
    assert_eq!(found(&w, "li", LATER), [(Kind::Present, 480)]);
}
