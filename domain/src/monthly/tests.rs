//! A window's month told as a story, and its arithmetic worked by hand. 2.11

use super::*;
use crate::accountability::{
    self as faults, Decide, Fault, Find, Finding, GiveStatement, Harm, Measure, Open, Source,
};
use crate::complaint::Kind;
use crate::conduct::{self, Inspect, Line, Mark, Way};
use crate::context::SERVER;
use crate::id::{InquiryId, InspectionId, OperationId, PostId};
use crate::time::{Month, Timestamp};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

fn tries(town: &mut Township, who: Who, operation: Operation) -> Result<OperationId, Refusal> {
    match town.at_server(who, &Asked::Monthly(operation)) {
        Ok(id) => Ok(id),
        Err(Refused::Monthly(refusal)) => Err(refusal),
        Err(other) => panic!("refused by another slice: {other}"),
    }
}

fn faults(operation: faults::Operation) -> Asked {
    Asked::Accountability(operation)
}

fn may() -> Month {
    Month::of(date(2024, 5, 6))
}

/// Notes something of the first window, at which Wang is A, Chen and Li are B.
fn note(town: &Township, what: What) -> Operation {
    Operation::Note(Note { post: town.posts[0].clone(), at: town.now, what })
}

fn object(town: &Township, point: &Point) -> Operation {
    let (month, post) = (Month::of(point.at.date(town.state.site.zone)), town.posts[0].clone());
    let Point { event, at, what, .. } = point.clone();
    Operation::Object(Object { month, post, event, at, what })
}

fn settle(town: &Township, point: &Point, counts: bool) -> Operation {
    let (month, post) = (Month::of(point.at.date(town.state.site.zone)), town.posts[0].clone());
    let Point { event, at, what, .. } = point.clone();
    Operation::Settle(Settle { month, post, event, at, what, counts })
}

fn close() -> Operation {
    Operation::Close(Close { month: may() })
}

/// Returns what the first window comes to now.
fn first(town: &Township, month: Month) -> Scored {
    view::running(&town.state, month, town.now).remove(&town.posts[0]).unwrap()
}

fn of(town: &Township, what: &What) -> Point {
    let scored = first(town, may());
    scored.points.into_iter().find(|one| one.what == *what).unwrap()
}

fn point(what: What, (group, points): (Group, i64), vetoes: bool) -> Point {
    let event = OperationId("x".to_owned());
    let (at, objection) = (Timestamp(0), None);
    Point { what, event, at, person: None, group, points, vetoes, objection }
}

#[test]
fn a_part_costs_no_more_than_there_is_of_it_and_what_is_given_has_its_most() {
    // By hand: 30 of attendance less 1 and 3; 10 of hygiene less twice 10; 30 and 30 untouched.
    let township = Table::township();
    let points = vec![
        point(What::Late, (Group::Attendance, 100), false),
        point(What::Absent, (Group::Attendance, 300), false),
        point(What::Untidy, (Group::Hygiene, 1_000), false),
        point(What::Untidy, (Group::Hygiene, 1_000), false),
    ];
    let came = scored(&township, points, 0);
    assert_eq!((came.parts[&Group::Attendance], came.parts[&Group::Hygiene]), (2_600, 0));
    assert_eq!((came.whole, came.vetoed), (8_600, false));
    // By hand: seven words of praise at 2 would be 14, and 10 is the most; 15 of limits less 5.
    let mut points: Vec<Point> =
        (0..7).map(|_| point(What::Praised, (Group::Bonus, 200), false)).collect();
    points.push(point(What::Overdue, (Group::Limits, 500), false));
    let came = scored(&Table::county(), points, 0);
    assert_eq!(came.whole, 10_000 - 500 + 1_000);
    let veto = vec![point(What::Vice, (Group::Business, 2_000), true)];
    assert!(scored(&township, veto, 0).vetoed);
}

