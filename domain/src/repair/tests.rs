//! Repairs told as stories: a burst pipe at night, a lock before a holiday, what was not mended after all, and
//! what is shut off for a time. UL01, UL02, UL03

use std::collections::BTreeSet;

use super::clock::{Awaits, wait};
use super::*;
use crate::id::{BuildingKey, OutageId, PersonId, RepairId, TeamKey};
use crate::site::Setting;
use crate::text::Text;
use crate::time::{Date, Span, TimeOfDay, Timestamp};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

fn team(key: &str) -> Team {
    let (key, name) = (TeamKey(key.to_owned()), Text::hans("水电组"));
    Team { key, name, phone: "0731-88881234".to_owned(), person: None, off: false }
}

fn building(key: &str) -> Building {
    Building { key: BuildingKey(key.to_owned()), name: Text::hans("北三舍"), off: false }
}

fn arrange() -> Arrange {
    let teams = vec![team("water"), team("wood")];
    Arrange { teams, buildings: vec![building("north-3"), building("north-4")] }
}

fn north_3() -> Place {
    let building = Some(BuildingKey("north-3".to_owned()));
    Place { building, named: String::new() }
}

fn broken(kind: Kind, danger: Option<Danger>) -> Report {
    Report { place: north_3(), kind, danger }
}

fn burst() -> Report {
    broken(Kind::Water, Some(Danger::BurstPipe))
}

/// A site with two teams and two buildings, its clerks on duty.
fn campus() -> Township {
    let mut town = Township::morning();
    done(&mut town, Sun, Operation::Arrange(arrange()));
    town
}

fn asks(town: &mut Township, who: Who, asked: Operation) -> Result<(), Refused> {
    town.act(who, &Asked::Repair(asked)).map(drop)
}

fn done(town: &mut Township, who: Who, asked: Operation) {
    asks(town, who, asked).unwrap();
}

fn visits(town: &mut Township, asked: Operation) -> Result<(), Refused> {
    town.visitor(&Asked::Repair(asked)).map(drop)
}

fn reported(town: &mut Township, report: Report) -> RepairId {
    visits(town, Operation::Report(report)).unwrap();
    RepairId::from(&town.last)
}

fn dispatch(repair: &RepairId, team: &str) -> Operation {
    Operation::Dispatch(Dispatch { repair: repair.clone(), team: TeamKey(team.to_owned()) })
}

fn accept(repair: &RepairId) -> Operation {
    Operation::Accept(Accept { repair: repair.clone(), expected: None })
}

fn arrive(repair: &RepairId) -> Operation {
    Operation::Arrive(Arrive { repair: repair.clone() })
}

fn finish(repair: &RepairId, words: &str) -> Operation {
    let (repair, words) = (repair.clone(), words.to_owned());
    Operation::Finish(Finish { repair, words, material: None })
}

fn confirm(repair: &RepairId) -> Operation {
    Operation::Confirm(Confirm { repair: repair.clone() })
}

fn reopen(repair: &RepairId) -> Operation {
    Operation::Reopen(Reopen { repair: repair.clone() })
}

fn cancel(repair: &RepairId) -> Operation {
    Operation::Cancel(Cancel { repair: repair.clone() })
}

fn one<'a>(town: &'a Township, id: &RepairId) -> &'a Repair {
    town.state.repair.get(id).unwrap()
}

fn mended(town: &mut Township, id: &RepairId) {
    let steps = [dispatch(id, "water"), accept(id), arrive(id), finish(id, "换了阀门")];
    for step in steps {
        done(town, Wang, step);
    }
}

fn late_at(town: &Township, id: &RepairId, now: Timestamp) -> bool {
    view::is_late(&town.state, one(town, id), now)
}

fn minutes(at: Timestamp, minutes: i64) -> Timestamp {
    at.plus(crate::time::Minutes(minutes))
}

fn local(town: &Township, date: Date, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date, TimeOfDay::hm(hour, minute), town.state.site.zone)
}

fn refuses(town: &mut Township, asked: Operation, refusal: Refusal) {
    assert_eq!(asks(town, Wang, asked), Err(refusal.into()));
}

#[test]
fn ul01_a_burst_pipe_goes_its_course_until_the_student_confirms() {
    let mut town = campus();
    let id = reported(&mut town, burst());
    assert!(one(&town, &id).no.starts_with('W'));
    assert_eq!(one(&town, &id).owner, None);
    mended(&mut town, &id);
    assert_eq!(one(&town, &id).owner, Some(town.id(Wang)));
    assert!(visits(&mut town, confirm(&id)).is_ok());
    assert_eq!(one(&town, &id).stage, Stage::Confirmed);
    let by: Vec<_> = one(&town, &id).steps.iter().map(|step| step.by.clone()).collect();
    let wang = Some(town.id(Wang));
    assert_eq!(by, [None, wang.clone(), wang.clone(), wang.clone(), wang, None]);
}

