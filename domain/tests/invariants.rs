//! What holds whatever is asked, in whatever order: looked for with operations by chance, each run
//! repeatable by its seed.

mod township;

use std::collections::{BTreeMap, BTreeSet};

use domain::appointment::Appointment;
use domain::case::{Case, Stage};
use domain::contact::{Contact, Disposition, Owners};
use domain::*;
use township::Township;
use township::chance::{Chance, Made, operation};

const SEEDS: u64 = 60;
const STEPS: usize = 800;

/// What was seen of each matter when it was first seen.
type Firsts = BTreeMap<OperationId, PersonId>;

#[test]
fn every_open_matter_has_exactly_one_owner_and_its_first_owner_for_ever() {
    let mut accepted = BTreeMap::new();
    for seed in 1..=SEEDS {
        let (mut town, mut firsts) = (Township::morning(), Firsts::new());
        let (mut chance, mut made) = (Chance(seed * 0x9E37_79B9), Made::default());
        for step in 0..STEPS {
            let who = made.somebody(&mut chance, &town);
            let stamp = town.stamp(who);
            let asked = operation(&mut chance, &made, &town, &stamp);
            if let Ok(decision) = town.take(&asked, &stamp) {
                made.note(&asked, &stamp.operation);
                for event in &decision.events {
                    *accepted.entry(kind(event)).or_insert(0) += 1;
                }
            }
            let _ = chance.lending(&mut town);
            chance.pass(&mut town);
            if step % 50 == 0 {
                check(&town.state, &mut firsts, seed);
            }
        }
        check(&town.state, &mut firsts, seed);
        let json = serde_json::to_string(&town.state).unwrap();
        assert_eq!(serde_json::from_str::<State>(&json).unwrap(), town.state, "seed {seed}");
    }
    // Chance has reached every event there is of the two slices but the rarest.
    assert!(accepted.len() >= 23, "{accepted:#?}");
}

#[test]
fn events_in_any_order_and_of_unknown_things_never_break_a_state() {
    for seed in 1..=SEEDS / 4 {
        let mut town = Township::morning();
        let (mut chance, mut made) = (Chance(seed * 0x9E37_79B9), Made::default());
        let mut happened: Vec<(Stamp, Event)> = Vec::new();
        for _ in 0..STEPS {
            let who = made.somebody(&mut chance, &town);
            let stamp = town.stamp(who);
            let asked = operation(&mut chance, &made, &town, &stamp);
            if let Ok(decision) = town.take(&asked, &stamp) {
                made.note(&asked, &stamp.operation);
                happened.extend(decision.events.into_iter().map(|event| (stamp.clone(), event)));
            }
            let _ = chance.lending(&mut town);
            chance.pass(&mut town);
        }
        for start in [State::default(), Township::new().state] {
            let mut state = start;
            let mut shuffled = happened.clone();
            for place in (1..shuffled.len()).rev() {
                shuffled.swap(place, chance.below(place + 1));
            }
            for (stamp, event) in shuffled.iter().chain(&happened) {
                state.evolve(stamp, event);
            }
        }
    }
}

#[test]
fn the_same_operations_come_to_the_same_state() {
    let run = |seed: u64| {
        let mut town = Township::morning();
        let (mut chance, mut made) = (Chance(seed), Made::default());
        for _ in 0..STEPS {
            let who = made.somebody(&mut chance, &town);
            let stamp = town.stamp(who);
            let asked = operation(&mut chance, &made, &town, &stamp);
            if town.take(&asked, &stamp).is_ok() {
                made.note(&asked, &stamp.operation);
            }
            let _ = chance.lending(&mut town);
            chance.pass(&mut town);
        }
        serde_json::to_string(&town.state).unwrap()
    };
    assert_eq!(run(7), run(7));
}

/// Returns the name of an event's variant.
fn kind(event: &Event) -> String {
    let text = format!("{event:?}");
    text.split('(').take(2).collect::<Vec<_>>().join(" ")
}

fn check(state: &State, firsts: &mut Firsts, seed: u64) {
    assert_eq!(state.appointment.sound(), Ok(()), "seed {seed}");
    let mut open = BTreeSet::new();
    for contact in state.contact.all() {
        contact_holds(state, contact, seed);
        first_holds(firsts, &contact.id.0, &contact.owners, seed);
        if contact.is_open() {
            open.insert((contact.owner().clone(), contact.id.clone()));
        }
    }
    let listed: Vec<_> =
        state.contact.open().map(|one| (one.owner().clone(), one.id.clone())).collect();
    assert_eq!(listed.len(), open.len(), "seed {seed}: one owner for each open contact");
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), open, "seed {seed}");

    let mut numbers = BTreeSet::new();
    let mut open = BTreeSet::new();
    for case in state.case.all() {
        case_holds(state, case, seed);
        first_holds(firsts, &format!("case {}", case.id), &case.owners, seed);
        assert!(numbers.insert(case.no.clone()), "seed {seed}: {} twice", case.no);
        if case.is_open() {
            open.insert((case.owner().clone(), case.id.clone()));
        }
    }
    let listed: Vec<_> =
        state.case.open().map(|one| (one.owner().clone(), one.id.clone())).collect();
    assert_eq!(listed.len(), open.len(), "seed {seed}: one owner for each open case");
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), open, "seed {seed}");
    assert!(state.case.promised().is_sorted_by_key(|case| case.due().map(|due| due.at)));
}

