//! The simulator: many tablets and one authority under every fault we could think of, by a seed.
//!
//! The real [`crate::replica::Replica`] and [`crate::authority::Authority`] run over stores in
//! memory, a virtual clock and a network that loses, repeats, reorders and damages. What users were
//! told is kept outside the system and compared at the end. The same seed gives the same run.

pub mod chance;
mod faults;
mod ledger;
mod mischief;
mod network;
mod oracles;
pub mod play;
mod server;
mod tablet;
#[cfg(test)]
mod tests;
pub mod toy;
mod traffic;
mod world;

use std::collections::BTreeMap;

use chance::Chance;
pub use faults::Fault;
pub use ledger::MemoryLedger;

use crate::id::{LogId, OperationId};
use crate::op::{Attachment, Header};
use crate::rules::{Rules, Stamp};
use crate::switch::{Rule, switch_off};
use crate::verdict::Verdict;

/// Who is there once a site is founded.
#[derive(Clone, Debug, Default)]
pub struct Founded {
    /// The tablets, as [`crate::Stamp`]'s `device` names them.
    pub devices: Vec<String>,
    /// People, as its `actor` names them; each may sign on every tablet.
    pub staff: Vec<String>,
}

/// Where somebody is at work.
#[derive(Clone, Debug)]
pub struct Here {
    pub device: String,
    /// The name the tablet's next operation gets.
    pub next: OperationId,
    /// What the tablet believes the time to be, ms since 1970.
    pub at: i64,
}

/// What people do at the tablets, for some rules.
///
/// Keys are any 32 bytes: the simulator signs with whatever key the rules register for a tablet
/// or a person on it.
pub trait Workload<R: Rules> {
    /// Opens the site with operations of the operator: tablets, people, and their keys on each.
    fn found(
        &self,
        tablets: usize,
        submit: &mut dyn FnMut(&R::Operation) -> Option<OperationId>,
    ) -> Founded;

    /// Makes up what a person does, given what their tablet shows; several are one group. It may
    /// be refused.
    fn act(
        &self,
        state: &R::State,
        actor: &str,
        here: &Here,
        chance: &mut Chance,
    ) -> Vec<R::Operation>;

    /// Makes up personal fields of an operation.
    fn attachment(&self, _: &R::Operation, _: &mut Chance) -> Option<Attachment> {
        None
    }

    /// Returns the server's own operation that makes a tablet's new log known, if it has to be.
    fn new_log(&self, _: &R::State, _device: &str, _: LogId) -> Option<R::Operation> {
        None
    }

    /// Returns the operator's operation that takes a tablet its right, if there is one.
    fn revoke(&self, _device: &str) -> Option<R::Operation> {
        None
    }

    /// Makes up an operation of the server's own that lets things leave the working set.
    fn archive(&self, _: &mut Chance) -> Option<R::Operation> {
        None
    }

    /// Makes up what somebody without a tablet asks the server for, and as whom.
    fn outside(&self, _: &R::State, _now: i64, _: &mut Chance) -> Option<(R::Operation, &str)> {
        None
    }

    /// Takes out of a state what only remembers the archive, so that the site with everything the
    /// archive has can be compared with one that has none.
    fn without_archive(&self, state: R::State) -> R::State {
        state
    }

    /// Returns the operation of whoever reviews what is held, if there is one.
    fn review(&self, _held: Vec<OperationId>, _chance: &mut Chance) -> Option<R::Operation> {
        None
    }

    /// Checks what must hold of any state.
    ///
    /// # Errors
    /// A sentence saying what does not hold.
    fn check(&self, state: &R::State) -> Result<(), String>;

    /// Judges what the rules have made of a whole run, and counts what happened in it.
    ///
    /// # Errors
    /// A sentence that begins with the name of what does not hold.
    fn judge(&self, _: &Course<'_, R>) -> Result<Counters, String> {
        Ok(Counters::new())
    }
}

/// What the server has at the end of a run.
pub struct Course<'a, R: Rules> {
    /// Its history, in order: as the last restore left it and what came after.
    pub history: Vec<(Stamp, R::Event)>,
    /// Every operation it has received, its own among them.
    pub asked: BTreeMap<OperationId, Asked<R>>,
    pub state: &'a R::State,
    /// How often each fault happened.
    pub faults: &'a Counters,
    /// ms since 1970.
    pub now: i64,
}

/// An operation as it was received.
pub struct Asked<R: Rules> {
    pub operation: R::Operation,
    pub header: Header,
    /// ms since 1970.
    pub received: i64,
    pub verdict: Option<Verdict>,
}

/// How one run is made.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many things happen before the faults stop.
    pub steps: u64,
    /// The most tablets.
    pub tablets: u64,
    /// The most that passes between two of them, in ms.
    pub pause: u64,
    /// A rule put out of force.
    pub off: Option<Rule>,
    /// Whether to print what happens.
    pub story: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self { steps: 250, tablets: 4, pause: 120_000, off: None, story: false }
    }
}

/// A run that went wrong; its seed replays it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("seed {seed}, step {step}: {what}")]
pub struct Failure {
    pub seed: u64,
    pub step: u64,
    pub what: String,
}

/// How often each thing happened, over all runs.
pub type Counters = BTreeMap<&'static str, u64>;

/// Runs one seed.
///
/// # Errors
/// [`Failure`] says which promise did not hold.
pub fn run<R: Rules, W: Workload<R>>(
    workload: &W,
    plan: Plan,
    seed: u64,
) -> Result<Counters, Failure> {
    switch_off(plan.off);
    let mut world = world::World::<R, W>::new(workload, plan, seed);
    let outcome = world.live();
    switch_off(None);
    outcome.map_err(|what| Failure { seed, step: world.step, what })?;
    Ok(world.counters)
}

/// Runs many seeds, up to the first that goes wrong.
///
/// # Errors
/// [`Failure`] of that seed.
pub fn run_all<R: Rules, W: Workload<R>>(
    workload: &W,
    plan: Plan,
    seeds: impl IntoIterator<Item = u64>,
) -> Result<Counters, Failure> {
    let mut counters = Counters::new();
    for seed in seeds {
        for (name, count) in run::<R, W>(workload, plan, seed)? {
            *counters.entry(name).or_default() += count;
        }
    }
    Ok(counters)
}

/// Signs as the simulator does: whoever knows a public key can. [`verify`] agrees.
pub fn sign(key: &[u8; 32], message: &[u8]) -> [u8; 64] {
    let mut signature = [0; 64];
    let (first, second) = signature.split_at_mut(32);
    first.copy_from_slice(&crate::hash::sha256(&[key, message]));
    second.copy_from_slice(&crate::hash::sha256(&[message, key]));
    signature
}

/// Verifies a simulated signature.
pub fn verify(key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    sign(key, message) == *signature
}