#[test]
fn ul01_each_step_follows_the_one_before_and_no_other() {
    let steps = |id: &RepairId| {
        [
            dispatch(id, "water"),
            accept(id),
            arrive(id),
            finish(id, "好了"),
            confirm(id),
            reopen(id),
            cancel(id),
        ]
    };
    // What may follow: dispatched, accepted, arrived, finished, confirmed, reopened, cancelled.
    let rows: [(usize, Stage, [bool; 7]); 6] = [
        (0, Stage::Reported, [true, false, false, false, false, false, true]),
        (1, Stage::Dispatched, [false, true, false, false, false, false, true]),
        (2, Stage::Accepted, [false, false, true, false, false, false, true]),
        (3, Stage::Arrived, [false, false, false, true, false, false, false]),
        (4, Stage::Done, [false, false, false, false, true, true, false]),
        (5, Stage::Confirmed, [false; 7]),
    ];
    for (taken, stage, may) in rows {
        for (place, may) in may.into_iter().enumerate() {
            let mut town = campus();
            let id = reported(&mut town, burst());
            let all = steps(&id);
            all[..taken].iter().for_each(|step| done(&mut town, Wang, step.clone()));
            assert_eq!(one(&town, &id).stage, stage);
            let asked = asks(&mut town, Wang, all[place].clone());
            let out_of_order = Refusal::OutOfOrder { stage };
            let same = Refusal::SentAlready { team: TeamKey("water".to_owned()) };
            let refused = asked == Err(out_of_order.into()) || asked == Err(same.into());
            assert_eq!((asked.is_ok(), refused), (may, !may), "{stage:?} {place}: {asked:?}");
        }
    }
}

#[test]
fn ul01_a_team_is_sent_within_thirty_minutes_accepts_in_ten_and_is_there_in_thirty() {
    let mut town = campus();
    town.set(date(2024, 5, 1), 2, 0); // A holiday, at night.
    let id = reported(&mut town, burst());
    for (minutes, taken) in [(30, 0), (10, 1), (30, 2)] {
        let (since, steps) = (one(&town, &id).reached, [dispatch(&id, "water"), accept(&id)]);
        for (waited, late) in [(minutes - 1, false), (minutes, false), (minutes + 1, true)] {
            assert_eq!(late_at(&town, &id, self::minutes(since, waited)), late, "{taken} {waited}");
        }
        if let Some(step) = steps.get(taken) {
            town.wait(5);
            let asked = Asked::Repair(step.clone());
            let stamp = town.stamp(Wang);
            town.take(&asked, &stamp).unwrap();
        }
    }
}

#[test]
fn ul01_an_emergency_is_mended_within_a_day_of_the_clock() {
    let mut town = campus();
    let id = reported(&mut town, burst());
    let since = one(&town, &id).since;
    let steps = [dispatch(&id, "water"), accept(&id), arrive(&id)];
    for step in steps {
        done(&mut town, Wang, step);
    }
    assert!(!late_at(&town, &id, minutes(since, 24 * 60)));
    assert!(late_at(&town, &id, minutes(since, 24 * 60 + 1)));
    done(&mut town, Wang, finish(&id, "换了阀门"));
    assert!(!late_at(&town, &id, minutes(since, 24 * 60 + 1)));
}

#[test]
fn ul02_an_ordinary_repair_is_answered_in_a_day_and_done_in_three_working_days() {
    let mut town = campus();
    town.set(date(2024, 4, 30), 9, 0); // 1 to 5 May are days off; 28 April and 11 May are worked.
    let id = reported(&mut town, broken(Kind::Door, None));
    let since = one(&town, &id).since;
    let waits = wait(&town.state, one(&town, &id)).unwrap();
    assert_eq!((waits.awaits, waits.due.at), (Awaits::Dispatch, minutes(since, 24 * 60)));
    assert!(!late_at(&town, &id, minutes(since, 24 * 60)));
    assert!(late_at(&town, &id, minutes(since, 24 * 60 + 1)));
    for step in [dispatch(&id, "wood"), accept(&id)] {
        let stamp = town.stamp(Wang);
        town.take(&Asked::Repair(step), &stamp).unwrap();
    }
    let waits = wait(&town.state, one(&town, &id)).unwrap();
    assert_eq!((waits.awaits, waits.due.date), (Awaits::Arrival, date(2024, 5, 8)));
    assert!(!late_at(&town, &id, local(&town, date(2024, 5, 8), 9, 0)));
    assert!(late_at(&town, &id, local(&town, date(2024, 5, 9), 0, 0)));
}

