//! The server's clock: the only place that reads it.

use std::sync::atomic::{AtomicI64, Ordering};

use domain::time::Timestamp;
use worker::Env;

/// How many ms the clock is ahead of the machine's: 0 but in drills and tests.
static AHEAD: AtomicI64 = AtomicI64::new(0);

/// Sets the clock by the environment: `CLOCK_AHEAD_MS` lets a drill see what comes days later.
pub fn set(env: &Env) {
    let ahead = env.var("CLOCK_AHEAD_MS").ok().and_then(|text| text.to_string().parse().ok());
    AHEAD.store(ahead.unwrap_or_default(), Ordering::Relaxed);
}

/// Returns the time now.
pub fn now() -> Timestamp {
    by_machine(i64::try_from(worker::Date::now().as_millis()).unwrap_or_default())
}

/// Returns what this clock shows when the machine's shows so many ms: alarms ring by that.
pub fn by_machine(machine: i64) -> Timestamp {
    Timestamp(machine + AHEAD.load(Ordering::Relaxed))
}