#[test]
fn p2_11_a_table_comes_to_a_hundred_and_names_each_thing_once() {
    let refused = |change: &dyn Fn(&mut Table)| {
        let mut table = Table::county();
        change(&mut table);
        let mut town = Township::morning();
        tries(&mut town, Zhao, Operation::Adopt(Adopt { from: may(), table })).err()
    };
    assert_eq!(refused(&|_| ()), None);
    let attendance = Group::Attendance;
    assert_eq!(refused(&|table| table.parts[0].most -= 100), Some(Refusal::Parts { sum: 9_900 }));
    let part = |group| Some(Refusal::Part { group });
    assert_eq!(refused(&|table| table.parts[0].most = 0), part(attendance));
    assert_eq!(refused(&|table| table.parts.push(table.parts[0])), part(attendance));
    assert_eq!(refused(&|table| table.parts[8].most = 1_001), part(Group::Bonus));
    let rule = |what: What| Some(Refusal::Rule { what });
    assert_eq!(refused(&|table| table.rules[0].points = 0), rule(What::Late));
    assert_eq!(refused(&|table| table.rules[0].group = Group::Discipline), rule(What::Late));
    assert_eq!(refused(&|table| table.rules.push(table.rules[0].clone())), rule(What::Late));
    let own = |name: &str, points| {
        let (what, group) = (What::Own(name.to_owned()), Group::Hygiene);
        Rule { what, group, points, vetoes: false }
    };
    assert_eq!(refused(&|table| table.rules.push(own("擅自换班", 100))), None);
    assert_eq!(refused(&|table| table.rules.push(own(" ", 100))), rule(What::Own(" ".into())));
    let many = |table: &mut Table| {
        let known = table.rules.len();
        table.rules.extend((known..=60).map(|place| own(&place.to_string(), 100)));
    };
    assert_eq!(refused(&many), rule(What::Own("60".into())));
}

#[test]
fn p2_11_a_table_holds_from_a_month_that_has_not_begun() {
    let mut town = Township::morning();
    let adopt = |from: Month| Operation::Adopt(Adopt { from, table: Table::county() });
    assert_eq!(tries(&mut town, Zhao, adopt(may().plus(-1))), Err(Refusal::BegunAlready));
    assert!(tries(&mut town, Zhao, adopt(may())).is_ok(), "the first one may hold at once");
    assert_eq!(tries(&mut town, Zhao, adopt(may())), Err(Refusal::BegunAlready));
    let other = Operation::Adopt(Adopt { from: may().plus(1), table: Table::township() });
    assert!(tries(&mut town, Zhao, other).is_ok());
    assert_eq!(view::table(&town.state, may()), Table::county());
    assert_eq!(view::table(&town.state, may().plus(2)), Table::township());
    assert_eq!(view::table(&town.state, may().plus(-1)), Table::default());
}

#[test]
fn p2_11_what_no_record_shows_is_noted_by_somebody_else_of_what_has_been() {
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    assert_eq!(tries(&mut town, Chen, untidy.clone()), Err(Refusal::OfWindow));
    let late = note(&town, What::Late);
    assert_eq!(
        tries(&mut town, Zhao, late),
        Err(Refusal::NotInTable { what: What::Late }),
        "the record shows it by itself",
    );
    let praised = note(&town, What::Praised);
    let missing = Refusal::NotInTable { what: What::Praised };
    assert_eq!(tries(&mut town, Zhao, praised), Err(missing), "the table has no such thing");
    let ahead = Note {
        post: town.posts[0].clone(),
        at: town.now.plus(crate::time::Minutes(1)),
        what: What::Untidy,
    };
    assert_eq!(tries(&mut town, Zhao, Operation::Note(ahead)), Err(Refusal::NotYet));
    let post = PostId("nowhere".to_owned());
    let nowhere = Note { post: post.clone(), at: town.now, what: What::Untidy };
    let unknown = Err(Refusal::UnknownWindow { post });
    assert_eq!(tries(&mut town, Zhao, Operation::Note(nowhere)), unknown);
    let before = first(&town, may());
    tries(&mut town, Zhao, untidy).unwrap();
    let after = first(&town, may());
    assert_eq!(after.whole, before.whole - 1_000);
}

