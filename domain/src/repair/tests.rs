//! Repairs told as stories: a burst pipe at night, a lock before a holiday, two teams of whom the first comes,
//! what was not mended after all, and what is shut off for a time. UL01, UL02, UL03

use std::collections::BTreeSet;

use super::clock::{Awaits, wait};
use super::*;
use crate::calendar::Due;
use crate::contact::Personal;
use crate::id::{BuildingId, OperationId, OutageId, PersonId, RepairId, TeamId};
use crate::site::Setting;
use crate::text::Text;
use crate::time::{Date, Span, TimeOfDay, Timestamp};
use crate::township::*;
use crate::{Operation as Asked, Refusal as Refused};

/// A site with two teams and two buildings, its clerks on duty.
struct Campus {
    town: Township,
    teams: [TeamId; 2],
    buildings: [BuildingId; 2],
}

const WATER: usize = 0;
const WOOD: usize = 1;

fn team(name: &str) -> SetTeam {
    let (name, phone) = (Text::hans(name), "0731-88881234".to_owned());
    SetTeam { team: None, name, phone, person: None, off: false }
}

fn building(name: &str) -> SetBuilding {
    SetBuilding { building: None, name: Text::hans(name), off: false }
}

fn campus() -> Campus {
    let mut town = Township::morning();
    let teams = ["水电组", "木工组"].map(|name| {
        town.enter(Sun, &Asked::Repair(Operation::SetTeam(team(name)))).unwrap();
        TeamId::from(&town.last)
    });
    let buildings = ["北三舍", "北四舍"].map(|name| {
        town.enter(Sun, &Asked::Repair(Operation::SetBuilding(building(name)))).unwrap();
        BuildingId::from(&town.last)
    });
    Campus { town, teams, buildings }
}

impl Campus {
    /// Enters something on a tablet.
    fn enters(&mut self, who: Who, asked: Operation) -> Result<OperationId, Refused> {
        self.town.enter(who, &Asked::Repair(asked))?;
        Ok(self.town.last.clone())
    }

    fn does(&mut self, who: Who, asked: Operation) -> OperationId {
        self.enters(who, asked).unwrap()
    }

    /// Takes at the server what was entered on a tablet that knew less.
    fn arrives(&mut self, who: Who, asked: Operation) -> OperationId {
        self.town.act(who, &Asked::Repair(asked)).unwrap();
        self.town.last.clone()
    }

    fn visits(&mut self, asked: Operation) -> Result<OperationId, Refused> {
        self.town.visitor(&Asked::Repair(asked))?;
        Ok(self.town.last.clone())
    }

    fn refuses(&mut self, asked: Operation, refusal: Refusal) {
        assert_eq!(self.enters(Wang, asked), Err(refusal.into()));
    }

    /// A resident reports what is broken in the first building.
    fn reported(&mut self, kind: Kind, danger: Option<Danger>) -> RepairId {
        let report = Report { building: Some(self.buildings[0].clone()), kind, danger };
        RepairId::from(&self.visits(Operation::Report(report)).unwrap())
    }

    fn burst(&mut self) -> RepairId {
        self.reported(Kind::Water, Some(Danger::BurstPipe))
    }

    fn one(&self, id: &RepairId) -> &Repair {
        self.town.state.repair.get(id).unwrap()
    }

    fn stage(&self, id: &RepairId) -> Stage {
        self.one(id).stage
    }

    fn dispatch(&self, id: &RepairId, team: usize) -> Operation {
        let (repair, team) = (id.clone(), self.teams[team].clone());
        let (round, replaces) = (self.one(id).round.clone(), self.one(id).comes().cloned());
        Operation::Dispatch(Dispatch { repair, round, team, replaces })
    }

    /// By which operation the team that comes was sent; one that was not where none comes.
    fn by(&self, id: &RepairId) -> OperationId {
        let sent = self.one(id).sent.as_ref();
        sent.map_or_else(|| OperationId(id.0.clone()), |sent| sent.dispatch.clone())
    }

    /// Sends a team whose tablet is heard of days later.
    fn sends_late(&mut self, id: &RepairId) -> OperationId {
        let asked = self.dispatch(id, WATER);
        self.arrives_now(asked)
    }

    fn arrives_now(&mut self, asked: Operation) -> OperationId {
        let stamp = self.town.stamp(Wang);
        self.town.take(&Asked::Repair(asked), &stamp).unwrap();
        stamp.operation
    }

    /// Puts right what was asked, as it is known now.
    fn correct(&self, id: &RepairId, change: impl FnOnce(&mut Report)) -> Operation {
        let one = self.one(id);
        let from = Report { building: one.building.clone(), kind: one.kind, danger: one.danger };
        let mut to = from.clone();
        change(&mut to);
        Operation::Correct(Correct { repair: id.clone(), from, to })
    }

    fn cancel(&self, id: &RepairId, words: &str) -> Operation {
        let (repair, round) = (id.clone(), self.one(id).round.clone());
        Operation::Cancel(Cancel { repair, round, words: words.to_owned() })
    }

    fn end(&self, id: &RepairId) -> OperationId {
        self.one(id).end.clone().unwrap_or_else(|| OperationId(id.0.clone()))
    }

    fn confirm(&self, id: &RepairId, words: &str) -> Operation {
        let (repair, done) = (id.clone(), self.end(id));
        Operation::Confirm(Confirm { repair, done, words: words.to_owned() })
    }

    fn reopen(&self, id: &RepairId) -> Operation {
        Operation::Reopen(Reopen { repair: id.clone(), end: self.end(id) })
    }

    fn sends(&mut self, id: &RepairId, team: usize) -> OperationId {
        let asked = self.dispatch(id, team);
        self.does(Wang, asked)
    }

    /// Wang writes down that a team came and mended it.
    fn mends(&mut self, id: &RepairId) {
        let by = self.sends(id, WATER);
        for step in [accept(id, &by, None), arrive(id, &by), finish(id, &by, "换了阀门")] {
            self.does(Wang, step);
        }
    }

