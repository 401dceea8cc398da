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
use crate::time::{Date, TimeOfDay, Timestamp};

fn at(day: u32, hour: u16, minute: u16) -> Timestamp {
    Timestamp::at(date(2024, 5, day), TimeOfDay::hm(hour, minute), crate::time::Zone::default())
}

/// Returns what is counted of somebody from the first of May to a day of it.
fn counted(town: &Township, who: Who, to: u32) -> Vec<(What, Timestamp)> {
    let days: (Date, Date) = (date(2024, 5, 1), date(2024, 5, to));
    let sheet = sheet::sheet(&town.state, &town.id(who), days);
    sheet.evidence.iter().map(|one| (one.what, one.at)).collect()
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
        // It is open, and its date lies ahead; once it lies behind, it counts.
        assert_eq!(counted(&town, Wang, 16), []);
        assert_eq!(counted(&town, Wang, 31), overdue);
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
