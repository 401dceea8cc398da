//! `cargo xtask simulate`: many tablets and one server under every fault, by seeds, with the real
//! rules. A seed that breaks a promise prints itself and replays.

mod window;

use std::num::NonZero;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow};
use bianmin::Bianmin;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use sync::sim::{Counters, Failure, Plan, run};
use window::Window;

use crate::{Arguments, process, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "[--seeds 1000] [--from 0] | --seed <one>: tablets and server under faults";

/// How many seeds the tests run.
const TESTED: u64 = 1_000;

/// Simulates the seeds asked for.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let (mut from, mut count) = (0, TESTED);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seeds") => count = arguments.value()?.parse()?,
            Long("from") => from = arguments.value()?.parse()?,
            Long("seed") => (from, count) = (arguments.value()?.parse()?, 1),
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    simulate(from..from + count)
}

/// Simulates as many seeds as the tests ask for.
///
/// # Errors
/// The first seed found that breaks a promise.
pub fn tested() -> Result<()> {
    simulate(0..TESTED)
}

fn simulate(seeds: Range<u64>) -> Result<()> {
    if cfg!(debug_assertions) {
        return again_optimised(&seeds);
    }
    let start = Instant::now();
    let count = seeds.end - seeds.start;
    for (what, times) in &all(seeds)? {
        println!("{times:>10}  {what}");
    }
    println!("{count} seeds kept every promise in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// Runs the seeds on all processors.
fn all(seeds: Range<u64>) -> Result<Counters> {
    let next = AtomicU64::new(seeds.start);
    let total = Mutex::new(Ok(Counters::new()));
    // One seed alone is asked for in order to see what happens in it.
    let plan = Plan { story: seeds.end - seeds.start == 1, ..Plan::default() };
    let work = || {
        while let seed = next.fetch_add(1, Ordering::Relaxed)
            && seed < seeds.end
        {
            let outcome = run::<Bianmin, _>(&Window, plan, seed);
            if !taken_in(&total, outcome) {
                return;
            }
        }
    };
    thread::scope(|scope| {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        (0..processors).for_each(|_| drop(scope.spawn(work)));
    });
    let total = total.into_inner().map_err(|_| anyhow!("a simulated site panicked"))?;
    total.map_err(|failure: Failure| {
        anyhow!("{failure}\nreplay it: cargo xtask simulate --seed {}", failure.seed)
    })
}

/// Adds what one seed gave; says whether to go on.
fn taken_in(total: &Mutex<Result<Counters, Failure>>, outcome: Result<Counters, Failure>) -> bool {
    let Ok(mut total) = total.lock() else { return false };
    match (total.as_mut(), outcome) {
        (Ok(sum), Ok(counters)) => {
            for (what, times) in counters {
                *sum.entry(what).or_default() += times;
            }
            true
        }
        (Ok(_), Err(failure)) => {
            *total = Err(failure);
            false
        }
        (Err(_), _) => false,
    }
}

/// Asks cargo for a build that is quick enough, and runs that.
fn again_optimised(seeds: &Range<u64>) -> Result<()> {
    let mut cargo = toolbox::cargo(&["run", "--quiet", "--profile", "bench", "-p", "xtask", "--"]);
    cargo.args(["simulate", "--from", &seeds.start.to_string()]);
    process::run(cargo.args(["--seeds", &(seeds.end - seeds.start).to_string()]))
}