#[test]
fn p2_11_a_point_is_contested_by_the_window_and_settled_by_somebody_else() {
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    tries(&mut town, Zhao, untidy).unwrap();
    let point = of(&town, &What::Untidy);
    let whole = first(&town, may()).whole;
    let contested = object(&town, &point);
    assert_eq!(tries(&mut town, Zhou, contested.clone()), Err(Refusal::NotOfWindow));
    let event = OperationId("nothing".to_owned());
    let nothing = object(&town, &Point { event: event.clone(), ..point.clone() });
    assert_eq!(tries(&mut town, Wang, nothing), Err(Refusal::UnknownPoint { event }));
    let upheld = settle(&town, &point, false);
    let event = point.event.clone();
    let open = Err(Refusal::NothingToSettle { event: event.clone() });
    assert_eq!(tries(&mut town, Sun, upheld.clone()), open);
    tries(&mut town, Wang, contested.clone()).unwrap();
    let again = Err(Refusal::ObjectedAlready { event });
    assert_eq!(tries(&mut town, Li, contested), again);
    for involved in [Chen, Zhao] {
        assert_eq!(tries(&mut town, involved, upheld.clone()), Err(Refusal::Involved));
    }
    assert_eq!(first(&town, may()).whole, whole, "it counts until it is settled");
    tries(&mut town, Sun, upheld).unwrap();
    let after = first(&town, may());
    assert_eq!(after.whole, whole + 1_000);
    assert!(after.points.iter().any(|one| one.what == What::Untidy), "it stands all the same");
}

#[test]
fn p2_11_in_a_small_office_somebody_settles_all_the_same() {
    // Sun has left. Chen, who serves there, is the only one left who neither objects nor noted it.
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    tries(&mut town, Zhao, untidy).unwrap();
    let point = of(&town, &What::Untidy);
    let contested = object(&town, &point);
    tries(&mut town, Wang, contested).unwrap();
    let others: Vec<_> = town.state.people.persons.keys().cloned().collect();
    let staying = [Wang, Chen, Zhao].map(|who| town.id(who));
    for other in others.into_iter().filter(|one| !staying.contains(one)) {
        town.state.people.persons.remove(&other);
    }
    let upheld = settle(&town, &point, false);
    assert_eq!(tries(&mut town, Zhao, upheld.clone()), Err(Refusal::Involved));
    let mut alone = town.clone();
    tries(&mut town, Chen, upheld.clone()).unwrap();
    // Zhao alone oversees: better they than nobody.
    let chen = alone.id(Chen);
    alone.state.people.persons.remove(&chen);
    tries(&mut alone, Zhao, upheld).unwrap();
}

#[test]
fn p2_11_a_month_is_closed_once_everybody_had_time_and_never_changes() {
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    tries(&mut town, Zhao, untidy.clone()).unwrap();
    let point = of(&town, &What::Untidy);
    let contested = object(&town, &point);
    tries(&mut town, Wang, contested.clone()).unwrap();
    let until = rules::contested_until(&town.state, may());
    let (_, last) = may().days();
    assert!(until > last);
    town.set(until, 9, 0);
    assert_eq!(tries(&mut town, Zhao, close()), Err(Refusal::StillTime { until }));
    town.set(crate::time::shift(until, 1), 9, 0);
    let open = Err(Refusal::ObjectionOpen { event: point.event.clone() });
    assert_eq!(tries(&mut town, Zhao, close()), open);
    let stands = settle(&town, &point, true);
    tries(&mut town, Sun, stands).unwrap();
    let before = first(&town, may());
    tries(&mut town, Zhao, close()).unwrap();
    let closed = town.state.monthly.closed(may()).unwrap().clone();
    assert_eq!(closed.windows[&town.posts[0]], before);
    // Whoever has its table and its points comes to the same sum for ever.
    let again = scored(&closed.table, before.points.clone(), before.unconfirmed);
    assert_eq!((closed.formula, again), (FORMULA, before));
    assert_eq!(tries(&mut town, Zhao, close()), Err(Refusal::ClosedAlready));
    for late in [untidy, settle(&town, &point, false)] {
        assert_eq!(tries(&mut town, Zhao, late), Err(Refusal::ClosedAlready));
    }
    assert_eq!(tries(&mut town, Wang, contested), Err(Refusal::ClosedAlready));
    town.set(date(2026, 1, 5), 9, 0);
    let old = Operation::Close(Close { month: may().plus(1) });
    assert_eq!(tries(&mut town, Zhao, old), Err(Refusal::TooOld { month: may().plus(1) }));
}