    fn is_late(&self, id: &RepairId, now: Timestamp) -> bool {
        view::is_late(&self.town.state, self.one(id), now)
    }

    fn mine(&self, who: Who) -> BTreeSet<RepairId> {
        let mine = view::mine(&self.town.state, &self.town.id(who), self.town.now);
        mine.into_iter().map(|one| one.id.clone()).collect()
    }
}

fn accept(repair: &RepairId, dispatch: &OperationId, expected: Option<Timestamp>) -> Operation {
    Operation::Accept(Accept { repair: repair.clone(), dispatch: dispatch.clone(), expected })
}

fn arrive(repair: &RepairId, dispatch: &OperationId) -> Operation {
    Operation::Arrive(Arrive { repair: repair.clone(), dispatch: dispatch.clone() })
}

fn finish(repair: &RepairId, dispatch: &OperationId, words: &str) -> Operation {
    let (repair, dispatch, words) = (repair.clone(), dispatch.clone(), words.to_owned());
    Operation::Finish(Finish { repair, dispatch, words, material: None })
}

fn minutes(at: Timestamp, minutes: i64) -> Timestamp {
    at.plus(crate::time::Minutes(minutes))
}

fn local(town: &Township, date: Date, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date, TimeOfDay::hm(hour, minute), town.state.site.zone)
}

#[test]
fn ul01_a_burst_pipe_goes_its_course_until_the_student_confirms() {
    let mut site = campus();
    let id = site.burst();
    assert!(site.one(&id).no.starts_with('W'));
    assert_eq!(site.one(&id).owner, None);
    site.mends(&id);
    assert_eq!(site.one(&id).owner, Some(site.town.id(Wang)));
    let confirm = site.confirm(&id, "");
    assert!(site.visits(confirm).is_ok());
    assert_eq!(site.stage(&id), Stage::Confirmed);
    let by: Vec<_> = site.one(&id).steps.iter().map(|step| step.by.clone()).collect();
    let wang = Some(site.town.id(Wang));
    assert_eq!(by, [None, wang.clone(), wang.clone(), wang.clone(), wang, None]);
}

/// What may be entered at each stage: a team sent, accepted, arrived and finished, confirmed, opened again,
/// cancelled.
#[test]
fn ul01_what_may_be_entered_follows_from_where_a_repair_stands() {
    let rows: [(Stage, [bool; 7]); 6] = [
        (Stage::Reported, [true, false, false, false, false, false, true]),
        (Stage::Dispatched, [true, true, true, true, false, false, true]),
        (Stage::Accepted, [true, true, true, true, false, false, true]),
        (Stage::Arrived, [true, false, false, true, false, false, false]),
        (Stage::Done, [false, false, false, false, true, true, false]),
        (Stage::Confirmed, [false, false, false, false, false, true, false]),
    ];
    for (taken, (stage, may)) in rows.into_iter().enumerate() {
        let mut site = campus();
        let id = site.burst();
        for step in 0..taken {
            let by = site.by(&id);
            let asked = match step {
                0 => site.dispatch(&id, WATER),
                1 => accept(&id, &by, None),
                2 => arrive(&id, &by),
                3 => finish(&id, &by, "换了阀门"),
                _ => site.confirm(&id, "来电说修好了"),
            };
            site.does(if step == 4 { Zhou } else { Wang }, asked);
        }
        assert_eq!(site.stage(&id), stage);
        let by = site.by(&id);
        let all = [
            site.dispatch(&id, WOOD),
            accept(&id, &by, None),
            arrive(&id, &by),
            finish(&id, &by, "换了阀门"),
            site.confirm(&id, "来电说修好了"),
            site.reopen(&id),
            site.cancel(&id, "来电说不用了"),
        ];
        for (place, (asked, may)) in all.into_iter().zip(may).enumerate() {
            let told = site.town.told(Zhou, &Asked::Repair(asked));
            assert_eq!(told.is_ok(), may, "{stage:?} {place}: {told:?}");
        }
    }
}

#[test]
fn what_happened_is_written_down_though_the_repair_has_moved_on() {
    let mut site = campus();
    let id = site.burst();
    let first = site.sends(&id, WATER);
    let second = site.sends(&id, WOOD);
    // The tablet on which the first team rang had not heard of the second.
    site.refuses(accept(&id, &first, None), Refusal::AnotherTeam);
    site.arrives(Wang, accept(&id, &first, None));
    assert_eq!(site.stage(&id), Stage::Dispatched);
    assert_eq!(site.by(&id), second);
    // Whoever is there is who came.
    site.arrives(Wang, arrive(&id, &first));
    assert_eq!((site.stage(&id), site.by(&id)), (Stage::Arrived, first.clone()));
    site.arrives(Zhou, accept(&id, &second, None));
    assert_eq!((site.stage(&id), site.by(&id)), (Stage::Arrived, first.clone()));
    site.does(Wang, finish(&id, &first, "换了阀门"));

    // It was opened again before a late team, a late end and a late word of it come in.
    let (end, round) = (site.end(&id), site.one(&id).round.clone());
    let reopen = site.reopen(&id);
    site.visits(reopen).unwrap();
    let (repair, team) = (id.clone(), site.teams[WOOD].clone());
    let late = Dispatch { repair, round: round.clone(), team, replaces: None };
    let late = Operation::Dispatch(late);
    let out_of_order = Refusal::OutOfOrder { stage: Stage::Reported };
    site.refuses(late.clone(), out_of_order.clone());
    let owner = site.one(&id).owner.clone();
    site.arrives(Zhou, late);
    site.arrives(Zhou, finish(&id, &second, "门也修了"));
    assert_eq!((site.stage(&id), &site.one(&id).sent), (Stage::Reported, &None));
    assert_eq!(site.one(&id).owner, owner);
    let confirm = Confirm { repair: id.clone(), done: end, words: String::new() };
    let stale = site.visits(Operation::Confirm(confirm));
    assert_eq!(stale, Err(out_of_order.clone().into()));
    let cancel = Cancel { repair: id.clone(), round, words: String::new() };
    assert_eq!(site.visits(Operation::Cancel(cancel)), Err(out_of_order.into()));
    assert_eq!(site.one(&id).steps.len(), 10);
}

