//! Every rule of loans and handovers put out of force must be missed within a thousand seeds, by
//! the oracle that is there for it: an oracle that misses nothing proves nothing.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, bail};
use sync::sim::{Plan, run};

use super::switched::{Rule, Switched, switch_off};
use super::window::Window;
use super::{plan, processors};

/// Within how many seeds a rule must be missed.
const WITHIN: u64 = 1_000;

/// Puts each rule out of force in its turn.
///
/// # Errors
/// The rules that nobody misses.
pub fn all() -> Result<()> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut unmissed = Vec::new();
        while let Some((rule, oracle)) = Rule::ALL.get(next.fetch_add(1, Ordering::Relaxed)) {
            match first(*rule, oracle) {
                Some((seed, what)) => {
                    println!("{:>10}  seeds until {rule:?} is missed: {what}", seed + 1);
                }
                None => unmissed.push(format!("{rule:?} by {oracle}")),
            }
        }
        unmissed
    };
    let unmissed: Vec<String> = thread::scope(|scope| {
        let threads: Vec<_> = (0..processors()).map(|_| scope.spawn(work)).collect();
        let done = |thread: thread::ScopedJoinHandle<'_, Vec<String>>| {
            thread.join().unwrap_or_else(|_| vec!["a simulated site panicked".to_owned()])
        };
        threads.into_iter().flat_map(done).collect()
    });
    if unmissed.is_empty() {
        return Ok(());
    }
    bail!("not missed within {WITHIN} seeds: {}", unmissed.join(", "))
}

/// Returns the first seed in which an oracle misses a rule, and what it says.
fn first(rule: Rule, oracle: &str) -> Option<(u64, String)> {
    switch_off(Some(rule));
    let plan: Plan = plan(false);
    let mut failures = (0..WITHIN).filter_map(|seed| run::<Switched, _>(&Window, plan, seed).err());
    let own = format!("{oracle}: ");
    let found = failures.find(|failure| failure.what.starts_with(&own));
    switch_off(None);
    found.map(|failure| (failure.seed, failure.what.chars().take(150).collect()))
}