#[test]
fn ul01_what_is_reopened_twice_keeps_its_history_and_stands_first() {
    let mut town = campus();
    let id = reported(&mut town, broken(Kind::Door, None));
    let other = reported(&mut town, burst());
    for again in 1..=2 {
        mended(&mut town, &id);
        visits(&mut town, reopen(&id)).unwrap();
        let reopened = one(&town, &id).steps.iter().filter(|step| step.what == What::Reopened);
        assert_eq!(reopened.count(), again);
    }
    let now = town.now;
    assert_eq!(one(&town, &id).since, one(&town, &id).reached);
    assert!(one(&town, &id).is_reopened());
    assert_eq!(one(&town, &id).owner, Some(town.id(Wang)));
    let order = |now| view::in_order(&town.state, now).into_iter().map(|one| one.id.clone());
    assert_eq!(order(now).collect::<Vec<_>>(), [id.clone(), other.clone()]);
    let late = minutes(one(&town, &other).since, 31);
    assert_eq!(order(late).next(), Some(other));
}

#[test]
fn s1_1_2_a_repair_is_whoevers_took_it_and_then_whoevers_sent_the_team() {
    let mut town = campus();
    done(&mut town, Wang, Operation::Report(burst()));
    let told = RepairId::from(&town.last);
    assert_eq!(one(&town, &told).owner, Some(town.id(Wang)));
    let own = reported(&mut town, burst());
    let of = |town: &Township, who| {
        let mine = view::mine(&town.state, &town.id(who), town.now);
        mine.into_iter().map(|one| one.id.clone()).collect::<BTreeSet<_>>()
    };
    assert_eq!(of(&town, Wang), BTreeSet::from([told, own.clone()]));
    assert_eq!(of(&town, Zhou), BTreeSet::from([own.clone()]));
    done(&mut town, Zhou, dispatch(&own, "water"));
    assert_eq!(of(&town, Zhou), BTreeSet::from([own.clone()]));
    assert!(!of(&town, Wang).contains(&own));

    done(&mut town, Wang, dispatch(&own, "wood"));
    assert_eq!(one(&town, &own).owner, Some(town.id(Wang)));
    let late = minutes(one(&town, &own).reached, 11);
    let seen = |who| view::watched(&town.state, &town.id(who), late).len();
    assert_eq!((seen(Chen), seen(Zhou)), (1, 0));
    let light = |now| view::light(&town.state, one(&town, &own), now);
    assert_eq!(light(late), Some(crate::case::view::Light::Red));
    assert_eq!(light(minutes(late, 10)), Some(crate::case::view::Light::DoubleRed));
}

#[test]
fn a_site_takes_repairs_once_it_has_a_team() {
    let mut town = Township::morning();
    refuses(&mut town, Operation::Report(burst()), Refusal::NoTeams);
    let matters = |town: &Township, setting| view::matters(&town.state, setting);
    assert!(matters(&town, Setting::AppealDays));
    assert!(!matters(&town, Setting::RepairWorkingDays));
    let mut off = arrange();
    off.teams.iter_mut().for_each(|team| team.off = true);
    done(&mut town, Sun, Operation::Arrange(off));
    refuses(&mut town, Operation::Report(burst()), Refusal::NoTeams);
    done(&mut town, Sun, Operation::Arrange(arrange()));
    done(&mut town, Wang, Operation::Report(burst()));
    assert!(matters(&town, Setting::RepairWorkingDays));
}