#[test]
fn what_staff_call_over_is_opened_again_by_whoever_asked() {
    let mut site = campus();
    let id = site.burst();
    let silent = site.cancel(&id, " ");
    site.refuses(silent, Refusal::WordsWrong { most: 300 });
    let cancel = site.cancel(&id, "来电说不用了");
    site.does(Wang, cancel);
    let reopen = site.reopen(&id);
    site.visits(reopen).unwrap();

    // Whoever wrote that it is done, or leads the team, is not who hears that it is.
    site.mends(&id);
    let confirm = site.confirm(&id, "来电说修好了");
    site.refuses(confirm.clone(), Refusal::OwnWork);
    let (zhou, water) = (site.town.id(Zhou), Some(site.teams[WATER].clone()));
    let led = SetTeam { team: water, person: Some(zhou), ..team("水电组") };
    site.does(Sun, Operation::SetTeam(led));
    assert_eq!(site.enters(Zhou, confirm.clone()), Err(Refusal::OwnWork.into()));
    site.does(Li, confirm);
    let reopen = site.reopen(&id);
    site.visits(reopen).unwrap();
    assert!(site.one(&id).is_reopened());

    // What a resident said is over is asked anew; their words are never in the log.
    let spoken = site.cancel(&id, "不用了");
    assert_eq!(site.visits(spoken), Err(Refusal::WordsWrong { most: 300 }.into()));
    let cancel = site.cancel(&id, "");
    site.visits(cancel).unwrap();
    let reopen = site.reopen(&id);
    let refused = site.visits(reopen);
    assert_eq!(refused, Err(Refusal::OutOfOrder { stage: Stage::Cancelled }.into()));
}

#[test]
fn ul01_a_team_is_sent_within_thirty_minutes_accepts_in_ten_and_is_there_in_thirty() {
    let mut site = campus();
    site.town.set(date(2024, 5, 1), 2, 0); // A holiday, at night.
    let id = site.burst();
    for (minutes, taken) in [(30, 0), (10, 1), (30, 2)] {
        let since = site.one(&id).reached;
        for (waited, late) in [(minutes - 1, false), (minutes, false), (minutes + 1, true)] {
            assert_eq!(site.is_late(&id, self::minutes(since, waited)), late, "{taken} {waited}");
        }
        site.town.wait(5);
        let by = site.by(&id);
        let step = match taken {
            0 => site.dispatch(&id, WATER),
            1 => accept(&id, &by, None),
            _ => arrive(&id, &by),
        };
        let stamp = site.town.stamp(Wang);
        site.town.take(&Asked::Repair(step), &stamp).unwrap();
    }
}

#[test]
fn ul01_an_emergency_is_mended_within_a_day_of_the_clock() {
    let mut site = campus();
    let id = site.burst();
    let since = site.one(&id).since;
    let by = site.sends(&id, WATER);
    site.does(Wang, arrive(&id, &by));
    assert!(!site.is_late(&id, minutes(since, 24 * 60)));
    assert!(site.is_late(&id, minutes(since, 24 * 60 + 1)));
    site.does(Wang, finish(&id, &by, "换了阀门"));
    assert!(!site.is_late(&id, minutes(since, 24 * 60 + 1)));
}

#[test]
fn ul03_lost_water_is_reached_in_twenty_minutes_and_back_in_twelve_hours_or_two_days() {
    let mut site = campus();
    let id = site.reported(Kind::Water, Some(Danger::NoSupply));
    let since = site.one(&id).since;
    let by = site.sends(&id, WATER);
    site.does(Wang, accept(&id, &by, None));
    let accepted = site.one(&id).reached;
    assert!(!site.is_late(&id, minutes(accepted, 20)));
    assert!(site.is_late(&id, minutes(accepted, 21)));
    site.does(Wang, arrive(&id, &by));
    assert!(!site.is_late(&id, minutes(since, 12 * 60)));
    assert!(site.is_late(&id, minutes(since, 12 * 60 + 1)));
    // The team found that a main is broken.
    let mains = site.correct(&id, |to| to.danger = Some(Danger::NoMains));
    site.does(Wang, mains);
    assert!(!site.is_late(&id, minutes(since, 48 * 60)));
    assert!(site.is_late(&id, minutes(since, 48 * 60 + 1)));
    assert_eq!(site.stage(&id), Stage::Arrived);
}

#[test]
fn ul01_what_turns_out_to_be_urgent_is_urgent_from_then_on() {
    let mut site = campus();
    let id = site.reported(Kind::Water, None);
    site.town.wait(60);
    let moved = site.buildings[1].clone();
    let here = site.correct(&id, |to| to.building = Some(moved));
    let urgent = site.correct(&id, |to| to.danger = Some(Danger::BurstPipe));
    site.does(Wang, urgent);
    let known = site.one(&id).reached;
    assert!(!site.is_late(&id, minutes(known, 30)));
    assert!(site.is_late(&id, minutes(known, 31)));
    // Whoever put only the building right, knowing of no danger, leaves the danger as it is.
    site.arrives(Zhou, here);
    assert_eq!(site.one(&id).building, Some(site.buildings[1].clone()));
    assert!(site.one(&id).is_urgent());
    // Switched off and on, its minutes do not begin again.
    site.town.wait(20);
    for danger in [None, Some(Danger::Gas)] {
        let asked = site.correct(&id, |to| to.danger = danger);
        site.does(Wang, asked);
    }
    assert_eq!(site.one(&id).reached, known);
    let nothing = site.correct(&id, |_| ());
    site.refuses(nothing, Refusal::NothingCorrected);
    let asked = site.correct(&id, |to| to.kind = Kind::Other);
    let cancel = site.cancel(&id, "看错了");
    site.does(Wang, cancel);
    let over = Refusal::OutOfOrder { stage: Stage::Cancelled };
    site.refuses(asked, over);
}

