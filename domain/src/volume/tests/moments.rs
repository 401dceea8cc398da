//! At every moment each volume has exactly one place. S3.4

use super::*;
use crate::time::{Minutes, Timestamp};
use crate::township::chance::Chance;

fn asked(chance: &mut Chance, town: &Township, volumes: &[VolumeId], today: Date) -> Operation {
    let volume = chance.one(volumes);
    let several: Vec<&VolumeId> =
        (0..=chance.below(3)).map(|_| &volumes[chance.below(volumes.len())]).collect();
    let to = Borrower {
        name: "何医生".to_owned(),
        no: ["D01", "D02", "D03"][chance.below(3)].to_owned(),
        department: "心内科".to_owned(),
    };
    let what = chance.one(&[Copied::Original, Copied::Original, Copied::Copy]);
    let staff = "医务科周敏".to_owned();
    let until = clocks::lent_until(&town.state, Purpose::Treatment, today);
    match chance.below(9) {
        0 | 1 => receive(&several),
        2 => shelve(&several, "A-01"),
        3 | 4 => {
            let purpose = Purpose::Treatment;
            Operation::Lend(Lend { volume, to, purpose, until, approved: None })
        }
        5 => lose(&volume),
        6 => Operation::SealUp(SealUp { volume, what, side: Side::Patient, staff, pages: 9 }),
        7 => {
            let why = Why::Settled { side: Side::Patient };
            Operation::Unseal(Unseal { volume, what, why, staff })
        }
        _ => {
            let words = "患者复诊".to_owned();
            let loan = one(town, &volume).loan.as_ref();
            let lend = loan.map_or(town.last.clone(), |loan| loan.lend.clone());
            Operation::Recall(Recall { volume, lend, words, until: None })
        }
    }
}

/// Plays a week of two tablets of which one sends what it did late, and returns its volumes.
fn week(seed: u64) -> (Township, Vec<VolumeId>, usize) {
    let (mut town, mut chance) = (Township::morning(), Chance(seed));
    let begun = town.now.date(town.state.site.zone);
    let volumes: Vec<VolumeId> =
        (1..=8).map(|no| enlist(&mut town, &no.to_string(), begun)).collect();
    let (mut late, mut stood) = (Vec::new(), 0);
    for _ in 0..120 {
        town.now = town.now.plus(Minutes(i64::try_from(chance.below(90)).unwrap()));
        let today = town.now.date(town.state.site.zone);
        let operation = Asked::Volume(asked(&mut chance, &town, &volumes, today));
        let who = chance.one(&[Wang, Zhou]);
        let stamp = town.stamp(who);
        if who == Zhou && chance.below(2) == 0 {
            late.push((operation, stamp));
            continue;
        }
        stood += usize::from(town.take(&operation, &stamp).is_ok());
        if chance.below(10) == 0 {
            let come = late.drain(..).map(|(operation, stamp)| town.take(&operation, &stamp));
            stood += come.flatten().count();
        }
    }
    (town, volumes, stood)
}

#[test]
fn s3_4_at_every_moment_each_volume_has_one_place_and_their_sum_is_all_of_them() {
    let mut stood = 0;
    for seed in 1..=60 {
        let (town, volumes, done) = week(seed);
        stood += done;
        let all = || volumes.iter().map(|id| one(&town, id));
        let ends: Vec<Timestamp> = all().flat_map(|one| one.moves.iter().map(|to| to.at)).collect();
        for volume in all() {
            let ordered = volume.moves.windows(2).all(|two| two[0].at <= two[1].at);
            assert!(ordered, "seed {seed}: its places overlap");
            let lent = matches!(volume.place(), Place::Lent { .. });
            assert_eq!(lent, volume.loan.is_some(), "seed {seed}: a loan of what is not lent");
            let shut = volume.sealed().map(|seal| seal.sealed.at);
            let moved = shut.is_some_and(|at| {
                let goes = |to: &&Move| !matches!(to.to, Place::Lost | Place::Room);
                volume.moves.iter().filter(goes).any(|to| to.at > at)
            });
            assert!(!moved, "seed {seed}: what is sealed moved");
        }
        for at in ends {
            let placed: Vec<usize> = [Kind::Ward, Kind::Room, Kind::Shelf, Kind::Lent, Kind::Lost]
                .iter()
                .map(|kind| {
                    all().filter(|one| one.at(at).is_some_and(|to| kind.is(&to.to))).count()
                })
                .collect();
            let unborn = all().filter(|one| one.at(at).is_none()).count();
            assert_eq!(placed.iter().sum::<usize>() + unborn, volumes.len(), "seed {seed}");
        }
    }
    assert!(stood > 60 * 20, "hardly anything was done: {stood}");
}

/// The kinds of places there are, each told apart from the others.
enum Kind {
    Ward,
    Room,
    Shelf,
    Lent,
    Lost,
}

impl Kind {
    fn is(&self, place: &Place) -> bool {
        match self {
            Self::Ward => *place == Place::Ward,
            Self::Room => *place == Place::Room,
            Self::Shelf => matches!(place, Place::Shelf { .. }),
            Self::Lent => matches!(place, Place::Lent { .. }),
            Self::Lost => *place == Place::Lost,
        }
    }
}

#[test]
fn s3_4_a_volume_is_found_at_any_moment_of_its_past() {
    let mut town = Township::morning();
    let begun = town.now;
    let volume = received(&mut town, "100");
    town.wait(30);
    does(&mut town, Wang, shelve(&[&volume], "A-01")).unwrap();
    let shelved = town.now;
    town.wait(30);
    does(&mut town, Wang, lose(&volume)).unwrap();
    let one = one(&town, &volume);
    assert_eq!(one.at(begun.plus(Minutes(-60))), None);
    let shelf = Place::Shelf { shelf: "A-01".to_owned() };
    assert_eq!(one.at(shelved.plus(Minutes(10))).unwrap().to, shelf);
    assert_eq!(one.at(town.now.plus(Minutes(10))).unwrap().to, Place::Lost);
}
