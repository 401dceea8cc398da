//! The simulator over the toy rules: no seed breaks a promise, and every rule is needed.

use super::play::Play;
use super::toy::Toy;
use super::{Counters, Plan, run, run_all};
use crate::sim::faults::Fault;
use crate::switch::Rule;

/// How many seeds: `SEEDS=1000 FROM=0 cargo test -p sync no_seed`.
fn seeds(default: u64) -> u64 {
    number("SEEDS").unwrap_or(default)
}

fn seeds_from() -> u64 {
    number("FROM").unwrap_or(0)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn no_seed_loses_doubles_or_decides_differently() {
    let from = seeds_from();
    let seeds = from..from + seeds(80);
    let counters = run_all::<Toy, _>(&Play, Plan::default(), seeds).unwrap();
    let missing: Vec<&str> = Fault::ALL
        .into_iter()
        .map(Fault::name)
        .chain(["rewound", "operations moved to another log", "operations brought to a person"])
        .chain(["things archived", "things brought back"])
        .filter(|name| counters.get(name).is_none_or(|count| *count == 0))
        .collect();
    assert!(missing.is_empty(), "never happened: {missing:?} in {counters:?}");
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let once: Vec<Counters> =
        (0..5).map(|seed| run::<Toy, _>(&Play, Plan::default(), seed).unwrap()).collect();
    let twice: Vec<Counters> =
        (0..5).map(|seed| run::<Toy, _>(&Play, Plan::default(), seed).unwrap()).collect();
    assert_eq!(once, twice);
}

#[test]
fn every_rule_put_out_of_force_is_noticed_within_five_hundred_seeds() {
    for rule in Rule::ALL {
        let plan = Plan { off: Some(rule), ..Plan::default() };
        let sound = |seed| run::<Toy, _>(&Play, Plan::default(), seed).is_ok();
        let caught = (0..500)
            .find_map(|seed| run::<Toy, _>(&Play, plan, seed).err().filter(|_| sound(seed)));
        let caught = caught.unwrap_or_else(|| panic!("{rule:?} is not missed"));
        println!("{rule:?}: {caught}");
    }
}

/// Replays one seed: `SEED=17 cargo test -p sync replay -- --nocapture`.
#[test]
fn replay_of_one_seed() {
    let Some(seed) = number("SEED") else { return };
    let plan = Plan { story: true, ..Plan::default() };
    println!("{:?}", run::<Toy, _>(&Play, plan, seed));
}
