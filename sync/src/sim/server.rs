//! The server: an authority over a ledger that survives it.

use std::collections::BTreeSet;

use super::chance::Chance;
use super::faults::{Fault, Swarm};
use super::ledger::MemoryLedger;
use super::verify;
use crate::authority::{Authority, Progress, Setup, Unreceived};
use crate::id::{Epoch, OperationId};
use crate::op::operation;
use crate::rules::Rules;
use crate::verdict::Verdict;
use crate::wire::{Frame, Request, frame};

/// What the site is called.
pub(super) const SITE: &str = "simulated";

/// Who runs it.
pub(super) const OPERATOR: &str = "Operator";

pub(super) struct Server<R: Rules> {
    pub authority: Authority<R, MemoryLedger>,
    /// What a crash leaves.
    durable: MemoryLedger,
    build: u32,
    /// Operations that crash this build.
    pub poison: BTreeSet<OperationId>,
    /// Own operations, shipped off the machine.
    pub shipped: Vec<Vec<u8>>,
    /// Earlier ledgers with the moment they were current.
    pub backups: Vec<(i64, MemoryLedger)>,
}

/// Why a request has no answer.
pub(super) enum Unanswered {
    /// The server went down on the way.
    Crashed,
    /// It was refused as malformed or unsigned, with a code.
    Refused,
    /// A promise was broken.
    Broken(String),
}

fn setup(build: u32) -> Setup {
    let (site, build) = (SITE.to_owned(), build.to_string());
    Setup { site, build, verify, epoch: Epoch([7; 8]) }
}

impl<R: Rules> Server<R> {
    pub fn new() -> Result<Self, String> {
        let ledger = MemoryLedger::default();
        let authority = Authority::open(ledger, setup(0)).map_err(|e| e.to_string())?;
        let durable = authority.ledger().clone();
        let (poison, shipped, backups) = (BTreeSet::new(), Vec::new(), Vec::new());
        Ok(Self { authority, durable, build: 0, poison, shipped, backups })
    }

    /// Makes what was written durable.
    pub fn commit(&mut self) {
        self.durable = self.authority.ledger().clone();
        // Own operations are shipped off the machine as soon as they are durable.
        let own = self.durable.own_after(self.shipped.len());
        self.shipped.extend(own);
    }

    /// Goes down and comes up with what is durable.
    pub fn crash(&mut self) -> Result<(), String> {
        let reopened = Authority::open(self.durable.clone(), setup(self.build));
        self.authority = reopened.map_err(|e| format!("the server does not come up: {e}"))?;
        self.commit();
        Ok(())
    }

    /// Comes up as a new build, which mends what crashed the old one.
    pub fn renew(&mut self) -> Result<(), String> {
        self.build += 1;
        self.poison.clear();
        self.crash()
    }

    /// Comes up with an earlier ledger; own operations were shipped and are given back.
    pub fn restore(&mut self, backup: MemoryLedger, now: i64) -> Result<(), String> {
        self.durable = backup;
        self.crash()?;
        self.authority.readmit_own(&self.shipped, now).map_err(|e| e.to_string())?;
        self.commit();
        Ok(())
    }

    pub fn submit_own(
        &mut self,
        asked: &R::Operation,
        actor: &str,
        now: i64,
    ) -> Option<OperationId> {
        let outcome = self.authority.submit_own(asked, actor, now).ok()?.ok()?;
        self.commit();
        Some(outcome.id)
    }