/// S1.1.1 The first owner never changes; S1.1.2 periods follow one another without a gap.
fn first_holds(firsts: &mut Firsts, name: &str, owners: &Owners, seed: u64) {
    let id = OperationId(name.to_owned());
    let first = firsts.entry(id).or_insert_with(|| owners.first.clone());
    assert_eq!(*first, owners.first, "seed {seed}: {name}");
    let starts = std::iter::once(owners.since).chain(owners.moved.iter().map(|one| one.from));
    assert!(starts.is_sorted(), "seed {seed}: {name}");
    assert_eq!(owners.at(owners.current_since()), owners.current(), "seed {seed}: {name}");
}

fn contact_holds(state: &State, contact: &Contact, seed: u64) {
    let told = format!("seed {seed}: {contact:?}");
    assert!(contact.is_open() || contact.disposition.is_some(), "S1.1.1 {told}");
    let silent = contact.item.is_some() && contact.notices.is_empty();
    match &contact.disposition {
        Some(Disposition::Answered { .. }) => assert!(!silent, "S2.2.4 {told}"),
        Some(Disposition::CaseOpened { case }) => {
            assert!(state.case.get(case).is_some() && !contact.is_open(), "{told}");
        }
        Some(Disposition::ReferredOutside { name, place, phone, .. }) => {
            let complete = !name.is_blank() && !place.is_blank() && !phone.is_empty();
            assert!(complete, "S2.2.5 {told}");
        }
        Some(Disposition::CallBack { .. }) => {
            assert!(contact.subject.is_some() && contact.call_back.is_some(), "S2.3.1.7 {told}");
            assert_eq!(contact.is_open(), contact.call_due().is_some(), "S2.3.1.7 {told}");
        }
        Some(Disposition::Refused { ground, remedy }) => {
            assert!(!ground.trim().is_empty() && !remedy.trim().is_empty(), "S2.4 {told}");
        }
        Some(Disposition::Appointed { appointment }) => {
            let one = state.appointment.get(appointment);
            assert!(contact.is_open() && one.is_some_and(Appointment::is_open), "S1.4.1 {told}");
        }
        Some(Disposition::Withdrawn) | None => {}
    }
    assert!(contact.is_open() || contact.offered().is_none(), "S1.1.3 {told}");
    let later = contact.transfers.iter().rev().skip(1);
    assert!(later.clone().all(|one| one.offer != contact::Offer::Sent), "S1.1.3 {told}");
}

fn case_holds(state: &State, case: &Case, seed: u64) {
    let told = format!("seed {seed}: {case:?}");
    let guide = state.catalogue.version(&case.item, case.version);
    let listed = guide.is_some_and(|guide| {
        case.checklist.keys().all(|key| guide.material(key).is_some())
            && case.checklist.len() == guide.materials.len()
    });
    assert!(listed, "S1.6.2 {told}");
    assert_eq!(case.complete.is_some(), case.missing().is_empty(), "S1.6.2 {told}");
    assert!(case.is_open() || case.is_settled(), "{told}");
    match &case.stage {
        Stage::Accepted => {
            let accepted = case.acceptance.as_ref();
            let complete = case.missing().is_empty();
            assert!(accepted.is_some_and(|one| one.deemed || complete), "S1.6.2 {told}");
        }
        Stage::Done { .. } => {
            let deemed = case.acceptance.as_ref().is_some_and(|one| one.deemed);
            assert!(deemed || case.missing().is_empty(), "S1.6.2 {told}");
            assert_eq!(case.is_open(), !case.is_heard() || case.awaits_delivery(), "{told}");
        }
        Stage::Refused { ground, remedy, .. } => {
            assert!(!ground.trim().is_empty() && !remedy.trim().is_empty(), "S2.4 {told}");
        }
        Stage::Intake | Stage::Supplement { .. } | Stage::Withdrawn { .. } => {}
    }
    let running = case.suspensions.iter().filter(|one| one.ended.is_none()).count();
    assert!(running <= 1 && (case.acceptance.is_some() || running == 0), "R-CLK-6 {told}");
    let granted = case.extensions.iter().filter(|one| one.added() > 0).count();
    assert!(granted <= 1, "R-CLK-7 {told}");
    assert!(case.no.is_sound(), "{told}");
    let contact = state.contact.get(&case.contact).and_then(Contact::case);
    assert_eq!(contact, Some(&case.id), "{told}");
}
