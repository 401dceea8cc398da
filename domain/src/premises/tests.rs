//! The room and the day told as stories: nobody is received before it is opened, and the last one leaves no
//! power on. S2.1.1, S2.1.2, S2.1.3, S2.1.6

use std::collections::BTreeSet;

use super::*;
use crate::archive;
use crate::contact::{self, Channel};
use crate::duty::{self, End, EndReason};
use crate::id::{LineKey, OperationId, PersonId, PostId, TaskId};
use crate::text::Text;
use crate::time::Timestamp;
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused, Stamp, decide};

fn key(key: &str) -> LineKey {
    LineKey(key.to_owned())
}

fn line(name: &str) -> Line {
    Line { key: key(name), name: Text::hans(name), ground: None, least: None, off: false }
}

fn stock(name: &str, least: u16) -> Line {
    Line { least: Some(least), ..line(name) }
}

fn set(which: Which, lines: &[Line]) -> SetList {
    SetList { which, on: true, lines: lines.to_vec() }
}

fn sets(town: &mut Township, set: SetList) -> Result<(), Refused> {
    town.act(Sun, &Asked::Premises(Operation::SetList(set))).map(drop)
}

fn site(kind: Kind) -> Which {
    Which::of_site(kind)
}

fn seen(line: &str, found: Found) -> Seen {
    Seen { line: key(line), found }
}

fn fine(line: &str) -> Seen {
    seen(line, Found::InOrder)
}

fn wrong(line: &str, words: &str, owner: Option<PersonId>) -> Seen {
    seen(line, Found::NotInOrder { words: words.to_owned(), owner })
}

fn check(kind: Kind, lines: &[Seen]) -> Asked {
    Asked::Premises(Operation::Check(Check { which: site(kind), lines: lines.to_vec() }))
}

fn refused<T>(refusal: Refusal) -> Result<T, Refused> {
    Err(Refused::Premises(refusal))
}

fn receives(channel: Channel) -> Asked {
    let receive = contact::Receive { channel, ..Township::asks("", &[]) };
    Asked::Contact(contact::Operation::Receive(receive))
}

fn leaves(post: &PostId, why: EndReason) -> Asked {
    Asked::Duty(duty::Operation::End(End { post: post.clone(), why }))
}

/// Window 1 with Wang and Chen, window 2 with Zhou and Zhao; the site uses a list of the opening.
fn opening() -> Township {
    let mut town = Township::morning();
    sets(&mut town, set(site(Kind::Opening), &[line("signs"), stock("leaflets", 20)])).unwrap();
    town
}

/// The same in the evening, with a list of the closing, and Wang alone at window 1.
fn evening(others: &[(Who, usize)]) -> Township {
    let mut town = Township::morning();
    sets(&mut town, set(site(Kind::Closing), &[line("power"), line("doors")])).unwrap();
    town.set(date(2024, 5, 6), 17, 40);
    let present = [(Chen, 0), (Zhou, 1), (Zhao, 1)];
    for (who, post) in present.into_iter().filter(|one| !others.contains(one)) {
        let left = leaves(&town.posts[post], EndReason::Relieved);
        town.act(who, &left).unwrap();
    }
    town
}

/// Lets somebody start at window 1 on the next morning.
fn comes(town: &mut Township, who: Who) {
    town.set(date(2024, 5, 7), 8, 30);
    let start = duty::Operation::Start(duty::Start { post: town.posts[0].clone() });
    town.duty(who, start).unwrap();
}

const OPEN: Refusal = Refusal::NotOpened { which: Which::of_site(Kind::Opening) };
const CLOSE: Refusal = Refusal::NotClosed { which: Which::of_site(Kind::Closing) };

