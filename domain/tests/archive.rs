//! The archive: what is closed leaves the working set, nothing is lost, and no answer changes by it.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a story that cannot be told fails")]

mod township;

use std::collections::BTreeMap;

use domain::appointment;
use domain::archive::{self, Archive, Archived, Matter, Recall, absent, due, leaving};
use domain::assessment;
use domain::case::Mark;
use domain::contact::{self, Receive, Told, Whose};
use domain::figures;
use domain::time::{Timestamp, shift};
use domain::{
    Actor, CaseId, ContactId, DeviceId, Event, LogId, Operation, OperationId, Stamp, State, decide,
};
use township::chance::{Chance, Made, operation};
use township::*;

/// A town whose server archives, with the rows it keeps.
struct Archiving {
    town: Township,
    rows: BTreeMap<ContactId, Matter>,
    asked: u32,
}

impl Archiving {
    fn new(town: Township) -> Self {
        Self { town, rows: BTreeMap::new(), asked: 0 }
    }

    /// Lets the server do something and keeps the rows as it does.
    fn server(&mut self, operation: archive::Operation) -> usize {
        self.asked += 1;
        let stamp = Stamp {
            operation: OperationId(format!("{}-{}", "0".repeat(16), 9_000 + self.asked)),
            actor: Actor::System,
            device: DeviceId("server".to_owned()),
            at: self.town.now,
            received: self.town.now,
            seen: 0,
            place: 0,
        };
        let asked = Operation::Archive(operation);
        let decision = decide(&self.town.state, &asked, &stamp).unwrap();
        let mut moved = 0;
        for event in &decision.events {
            let Event::Archive(event_of_archive) = event else { panic!("{event:?}") };
            match event_of_archive {
                archive::Event::Archived(archived) => moved += self.leave(archived),
                archive::Event::Recalled(recalled) => {
                    moved += recalled.matters.len();
                    recalled.matters.iter().for_each(|one| drop(self.rows.remove(&one.contact.id)));
                }
                archive::Event::Erased(_) | archive::Event::Forgotten(_) => {}
            }
            self.town.state.evolve(&stamp, event);
        }
        moved
    }

    fn leave(&mut self, archived: &Archived) -> usize {
        let left = leaving(&self.town.state, archived);
        let count = left.len();
        for matter in left {
            let id = matter.contact.id.clone();
            assert!(self.rows.insert(id, matter).is_none(), "in the archive already");
        }
        count
    }

    fn archive(&mut self, keep: u32) -> usize {
        let archive = Archive { closed_before: Timestamp(0), keep };
        self.server(archive::Operation::Archive(archive))
    }

    /// Brings back what an operation names and the working set lacks, as the server does.
    fn recall_for(&mut self, operation: &Operation) -> usize {
        let keys = absent(&self.town.state, operation);
        let found = |key: &String| {
            let named = self.rows.get(&ContactId(key.clone()));
            named.or_else(|| self.rows.values().find(|one| one.keys().contains(key))).cloned()
        };
        let matters: Vec<Matter> = keys.iter().filter_map(found).collect();
        self.server(archive::Operation::Recall(Recall { matters }))
    }

    /// Returns the whole site: the working set with everything the archive has.
    fn whole(&self) -> State {
        let mut whole = Self { town: self.town.clone(), rows: self.rows.clone(), asked: 90_000 };
        let matters = self.rows.values().cloned().collect();
        whole.server(archive::Operation::Recall(Recall { matters }));
        whole.town.state.archive = archive::State::default();
        // What is counted of those who left is kept beside them, and counted once.
        whole.town.state.assessment = assessment::State::default();
        whole.town.state
    }
}

fn answered_visitor(town: &mut Township) -> ContactId {
    let contact = town.receive(Wang, "", &[]);
    town.dispose(Wang, &contact, answered("已答复"), Told::Present).unwrap();
    contact
}

fn is_here(state: &State, id: &ContactId) -> bool {
    state.contact.get(id).is_some()
}