#[test]
fn p2_11_something_is_noted_once_and_while_the_window_may_object() {
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    let event = tries(&mut town, Zhao, untidy.clone()).unwrap();
    assert_eq!(tries(&mut town, Zhao, untidy), Err(Refusal::NotedAlready { event }));
    let late = note(&town, What::Quarrel);
    let until = rules::contested_until(&town.state, may());
    town.set(until, 9, 0);
    assert!(tries(&mut town.clone(), Zhao, late.clone()).is_ok());
    town.set(crate::time::shift(until, 1), 9, 0);
    assert_eq!(tries(&mut town, Zhao, late), Err(Refusal::TooLate { until }));
}

/// A visit to the first window at which some lines were not met.
fn inspects(town: &mut Township, wanting: &[Line]) -> OperationId {
    let mark = |line| if wanting.contains(&line) { Mark::NotMet } else { Mark::Met };
    let inspect = Inspect {
        post: town.posts[0].clone(),
        at: town.now,
        way: Way::Announced,
        persons: [].into(),
        lines: Line::ALL.map(|line| (line, mark(line))).into(),
        phrases: [].into(),
    };
    let asked = Asked::Conduct(conduct::Operation::Inspect(inspect));
    town.at_server(Zhao, &asked).unwrap()
}

fn contests(town: &mut Township, inspection: &OperationId) {
    let inspection = InspectionId::from(inspection);
    let contest = conduct::Operation::Contest(conduct::Contest { inspection, line: Line::Badge });
    town.at_server(Wang, &Asked::Conduct(contest)).unwrap();
}

fn falls(town: &mut Township, inspection: &OperationId) {
    let inspection = InspectionId::from(inspection);
    let (line, ruling) = (Line::Badge, conduct::Ruling::Falls);
    let settle = conduct::Operation::Settle(conduct::Settle { inspection, line, ruling });
    town.at_server(Sun, &Asked::Conduct(settle)).unwrap();
}

#[test]
fn p2_11_a_month_waits_for_what_would_count_of_it_and_for_nothing_that_does_not() {
    let mut town = Township::morning();
    town.set(date(2024, 5, 31), 9, 0);
    let seen = inspects(&mut town, &[Line::Badge]);
    let badge = of(&town, &What::NoBadge);
    let contested = object(&town, &badge);
    tries(&mut town, Wang, contested).unwrap();
    // Whoever inspected has a part in it, and so has whomever it concerns.
    for involved in [Zhao, Chen] {
        let stands = settle(&town, &badge, true);
        assert_eq!(tries(&mut town, involved, stands), Err(Refusal::Involved));
    }
    contests(&mut town, &seen);
    let until = rules::contested_until(&town.state, may());
    assert_eq!(until, date(2024, 6, 7), "by then every visit of the month is recorded");
    town.set(crate::time::shift(until, 1), 9, 0);
    assert_eq!(tries(&mut town, Zhao, close()), Err(Refusal::Undecided), "the line is open");
    // It falls there: the point is gone, and what was said against it in the month waits for nobody.
    falls(&mut town, &seen);
    tries(&mut town, Zhao, close()).unwrap();
}

#[test]
fn p2_11_an_objection_that_nobody_can_settle_keeps_no_month_open() {
    let mut town = Township::morning();
    let untidy = note(&town, What::Untidy);
    tries(&mut town, Zhao, untidy).unwrap();
    let point = of(&town, &What::Untidy);
    let contested = object(&town, &point);
    tries(&mut town, Chen, contested).unwrap();
    let chen = [Wang, Chen].map(|who| town.id(who));
    let all: Vec<_> = town.state.people.persons.keys().cloned().collect();
    for other in all.into_iter().filter(|one| !chen.contains(one)) {
        town.state.people.persons.remove(&other);
    }
    let upheld = settle(&town, &point, false);
    assert_eq!(tries(&mut town, Chen, upheld), Err(Refusal::Involved), "not their own");
    town.set(crate::time::shift(rules::contested_until(&town.state, may()), 1), 9, 0);
    tries(&mut town, Chen, close()).unwrap();
}

