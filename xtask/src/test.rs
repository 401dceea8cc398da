//! `cargo xtask test`: everything the project checks of itself, one step after the other.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::build::Quality;
use crate::setup::Purpose;
use crate::{Arguments, build, check, clauses, deploy, process, setup, simulate, toolbox};

/// One line for the list of commands.
pub const USAGE: &str = "everything: lints, unit tests, browser tests, simulation, journeys";

/// One step: its name for the table, and what it does.
pub struct Step {
    name: &'static str,
    work: Work,
}

enum Work {
    Program(Command),
    Own(fn() -> Result<()>),
}

impl Step {
    /// A step that runs a program.
    pub fn new(name: &'static str, program: Command) -> Self {
        Self { name, work: Work::Program(program) }
    }

    /// A step that runs a function of ours.
    pub fn own(name: &'static str, work: fn() -> Result<()>) -> Self {
        Self { name, work: Work::Own(work) }
    }
}

/// Tests everything.
pub fn command(_: Arguments) -> Result<()> {
    let mut steps = vec![Step::own("setup", || setup::ensure(Purpose::Test).map(drop))];
    steps.extend(check::steps());
    steps.push(Step::own("clauses", clauses::compare));
    steps.push(Step::own("simulation", simulate::tested));
    let in_browser = ["test", "-p", "app", "--target", "wasm32-unknown-unknown"];
    steps.push(Step::new("app in the browser", toolbox::cargo(&in_browser)));
    steps.push(Step::own("build", || build::ensure(Quality::Release)));
    steps.push(Step::own("bundle for Cloudflare", deploy::rehearse));
    steps.push(Step::new("journeys", toolbox::cargo(&["test", "-p", "tests"])));
    walk(&mut steps)
}

/// Does the steps in order, stops at the first that fails, and prints how long each took.
///
/// # Errors
/// The step that failed.
pub fn walk(steps: &mut [Step]) -> Result<()> {
    let mut times = Vec::new();
    for step in steps {
        println!("== {}", step.name);
        let start = Instant::now();
        let done = match &mut step.work {
            Work::Program(program) => process::run(program),
            Work::Own(work) => work(),
        };
        times.push((step.name, start.elapsed()));
        if done.is_err() {
            print_times(&times);
            return done.with_context(|| format!("step `{}` failed", step.name));
        }
    }
    print_times(&times);
    Ok(())
}

fn print_times(times: &[(&str, Duration)]) {
    println!("\n{:<28} seconds", "step");
    for (name, time) in times {
        println!("{name:<28} {:>7.1}", time.as_secs_f32());
    }
    let total: Duration = times.iter().map(|(_, time)| *time).sum();
    println!("{:<28} {:>7.1}", "all", total.as_secs_f32());
}