#[test]
fn no_answer_changes_by_the_archive_and_nothing_is_lost() {
    let (mut left, mut came) = (0, 0);
    for seed in 1..=40 {
        let mut plain = Township::morning();
        let mut kept = Archiving::new(plain.clone());
        let (mut chance, mut made) = (Chance(seed * 0x9E37_79B9), Made::default());
        for _ in 0..500 {
            let who = made.somebody(&mut chance, &plain);
            let stamp = plain.stamp(who);
            let asked = operation(&mut chance, &made, &plain, &stamp);
            came += kept.recall_for(&asked);
            let answer = plain.take(&asked, &stamp);
            assert_eq!(kept.town.take(&asked, &stamp), answer, "seed {seed}: {asked:?}");
            if answer.is_ok() {
                made.note(&asked, &stamp.operation);
            }
            if let Some((lent, stamp)) = chance.lending(&mut plain) {
                kept.town.take(&lent, &stamp).unwrap();
            }
            let before = plain.now;
            chance.pass(&mut plain);
            // Whoever starts in the morning starts in both towns.
            if plain.now.since(before).0 > 60 {
                let state = std::mem::take(&mut kept.town.state);
                kept.town = plain.clone();
                let duty = std::mem::take(&mut kept.town.state.duty);
                kept.town.state = State { duty, ..state };
            }
            kept.town.now = plain.now;
            if chance.below(20) == 0 {
                if chance.below(2) == 0 {
                    // As if what came back had stayed its day.
                    kept.town.state.archive = archive::State::default();
                }
                left += kept.archive(u32::try_from(chance.below(4)).unwrap());
                let json = serde_json::to_string(&kept.town.state).unwrap();
                assert_eq!(serde_json::from_str::<State>(&json).unwrap(), kept.town.state);
            }
        }
        let counted = |state: &State| {
            let today = plain.now.date(state.site.zone);
            figures::view::days(state, (shift(today, -400), today), plain.now)
        };
        assert_eq!(counted(&kept.town.state), counted(&plain.state), "seed {seed}");
        assert_eq!(kept.whole(), plain.state, "seed {seed}");
    }
    assert!(left > 300 && came > 250, "{left} left, {came} came back");
}

#[test]
fn closed_matters_leave_by_their_age_and_open_ones_never() {
    let mut kept = Archiving::new(Township::morning());
    let closed = answered_visitor(&mut kept.town);
    let open = kept.town.receive(Wang, "", &[]);
    let case = kept.town.opened(Wang, "FP01", &["m1", "m2"]);
    let carried = kept.town.state.case.get(&case).unwrap().contact.clone();
    let today = kept.town.now.date(kept.town.state.site.zone);
    for (days, goes) in [(0, false), (35, false), (36, true), (400, true)] {
        let day = shift(today, days);
        kept.town.set(day, 8, 30);
        assert_eq!(due(&kept.town.state, kept.town.now).is_some(), goes, "{days}");
    }
    let asked = due(&kept.town.state, kept.town.now).unwrap();
    assert_eq!(kept.server(archive::Operation::Archive(asked)), 1);
    assert!(!is_here(&kept.town.state, &closed) && kept.rows.contains_key(&closed));
    assert!(is_here(&kept.town.state, &open), "it is still open");
    assert!(is_here(&kept.town.state, &carried), "its case is at hand");
    assert_eq!(due(&kept.town.state, kept.town.now), None);
    assert!(kept.town.state.contact.numbered(&kept.rows[&closed].contact.no).is_none());
}

#[test]
fn a_contact_leaves_and_comes_back_together_with_its_case() {
    let mut kept = Archiving::new(Township::morning());
    let case = kept.town.opened(Wang, "FP01", &["m1", "m2"]);
    kept.town.finish(Wang, &case, Told::Present).unwrap();
    let held = kept.town.state.case.get(&case).cloned().unwrap();
    let contact = kept.town.state.contact.get(&held.contact).cloned().unwrap();
    assert_eq!(kept.archive(0), 1);
    assert!(kept.town.state.case.is_empty() && kept.town.state.contact.is_empty());
    let keys = kept.rows[&held.contact].keys();
    for key in [&held.id.0, &held.no.0, &contact.id.0, &contact.no] {
        assert!(keys.contains(key), "{key}");
    }
    // Whichever of the two is named, both come.
    let names = |id: &CaseId| {
        Operation::Case(domain::case::Operation::Withdraw(domain::case::Withdraw {
            case: id.clone(),
        }))
    };
    assert_eq!(kept.recall_for(&names(&case)), 1);
    assert_eq!(kept.town.state.case.get(&case), Some(&held));
    assert_eq!(kept.town.state.contact.get(&contact.id), Some(&contact));
    assert!(kept.rows.is_empty());
    // Nothing is brought back that is here.
    assert_eq!(kept.recall_for(&names(&case)), 0);
}