#[test]
fn s2_1_1_nobody_is_received_before_the_list_of_the_opening_is_answered() {
    let mut town = opening();
    let walk_in = receives(Channel::WalkIn);
    assert_eq!(town.told(Wang, &walk_in).unwrap_err(), OPEN.into());
    let take = crate::queue::Take { post: town.posts[0].clone(), item: None, number: 0 };
    town.enter(Wang, &Asked::Queue(crate::queue::Operation::Take(take))).unwrap();
    let call = crate::queue::Call { ticket: (&town.last).into(), ahead: None };
    let call = Asked::Queue(crate::queue::Operation::Call(call));
    assert_eq!(town.told(Wang, &call), refused(OPEN));
    // Whoever writes or calls by telephone does not see the room.
    assert_eq!(town.told(Wang, &receives(Channel::Phone)), Ok(()));
    let stock = seen("leaflets", Found::Stock { left: 20, owner: None });
    town.enter(Wang, &check(Kind::Opening, &[fine("signs"), stock])).unwrap();
    assert_eq!(town.told(Wang, &call), Ok(()));
    // The clock of a screen may still be before the answer it has just given.
    town.wait(-2);
    assert_eq!(town.told(Wang, &receives(Channel::WalkIn)), Ok(()));
    town.wait(2);
    // It is the room of all of them, and open for the whole day.
    town.set(date(2024, 5, 6), 14, 10);
    assert_eq!(town.told(Zhou, &walk_in), Ok(()));
    comes(&mut town, Wang);
    assert_eq!(town.told(Wang, &walk_in), refused(OPEN));
}

#[test]
fn s2_1_1_a_tablet_that_could_not_know_is_not_refused_and_the_room_is_found_unopened() {
    let mut town = opening();
    let stamp = town.stamp(Wang);
    decide(&town.state, &receives(Channel::WalkIn), &stamp).unwrap();
    // A site that uses no list asks for none.
    let mut other = Township::morning();
    assert_eq!(other.told(Wang, &receives(Channel::WalkIn)), Ok(()));
    // The list is used since after this day's opening: nothing is missing yet.
    assert_eq!(view::missing(&town.state, town.now), []);
    town.set(date(2024, 5, 7), 8, 31);
    let missing = view::missing(&town.state, town.now);
    assert_eq!(missing.len(), 1);
    assert_eq!(view::missing_for(&town.state, &town.id(Chen), town.now), missing);
    assert_eq!(view::missing_for(&town.state, &town.id(Wang), town.now), []);
    // It was answered at half past eight by a tablet without a network, and that arrives at eleven.
    let start = Asked::Duty(duty::Operation::Start(duty::Start { post: town.posts[0].clone() }));
    let (began, answered) = (town.stamp(Wang), town.stamp(Wang));
    town.set(date(2024, 5, 7), 11, 0);
    let received = town.now;
    let late = |stamp: Stamp| Stamp { received, ..stamp };
    town.take(&start, &late(began)).unwrap();
    let stock = seen("leaflets", Found::Stock { left: 30, owner: None });
    town.take(&check(Kind::Opening, &[fine("signs"), stock]), &late(answered)).unwrap();
    assert_eq!(view::missing(&town.state, town.now), []);
}

#[test]
fn s2_1_1_a_stock_below_its_least_becomes_a_task() {
    let mut town = opening();
    let lines = |left| {
        let stock = seen("leaflets", Found::Stock { left, owner: None });
        check(Kind::Opening, &[fine("signs"), stock])
    };
    let other = Refusal::OtherAnswer { line: key("leaflets") };
    let no_number = check(Kind::Opening, &[fine("signs"), fine("leaflets")]);
    assert_eq!(town.told(Wang, &no_number).unwrap_err(), other.into());
    let number = seen("signs", Found::Stock { left: 1, owner: None });
    let number = check(Kind::Opening, &[number]);
    let other = Refusal::OtherAnswer { line: key("signs") };
    assert_eq!(town.told(Wang, &number), refused(other));
    town.enter(Wang, &lines(20)).unwrap();
    assert_eq!(view::tasks(&town.state).len(), 0);
    town.enter(Wang, &lines(19)).unwrap();
    let wang = town.id(Wang);
    assert_eq!(view::tasks_of(&town.state, &wang).len(), 1);
}