#[test]
fn ul01_an_emergency_has_its_hours_from_when_it_is_known_to_be_one() {
    for (danger, hours) in [(Danger::BurstPipe, 24), (Danger::NoSupply, 12)] {
        let mut site = campus();
        let id = site.reported(Kind::Water, None);
        site.town.wait(3 * 24 * 60);
        let urgent = site.correct(&id, |to| to.danger = Some(danger));
        let stamp = site.town.stamp(Wang);
        site.town.take(&Asked::Repair(urgent), &stamp).unwrap();
        let known = site.one(&id).reached;
        assert!(!site.is_late(&id, minutes(known, 30)), "{danger:?}");
        let by = site.sends_late(&id);
        site.arrives(Wang, arrive(&id, &by));
        assert!(!site.is_late(&id, minutes(known, hours * 60)), "{danger:?}");
        assert!(site.is_late(&id, minutes(known, hours * 60 + 1)), "{danger:?}");
    }
}

#[test]
fn whoever_calls_it_over_and_opens_it_again_gains_no_time() {
    let mut site = campus();
    let id = site.burst();
    let since = site.one(&id).since;
    site.mends(&id);
    let reopen = site.reopen(&id);
    site.does(Wang, reopen);
    assert_eq!((site.one(&id).since, site.one(&id).urgent_since), (since, Some(since)));
    site.mends(&id);
    let reopen = site.reopen(&id);
    site.does(Zhou, reopen);
    let anew = site.one(&id).reached;
    assert_eq!((site.one(&id).since, site.one(&id).urgent_since), (anew, Some(anew)));
}

#[test]
fn of_two_tablets_without_a_network_the_first_that_is_heard_holds() {
    let mut site = campus();
    let id = site.burst();
    let [wood, water] = [WOOD, WATER].map(|team| site.dispatch(&id, team));
    let take = Operation::Take(Take { repair: id.clone(), from: None });
    let second = site.does(Zhou, wood);
    site.refuses(water.clone(), Refusal::AnotherTeam);
    site.arrives(Wang, water);
    site.arrives(Wang, take);
    assert_eq!(site.by(&id), second);
    assert_eq!(site.one(&id).owner, Some(site.town.id(Zhou)));

    // What the team said before arrives after what it said last.
    let now = site.town.now;
    let mut early = site.town.stamp(Zhou);
    site.town.wait(5);
    site.does(Zhou, accept(&id, &second, Some(minutes(now, 40))));
    early.received = site.town.now;
    let before = Asked::Repair(accept(&id, &second, Some(minutes(now, 20))));
    site.town.take(&before, &early).unwrap();
    assert_eq!(site.one(&id).sent.as_ref().unwrap().expected, Some(minutes(now, 40)));

    // The team is there and it is not its trade: another is sent.
    site.does(Zhou, arrive(&id, &second));
    let again = site.dispatch(&id, WATER);
    site.does(Zhou, again);
    assert_eq!(site.stage(&id), Stage::Dispatched);
}

#[test]
fn a_team_that_need_not_come_is_told_before_the_repair_is_forgotten() {
    let mut site = campus();
    let id = site.burst();
    let by = site.sends(&id, WATER);
    let cancel = site.cancel(&id, "");
    let down = Operation::StandDown(StandDown { repair: id.clone(), dispatch: by });
    site.refuses(down.clone(), Refusal::OutOfOrder { stage: Stage::Dispatched });
    site.visits(cancel).unwrap();
    assert!(site.mine(Wang).contains(&id));
    site.does(Wang, down);
    assert!(site.mine(Wang).is_empty());
}

#[test]
fn ul01_a_team_that_was_not_told_may_still_come() {
    let mut site = campus();
    let id = site.burst();
    let first = site.sends(&id, WATER);
    let none: Vec<&TeamId> = Vec::new();
    assert_eq!(site.one(&id).may_still_come(), none, "it is to come");
    site.sends(&id, WOOD);
    assert_eq!(site.one(&id).may_still_come(), [&site.teams[WATER]], "another was sent after it");
    let cancel = site.cancel(&id, "");
    let mut cancelled = site;
    cancelled.visits(cancel).unwrap();
    let both: Vec<&TeamId> = cancelled.teams.iter().collect();
    assert_eq!(cancelled.one(&id).may_still_come(), both);
    let second = cancelled.by(&id);
    let told = StandDown { repair: id.clone(), dispatch: second };
    cancelled.does(Wang, Operation::StandDown(told));
    assert_eq!(cancelled.one(&id).may_still_come(), [&cancelled.teams[WATER]]);
    let told = StandDown { repair: id.clone(), dispatch: first };
    cancelled.does(Wang, Operation::StandDown(told));
    assert_eq!(cancelled.one(&id).may_still_come(), none);

    // Who was there and could not mend it is no longer on the way, and what is done is not said of any more.
    let mut site = campus();
    let id = site.burst();
    let first = site.sends(&id, WATER);
    site.does(Wang, arrive(&id, &first));
    let second = site.sends(&id, WOOD);
    assert_eq!(site.one(&id).may_still_come(), none);
    site.does(Wang, finish(&id, &second, "换了门"));
    assert_eq!(site.one(&id).may_still_come(), none);

    // A team that is sent once more has to be told once more; who was there, by whichever dispatch, has not.
    let mut site = campus();
    let id = site.burst();
    let first = site.sends(&id, WATER);
    site.sends(&id, WOOD);
    let told = |dispatch| Operation::StandDown(StandDown { repair: id.clone(), dispatch });
    site.does(Wang, told(first.clone()));
    assert_eq!(site.one(&id).may_still_come(), none);
    site.refuses(told(first.clone()), Refusal::OutOfOrder { stage: Stage::Dispatched });
    let again = site.sends(&id, WATER);
    site.does(Wang, arrive(&id, &again));
    site.sends(&id, WOOD);
    assert_eq!(site.one(&id).may_still_come(), none);
}