#[test]
fn teams_and_buildings_have_keys_names_and_phones_and_are_never_taken_away() {
    let mut town = campus();
    let with = |change: &dyn Fn(&mut Arrange)| {
        let mut asked = arrange();
        change(&mut asked);
        asked
    };
    let key = |key: &str| key.to_owned();
    let nobody = PersonId("x-1".to_owned());
    let rows = [
        (
            with(&|all| all.buildings.push(building("water"))),
            Refusal::KeyTwice { key: key("water") },
        ),
        (
            with(&|all| all.teams[0].name = Text::hans("水".repeat(61))),
            Refusal::Unnamed { key: key("water"), most: 60 },
        ),
        (with(&|all| drop(all.teams.pop())), Refusal::KeyGone { key: key("wood") }),
        (with(&|all| drop(all.buildings.pop())), Refusal::KeyGone { key: key("north-4") }),
        (
            with(&|all| all.teams[1].phone.clear()),
            Refusal::Unreachable { team: TeamKey(key("wood")) },
        ),
        (
            with(&|all| all.teams[0].person = Some(nobody.clone())),
            Refusal::UnknownPerson { person: nobody.clone() },
        ),
    ];
    for (asked, refusal) in rows {
        assert_eq!(asks(&mut town, Sun, Operation::Arrange(asked)), Err(refusal.into()));
    }
    let zhou = town.id(Zhou);
    let led = with(&|all| all.teams[0].person = Some(zhou.clone()));
    assert!(asks(&mut town, Sun, Operation::Arrange(led)).is_ok());
    let named = with(&|all| all.teams[0].name = Text::hans("水".repeat(60)));
    assert!(asks(&mut town, Sun, Operation::Arrange(named)).is_ok());
}

#[test]
fn ul01_where_it_is_broken_is_a_building_of_the_site_or_said_in_words() {
    let mut town = campus();
    let at = |building: Option<&str>, named: &str| {
        let building = building.map(|key| BuildingKey(key.to_owned()));
        let place = Place { building, named: named.to_owned() };
        Operation::Report(Report { place, kind: Kind::Water, danger: None })
    };
    let unknown = BuildingKey("south".to_owned());
    let long = "馆".repeat(61);
    let rows = [
        (at(Some("south"), ""), Refusal::UnknownBuilding { building: unknown }),
        (at(None, " "), Refusal::BuildingUnsaid { most: 60 }),
        (at(None, &long), Refusal::BuildingUnsaid { most: 60 }),
    ];
    for (asked, refusal) in rows {
        refuses(&mut town, asked, refusal);
    }
    done(&mut town, Wang, at(Some("north-3"), ""));
    done(&mut town, Wang, at(None, &"馆".repeat(60)));
}

#[test]
fn what_is_written_down_of_a_repair_is_about_one_and_says_something() {
    let mut town = campus();
    let id = reported(&mut town, burst());
    let unknown = RepairId("x-1".to_owned());
    let none = Refusal::UnknownRepair { repair: unknown.clone() };
    refuses(&mut town, dispatch(&unknown, "water"), none);
    let team = TeamKey("roof".to_owned());
    refuses(&mut town, dispatch(&id, "roof"), Refusal::UnknownTeam { team });
    done(&mut town, Wang, dispatch(&id, "water"));
    let team = TeamKey("water".to_owned());
    refuses(&mut town, dispatch(&id, "water"), Refusal::SentAlready { team });

    let now = town.now;
    let expects = |at| Operation::Accept(Accept { repair: id.clone(), expected: Some(at) });
    refuses(&mut town, expects(minutes(now, -1)), Refusal::ExpectedBefore);
    done(&mut town, Wang, expects(minutes(now, 20)));
    assert_eq!(one(&town, &id).expected, Some(minutes(now, 20)));
    done(&mut town, Wang, arrive(&id));

    let says = |words: &str, cents: Option<u32>| {
        let material = cents.map(|cents| Material { cents });
        Operation::Finish(Finish { repair: id.clone(), words: words.to_owned(), material })
    };
    refuses(&mut town, says(" ", None), Refusal::WordsWrong { most: 300 });
    refuses(&mut town, says(&"修".repeat(301), None), Refusal::WordsWrong { most: 300 });
    refuses(&mut town, says("换了龙头", Some(0)), Refusal::CostsNothing);
    done(&mut town, Wang, says(&"修".repeat(300), Some(1)));
}

fn shuts(town: &Township, ahead: i64, emergency: bool) -> AnnounceOutage {
    let from = minutes(town.now, ahead);
    AnnounceOutage {
        supply: Supply::Water,
        buildings: BTreeSet::from([BuildingKey("north-3".to_owned())]),
        place: String::new(),
        span: Span { from, to: minutes(from, 180) },
        why: "清洗水箱".to_owned(),
        emergency,
    }
}