#[test]
fn s2_1_2_what_is_not_in_order_is_said_and_somebody_sees_to_it() {
    let mut town = opening();
    let stock = || seen("leaflets", Found::Stock { left: 20, owner: None });
    let (zhou, wang) = (town.id(Zhou), town.id(Wang));
    let mute = check(Kind::Opening, &[wrong("signs", " ", None), stock()]);
    let words = Refusal::WordsWrong { line: key("signs"), most: rules::WORDS };
    assert_eq!(town.act(Wang, &mute).unwrap_err(), words.into());
    let long = wrong("signs", &"长".repeat(rules::WORDS + 1), None);
    assert!(town.act(Wang, &check(Kind::Opening, &[long, stock()])).is_err());
    let said = check(Kind::Opening, &[wrong("signs", "办公室牌掉了", Some(zhou.clone())), stock()]);
    town.enter(Wang, &said).unwrap();
    let first = town.last.clone();
    let task = TaskId::of(&first, &key("signs"));
    assert_eq!(view::tasks_of(&town.state, &zhou)[0].id, task);
    assert_eq!(town.state.premises.answers(date(2024, 5, 6))[0].by, wang);
    // A second answer keeps the first, and the task it is about.
    town.enter(Wang, &said).unwrap();
    assert_eq!(town.state.premises.answers(date(2024, 5, 6)).len(), 2);
    assert_eq!(view::tasks(&town.state).len(), 1);
    // Who is named in it has the task from then on.
    let mine = check(Kind::Opening, &[wrong("signs", "还没装", Some(wang.clone())), stock()]);
    town.enter(Wang, &mine).unwrap();
    assert_eq!(view::tasks_of(&town.state, &wang)[0].id, task);
    // An answer in order does not end the task: whoever has it says how it was done.
    town.enter(Wang, &check(Kind::Opening, &[fine("signs"), stock()])).unwrap();
    let finish = |words: &str| {
        let words = words.to_owned();
        Asked::Premises(Operation::FinishTask(FinishTask { task: task.clone(), words }))
    };
    let not_yours = Refusal::NotYourTask { owner: wang.clone() };
    assert_eq!(town.told(Zhou, &finish("装好了")), refused(not_yours));
    assert!(town.told(Wang, &finish("")).is_err());
    town.enter(Wang, &finish("装好了")).unwrap();
    assert_eq!(view::tasks(&town.state).len(), 0);
    assert_eq!(town.told(Wang, &finish("又")), refused(Refusal::TaskDone { by: wang }));
}

#[test]
fn s2_1_2_a_task_open_for_longer_than_a_day_stands_before_supervisors() {
    let mut town = opening();
    let (chen, zhou) = (town.id(Chen), town.id(Zhou));
    let stock = seen("leaflets", Found::Stock { left: 20, owner: None });
    let said = check(Kind::Opening, &[wrong("signs", "掉了", None), stock]);
    town.enter(Wang, &said).unwrap();
    let task = view::tasks(&town.state)[0].clone();
    let then = |minutes: i64| task.opened.plus(crate::time::Minutes(minutes));
    let watched = |town: &Township, who: &PersonId, at: Timestamp| {
        view::tasks_watched(&town.state, who, at).len()
    };
    assert_eq!(watched(&town, &chen, then(24 * 60)), 0);
    assert_eq!(watched(&town, &chen, then(24 * 60 + 1)), 1);
    assert_eq!(watched(&town, &zhou, then(24 * 60 + 1)), 0);
    // A supervisor gives it to somebody who works here, and to nobody twice.
    let give =
        |to: PersonId| Asked::Premises(Operation::GiveTask(GiveTask { task: task.id.clone(), to }));
    let nobody = PersonId("x".to_owned());
    let unknown = Refusal::UnknownPerson { person: nobody.clone() };
    assert_eq!(town.told(Chen, &give(nobody)), refused(unknown));
    town.enter(Chen, &give(zhou.clone())).unwrap();
    let has = Refusal::HasItAlready { person: zhou.clone() };
    assert_eq!(town.told(Zhou, &give(zhou.clone())), refused(has));
    assert_eq!(view::tasks_of(&town.state, &zhou).len(), 1);
    let task = TaskId("x".to_owned());
    let unknown = Operation::GiveTask(GiveTask { task: task.clone(), to: zhou });
    let unknown = town.act(Wang, &Asked::Premises(unknown)).unwrap_err();
    assert_eq!(unknown, Refusal::UnknownTask { task }.into());
}

