//! R-CLK-12 by row: the light of a case from day to day, when its limit is extended or its clock
//! stands, and who finds it in which list.

#![allow(clippy::unwrap_used, reason = "a story that cannot be told is a failed test")]

mod township;

use domain::case::view::{self, Light};
use domain::case::{DelayKind, EndSpecial, NoteDelay, Operation};
use domain::contact::Told;
use domain::time::Date;
use township::*;

/// A day with an hour and a minute, and the light then.
type Row = ((u32, u32, u16, u16), Light);

fn told(town: &mut Township, case: &domain::CaseId, rows: &[Row]) {
    for ((month, day, hour, minute), expected) in rows {
        town.set(date(2024, *month, *day), *hour, *minute);
        let held = town.state.case.get(case).unwrap();
        let light = view::light(&town.state, held, town.now);
        assert_eq!(light, Some(*expected), "{month}-{day} {hour}:{minute}");
        let overdue = view::overdue(&town.state, town.now).len();
        let broken = matches!(expected, Light::Red | Light::DoubleRed);
        assert_eq!(overdue, usize::from(broken), "{month}-{day} {hour}:{minute}");
        let today = view::due_today(&town.state, town.now).len();
        assert_eq!(today, usize::from(*expected == Light::Orange), "{month}-{day}");
    }
}

#[test]
fn r_clk_12_a_light_turns_as_the_date_comes_near() {
    let mut town = Township::morning();
    let case = town.accepted(Wang);
    // Ten working days, due on Friday, 17 May; a fifth of them is two.
    let rows = [
        ((5, 14, 9, 0), Light::Green),
        ((5, 15, 9, 0), Light::Yellow),
        ((5, 16, 17, 0), Light::Yellow),
        ((5, 17, 17, 29), Light::Orange),
        ((5, 17, 17, 31), Light::Red),
        ((5, 31, 17, 30), Light::Red),
        ((5, 31, 17, 31), Light::DoubleRed),
    ];
    told(&mut town, &case, &rows);
}

#[test]
fn r_clk_12_an_extended_limit_turns_by_its_new_length() {
    let mut town = Township::morning();
    let case = town.accepted(Wang);
    town.ask_extension(Wang, &case, 10, "案情复杂").unwrap();
    town.grant(Zhao, &case, Told::Phone).unwrap();
    // Twenty working days, due on 31 May; a fifth of them is four. Over the dragon boat festival.
    let rows = [
        ((5, 17, 18, 0), Light::Green),
        ((5, 24, 9, 0), Light::Green),
        ((5, 27, 9, 0), Light::Yellow),
        ((5, 31, 9, 0), Light::Orange),
        ((5, 31, 17, 31), Light::Red),
        ((6, 14, 17, 31), Light::Red),
        ((6, 17, 17, 31), Light::DoubleRed),
    ];
    told(&mut town, &case, &rows);
}

#[test]
fn r_clk_12_while_the_clock_stands_there_is_no_date_and_then_it_runs_on() {
    let mut town = Township::morning();
    let case = town.accepted(Wang);
    town.on_post(Wang, date(2024, 5, 16), 10, 0);
    town.begin_special(Wang, &case).unwrap();
    let paused = [((5, 17, 18, 0), Light::Paused), ((7, 1, 9, 0), Light::Paused)];
    told(&mut town, &case, &paused);
    town.on_post(Wang, date(2024, 7, 1), 10, 0);
    let result = "鉴定合格".to_owned();
    town.case(Wang, Operation::EndSpecial(EndSpecial { case: case.clone(), result })).unwrap();
    // Eight days were counted; Monday, 1 July, and Tuesday are the ninth and the tenth.
    let rows = [
        ((7, 1, 17, 0), Light::Yellow),
        ((7, 2, 9, 0), Light::Orange),
        ((7, 2, 17, 31), Light::Red),
    ];
    told(&mut town, &case, &rows);
}

#[test]
fn r_clk_12_what_the_law_accepted_has_its_light_without_anybody_entering_it() {
    let mut town = Township::morning();
    let case = town.opened(Wang, "FP07", &["m1"]);
    let rows = [
        ((5, 13, 9, 0), Light::Green),
        ((5, 15, 9, 0), Light::Yellow),
        ((5, 17, 9, 0), Light::Orange),
        ((5, 17, 17, 31), Light::Red),
    ];
    told(&mut town, &case, &rows);
    let first: Vec<Date> = view::mine(&town.state, &town.id(Wang), town.now)
        .into_iter()
        .filter_map(|one| view::due(&town.state, one, town.now))
        .map(|due| due.date)
        .collect();
    assert_eq!(first, [date(2024, 5, 17)]);
}

#[test]
fn r_clk_10_what_the_visitor_keeps_waiting_turns_no_red_and_says_for_whom_it_waits() {
    // A site may choose that no delay excuses.
    for (excuses, after, twice) in
        [(true, Light::Waits, Light::Waits), (false, Light::Red, Light::DoubleRed)]
    {
        let mut town = Township::morning();
        town.state.site.settings.delay_excuses = excuses;
        let case = town.accepted(Wang);
        let (kind, note) = (DelayKind::AwaitsVisitor, "5月6日请补原件，未交".to_owned());
        let delay = NoteDelay { case: case.clone(), kind, note };
        town.case(Wang, Operation::NoteDelay(delay)).unwrap();
        // Until its date it is as near as any other.
        let rows = [
            ((5, 15, 9, 0), Light::Yellow),
            ((5, 17, 17, 29), Light::Orange),
            ((5, 17, 17, 31), after),
            ((5, 31, 17, 31), twice),
        ];
        told(&mut town, &case, &rows);
    }
}