#[test]
fn what_a_matter_left_behind_in_the_figures_is_taken_back_as_it_was_counted() {
    let mut kept = Archiving::new(Township::morning());
    let case = kept.town.accepted(Wang);
    let (kind, note) =
        (domain::case::DelayKind::MissedAppointment, "约定5月16日面核，未到".to_owned());
    let note = domain::case::NoteDelay { case: case.clone(), kind, note };
    kept.town.act(Wang, &Operation::Case(domain::case::Operation::NoteDelay(note))).unwrap();
    kept.town.on_post(Wang, date(2024, 5, 20), 9, 0);
    kept.town.finish(Wang, &case, Told::Present).unwrap();
    let contact = kept.town.state.case.get(&case).unwrap().contact.clone();
    let counted = |state: &State| {
        let days = figures::view::days(state, (date(2024, 5, 20), date(2024, 5, 20)), Timestamp(0));
        let day = days.into_values().next().unwrap_or_default();
        (day.count(figures::view::Kind::InTime), day.count(figures::view::Kind::Late))
    };
    kept.town.state.site.settings.delay_excuses = true;
    assert_eq!(counted(&kept.town.state), (1, 0), "the visitor's own delay");
    assert_eq!(kept.archive(0), 1);
    // The site excuses nobody any more: what is at hand counts anew, and nothing of it twice.
    kept.town.state.site.settings.delay_excuses = false;
    assert_eq!(counted(&kept.town.state), (1, 0), "what was counted stays");
    let matters = vec![kept.rows[&contact].clone()];
    assert_eq!(kept.server(archive::Operation::Recall(Recall { matters })), 1);
    assert_eq!(counted(&kept.town.state), (0, 1));
}

#[test]
fn the_newest_stay_where_there_are_too_many() {
    let mut kept = Archiving::new(Township::morning());
    let closed: Vec<ContactId> = (0..9).map(|_| answered_visitor(&mut kept.town)).collect();
    assert_eq!(kept.archive(9), 0);
    assert_eq!(kept.archive(4), 5);
    let here: Vec<bool> = closed.iter().map(|id| is_here(&kept.town.state, id)).collect();
    assert_eq!(here, [false, false, false, false, false, true, true, true, true]);

    // An eighth more than the site keeps is let come together.
    let mut town = Township::morning();
    town.state.site.settings.closed_kept = 8;
    for count in 1..=10 {
        answered_visitor(&mut town);
        assert_eq!(due(&town.state, town.now).is_some(), count > 9, "{count}");
    }
}

#[test]
fn who_is_expected_stays_once_and_keeps_nobody_else_here() {
    let mut kept = Archiving::new(Township::morning());
    let case = kept.town.opened(Wang, "FP07", &["m1", "m2"]);
    let expected = kept.town.state.case.get(&case).unwrap().contact.clone();
    let slots = appointment::view::next_free(
        &kept.town.state,
        &kept.town.posts[0],
        appointment::Need::default(),
        (&LogId(String::new()), kept.town.now),
        1,
    );
    let book = appointment::Operation::Book(appointment::Book {
        contact: expected.clone(),
        case: Some(case.clone()),
        post: kept.town.posts[0].clone(),
        from: slots[0].slot.from,
        loan: None,
        reason: appointment::Reason::Result,
        promised: String::new(),
        bring: [].into_iter().collect(),
        told: Told::Present,
    });
    kept.town.act(Wang, &Operation::Appointment(book)).unwrap();
    // The case is open: its appointment stands in the way of no other.
    let answered = answered_visitor(&mut kept.town);
    assert_eq!(kept.archive(0), 1);
    assert!(!is_here(&kept.town.state, &answered));
    kept.town.withdraw(Wang, &case).unwrap();
    answered_visitor(&mut kept.town);
    assert_eq!((kept.archive(1), kept.archive(0)), (0, 1));
    assert!(is_here(&kept.town.state, &expected));
}