#[test]
fn s2_1_3_the_room_is_looked_at_a_second_time_in_the_day() {
    let mut town = Township::morning();
    sets(&mut town, set(site(Kind::Tidiness), &[line("tidy")])).unwrap();
    let wang = town.id(Wang);
    town.set(date(2024, 5, 6), 11, 0);
    assert_eq!(view::waiting(&town.state, &wang, town.now).len(), 0);
    town.set(date(2024, 5, 6), 14, 5);
    assert_eq!(view::waiting(&town.state, &wang, town.now).len(), 1);
    let none = town.told(Wang, &check(Kind::Tidiness, &[])).unwrap_err();
    assert_eq!(none, Refusal::Unanswered { line: key("tidy"), name: Text::hans("tidy") }.into());
    town.enter(Wang, &check(Kind::Tidiness, &[fine("tidy")])).unwrap();
    assert_eq!(view::waiting(&town.state, &wang, town.now).len(), 0);
    // The next day nobody looks.
    comes(&mut town, Wang);
    town.set(date(2024, 5, 7), 17, 59);
    assert_eq!(view::missing(&town.state, town.now), []);
    town.wait(1);
    assert_eq!(view::missing(&town.state, town.now).len(), 1);
}

#[test]
fn s2_1_6_the_last_one_leaves_once_the_list_of_the_closing_is_answered() {
    for why in [EndReason::DayOver, EndReason::Relieved, EndReason::Break] {
        let mut town = evening(&[]);
        let leave = leaves(&town.posts[0], why);
        assert_eq!(town.told(Wang, &leave).unwrap_err(), CLOSE.into());
        let half = check(Kind::Closing, &[fine("doors")]);
        let power = Refusal::Unanswered { line: key("power"), name: Text::hans("power") };
        assert_eq!(town.told(Wang, &half), refused(power));
        // The power that cannot be cut is somebody's task.
        let lines = [fine("doors"), wrong("power", "总闸锈住", None)];
        town.enter(Wang, &check(Kind::Closing, &lines)).unwrap();
        town.enter(Wang, &leave).unwrap();
        assert_eq!(view::tasks_of(&town.state, &town.id(Wang)).len(), 1);
    }
}

#[test]
fn s2_1_6_an_emergency_may_always_leave_and_a_break_is_not_the_end() {
    let mut town = evening(&[]);
    let emergency = EndReason::Emergency { reason: "家中急事".to_owned() };
    let leave = leaves(&town.posts[0], emergency);
    assert_eq!(town.told(Wang, &leave), Ok(()));
    // At noon the site opens again: whoever leaves then does not close it.
    let mut town = Township::morning();
    sets(&mut town, set(site(Kind::Closing), &[line("power")])).unwrap();
    town.set(date(2024, 5, 6), 12, 5);
    for (who, post) in [(Chen, 0), (Zhou, 1), (Zhao, 1), (Wang, 0)] {
        let pause = leaves(&town.posts[post], EndReason::Break);
        town.enter(who, &pause).unwrap();
    }
}

#[test]
fn s2_1_6_a_site_closed_at_noon_is_closed_at_noon() {
    let mut town = Township::morning();
    sets(&mut town, set(site(Kind::Closing), &[line("power")])).unwrap();
    let morning = crate::time::Hours::of_day("08:30-12:00").unwrap();
    let hours = crate::calendar::WeekHours::weekdays(&morning);
    let half = crate::site::SetHours { hours, knowing: [].into() };
    town.state.site.hours = half.hours;
    town.set(date(2024, 5, 6), 12, 5);
    for (who, post) in [(Chen, 0), (Zhou, 1), (Zhao, 1)] {
        let pause = leaves(&town.posts[post], EndReason::DayOver);
        town.enter(who, &pause).unwrap();
    }
    let pause = leaves(&town.posts[0], EndReason::Break);
    assert_eq!(town.told(Wang, &pause).unwrap_err(), CLOSE.into());
}

#[test]
fn s2_1_6_whoever_stays_later_at_another_window_closes_the_room() {
    let mut town = evening(&[(Zhou, 1)]);
    town.enter(Wang, &check(Kind::Closing, &[fine("doors"), fine("power")])).unwrap();
    let (one, two) = (town.posts[0].clone(), town.posts[1].clone());
    town.enter(Wang, &leaves(&one, EndReason::DayOver)).unwrap();
    // The lights were on for Zhou: what Wang saw stands for half an hour.
    let leave = leaves(&two, EndReason::DayOver);
    let answered = town.state.premises.answers(date(2024, 5, 6))[0].at;
    town.now = answered.plus(rules::STANDS);
    assert_eq!(town.told(Zhou, &leave), Ok(()));
    town.wait(1);
    assert_eq!(town.told(Zhou, &leave).unwrap_err(), CLOSE.into());
    town.enter(Zhou, &check(Kind::Closing, &[fine("doors"), fine("power")])).unwrap();
    town.enter(Zhou, &leave).unwrap();
}