#[test]
fn ul01_whoever_called_over_what_they_wrote_down_gains_no_time_on_its_page() {
    let mut site = campus();
    let report = Report { building: None, kind: Kind::Water, danger: Some(Danger::BurstPipe) };
    let id = RepairId::from(&site.does(Wang, Operation::Report(report)));
    let since = site.one(&id).since;
    let cancel = site.cancel(&id, "打错了");
    let end = site.does(Wang, cancel);
    site.town.wait(60);
    let again = Reopen { repair: id.clone(), end };
    site.visits(Operation::Reopen(again)).unwrap();
    assert_eq!((site.one(&id).stage, site.one(&id).since), (Stage::Reported, since));
}

#[test]
fn s1_1_2_what_is_reported_is_seen_by_whoever_is_at_work_or_comes_next() {
    let site = campus();
    let day = site.town.now.date(site.town.state.site.zone);
    assert_eq!(view::watch(&site.town.state, site.town.now), view::Watch::Now);
    let night = local(&site.town, day, 23, 30).plus(crate::time::Minutes(60));
    let opening = site.town.state.site.next_opening(night).unwrap();
    assert!(opening > night);
    assert_eq!(view::watch(&site.town.state, night), view::Watch::From(opening));
    // The next morning the site is open, and nobody has come to work.
    let morning = minutes(opening, 30);
    assert_eq!(view::watch(&site.town.state, morning), view::Watch::Nobody);
}

#[test]
fn ul01_minutes_are_promised_only_while_somebody_is_at_work() {
    let mut site = campus();
    let due = |id: &RepairId, site: &Campus| wait(&site.town.state, site.one(id)).unwrap().due;
    let id = site.burst();
    let promised =
        |site: &Campus, due, minutes, now| view::is_promised(&site.town.state, &due, minutes, now);
    assert!(promised(&site, due(&id, &site), true, site.town.now));
    let night = local(&site.town, site.town.now.date(site.town.state.site.zone), 23, 59);
    let night = minutes(night, 60);
    let opening = site.town.state.site.next_opening(night).unwrap();
    let at = |at| Due { at, date: at.date(site.town.state.site.zone), provisional: false };
    assert!(!promised(&site, at(minutes(opening, 1)), true, night), "nobody sees it in time");
    assert!(promised(&site, at(minutes(opening, 1)), false, night));
    assert!(!promised(&site, at(opening), false, night), "whoever opens cannot keep it");
}

#[test]
fn ul01_residents_report_no_more_than_is_seen_to_and_danger_always() {
    let mut site = campus();
    let report = |danger| Report { building: None, kind: Kind::Door, danger };
    let ids: Vec<RepairId> =
        (0..rules::MOST_OPEN - 1).map(|_| site.reported(Kind::Door, None)).collect();
    assert_eq!(report(None).possible(&site.town.state, None, site.town.now), Ok(()));
    site.reported(Kind::Door, None);
    let full = Err(Refusal::TooManyOpen { most: rules::MOST_OPEN });
    assert_eq!(report(None).possible(&site.town.state, None, site.town.now), full);
    assert_eq!(report(Some(Danger::Gas)).possible(&site.town.state, None, site.town.now), Ok(()));
    // Whoever serves knows what they take on.
    site.does(Wang, Operation::Report(report(None)));
    site.sends(&ids[0], WOOD);
    assert_eq!(report(None).possible(&site.town.state, None, site.town.now), Ok(()));
    // What lies there for days keeps nobody else out.
    site.reported(Kind::Door, None);
    assert_eq!(report(None).possible(&site.town.state, None, site.town.now), full);
    site.town.wait(3 * 24 * 60);
    assert_eq!(report(None).possible(&site.town.state, None, site.town.now), Ok(()));
}

#[test]
fn what_was_said_last_of_each_field_stands() {
    let mut site = campus();
    let id = site.burst();
    site.mends(&id);
    let reopen = site.reopen(&id);
    let again = site.visits(reopen).unwrap();
    let first = Personal {
        name: "王同学".to_owned(),
        phone: String::new(),
        words: "水从墙里喷出来".to_owned(),
        place: "302 室".to_owned(),
    };
    let later = Personal { words: "还在滴水".to_owned(), ..Personal::default() };
    let look = |operation: &OperationId| {
        Some(if *operation == again { later.clone() } else { first.clone() })
    };
    let said = view::said(site.one(&id), look);
    assert_eq!(said, Personal { words: later.words.clone(), ..first.clone() });
}

#[test]
fn ul02_an_ordinary_repair_is_answered_in_a_day_and_done_in_three_working_days() {
    let mut site = campus();
    site.town.set(date(2024, 4, 30), 9, 0); // 1 to 5 May are days off; 28 April and 11 May are worked.
    let id = site.reported(Kind::Door, None);
    let since = site.one(&id).since;
    let waits = wait(&site.town.state, site.one(&id)).unwrap();
    assert_eq!((waits.awaits, waits.due.at), (Awaits::Dispatch, minutes(since, 24 * 60)));
    assert!(!site.is_late(&id, minutes(since, 24 * 60)));
    assert!(site.is_late(&id, minutes(since, 24 * 60 + 1)));
    let by = site.sends(&id, WOOD);
    site.does(Wang, accept(&id, &by, None));
    let waits = wait(&site.town.state, site.one(&id)).unwrap();
    assert_eq!((waits.awaits, waits.due.date), (Awaits::Arrival, date(2024, 5, 8)));
    // Another team is sent two days later: it was answered, so that nothing is late.
    site.town.set(date(2024, 5, 2), 9, 0);
    site.sends(&id, WATER);
    assert!(!site.is_late(&id, local(&site.town, date(2024, 5, 8), 9, 0)));
    assert!(site.is_late(&id, local(&site.town, date(2024, 5, 9), 0, 0)));
}