    /// Serves one request as the Worker does.
    pub fn serve(
        &mut self,
        bytes: &[u8],
        now: i64,
        swarm: &Swarm,
        chance: &mut Chance,
    ) -> Result<Vec<u8>, Unanswered> {
        let frame_in = Frame::open(bytes).map_err(|_| Unanswered::Refused)?;
        let request = Request::decode(frame_in.body).map_err(|_| Unanswered::Refused)?;
        self.authority
            .authenticate(&request, frame_in.body, frame_in.signature)
            .map_err(|_| Unanswered::Refused)?;
        self.stumble(swarm, chance)?;
        let receipt = match self.authority.receive(&request, now) {
            Ok(receipt) => receipt,
            Err(Unreceived::ChainBroken(log)) => {
                return Err(Unanswered::Broken(format!("log {log} came with a broken chain")));
            }
            Err(Unreceived::Ledger(broken)) => return Err(Unanswered::Broken(broken.to_string())),
        };
        self.stumble(swarm, chance)?;
        self.commit();
        self.decide(now, swarm, chance)?;
        if let Some(heard) = self.authority.heard(&request) {
            while self.authority.upkeep(Some(&heard), now).map_err(broken)? {}
            self.commit();
        }
        self.stumble(swarm, chance)?;
        let reply = self.authority.reply(&request, &receipt, now).map_err(broken)?;
        self.commit();
        Ok(frame(&reply.encode(), None))
    }

    /// Decides all there is, a few at a time.
    pub fn decide(
        &mut self,
        now: i64,
        swarm: &Swarm,
        chance: &mut Chance,
    ) -> Result<(), Unanswered> {
        loop {
            let most = chance.index(12) + 1;
            self.authority.begin(most).map_err(broken)?;
            self.commit();
            let poisoned = self.authority.begun().any(|id| self.poison.contains(&id));
            if poisoned && !self.tried_twice() {
                self.crash().map_err(Unanswered::Broken)?;
                return Err(Unanswered::Crashed);
            }
            self.stumble(swarm, chance)?;
            let decided: Vec<OperationId> = self.authority.begun().collect();
            let progress = self.authority.decide(now).map_err(broken)?;
            self.judge_refusals(&decided).map_err(Unanswered::Broken)?;
            self.authority.upkeep(None, now).map_err(broken)?;
            self.commit();
            if progress == Progress::Done {
                return Ok(());
            }
        }
    }

    /// I26: nothing is refused while something it names lies in the archive.
    fn judge_refusals(&self, decided: &[OperationId]) -> Result<(), String> {
        use crate::ledger::{Ledger, Shelf};
        let ledger = self.authority.ledger();
        for id in decided {
            let Some(Verdict::Rejected { refusal }) =
                self.authority.verdict(*id).map_err(|e| e.to_string())?
            else {
                continue;
            };
            let rows = ledger.ops(id.log, id.seq, id.seq).map_err(|e| e.to_string())?;
            let json = rows.first().and_then(|row| operation(&row.bytes).ok());
            let Some(asked) = json.and_then(|json| json::from_str(json).ok()) else {
                continue;
            };
            for name in R::absent(self.authority.state(), &asked) {
                if ledger.archived_as(&name).map_err(|e| e.to_string())?.is_some() {
                    return Err(format!("I26: {id} got {refusal}; {name} is in the archive"));
                }
            }
        }
        Ok(())
    }

    /// Says whether what is begun was tried twice before: then it is held, not tried.
    fn tried_twice(&self) -> bool {
        use crate::ledger::Ledger;
        let ledger = self.authority.ledger();
        self.authority.begun().all(|id| {
            let row = ledger.ops(id.log, id.seq, id.seq).ok().and_then(|mut rows| rows.pop());
            // The ledger counts the try now begun; the authority counts those before.
            row.is_some_and(|row| row.tries > 2)
        }) && crate::switch::is_on(crate::switch::Rule::HoldPoison)
    }

    fn stumble(&mut self, swarm: &Swarm, chance: &mut Chance) -> Result<(), Unanswered> {
        if swarm.strikes(Fault::ServerCrash, chance) {
            self.crash().map_err(Unanswered::Broken)?;
            return Err(Unanswered::Crashed);
        }
        Ok(())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "map_err gives it by value")]
fn broken(error: crate::ledger::Broken) -> Unanswered {
    Unanswered::Broken(error.to_string())
}