#[test]
fn s2_1_6_a_window_has_a_list_of_its_own_and_its_last_one_answers_it() {
    let mut town = Township::morning();
    let own = Which { kind: Kind::Closing, post: Some(town.posts[1].clone()) };
    sets(&mut town, set(own.clone(), &[line("safe")])).unwrap();
    town.set(date(2024, 5, 6), 17, 40);
    let (one, two) = (town.posts[0].clone(), town.posts[1].clone());
    town.enter(Zhao, &leaves(&two, EndReason::DayOver)).unwrap();
    let leave = leaves(&two, EndReason::DayOver);
    // Others are at window 1, and nobody else at window 2.
    let close = Refusal::NotClosed { which: own.clone() };
    assert_eq!(town.told(Zhou, &leave).unwrap_err(), close.into());
    let lines = vec![fine("safe")];
    let safe = Asked::Premises(Operation::Check(Check { which: own, lines }));
    assert_eq!(town.told(Wang, &safe), refused(Refusal::OtherWindow));
    town.enter(Zhou, &safe).unwrap();
    town.enter(Zhou, &leave).unwrap();
    town.enter(Chen, &leaves(&one, EndReason::DayOver)).unwrap();
    town.enter(Wang, &leaves(&one, EndReason::DayOver)).unwrap();
}

#[test]
fn s2_1_6_what_two_tablets_could_not_know_is_not_refused_and_the_closing_is_found_missing() {
    let mut town = evening(&[]);
    town.duty(
        Wang,
        duty::Operation::End(End { post: town.posts[0].clone(), why: EndReason::DayOver }),
    )
    .unwrap();
    // Used since the morning of this day, after it opened: the next day's closing is the first, and is asked of
    // nobody where nobody came.
    town.set(date(2024, 5, 7), 18, 0);
    assert_eq!(view::missing(&town.state, town.now), []);
    comes(&mut town, Wang);
    town.set(date(2024, 5, 7), 17, 59);
    assert_eq!(view::missing(&town.state, town.now), []);
    town.wait(1);
    assert_eq!(view::missing(&town.state, town.now).len(), 1);
    // It is still seen on the next morning, until the next closing.
    town.set(date(2024, 5, 8), 9, 0);
    let missing = view::missing(&town.state, town.now);
    assert_eq!(missing.iter().map(|one| one.date).collect::<Vec<_>>(), [date(2024, 5, 7)]);
}

#[test]
fn s2_1_1_a_list_is_set_with_lines_that_say_what_to_look_at() {
    let mut town = Township::morning();
    let opening = || site(Kind::Opening);
    let gone = PostId("x".to_owned());
    let own = Which { kind: Kind::Opening, post: Some(gone.clone()) };
    let blank = Line { name: Text::hans(" "), ..line("b") };
    let long = Line { name: Text::hans("长".repeat(rules::NAME + 1)), ..line("b") };
    let off = Line { off: true, ..line("a") };
    let unnamed = || Refusal::LineUnnamed { line: key("b"), most: rules::NAME };
    let many: Vec<Line> = (0..=rules::LINES).map(|one| line(&one.to_string())).collect();
    let wrong = Refusal::LinesWrong { most: rules::LINES };
    let rows = [
        (set(own, &[line("a")]), Refusal::UnknownPost { post: gone }),
        (set(opening(), &[line("a"), line("a")]), Refusal::LineTwice { line: key("a") }),
        (set(opening(), &[blank]), unnamed()),
        (set(opening(), &[long]), unnamed()),
        (set(opening(), &[stock("a", 0)]), Refusal::LeastZero { line: key("a") }),
        (set(opening(), &[]), wrong.clone()),
        (set(opening(), std::slice::from_ref(&off)), wrong.clone()),
        (set(opening(), &many), wrong),
    ];
    for (set, refusal) in rows {
        assert_eq!(sets(&mut town, set).unwrap_err(), refusal.into());
    }
    sets(&mut town, set(opening(), &[stock("a", 1), line("b")])).unwrap();
    let gone = Refusal::LineGone { line: key("a") };
    assert_eq!(sets(&mut town, set(opening(), &[line("b")])), refused(gone));
    sets(&mut town, set(opening(), &[off, line("b")])).unwrap();
    sets(&mut town, set(opening(), &many[1..])).unwrap_err();
    // What is given up asks for nothing, and what is answered twice in one answer is refused.
    let twice = town.act(Wang, &check(Kind::Opening, &[fine("b"), fine("b")])).unwrap_err();
    assert_eq!(twice, Refusal::LineTwice { line: key("b") }.into());
    let given_up = SetList { on: false, ..set(opening(), &[line("a"), line("b")]) };
    sets(&mut town, given_up).unwrap();
    assert_eq!(town.told(Wang, &receives(Channel::WalkIn)), Ok(()));
    let late = check(Kind::Opening, &[fine("b")]);
    assert_eq!(town.told(Wang, &late), refused(Refusal::UnknownList));
    town.act(Wang, &late).unwrap();
}