#[test]
fn what_was_found_of_a_colleague_is_told_to_nobody_else_of_the_window() {
    let mut town = Township::morning();
    let open = Open { person: town.id(Wang), kind: Kind::HardWords, source: Source::SpotCheck };
    let open = town.at_server(Zhao, &faults(faults::Operation::Open(open))).unwrap();
    let inquiry = InquiryId::from(&open);
    let said = GiveStatement { inquiry: inquiry.clone() };
    town.at_server(Wang, &faults(faults::Operation::GiveStatement(said))).unwrap();
    let finding = Finding::Substantiated { harm: Harm::None, fault: Fault::Negligence };
    let find = Find { inquiry: inquiry.clone(), finding };
    town.at_server(Zhao, &faults(faults::Operation::Find(find))).unwrap();
    assert!(rules::all_decided(&town.state, may(), town.now).is_err(), "it has no measure yet");
    let decide = Decide { inquiry, measure: Measure::Education };
    town.at_server(Zhao, &faults(faults::Operation::Decide(decide))).unwrap();
    assert!(rules::all_decided(&town.state, may(), town.now).is_ok());
    let read = |who: Who| {
        let all = view::seen_by(&town.state, &town.id(who), town.now);
        let scored = all.into_iter().find(|seen| seen.month == may()).unwrap();
        scored.windows[&town.posts[0]].clone()
    };
    let fault = |scored: &Scored| scored.points.iter().find(|one| one.points == 500).cloned();
    assert_eq!(fault(&read(Wang)).unwrap().what, What::Fault);
    let told = fault(&read(Li)).unwrap();
    assert_eq!((told.what, told.event.0.as_str(), told.person), (What::Withheld, "", None));
    assert_eq!(read(Li).whole, read(Zhao).whole, "the sum is the same");
}

#[test]
fn what_the_record_shows_counts_at_the_window_where_it_was() {
    let mut town = Township::morning();
    // The next day nobody comes, until it is over.
    town.set(date(2024, 5, 8), 9, 0);
    let scored = first(&town, may());
    let absent: Vec<&Point> =
        scored.points.iter().filter(|one| one.what == What::AbsentLong).collect();
    let wang = Some(town.id(Wang));
    assert!(absent.iter().any(|one| one.person == wang), "{:?}", scored.points);
    let other = view::running(&town.state, may(), town.now).remove(&town.posts[1]).unwrap();
    assert!(other.points.iter().all(|one| one.person != wang));
}

#[test]
fn what_an_inspection_found_counts_once_a_visit() {
    let mut town = Township::morning();
    let before = first(&town, may());
    let event = inspects(&mut town, &[Line::Badge, Line::Greeting, Line::Reply]);
    let after = first(&town, may());
    // By hand: a badge at 1, and two of the three voices, which are one thing, at 1.
    assert_eq!(after.whole, before.whole - 200);
    let found = after.points.iter().filter(|one| one.event == event);
    let found: Vec<&What> = found.map(|one| &one.what).collect();
    assert_eq!(found, [&What::NoBadge, &What::BadManner]);
}

#[test]
fn one_reads_of_ones_own_window_alone_and_names_of_oneself() {
    let mut town = Township::morning();
    town.set(date(2024, 5, 8), 9, 0);
    let seen = |town: &Township, who: Who| {
        let all = view::seen_by(&town.state, &town.id(who), town.now);
        all.into_iter().find(|seen| seen.month == may()).unwrap()
    };
    assert_eq!(seen(&town, Zhao).windows.len(), town.posts.len());
    let own = seen(&town, Li);
    assert_eq!(own.windows.keys().collect::<Vec<_>>(), [&town.posts[0]]);
    let named = own.windows.values().flat_map(|one| &one.points);
    assert!(named.filter_map(|one| one.person.as_ref()).all(|who| *who == town.id(Li)));
    let whole = seen(&town, Zhao);
    let mut named = whole.windows.values().flat_map(|one| &one.points);
    assert!(named.any(|one| one.person == Some(town.id(Wang))));
}

#[test]
fn a_tablet_decides_none_of_it() {
    let mut town = Township::morning();
    let note = Asked::Monthly(note(&town, What::Untidy));
    let stamp = town.stamp(Zhao);
    assert_ne!(stamp.device.0, SERVER);
    let refused = town.take(&note, &stamp).unwrap_err();
    assert_eq!(refused, Refused::Access(crate::access::Refusal::OnlineOnly));
    assert!(town.at_server(Zhao, &note).is_ok());
}