#[test]
fn ul01_what_is_urgent_stands_first_then_what_was_reopened_and_what_is_over_last() {
    let mut site = campus();
    let shelf = site.reported(Kind::Furniture, None);
    let door = site.reported(Kind::Door, None);
    let over = site.burst();
    site.mends(&over);
    for again in 1..=2 {
        site.mends(&door);
        let reopen = site.reopen(&door);
        site.visits(reopen).unwrap();
        let reopened = site.one(&door).steps.iter().filter(|step| step.what == What::Reopened);
        assert_eq!(reopened.count(), again);
    }
    assert_eq!(site.one(&door).since, site.one(&door).reached);
    assert_eq!(site.one(&door).owner, Some(site.town.id(Wang)));
    let pipe = site.burst();
    let order = |now| {
        let all = view::in_order(&site.town.state, now).into_iter();
        all.map(|one| one.id.clone()).collect::<Vec<_>>()
    };
    let wanted = [pipe, door, shelf, over];
    assert_eq!(order(site.town.now), wanted);
    // Much later the shelf is late, and the pipe still comes first.
    assert_eq!(order(minutes(site.town.now, 30 * 24 * 60))[0], wanted[0]);
}

#[test]
fn s1_1_2_a_repair_is_whoevers_took_it_and_then_whoevers_sent_the_team() {
    let mut site = campus();
    let told = Operation::Report(Report { building: None, kind: Kind::Door, danger: None });
    let told = RepairId::from(&site.does(Wang, told));
    assert_eq!(site.one(&told).owner, Some(site.town.id(Wang)));
    let own = site.burst();
    assert_eq!(site.mine(Wang), BTreeSet::from([told.clone(), own.clone()]));
    assert_eq!(site.mine(Zhou), BTreeSet::from([own.clone()]));
    let asked = site.dispatch(&own, WATER);
    site.does(Zhou, asked);
    assert!(!site.mine(Wang).contains(&own));
    assert!(site.mine(Zhou).contains(&own));

    let late = minutes(site.one(&own).reached, 11);
    let seen = |who| view::watched(&site.town.state, &site.town.id(who), late).len();
    assert_eq!((seen(Chen), seen(Zhou)), (1, 0));
    let light = |now| view::light(&site.town.state, site.one(&own), now);
    assert_eq!(light(late), Some(crate::case::view::Light::Red));
    assert_eq!(light(minutes(late, 10)), Some(crate::case::view::Light::DoubleRed));
}

#[test]
fn s1_1_2_a_repair_is_taken_over_and_before_everybody_once_its_owner_has_gone_home() {
    let mut site = campus();
    let id = site.burst();
    site.sends(&id, WATER);
    let from = site.one(&id).owner.clone();
    let take = Operation::Take(Take { repair: id.clone(), from });
    site.refuses(take.clone(), Refusal::Theirs);
    assert!(site.mine(Zhou).is_empty());
    let post = site.town.posts[0].clone();
    let home = crate::duty::End { post, why: crate::duty::EndReason::DayOver };
    site.town.duty(Wang, crate::duty::Operation::End(home)).unwrap();
    assert!(site.mine(Zhou).contains(&id));
    site.does(Zhou, take.clone());
    assert_eq!(site.one(&id).owner, Some(site.town.id(Zhou)));
    assert!(!site.mine(Wang).contains(&id));
    let cancel = site.cancel(&id, "来电说不用了");
    site.does(Zhou, cancel);
    let over = site.enters(Li, take);
    assert_eq!(over, Err(Refusal::OutOfOrder { stage: Stage::Cancelled }.into()));
}

#[test]
fn a_site_takes_repairs_once_it_has_a_team() {
    let mut town = Township::morning();
    let report = Operation::Report(Report { building: None, kind: Kind::Water, danger: None });
    let told = |town: &mut Township, asked: &Operation| {
        town.told(Wang, &Asked::Repair(asked.clone())).map_err(|refused| refused.to_string())
    };
    let none = Err(Refused::from(Refusal::NoTeams).to_string());
    assert_eq!(told(&mut town, &report), none);
    let matters = |town: &Township, setting| view::matters(&town.state, setting);
    assert!(matters(&town, Setting::AppealDays));
    assert!(!matters(&town, Setting::RepairWorkingDays));
    town.enter(Sun, &Asked::Repair(Operation::SetTeam(team("水电组")))).unwrap();
    let set = Some(TeamId::from(&town.last));
    assert_eq!(told(&mut town, &report), Ok(()));
    assert!(matters(&town, Setting::RepairWorkingDays));
    let off = SetTeam { team: set, off: true, ..team("水电组") };
    town.enter(Sun, &Asked::Repair(Operation::SetTeam(off))).unwrap();
    assert_eq!(told(&mut town, &report), none);
    // What a clerk wrote down before that was sent without a network.
    assert!(town.act(Wang, &Asked::Repair(report)).is_ok());
}

#[test]
fn teams_and_buildings_have_names_and_teams_phones() {
    let mut site = campus();
    let nobody = PersonId("x-1".to_owned());
    let (gone, south) = (TeamId("x-2".to_owned()), BuildingId("x-3".to_owned()));
    let rows = [
        (
            SetTeam { team: Some(gone.clone()), ..team("水电组") },
            Refusal::UnknownTeam { team: gone },
        ),
        (team(&"水".repeat(61)), Refusal::Unnamed { most: 60 }),
        (SetTeam { phone: "——".to_owned(), ..team("水电组") }, Refusal::Unreachable { most: 40 }),
        (SetTeam { phone: "1".repeat(41), ..team("水电组") }, Refusal::Unreachable { most: 40 }),
        (
            SetTeam { person: Some(nobody.clone()), ..team("水电组") },
            Refusal::UnknownPerson { person: nobody },
        ),
    ];
    for (asked, refusal) in rows {
        assert_eq!(site.enters(Sun, Operation::SetTeam(asked)), Err(refusal.into()));
    }
    let unknown = SetBuilding { building: Some(south.clone()), ..building("南舍") };
    let refusal = Refusal::UnknownBuilding { building: south };
    assert_eq!(site.enters(Sun, Operation::SetBuilding(unknown)), Err(refusal.into()));
    let unnamed = Operation::SetBuilding(building(" "));
    assert_eq!(site.enters(Sun, unnamed), Err(Refusal::Unnamed { most: 60 }.into()));
    site.does(Sun, Operation::SetTeam(team(&"水".repeat(60))));
    // Two that are added at once are two, whoever came first.
    site.arrives(Sun, Operation::SetBuilding(building("北五舍")));
    site.arrives(Sun, Operation::SetBuilding(building("北五舍")));
    assert_eq!(site.town.state.repair.buildings().count(), 4);
}