#[test]
fn what_is_closed_in_the_same_instant_leaves_in_order_of_its_name() {
    let mut kept = Archiving::new(Township::morning());
    let open: Vec<ContactId> = (0..4).map(|_| kept.town.receive(Wang, "", &[])).collect();
    let at = kept.town.now;
    for id in &open {
        kept.town.now = at;
        kept.town.dispose(Wang, id, answered("已答复"), Told::Present).unwrap();
    }
    assert_eq!(kept.archive(3), 1);
    assert_eq!(kept.archive(1), 2);
    assert_eq!(open.iter().filter(|id| is_here(&kept.town.state, id)).count(), 1);
    assert_eq!(kept.archive(0), 1);
}

#[test]
fn a_matter_that_came_back_stays_a_day() {
    let mut kept = Archiving::new(Township::morning());
    let closed = answered_visitor(&mut kept.town);
    kept.archive(0);
    let matter = kept.rows[&closed].clone();
    kept.town.wait(40 * 24 * 60);
    kept.server(archive::Operation::Recall(Recall { matters: vec![matter] }));
    for (minutes, leaves) in [(0, 0), (24 * 60 - 1, 0), (2, 1)] {
        kept.town.wait(minutes);
        assert_eq!(due(&kept.town.state, kept.town.now).is_some(), leaves > 0);
        assert_eq!(kept.archive(0), leaves, "{minutes}");
    }
    assert!(kept.town.state.archive.recalled.is_empty());
}

#[test]
fn a_visitor_is_known_and_a_notice_brought_back_however_long_ago() {
    let mut kept = Archiving::new(Township::morning());
    let told = kept.town.receive(Wang, "FP07", &["m1"]);
    kept.town.notify(Wang, &told, &["m2"], &[]).unwrap();
    kept.town.dispose(Wang, &told, answered("已答复"), Told::Present).unwrap();
    let subject = kept.town.state.contact.get(&told).unwrap().subject.clone().unwrap();
    for asks in [
        Receive { follows: Some(told.clone()), ..Township::asks("FP07", &["m1"]) },
        Receive { subject: Some(Whose::Known(subject)), ..Township::asks("FP07", &["m1"]) },
    ] {
        kept.town.wait(2 * 24 * 60);
        assert_eq!(kept.archive(0), 1);
        let asks = Operation::Contact(contact::Operation::Receive(asks));
        assert!(kept.town.clone().act(Wang, &asks).is_err());
        assert_eq!(kept.recall_for(&asks), 1);
        assert!(is_here(&kept.town.state, &told));
    }
}

#[test]
fn s1_6_2_a_case_number_is_never_given_twice_though_its_case_has_left() {
    let mut kept = Archiving::new(Township::morning());
    let case = kept.town.opened(Wang, "FP01", &["m1", "m2"]);
    kept.town.finish(Wang, &case, Told::Present).unwrap();
    kept.archive(0);
    let json = serde_json::to_string(&kept.town.state).unwrap();
    kept.town.state = serde_json::from_str(&json).unwrap();
    let next = kept.town.opened(Wang, "FP01", &[]);
    let no = &kept.town.state.case.get(&next).unwrap().no;
    assert!(no.0.contains("A3002"), "{no}");

    let no = kept.rows.values().find_map(|one| one.case.as_ref()).unwrap().no.clone();
    let contact = kept.town.receive(Wang, "FP01", &["m1", "m2"]);
    let open =
        domain::case::Open { contact, no, item: None, checklist: marks(&[("m1", Mark::Has)]) };
    let open = Operation::Case(domain::case::Operation::Open(open));
    assert_eq!(kept.recall_for(&open), 1);
    let refused = kept.town.act(Wang, &open).unwrap_err();
    assert!(
        matches!(refused, domain::Refusal::Case(domain::case::Refusal::NumberTaken { .. })),
        "{refused}"
    );
}
