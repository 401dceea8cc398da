//! The attendance register: S1.3.1. What was found of a day, whoever told of it and however late.

use domain::duty::attendance::{Attended, Kind, attendance, of_day, register, totals};
use domain::duty::{
    self, AbsenceKind, AnswerCorrection, AskCorrection, CancelAbsence, EndReason, NoteHeard,
    Passage, PlanAbsence, PublishRoster, Shift, Verdict, heard_due,
};
use domain::id::{AbsenceId, CorrectionId};
use domain::people::{self, RegisterKey, RevokeDevice};
use domain::time::{Date, Hours, TimeOfDay};
use domain::{Actor, LogId, Operation, OperationId, PublicKey};

use crate::rows::{Answer, breaks, keeps};
use crate::window::{TABLETS, Window, at, emergency, end, person, post, span, start, tablet};

/// When corrections are asked for, the day after.
const ASKED: &str = "2026-03-03 10:00";

/// Long after the day, when everything is known that will be.
const LATER: &str = "2026-03-05 08:00";

pub fn monday() -> Date {
    "2026-03-02".parse().unwrap()
}

/// Lets 李 sign in on tablets, which may then have something of hers.
fn signs_in_on(w: &mut Window, tablets: &[&str]) {
    has_keys(w, "li", tablets);
}

/// Lets a person sign in on tablets.
pub fn has_keys(w: &mut Window, who: &str, tablets: &[&str]) {
    for name in tablets {
        let key = PublicKey(format!("ed25519:{}", "b".repeat(64)));
        let register = RegisterKey { person: person(who), device: tablet(name), key, sealed: None };
        let register = Operation::People(people::Operation::RegisterKey(register));
        w.server(Actor::System, &register).unwrap();
    }
}

/// Lets the server hear of a tablet that has nothing left to send.
pub fn heard(w: &mut Window, name: &str, told: &str) {
    let note = NoteHeard { device: tablet(name), told: at(told) };
    let note = Operation::Duty(duty::Operation::NoteHeard(note));
    w.server(Actor::System, &note).unwrap();
}

/// Lets the server hear of every tablet, the morning after.
pub fn all_heard(w: &mut Window) {
    for name in TABLETS {
        heard(w, name, "2026-03-03 08:30");
    }
}

pub fn away(w: &mut Window, who: &str, from: &str, to: &str, kind: AbsenceKind) -> OperationId {
    let plan = PlanAbsence { person: person(who), span: span(from, to), kind };
    let named = w.name("t2", 1);
    w.asks("wu", "t2", "08:00", Operation::Duty(duty::Operation::PlanAbsence(plan))).unwrap();
    named
}