#[test]
fn ul03_what_is_shut_off_is_announced_a_day_before_or_is_an_emergency() {
    let mut town = campus();
    let day = 24 * 60;
    let short = shuts(&town, day - 1, false);
    let earliest = minutes(town.now, day);
    refuses(&mut town, Operation::AnnounceOutage(short), Refusal::TooSoon { earliest });
    let in_time = shuts(&town, day, false);
    done(&mut town, Wang, Operation::AnnounceOutage(in_time));
    let burst = shuts(&town, -60, true);
    done(&mut town, Wang, Operation::AnnounceOutage(burst));

    let over = shuts(&town, -180, true);
    refuses(&mut town, Operation::AnnounceOutage(over), Refusal::NotForwards);
    let mut backwards = shuts(&town, 2 * day, false);
    backwards.span.to = backwards.span.from;
    refuses(&mut town, Operation::AnnounceOutage(backwards), Refusal::NotForwards);
    let silent = AnnounceOutage { why: String::new(), ..shuts(&town, day, false) };
    refuses(&mut town, Operation::AnnounceOutage(silent), Refusal::WordsWrong { most: 300 });
    let vast = AnnounceOutage { place: "楼".repeat(301), ..shuts(&town, day, false) };
    refuses(&mut town, Operation::AnnounceOutage(vast), Refusal::WordsWrong { most: 300 });
}

#[test]
fn ul03_a_resident_is_told_what_is_shut_off_where_they_are_until_it_is_over() {
    let mut town = campus();
    let announce = shuts(&town, -60, true);
    let to = announce.span.to;
    done(&mut town, Wang, Operation::AnnounceOutage(announce));
    let id = OutageId::from(&town.last);
    let mut other = north_3();
    other.building = Some(BuildingKey("north-4".to_owned()));
    let told = |town: &Township, kind, place: &Place, now| {
        view::explains(&town.state, kind, place, now).is_some()
    };
    let (here, now) = (north_3(), town.now);
    assert!(told(&town, Kind::Water, &here, now));
    assert!(!told(&town, Kind::Electricity, &here, now));
    assert!(!told(&town, Kind::Water, &other, now));
    assert!(told(&town, Kind::Water, &here, minutes(to, -1)));
    assert!(!told(&town, Kind::Water, &here, to));
    assert!(view::outages(&town.state, to).is_empty());

    let end = |outage: &OutageId, words: &str| {
        Operation::EndOutage(EndOutage { outage: outage.clone(), words: words.to_owned() })
    };
    let unknown = OutageId("x-1".to_owned());
    let none = Refusal::UnknownOutage { outage: unknown.clone() };
    refuses(&mut town, end(&unknown, "已恢复"), none);
    refuses(&mut town, end(&id, ""), Refusal::WordsWrong { most: 300 });
    done(&mut town, Wang, end(&id, "提前恢复供水"));
    let now = town.now;
    assert!(!told(&town, Kind::Water, &here, now));
    refuses(&mut town, end(&id, "已恢复"), Refusal::OutageOver);
    assert_eq!(
        town.state.repair.outage(&id).unwrap().ended.as_ref().unwrap().words,
        "提前恢复供水"
    );
}

#[test]
fn an_outage_of_the_whole_site_holds_in_every_building() {
    let mut town = campus();
    let all = AnnounceOutage { buildings: BTreeSet::new(), ..shuts(&town, -1, true) };
    done(&mut town, Wang, Operation::AnnounceOutage(all));
    let typed = Place { building: None, named: "老图书馆".to_owned() };
    for place in [north_3(), typed] {
        assert!(view::explains(&town.state, Kind::Water, &place, town.now).is_some());
    }
    let south = BTreeSet::from([BuildingKey("south".to_owned())]);
    let nowhere = AnnounceOutage { buildings: south, ..shuts(&town, -1, true) };
    let refusal = Refusal::UnknownBuilding { building: BuildingKey("south".to_owned()) };
    refuses(&mut town, Operation::AnnounceOutage(nowhere), refusal);
}

#[test]
fn a_repair_is_kept_no_longer_than_a_visit_and_never_while_it_is_open() {
    let mut town = campus();
    let (open, over) = (reported(&mut town, burst()), reported(&mut town, burst()));
    mended(&mut town, &over);
    let day = 24 * 60;
    let kept = i64::from(town.state.site.settings.retention_contact_days);
    let from = one(&town, &over).reached;
    let old = |now| crate::archive::outdated_repairs(&town.state, now);
    assert!(old(minutes(from, kept * day - 1)).is_empty());
    assert_eq!(old(minutes(from, kept * day)), BTreeSet::from([over.clone()]));
    town.now = minutes(from, kept * day);
    let repairs = BTreeSet::from([open.clone(), over.clone()]);
    let erase = crate::archive::Erase { repairs, ..Default::default() };
    town.server(&Asked::Archive(crate::archive::Operation::Erase(erase)));
    assert!(town.state.repair.get(&over).is_none());
    assert!(town.state.repair.get(&open).is_some());
}