#[test]
fn ul01_where_it_is_broken_is_a_building_of_the_site_and_where_in_it() {
    let mut site = campus();
    let at = |building: Option<BuildingId>| {
        Operation::Report(Report { building, kind: Kind::Water, danger: None })
    };
    let south = BuildingId("x-1".to_owned());
    site.refuses(at(Some(south.clone())), Refusal::UnknownBuilding { building: south });
    let north = site.buildings[1].clone();
    let off = SetBuilding { building: Some(north.clone()), off: true, ..building("北四舍") };
    site.does(Sun, Operation::SetBuilding(off));
    site.refuses(at(Some(north.clone())), Refusal::UnknownBuilding { building: north.clone() });
    site.arrives(Wang, at(Some(north)));
    site.does(Wang, at(None));

    let said = |place: &str| Personal { place: place.to_owned(), ..Personal::default() };
    let unsaid = Err(Refusal::PlaceUnsaid { most: 60 });
    assert_eq!(rules::says_where(&said(" ")), unsaid);
    assert_eq!(rules::says_where(&said(&"房".repeat(61))), unsaid);
    assert_eq!(rules::says_where(&said("302 室")), Ok(()));
}

#[test]
fn what_is_written_down_of_a_repair_is_about_one_and_says_something() {
    let mut site = campus();
    let id = site.burst();
    let (repair, round) = (RepairId("x-1".to_owned()), site.one(&id).round.clone());
    let team = site.teams[WATER].clone();
    let unknown = Dispatch { repair: repair.clone(), round: round.clone(), team, replaces: None };
    site.refuses(Operation::Dispatch(unknown), Refusal::UnknownRepair { repair });
    let team = TeamId("x-2".to_owned());
    let roof = Dispatch { repair: id.clone(), round, team: team.clone(), replaces: None };
    site.refuses(Operation::Dispatch(roof), Refusal::UnknownTeam { team });
    let never = OperationId("x-3".to_owned());
    site.refuses(arrive(&id, &never), Refusal::UnknownDispatch { dispatch: never.clone() });
    let by = site.sends(&id, WATER);
    let again = site.dispatch(&id, WATER);
    site.refuses(again, Refusal::SentAlready { team: site.teams[WATER].clone() });

    let now = site.town.now;
    site.refuses(accept(&id, &by, Some(minutes(now, -1))), Refusal::ExpectedBefore);
    // What people type has no seconds.
    let mut late_in_it = site.town.stamp(Wang);
    late_in_it.at = Timestamp(now.0 + 40_000);
    let at_once = Asked::Repair(accept(&id, &by, Some(now)));
    assert!(crate::enter(&site.town.state, &at_once, &late_in_it).is_ok());
    for expected in [minutes(now, 20), minutes(now, 40)] {
        site.does(Wang, accept(&id, &by, Some(expected)));
        let sent = site.one(&id).sent.clone().unwrap();
        assert_eq!(sent.expected, Some(expected));
    }
    let answered = site.one(&id).answered.unwrap();
    assert_eq!((site.one(&id).reached, answered), (answered, now));

    let says = |words: &str, cents: Option<u32>| {
        let (repair, dispatch, words) = (id.clone(), by.clone(), words.to_owned());
        let material = cents.map(|cents| Material { cents });
        Operation::Finish(Finish { repair, dispatch, words, material })
    };
    site.refuses(says(" ", None), Refusal::WordsWrong { most: 300 });
    site.refuses(says(&"修".repeat(301), None), Refusal::WordsWrong { most: 300 });
    site.refuses(says("换了龙头", Some(0)), Refusal::CostsNothing);
    site.does(Wang, says(&"修".repeat(300), Some(1)));
}

#[test]
fn s2_1_7_who_looks_at_name_and_phone_is_written_down() {
    let mut site = campus();
    let id = site.burst();
    let reveal = |repair: RepairId| Operation::Reveal(Reveal { repair });
    let unknown = RepairId("x-1".to_owned());
    site.refuses(reveal(unknown.clone()), Refusal::UnknownRepair { repair: unknown });
    site.does(Wang, reveal(id.clone()));
    let looked: Vec<_> = site.one(&id).looks.iter().map(|look| look.by.clone()).collect();
    assert_eq!(looked, [site.town.id(Wang)]);
}

#[test]
fn photos_are_shown_of_what_is_open_and_are_few() {
    let mut site = campus();
    let id = site.burst();
    let show = || Operation::ShowPhoto(ShowPhoto { repair: id.clone() });
    for _ in 0..3 {
        site.visits(show()).unwrap();
    }
    assert_eq!(site.visits(show()), Err(Refusal::PhotosFull { most: 3 }.into()));
    let other = site.burst();
    let cancel = site.cancel(&other, "");
    site.visits(cancel).unwrap();
    let late = Operation::ShowPhoto(ShowPhoto { repair: other });
    let over = Refusal::OutOfOrder { stage: Stage::Cancelled };
    assert_eq!(site.visits(late), Err(over.into()));
}

fn shuts(site: &Campus, ahead: i64, emergency: bool) -> AnnounceOutage {
    let from = minutes(site.town.now, ahead);
    AnnounceOutage {
        supply: Supply::Water,
        buildings: BTreeSet::from([site.buildings[0].clone()]),
        place: String::new(),
        span: Span { from, to: minutes(from, 180) },
        why: "清洗水箱".to_owned(),
        emergency,
    }
}