#[test]
fn s2_1_6_what_the_product_offers_can_be_adopted_as_it_stands() {
    let mut town = Township::morning();
    for kind in Kind::ALL {
        sets(&mut town, set(site(kind), &usual(kind))).unwrap();
    }
    let closing: Vec<&str> =
        usual(Kind::Closing).iter().filter_map(|line| line.ground).map(Ground::clause).collect();
    assert!(closing.contains(&"S2.1.6") && closing.contains(&"S2.1.7"));
    let opening: Vec<Option<Ground>> =
        usual(Kind::Opening).iter().map(|line| line.ground).collect();
    assert!(opening.contains(&Some(Ground::Leaflets)) && opening.contains(&Some(Ground::Signs)));
}

#[test]
fn s2_1_2_whoever_answered_shows_few_photos_of_what_they_saw() {
    let mut town = opening();
    let stock = seen("leaflets", Found::Stock { left: 20, owner: None });
    let said = check(Kind::Opening, &[wrong("signs", "牌子掉了", None), stock]);
    town.enter(Wang, &said).unwrap();
    let answer = town.last.clone();
    let show = |answer: &OperationId, line: &str| {
        let (answer, line) = (answer.clone(), key(line));
        Asked::Premises(Operation::ShowPhoto(ShowPhoto { answer, line }))
    };
    let nobodys = OperationId("x-1".to_owned());
    for (who, asked) in [
        (Wang, show(&nobodys, "signs")),
        (Zhou, show(&answer, "signs")),
        (Wang, show(&answer, "power")),
    ] {
        assert_eq!(town.enter(who, &asked), refused(Refusal::UnknownAnswer));
    }
    for _ in 0..3 {
        town.enter(Wang, &show(&answer, "signs")).unwrap();
    }
    let full = Refusal::PhotosFull { most: 3 };
    assert_eq!(town.enter(Wang, &show(&answer, "signs")), refused(full));
    let of = |town: &Township, line: &str| {
        let answer = town.state.premises.answer(&answer).unwrap();
        answer.photos.iter().filter(|shown| shown.line == key(line)).count()
    };
    assert_eq!((of(&town, "signs"), of(&town, "leaflets")), (3, 0));
    // They go while the answer still stands: not a day before, and only where they are old.
    let erases = |town: &mut Township| {
        let answers = BTreeSet::from([answer.clone()]);
        let erase = archive::Erase { answers, ..archive::Erase::default() };
        town.server(&Asked::Archive(archive::Operation::Erase(erase)));
    };
    town.wait(i64::from(rules::PHOTO_DAYS - 1) * 24 * 60);
    assert_eq!(archive::outdated_photos(&town.state, town.now), BTreeSet::new());
    erases(&mut town);
    assert_eq!(of(&town, "signs"), 3);
    town.wait(24 * 60);
    assert_eq!(archive::outdated_photos(&town.state, town.now), BTreeSet::from([answer.clone()]));
    erases(&mut town);
    assert_eq!(of(&town, "signs"), 0);
}
