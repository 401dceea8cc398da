//! Figures worked by hand, and the events they open to.

use super::view::{Kind, Load, behind, days, hours, load, monday, weeks};
use super::*;
use crate::contact::Told;
use crate::queue::{Call, Operation as Asked, Take};
use crate::township::*;
use crate::{Operation, TicketId};

/// Returns a day of so many of each.
fn day(all: &[(What, u32)]) -> Day {
    let mut day = Day::default();
    for (what, times) in all {
        (0..*times).for_each(|_| day.add(*what));
    }
    day
}

fn waited(minutes: u16) -> What {
    What::Waited { minutes }
}

/// Returns the figures of the town's first week.
fn week(town: &Township) -> Day {
    let span = (date(2024, 5, 6), date(2024, 5, 12));
    let weeks = weeks(&days(&town.state, span, town.now));
    weeks.get(&date(2024, 5, 6)).cloned().unwrap_or_default()
}

#[test]
fn a_share_is_rounded_to_the_nearest_hundredth_and_is_nothing_of_nothing() {
    assert_eq!(day(&[(What::InTime, 2), (What::Late, 1)]).in_time_percent(), Some(67));
    assert_eq!(day(&[(What::Kept, 199), (What::Unkept, 1)]).kept_percent(), Some(100));
    assert_eq!(day(&[(What::Missed, 4)]).kept_percent(), None, "the visitor's, not the window's");
    assert_eq!(Day::default().in_time_percent(), None);
}

#[test]
fn half_and_nine_tenths_of_the_waiting_are_nearest_ranks() {
    // Ten visitors: the fifth waited 4 minutes, the ninth 30.
    let ten = [(0, 2), (2, 1), (3, 1), (4, 2), (9, 2), (30, 1), (90, 1)];
    let ten: Vec<(What, u32)> = ten.iter().map(|(min, times)| (waited(*min), *times)).collect();
    let ten = day(&ten);
    assert_eq!((ten.waited(50), ten.waited(90), ten.waited(100)), (Some(4), Some(30), Some(90)));
    assert_eq!(day(&[(waited(7), 1)]).waited(50), Some(7));
    assert_eq!(Day::default().waited(50), None);
}

#[test]
fn the_load_of_an_hour_is_the_mean_of_the_days_on_which_anybody_came() {
    let came = |hour, times| (What::Came { hour }, times);
    let all = [
        (date(2024, 5, 6), day(&[came(9, 4), came(15, 1)])),
        (date(2024, 5, 13), day(&[came(9, 3)])),
        // Nobody came: not a day to divide by.
        (date(2024, 5, 20), day(&[(What::InTime, 1)])),
        (date(2024, 5, 11), day(&[came(10, 2)])),
    ];
    let all = all.into_iter().collect();
    let one = |weekday, hour, tenths| Load { weekday, hour, tenths };
    assert_eq!(load(&all), [one(0, 9, 35), one(0, 15, 5), one(5, 10, 20)]);
    assert_eq!(hours(&all), [9, 10, 11, 12, 13, 14, 15]);
}

#[test]
fn a_week_begins_on_monday() {
    assert_eq!(monday(date(2024, 5, 12)), date(2024, 5, 6));
    assert_eq!(monday(date(2024, 5, 6)), date(2024, 5, 6));
}

#[test]
fn r_clk_3_a_matter_counts_once_it_has_its_outcome_and_opens_to_it() {
    let mut town = Township::morning();
    let (soon, late) = (town.accepted(Wang), town.accepted(Wang));
    assert_eq!((week(&town).count(Kind::Came), week(&town).in_time_percent()), (2, None));
    town.finish(Wang, &soon, Told::Present).unwrap();
    assert_eq!(week(&town).in_time_percent(), Some(100));
    // Ten working days from 6 May end on 17 May.
    town.on_post(Wang, date(2024, 5, 20), 9, 0);
    town.finish(Wang, &late, Told::Present).unwrap();
    let span = (date(2024, 5, 6), date(2024, 5, 26));
    let all = days(&town.state, span, town.now);
    assert_eq!(all[&date(2024, 5, 20)].in_time_percent(), Some(0));
    let of = |kind| -> Vec<Of> {
        behind(&town.state, span, kind, town.now).into_iter().map(|one| one.of).collect()
    };
    assert_eq!((of(Kind::Late), of(Kind::InTime)), (vec![Of::Case(late)], vec![Of::Case(soon)]));
}

#[test]
fn r_clk_2_a_matter_done_on_the_spot_is_late_the_day_after_it_started() {
    let mut town = Township::morning();
    let (soon, late) =
        (town.opened(Wang, "FP01", &["m1", "m2"]), town.opened(Wang, "FP01", &["m1", "m2"]));
    town.finish(Wang, &soon, Told::Present).unwrap();
    town.on_post(Wang, date(2024, 5, 7), 9, 0);
    town.finish(Wang, &late, Told::Present).unwrap();
    let counted = [Kind::InTime, Kind::Late].map(|kind| week(&town).count(kind));
    assert_eq!(counted, [1, 1]);
}

#[test]
fn whoever_waited_is_counted_at_the_first_call_and_stays_counted_when_numbers_are_let_go() {
    let mut town = Township::morning();
    let take = Take { post: town.posts[0].clone(), item: None, number: 0 };
    town.act(Wang, &Operation::Queue(Asked::Take(take))).unwrap();
    let ticket = TicketId::from(&town.last);
    let began = town.state.queue.get(&ticket).map(|one| one.turn).unwrap();
    town.set(date(2024, 5, 6), 9, 30);
    let minutes = u16::try_from(town.now.since(began).0).unwrap();
    let call = Operation::Queue(Asked::Call(Call { ticket, ahead: None }));
    town.act(Wang, &call).unwrap();
    town.act(Wang, &call).unwrap();
    assert!(minutes > 0);
    assert_eq!((week(&town).waited(50), week(&town).count(Kind::Waited)), (Some(minutes), 1));
    let span = (date(2024, 5, 6), date(2024, 5, 6));
    assert!(behind(&town.state, span, Kind::Waited, town.now).is_empty(), "it stands in shares");
    // Another number a fortnight later lets this one go.
    town.on_post(Wang, date(2024, 5, 20), 9, 0);
    let take = Take { post: town.posts[0].clone(), item: None, number: 0 };
    town.act(Wang, &Operation::Queue(Asked::Take(take))).unwrap();
    assert_eq!(town.state.queue.all().count(), 1);
    assert_eq!(week(&town).count(Kind::Waited), 1);
}

#[test]
fn what_is_older_than_duty_is_kept_is_let_go() {
    let mut figures = State::default();
    let in_time = |date| (date, What::InTime);
    figures.leave(&[in_time(date(2023, 4, 1)), in_time(date(2023, 4, 2))]);
    figures.forget(date(2024, 5, 6));
    assert!(figures.left(date(2023, 4, 1)).is_none());
    assert!(figures.left(date(2023, 4, 2)).is_some());
}
