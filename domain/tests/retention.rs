//! What was kept of visitors goes once its time is over, and nothing before. PIPL Art. 19

#![allow(clippy::panic, clippy::unwrap_used, reason = "a story that cannot be told fails")]

mod township;

use std::collections::BTreeSet;

use domain::accountability::{self, Open, Source};
use domain::archive::{self, Erase, Erasures, outdated, over_before, with_nothing_here};
use domain::complaint::{self, About, Kind};
use domain::contact::Told;
use domain::site::Settings;
use domain::time::{Minutes, Timestamp};
use domain::{Actor, ComplaintId, DeviceId, Operation, OperationId, Stamp, SubjectId};
use township::*;

fn erases(town: &mut Township, erase: Erase) {
    town.server(&Operation::Archive(archive::Operation::Erase(erase)));
}

fn days(count: i64) -> Minutes {
    Minutes(count * 24 * 60)
}

#[test]
fn a_name_goes_only_with_the_last_matter_of_its_visitor() {
    let mut town = Township::morning();
    let contact = town.receive(Wang, "FP01", &["m1", "m2"]);
    let visitor = town.state.contact.get(&contact).unwrap().subject.clone().unwrap();
    let gone = SubjectId("x-1".to_owned());
    let both = [visitor.clone(), gone.clone()];
    assert_eq!(with_nothing_here(&town.state, both.clone()), BTreeSet::from([gone.clone()]));
    erases(&mut town, Erase { visitors: BTreeSet::from(both), ..Erase::default() });
    assert_eq!(town.state.archive.erased, Some(Erasures { last: town.now, visitors: 1 }));
    // Once it has left the working set nothing stands against it.
    town.dispose(Wang, &contact, refused("不属本窗口事项", "可向县局申请复核"), Told::Present)
        .unwrap();
    town.wait(days(400).0);
    let archive = archive::due(&town.state, town.now).unwrap();
    town.server(&Operation::Archive(archive::Operation::Archive(archive)));
    erases(&mut town, Erase { visitors: BTreeSet::from([visitor]), ..Erase::default() });
    assert_eq!(town.state.archive.erased, Some(Erasures { last: town.now, visitors: 2 }));
    // What is nobody's is nothing that happened.
    let before = town.history;
    erases(&mut town, Erase::default());
    assert_eq!(town.history, before);
}

#[test]
fn a_matter_with_a_case_is_kept_for_longer() {
    let settings = Settings { retention_contact_days: 30, ..Settings::default() };
    let now = Timestamp(4_000 * 86_400_000);
    let (contacts, cases) = over_before(&settings, now);
    assert_eq!((now.since(contacts), now.since(cases)), (days(30), days(3_650)));
}

/// Files a complaint of a window, and returns it.
fn complains(town: &mut Township) -> ComplaintId {
    let about = About::Window(town.posts[0].clone());
    let file = complaint::File { about, kind: Kind::HardFace, named: false };
    town.visitor(&Operation::Complaint(complaint::Operation::File(file))).unwrap();
    ComplaintId::from(&town.last)
}

#[test]
fn an_answered_complaint_goes_after_years_and_an_open_one_never() {
    let mut town = Township::morning();
    let (answered, open) = (complains(&mut town), complains(&mut town));
    let answer =
        complaint::Answer { complaint: answered.clone(), outcome: complaint::Outcome::Explained };
    let own = Stamp::unseen(
        OperationId(format!("{}-900", "0".repeat(16))),
        Actor::Person(town.id(Zhao)),
        DeviceId("server".to_owned()),
        town.now,
    );
    town.take(&Operation::Complaint(complaint::Operation::Answer(answer)), &own).unwrap();
    let all = BTreeSet::from([answered.clone(), open.clone()]);
    let (old, _) = outdated(&town.state, town.now.plus(days(1_094)));
    assert_eq!(old, BTreeSet::new());
    erases(&mut town, Erase { complaints: all.clone(), ..Erase::default() });
    assert!(town.state.complaint.get(&answered).is_some(), "asked for too soon");
    town.wait(days(1_095).0);
    assert_eq!(outdated(&town.state, town.now).0, BTreeSet::from([answered.clone()]));
    erases(&mut town, Erase { complaints: all, ..Erase::default() });
    assert!(town.state.complaint.get(&answered).is_none());
    assert!(town.state.complaint.get(&open).is_some());
}

#[test]
fn a_complaint_is_kept_while_what_it_says_is_looked_into() {
    let mut town = Township::morning();
    let complaint = complains(&mut town);
    let zhao = |town: &Township, place: u32| {
        Stamp::unseen(
            OperationId(format!("{}-90{place}", "0".repeat(16))),
            Actor::Person(town.id(Zhao)),
            DeviceId("server".to_owned()),
            town.now,
        )
    };
    let source = Source::Complaint(complaint.clone());
    let open = Open { person: town.id(Wang), kind: Kind::HardFace, source };
    let (own, open) = (zhao(&town, 1), accountability::Operation::Open(open));
    town.take(&Operation::Accountability(open), &own).unwrap();
    let answer =
        complaint::Answer { complaint: complaint.clone(), outcome: complaint::Outcome::Explained };
    let own = zhao(&town, 2);
    town.take(&Operation::Complaint(complaint::Operation::Answer(answer)), &own).unwrap();
    town.wait(days(2_000).0);
    assert_eq!(outdated(&town.state, town.now).0, BTreeSet::new());
}