#[test]
fn ul03_what_is_shut_off_is_announced_a_day_before_or_is_an_emergency() {
    let mut site = campus();
    let day = 24 * 60;
    let announce = Operation::AnnounceOutage;
    let (short, earliest) = (shuts(&site, day - 1, false), minutes(site.town.now, day));
    site.refuses(announce(short), Refusal::TooSoon { earliest });
    let in_time = shuts(&site, day, false);
    let in_time = OutageId::from(&site.does(Wang, announce(in_time)));
    let burst = shuts(&site, -60, true);
    let burst = OutageId::from(&site.does(Wang, announce(burst)));

    let over = shuts(&site, -180, true);
    site.refuses(announce(over), Refusal::NotForwards);
    let mut backwards = shuts(&site, 2 * day, false);
    backwards.span.to = backwards.span.from;
    site.refuses(announce(backwards), Refusal::NotForwards);
    let silent = AnnounceOutage { why: String::new(), ..shuts(&site, day, false) };
    site.refuses(announce(silent), Refusal::WordsWrong { most: 300 });
    let vast = AnnounceOutage { place: "楼".repeat(301), ..shuts(&site, day, false) };
    site.refuses(announce(vast), Refusal::WordsWrong { most: 300 });

    // What was typed in time, and came to the server hours later, is seen to have been announced late.
    let typed = Asked::Repair(announce(shuts(&site, day, false)));
    let mut stamp = site.town.stamp(Wang);
    stamp.received = minutes(stamp.at, 120);
    site.town.take(&typed, &stamp).unwrap();
    let held = OutageId::from(&stamp.operation);
    let short = |id| view::is_short(&site.town.state, site.town.state.repair.outage(id).unwrap());
    assert_eq!([&in_time, &burst, &held].map(short), [false, false, true]);
}

#[test]
fn ul03_a_resident_is_told_what_is_shut_off_where_they_are_until_it_is_over() {
    let mut site = campus();
    let announce = shuts(&site, -60, true);
    let to = announce.span.to;
    let id = OutageId::from(&site.does(Wang, Operation::AnnounceOutage(announce)));
    let [here, other] = site.buildings.clone();
    let told = |site: &Campus, asked, building: &BuildingId, now| {
        view::explains(&site.town.state, asked, Some(building), now).is_some()
    };
    let water = (Kind::Water, None);
    let now = site.town.now;
    assert!(told(&site, water, &here, now));
    assert!(told(&site, (Kind::Water, Some(Danger::NoSupply)), &here, now));
    assert!(!told(&site, (Kind::Water, Some(Danger::BurstPipe)), &here, now));
    assert!(!told(&site, (Kind::Electricity, None), &here, now));
    assert!(!told(&site, water, &other, now));
    assert!(told(&site, water, &here, minutes(to, -1)));
    assert!(!told(&site, water, &here, to));
    assert!(view::outages(&site.town.state, to).is_empty());

    let longer = |outage: &OutageId, to, words: &str| {
        let (outage, words) = (outage.clone(), words.to_owned());
        Operation::ProlongOutage(ProlongOutage { outage, to, words })
    };
    site.refuses(longer(&id, to, "阀门也坏了"), Refusal::NotForwards);
    site.refuses(longer(&id, minutes(to, 60), " "), Refusal::WordsWrong { most: 300 });
    site.does(Wang, longer(&id, minutes(to, 60), "阀门也坏了"));
    assert!(told(&site, water, &here, minutes(to, 59)));
    // A tablet that comes back says an earlier end, and that it was over before it was prolonged.
    site.arrives(Wang, longer(&id, minutes(to, 30), "阀门也坏了"));
    assert!(told(&site, water, &here, minutes(to, 59)));
    let mut early = site.town.stamp(Wang);
    early.at = minutes(early.at, -30);
    let over = EndOutage { outage: id.clone(), words: "来水了".to_owned() };
    site.town.take(&Asked::Repair(Operation::EndOutage(over)), &early).unwrap();
    assert!(told(&site, water, &here, minutes(to, 59)));

    let end = |outage: &OutageId, words: &str| {
        Operation::EndOutage(EndOutage { outage: outage.clone(), words: words.to_owned() })
    };
    let unknown = OutageId("x-1".to_owned());
    site.refuses(end(&unknown, "已恢复"), Refusal::UnknownOutage { outage: unknown.clone() });
    site.refuses(end(&id, ""), Refusal::WordsWrong { most: 300 });
    site.does(Wang, end(&id, "提前恢复供水"));
    assert!(!told(&site, water, &here, site.town.now));
    site.refuses(end(&id, "已恢复"), Refusal::OutageOver);
    site.refuses(longer(&id, minutes(to, 90), "还要久"), Refusal::OutageOver);
    let ended = site.town.state.repair.outage(&id).unwrap().ended.as_ref();
    assert_eq!(ended.unwrap().words, "提前恢复供水");
}

#[test]
fn an_outage_of_the_whole_site_holds_in_every_building() {
    let mut site = campus();
    let all = AnnounceOutage { buildings: BTreeSet::new(), ..shuts(&site, -1, true) };
    site.does(Wang, Operation::AnnounceOutage(all));
    for building in [None, Some(&site.buildings[1])] {
        let told = view::explains(&site.town.state, (Kind::Water, None), building, site.town.now);
        assert!(told.is_some());
    }
    let building = BuildingId("x-1".to_owned());
    let nowhere =
        AnnounceOutage { buildings: BTreeSet::from([building.clone()]), ..shuts(&site, -1, true) };
    let refusal = Refusal::UnknownBuilding { building };
    site.refuses(Operation::AnnounceOutage(nowhere), refusal);
}

#[test]
fn a_repair_is_kept_for_its_time_and_never_erased_while_it_is_open() {
    let mut site = campus();
    let (open, over) = (site.burst(), site.burst());
    site.mends(&over);
    let day = 24 * 60;
    let kept = i64::from(site.town.state.site.settings.retention_repair_days);
    let from = site.one(&over).reached;
    let old = |now| crate::archive::outdated_repairs(&site.town.state, now);
    assert!(old(minutes(from, kept * day - 1)).is_empty());
    assert_eq!(old(minutes(from, kept * day)), BTreeSet::from([over.clone()]));
    site.town.now = minutes(from, kept * day);
    let repairs = BTreeSet::from([open.clone(), over.clone()]);
    let erase = crate::archive::Erase { repairs, ..Default::default() };
    site.town.server(&Asked::Archive(crate::archive::Operation::Erase(erase)));
    assert!(site.town.state.repair.get(&over).is_none());
    assert!(site.town.state.repair.get(&open).is_some());
}