/// A shift on Monday: which post, from when, to when, and whose.
pub type Own = (usize, (u16, u16), (u16, u16), &'static str);

pub fn rosters(w: &mut Window, when: &str, shifts: &[Own]) {
    let shift = |(number, from, to, who): &Own| Shift {
        post: post(*number),
        date: monday(),
        hours: Hours { from: TimeOfDay::hm(from.0, from.1), to: TimeOfDay::hm(to.0, to.1) },
        person: person(who),
    };
    let shifts = shifts.iter().map(shift).collect();
    let roster = PublishRoster { from: monday(), to: monday(), shifts };
    w.asks("wu", "t2", when, Operation::Duty(duty::Operation::PublishRoster(roster))).unwrap();
}

fn asks_correction(w: &mut Window, who: &str, time: &str, when: &str, reason: &str) -> Answer {
    let (post, passage, reason) = (post(1), Passage::Came, reason.to_owned());
    let ask = AskCorrection { post, passage, at: at(time), reason };
    w.asks(who, "t1", when, Operation::Duty(duty::Operation::AskCorrection(ask)))
}

pub fn corrected(w: &mut Window, passage: Passage, time: &str) -> CorrectionId {
    let reason = "平板没电".to_owned();
    let ask = AskCorrection { post: post(1), passage, at: at(time), reason };
    let id = CorrectionId::from(&w.name("t1", 1));
    let ask = Operation::Duty(duty::Operation::AskCorrection(ask));
    w.asks("li", "t1", "2026-03-02 18:00", ask).unwrap();
    id
}

pub fn answers(w: &mut Window, who: &str, one: &CorrectionId, verdict: Verdict) -> Answer {
    let answer =
        AnswerCorrection { correction: one.clone(), verdict, reason: "监控可见".to_owned() };
    let answer = Operation::Duty(duty::Operation::AnswerCorrection(answer));
    w.asks(who, "t2", "2026-03-02 18:30", answer)
}

/// Works the whole Monday at post 1.
pub fn works(w: &mut Window, who: &str, came: &str) {
    w.starts(who, "t1", came, 1);
    w.ends(who, "t1", "17:00", 1, EndReason::DayOver);
}

pub fn day_of(w: &Window, who: &str, now: &str) -> Attended {
    of_day(&w.state, &person(who), monday(), at(now))
}

/// Returns what is found of Monday of a person: its kind, and for how many minutes.
pub fn found(w: &Window, who: &str, now: &str) -> Vec<(Kind, i64)> {
    let day = day_of(w, who, now);
    for finding in &day.findings {
        assert!(!finding.evidence.is_empty(), "{:?} opens to nothing", finding.kind);
    }
    day.findings.iter().map(|finding| (finding.kind, finding.minutes.0)).collect()
}

/// A row: what happened on Monday, and what the register says later of 李, A of post 1.
#[track_caller]
pub fn row(says: &str, story: fn(&mut Window), expected: &[(Kind, i64)]) {
    let mut window = Window::open();
    story(&mut window);
    all_heard(&mut window);
    assert_eq!(found(&window, "li", LATER), expected, "{says}");
}

#[test]
fn s1_3_1_who_comes_on_time_is_present_and_who_comes_late_is_late() {
    use Kind::{Absent, Late, Present};
    row("before the opening", |w| works(w, "li", "08:50"), &[(Present, 490)]);
    row("late by less than the setting", |w| works(w, "li", "09:04"), &[(Present, 476)]);
    row("late by just the setting", |w| works(w, "li", "09:05"), &[(Present, 475)]);
    row("late by more", |w| works(w, "li", "09:06"), &[(Present, 474), (Late, 6)]);
    row("nobody came", |_| {}, &[(Absent, 360)]);
    let only_afternoon = |w: &mut Window| works(w, "li", "13:55");
    row("only the afternoon", only_afternoon, &[(Present, 185), (Absent, 180)]);
    let colleague = |w: &mut Window| works(w, "wang", "08:50");
    row("a colleague does not make her present", colleague, &[(Absent, 360)]);
}

/// Has 李 at post 1 in the morning and at post 2 in the afternoon, 王 and 赵 the other way round.
fn halves(w: &mut Window) {
    let (morning, afternoon) = (((9, 0), (12, 0)), ((14, 0), (17, 0)));
    let shift = |number, half: ((u16, u16), (u16, u16)), who| (number, half.0, half.1, who);
    let all = [
        shift(1, morning, "li"),
        shift(1, afternoon, "wang"),
        shift(2, morning, "zhao"),
        shift(2, afternoon, "li"),
    ];
    rosters(w, "07:30", &all);
    w.starts("wang", "t1", "08:55", 1);
}

/// Lets 李 work the afternoon at post 2, where she is expected.
fn afternoon(w: &mut Window) {
    w.starts("li", "t2", "14:00", 2);
    w.ends("li", "t2", "17:00", 2, EndReason::DayOver);
}

#[test]
fn s1_3_4_who_stands_beside_somebody_at_another_window_than_their_own_roams() {
    use Kind::{Present, Roaming};
    fn until(w: &mut Window, time: &str) {
        halves(w);
        w.starts("zhao", "t2", "08:55", 2);
        w.starts("li", "t2", "09:00", 2);
        w.ends("li", "t2", time, 2, EndReason::Relieved);
        if time != "12:00" {
            w.starts("li", "t1", time, 1);
            w.ends("li", "t1", "12:00", 1, EndReason::Break);
        }
        afternoon(w);
    }
    row("a whole morning", |w| until(w, "12:00"), &[(Present, 360), (Roaming, 180)]);
    row("by more than the setting", |w| until(w, "09:06"), &[(Present, 360), (Roaming, 6)]);
    row("by just the setting", |w| until(w, "09:05"), &[(Present, 360)]);
    row(
        "whoever stands there alone covers it",
        |w| {
            halves(w);
            w.starts("li", "t2", "09:00", 2);
            w.ends("li", "t2", "12:00", 2, EndReason::Break);
            afternoon(w);
        },
        &[(Present, 360)],
    );
    row(
        "where they are expected nobody roams",
        |w| {
            halves(w);
            w.starts("zhao", "t2", "08:55", 2);
            w.starts("li", "t1", "09:00", 1);
            w.ends("li", "t1", "12:00", 1, EndReason::Break);
            afternoon(w);
        },
        &[(Present, 360)],
    );
    let mut window = Window::open();
    until(&mut window, "12:00");
    let before = day_of(&window, "li", LATER).findings;
    assert!(before.iter().all(|one| one.kind != Roaming), "a tablet may know better");
    all_heard(&mut window);
    let days = [day_of(&window, "li", LATER)];
    assert!(Roaming.is_adverse());
    assert_eq!((totals(&days).roaming.times, totals(&days).roaming.minutes.0), (1, 180));
}

#[test]
fn s1_3_1_who_leaves_early_or_leaves_the_post_empty_is_found() {
    use Kind::{LeftEarly, OffPost, Present};
    row(
        "left while a colleague stayed",
        |w| {
            w.starts("li", "t1", "09:00", 1);
            w.starts("wang", "t1", "15:00", 1);
            w.ends("li", "t1", "16:30", 1, EndReason::Break);
        },
        &[(Present, 450), (LeftEarly, 30)],
    );
    row(
        "relieved by a colleague",
        |w| {
            w.starts("li", "t1", "09:00", 1);
            w.starts("wang", "t1", "15:00", 1);
            w.ends("li", "t1", "16:30", 1, EndReason::Relieved);
        },
        &[(Present, 450)],
    );
    row(
        "a gap of twenty minutes",
        |w| {
            w.starts("li", "t1", "09:00", 1);
            w.ends("li", "t1", "10:00", 1, emergency());
            w.starts("li", "t1", "10:20", 1);
            w.ends("li", "t1", "17:00", 1, EndReason::DayOver);
        },
        &[(Present, 460), (OffPost, 20)],
    );
    row(
        "a gap to the end is no early leave as well",
        |w| {
            w.starts("li", "t1", "09:00", 1);
            w.ends("li", "t1", "16:30", 1, emergency());
        },
        &[(Present, 450), (OffPost, 30)],
    );
    row(
        "who did not say that they left stayed to the close",
        |w| w.starts("li", "t1", "09:00", 1),
        &[(Present, 480)],
    );
}

#[test]
fn s1_3_2_a_planned_absence_is_its_own_kind_and_a_changed_roster_counts() {
    use Kind::{Absent, Away, Late, Present};
    row(
        "ill for the day",
        |w| drop(away(w, "li", "08:00", "18:00", AbsenceKind::Sick)),
        &[(Away(AbsenceKind::Sick), 360)],
    );
    row(
        "out in the morning, back in the afternoon",
        |w| {
            away(w, "li", "08:00", "13:00", AbsenceKind::Official);
            works(w, "li", "14:00");
        },
        &[(Present, 180), (Away(AbsenceKind::Official), 180)],
    );
    row(
        "a leave that was given up",
        |w| {
            let absence = AbsenceId::from(&away(w, "li", "08:00", "18:00", AbsenceKind::Annual));
            let cancel = CancelAbsence { absence };
            let cancel = Operation::Duty(duty::Operation::CancelAbsence(cancel));
            w.asks("wu", "t2", "08:00", cancel).unwrap();
        },
        &[(Absent, 360)],
    );
    row(
        "the roster gives the morning to a colleague",
        |w| {
            let both = [(1, (9, 0), (12, 0), "wang"), (1, (14, 0), (17, 0), "li")];
            rosters(w, "08:00", &[&both[..], &[(2, (9, 0), (17, 0), "zhao")]].concat());
            works(w, "li", "14:06");
        },
        &[(Present, 174), (Late, 6)],
    );
    let mut window = Window::open();
    away(&mut window, "li", "08:00", "18:00", AbsenceKind::Sick);
    works(&mut window, "wang", "09:10");
    all_heard(&mut window);
    assert_eq!(found(&window, "wang", LATER), [(Present, 470), (Late, 10)], "B stands in for A");
}

#[test]
fn s1_3_1_the_register_of_everybody_has_each_person_s_own_days() {
    let mut w = Window::open();
    works(&mut w, "li", "09:06");
    away(&mut w, "zhao", "08:00", "18:00", AbsenceKind::Sick);
    all_heard(&mut w);
    let (from, to, now) = (monday(), "2026-03-06".parse().unwrap(), at(LATER));
    let all = register(&w.state, from, to, now);
    let names: Vec<_> = all.iter().map(|(one, _)| one.clone()).collect();
    // 陈 sets up and serves nobody.
    assert_eq!(names, ["li", "qian", "wang", "wu", "zhao"].map(person));
    for (one, days) in all {
        assert_eq!(days, attendance(&w.state, &one, from, to, now));
        assert_eq!(days[0], of_day(&w.state, &one, monday(), now));
    }
}

#[test]
fn s2_4_duty_outside_the_hours_is_extended_service() {
    let mut window = Window::open();
    rosters(&mut window, "08:00", &[(1, (9, 0), (17, 30), "li"), (2, (9, 0), (17, 0), "zhao")]);
    window.starts("li", "t1", "09:00", 1);
    window.ends("li", "t1", "17:40", 1, EndReason::DayOver);
    let extended = Kind::Extended { planned: domain::time::Minutes(30) };
    assert_eq!(found(&window, "li", LATER), [(Kind::Present, 520), (extended, 40)]);
    let all = totals(&[day_of(&window, "li", LATER)]);
    assert_eq!((all.present.times, all.extended.minutes.0, all.planned.0), (1, 40, 30));
}

#[test]
fn s1_3_1_a_network_outage_is_held_against_nobody() {
    use Kind::{Absent, Late, Present, Unconfirmed};
    // Nothing is heard of the tablet she signs in on: nobody says that she was not there.
    let mut w = Window::open();
    signs_in_on(&mut w, &["t1"]);
    assert_eq!(found(&w, "li", LATER), [(Unconfirmed, 360)]);
    assert_eq!(day_of(&w, "li", LATER).awaited, [tablet("t1")]);
    // Heard of before the close, it may still have something.
    heard(&mut w, "t1", "16:59");
    assert_eq!(found(&w, "li", LATER), [(Unconfirmed, 360)]);
    // The day comes two days later, and counts for when it was.
    let mut offline = w.clone();
    let late = |w: &mut Window, when: &str, operation: Operation| {
        w.asks_late("li", "t1", when, "2026-03-04 10:00", operation).unwrap();
    };
    late(&mut offline, "08:58", start(1));
    late(&mut offline, "17:00", end(1, EndReason::DayOver));
    assert_eq!(found(&offline, "li", LATER), [(Present, 482)]);
    heard(&mut offline, "t1", "2026-03-04 10:00");
    assert_eq!(found(&offline, "li", LATER), [(Present, 482)]);
    // It had nothing: only now is she called absent.
    heard(&mut w, "t1", "2026-03-03 08:30");
    assert_eq!(found(&w, "li", LATER), [(Absent, 360)]);
    // Before the day is over nobody is called anything.
    let mut w = Window::open();
    assert_eq!(found(&w, "li", "08:00"), []);
    assert_eq!(found(&w, "li", "11:00"), [(Unconfirmed, 120)]);
    w.starts("li", "t1", "09:10", 1);
    assert_eq!(found(&w, "li", "11:00"), [(Present, 110), (Unconfirmed, 10)]);
    heard(&mut w, "t1", "17:00");
    assert_eq!(found(&w, "li", "17:00"), [(Present, 470), (Late, 10)]);
}

#[test]
fn s1_3_1_of_two_tablets_both_have_told_before_anything_counts() {
    use Kind::{Late, Present, Unconfirmed};
    let mut w = Window::open();
    signs_in_on(&mut w, &["t1", "t3"]);
    w.starts("li", "t1", "09:30", 1);
    heard(&mut w, "t1", "17:00");
    assert_eq!(found(&w, "li", LATER), [(Present, 450), (Unconfirmed, 30)]);
    assert_eq!(day_of(&w, "li", LATER).awaited, [tablet("t3")]);
    // The other one had nothing, is lost and revoked, or has her coming in time.
    let mut nothing = w.clone();
    heard(&mut nothing, "t3", "17:00");
    assert_eq!(found(&nothing, "li", LATER), [(Present, 450), (Late, 30)]);
    let mut lost = w.clone();
    let revoke = RevokeDevice { device: tablet("t3"), reason: "丢失".to_owned() };
    let revoke = Operation::People(people::Operation::RevokeDevice(revoke));
    lost.asks("wu", "t2", "2026-03-03 08:00", revoke).unwrap();
    assert_eq!(found(&lost, "li", LATER), [(Present, 450), (Late, 30)]);
    w.asks_late("li", "t3", "08:59", "2026-03-04 10:00", start(1)).unwrap();
    heard(&mut w, "t3", "2026-03-04 10:00");
    assert_eq!(found(&w, "li", LATER), [(Present, 481)]);
}

#[test]
fn s1_3_1_the_server_notes_a_tablet_once_after_each_close() {
    let mut w = Window::open();
    let log = LogId(format!("{:016x}", 1));
    let due = |w: &Window, told: &str, now: &str| heard_due(&w.state, &log, at(told), at(now));
    let noted = |told: &str| Some(NoteHeard { device: tablet("t1"), told: at(told) });
    // It was there before the last Friday closed.
    assert_eq!(due(&w, "09:00", "09:00"), noted("09:00"));
    heard(&mut w, "t1", "09:00");
    assert_eq!(due(&w, "16:59", "16:59"), None);
    assert_eq!(due(&w, "17:00", "17:00"), noted("17:00"));
    // A clock that is ahead proves nothing.
    assert_eq!(due(&w, "17:00", "16:50"), None);
    heard(&mut w, "t1", "17:00");
    assert_eq!(due(&w, "17:30", "17:30"), None);
    heard(&mut w, "t1", "16:00");
    assert_eq!(w.state.duty.heard.get(&tablet("t1")), Some(&at("17:00")), "and never goes back");
}

#[test]
fn s1_3_1_a_correction_that_another_grants_counts_beside_the_marks() {
    use Kind::{Late, Present};
    let mut w = Window::open();
    works(&mut w, "li", "09:30");
    all_heard(&mut w);
    let one = corrected(&mut w, Passage::Came, "08:55");
    assert_eq!(found(&w, "li", LATER), [(Present, 450), (Late, 30)], "asked is not granted");
    let mut declined = w.clone();
    answers(&mut declined, "wu", &one, Verdict::Declined).unwrap();
    assert_eq!(found(&declined, "li", LATER), [(Present, 450), (Late, 30)]);
    assert!(!day_of(&declined, "li", LATER).is_corrected());
    answers(&mut w, "wu", &one, Verdict::Granted).unwrap();
    assert_eq!(found(&w, "li", LATER), [(Present, 485)]);
    let day = day_of(&w, "li", LATER);
    assert!(day.is_corrected() && day.findings[0].evidence.contains(&OperationId(one.0)));
    assert_eq!(day.marks[0].at, at("09:30"), "the mark stays as it was made");
    // Whoever forgot both was there from then to then.
    let mut w = Window::open();
    for (passage, time) in [(Passage::Left, "17:00"), (Passage::Came, "09:00")] {
        let one = corrected(&mut w, passage, time);
        answers(&mut w, "chen", &one, Verdict::Granted).unwrap();
    }
    assert_eq!(found(&w, "li", LATER), [(Present, 480)]);
    // Who was back before anybody marked it was not off post for longer than that.
    let mut w = Window::open();
    w.starts("li", "t1", "09:00", 1);
    w.ends("li", "t1", "16:30", 1, emergency());
    let one = corrected(&mut w, Passage::Left, "17:00");
    answers(&mut w, "wu", &one, Verdict::Granted).unwrap();
    assert_eq!(found(&w, "li", LATER), [(Present, 480)]);
}

#[test]
fn s1_3_1_a_correction_is_asked_of_a_past_time_with_a_reason() {
    let again = |w: &mut Window, when: &str| {
        asks_correction(w, "li", "09:00", ASKED, "平板没电")?;
        asks_correction(w, "li", when, "2026-03-03 11:00", "平板没电")
    };
    assert!(again(&mut Window::open(), "2026-03-03 09:00").is_ok(), "another day waits for itself");
    breaks("S1.3.1", "a time that has not come", "Duty.NotYet", |w| {
        asks_correction(w, "li", "2026-03-03 10:01", ASKED, "平板没电")
    });
    breaks("S1.3.1", "a day more than a month ago", "Duty.TooLongAgo", |w| {
        asks_correction(w, "li", "09:00", "2026-04-02 09:01", "平板没电")
    });
    breaks("S1.3.1", "a post that is none of theirs", "Duty.Roaming", |w| {
        asks_correction(w, "qian", "09:00", ASKED, "平板没电")
    });
    breaks("S1.3.1", "the same again before the answer", "Duty.CorrectionWaits", |w| {
        asks_correction(w, "li", "09:00", ASKED, "平板没电")?;
        asks_correction(w, "li", "08:50", ASKED, "平板没电")
    });
    breaks("S1.3.1", "no reason", "Duty.CorrectionReasonBlank", |w| {
        asks_correction(w, "li", "09:00", ASKED, " ")
    });
    keeps("S1.3.1", "a time that has just come, with a reason", |w| {
        asks_correction(w, "li", ASKED, ASKED, "平板没电")
    });
    keeps("S1.3.1", "a day just a month ago", |w| {
        asks_correction(w, "li", "09:00", "2026-04-02 09:00", "平板没电")
    });
}

#[test]
fn s1_3_1_a_correction_is_kept_as_long_as_the_day_it_is_about() {
    let mut w = Window::open();
    w.starts("li", "t1", "09:30", 1);
    corrected(&mut w, Passage::Came, "08:55");
    // 2 March and the four hundred days after it; the day after that it goes with its marks.
    w.starts("li", "t1", "2027-04-06 09:00", 1);
    assert_eq!((w.state.duty.days.len(), w.state.duty.corrections.len()), (2, 1));
    assert_eq!(
        attendance(&w.state, &person("li"), monday(), monday(), at("2027-04-06 09:00")).len(),
        1
    );
    w.starts("li", "t1", "2027-04-07 09:00", 1);
    assert_eq!((w.state.duty.days.len(), w.state.duty.corrections.len()), (2, 0));
    let now = at("2027-04-07 09:00");
    assert_eq!(
        attendance(&w.state, &person("li"), monday(), monday(), now),
        [],
        "and is not told of"
    );
}

#[test]
fn s1_3_1_a_correction_is_answered_by_another_with_a_reason() {
    breaks("S1.3.1", "an answer to nothing", "Duty.UnknownCorrection", |w| {
        answers(w, "wu", &CorrectionId("x-1".to_owned()), Verdict::Granted)
    });
    breaks("S1.3.1", "a second answer", "Duty.CorrectionAnswered", |w| {
        let one = corrected(w, Passage::Came, "09:00");
        answers(w, "wu", &one, Verdict::Declined)?;
        answers(w, "wu", &one, Verdict::Granted)
    });
    breaks("S1.3.1", "an answer to what one asked oneself", "Duty.OwnCorrection", |w| {
        let ask = AskCorrection {
            post: post(2),
            passage: Passage::Came,
            at: at("09:00"),
            reason: "平板没电".to_owned(),
        };
        let one = CorrectionId::from(&w.name("t2", 1));
        w.asks("wu", "t2", ASKED, Operation::Duty(duty::Operation::AskCorrection(ask)))?;
        answers(w, "wu", &one, Verdict::Granted)
    });
    breaks("S1.3.1", "a clerk answers", "Access.NotAllowed", |w| {
        let one = corrected(w, Passage::Came, "09:00");
        answers(w, "zhao", &one, Verdict::Granted)
    });
    breaks("S1.3.1", "an answer without a reason", "Duty.AnswerReasonBlank", |w| {
        let correction = corrected(w, Passage::Came, "09:00");
        let (verdict, reason) = (Verdict::Granted, String::new());
        let answer = AnswerCorrection { correction, verdict, reason };
        w.asks("wu", "t2", ASKED, Operation::Duty(duty::Operation::AnswerCorrection(answer)))
    });
    keeps("S1.3.1", "a supervisor answers what another asked", |w| {
        let one = corrected(w, Passage::Came, "09:00");
        answers(w, "wu", &one, Verdict::Granted)
    });
}
