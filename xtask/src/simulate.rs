//! `cargo xtask simulate`: many tablets and one server under every fault, by seeds, with the real
//! rules. A seed that breaks a promise prints itself and replays.

mod missed;
mod oracles;
mod switched;
mod window;

use std::num::NonZero;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Result, anyhow};
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use switched::Switched;
use sync::sim::{Counters, Failure, Plan, run};
use window::Window;

use crate::{Arguments, process, toolbox};

/// One line for the list of commands.
pub const USAGE: &str =
    "[--seeds 2000] [--from 0] | --seed <one> | --rules-off: tablets and server under faults";

/// How many seeds the tests run.
const TESTED: u64 = 2_000;

/// The most that passes between two steps of a run, in ms: loans of places end within a run.
const PAUSE: u64 = 400_000;

/// Simulates the seeds asked for.
pub fn command(mut arguments: Arguments) -> Result<()> {
    let (mut from, mut count, mut off) = (0, TESTED, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seeds") => count = arguments.value()?.parse()?,
            Long("from") => from = arguments.value()?.parse()?,
            Long("seed") => (from, count) = (arguments.value()?.parse()?, 1),
            Long("rules-off") => off = true,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    if off {
        return missed();
    }
    simulate(from..from + count)
}

/// Simulates as many seeds as the tests ask for.
///
/// # Errors
/// The first seed found that breaks a promise, or the rules that the simulation does not miss.
pub fn tested() -> Result<()> {
    simulate(0..TESTED)?;
    missed()
}

/// Puts each rule of loans and handovers out of force: the simulation must notice.
fn missed() -> Result<()> {
    if cfg!(debug_assertions) {
        return again_optimised(&["--rules-off".to_owned()]);
    }
    let start = Instant::now();
    missed::all()?;
    println!("every rule was missed in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

fn simulate(seeds: Range<u64>) -> Result<()> {
    if cfg!(debug_assertions) {
        let count = seeds.end - seeds.start;
        return again_optimised(&[format!("--from={}", seeds.start), format!("--seeds={count}")]);
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
    let plan = plan(seeds.end - seeds.start == 1);
    let work = || {
        while let seed = next.fetch_add(1, Ordering::Relaxed)
            && seed < seeds.end
        {
            let outcome = run::<Switched, _>(&Window, plan, seed);
            if !taken_in(&total, outcome) {
                return;
            }
        }
    };
    thread::scope(|scope| {
        (0..processors()).for_each(|_| drop(scope.spawn(work)));
    });
    let total = total.into_inner().map_err(|_| anyhow!("a simulated site panicked"))?;
    total.map_err(|failure: Failure| {
        anyhow!("{failure}\nreplay it: cargo xtask simulate --seed {}", failure.seed)
    })
}

fn plan(story: bool) -> Plan {
    Plan { story, pause: PAUSE, ..Plan::default() }
}

fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
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
fn again_optimised(arguments: &[String]) -> Result<()> {
    let mut cargo = toolbox::cargo(&["run", "--quiet", "--profile", "bench", "-p", "xtask", "--"]);
    process::run(cargo.arg("simulate").args(arguments))
}
