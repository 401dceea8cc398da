//! Sync: what came is durable first, then decided in its own turns, then answered.

use bianmin::api::{BODY_LIMIT, Code, Problem, SYNC_MEDIA_TYPE};
use bianmin::rules::SYSTEM;
use domain::people::{self, AddLog};
use domain::time::Timestamp;
use domain::{DeviceId, Operation};
use sync::LogId;
use sync::authority::{Progress, Receipt, Unauthenticated, Unreceived};
use sync::ledger::Broken;
use sync::wire::{self, Frame, Malformed, Request as Push};
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::headers::Keep;
use crate::store::doors::Heard;
use crate::{answer, body, limits, packing};

/// Operations decided in one transaction.
pub(super) const CHUNK: usize = 100;

/// Things done for a tablet each time it is heard of, at the most.
const MOST_UPKEEP: usize = 4;

/// Chunks decided before the answer leaves; the alarm goes on with the rest.
const CHUNKS: usize = 40;

/// Returns the problem of a frame that cannot be read.
fn malformed(malformed: Malformed) -> Problem {
    let code = if malformed == Malformed::TooLarge { Code::TooLarge } else { Code::Malformed };
    Problem::new(code, malformed.to_string()).at(malformed.code())
}

impl Site {
    pub(super) async fn sync(&self, mut request: Request, asked: &Asked) -> Answer {
        body::require_media(&request, SYNC_MEDIA_TYPE)?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let frame = Frame::open(&bytes).map_err(malformed)?;
        let columns = packing::inflate(frame.body, wire::MAX_COLUMNS)?;
        let push = Push::decode(&columns).map_err(malformed)?;
        let name = format!("sync:{}", push.device);
        if let Some(wait) = self.limits.borrow_mut().take(&name, limits::SYNC, asked.now) {
            return Err(Problem::new(Code::SlowDown, "too many syncs").after(wait));
        }
        let (received, head) = self.receive(bytes, push, asked)?;
        self.durable().await?;
        let left = self.decide(&asked.site, asked.now, CHUNKS).await?;
        self.serve_heard(&received.0, asked)?;
        let (device, reply, now_at) = self.reply(received, asked)?;
        if now_at > head {
            self.poke(now_at, &device);
        }
        let left = self.keep_small(asked.now.0, &asked.site)? || left;
        self.rest(&asked.site, left).await?;
        let frame = wire::frame(&packing::deflate(&reply), None);
        answer::bytes(SYNC_MEDIA_TYPE, frame, Keep::Never, asked.secure)
            .map_err(|error| failed(&error))
    }

    /// Receives: the sealed bytes are stored, nothing is decided yet.
    fn receive(
        &self,
        bytes: Vec<u8>,
        push: Push,
        asked: &Asked,
    ) -> Result<((Push, Receipt), u64), Problem> {
        let now = asked.now;
        self.within(&asked.site, move |core| {
            core.require_open()?;
            let frame = Frame::open(&bytes).map_err(malformed)?;
            core.authority.authenticate(&push, frame.body, frame.signature).map_err(unproven)?;
            let head = core.authority.head().gseq;
            core.know_logs(&push, now).map_err(Trouble::abandon)?;
            let receipt = core.authority.receive(&push, now.0).map_err(unreceived)?;
            core.remember(&push, &receipt, now)?;
            core.authority.begin(CHUNK)?;
            Ok(((push, receipt), head))
        })
    }

    /// Decides what is begun, chunk by chunk, and says whether something is left. Each chunk's tries
    /// are durable before it is decided, so that what breaks the decider is not tried for ever.
    pub(super) async fn decide(
        &self,
        site: &str,
        now: Timestamp,
        chunks: usize,
    ) -> Result<bool, Problem> {
        for _ in 0..chunks {
            let progress = self.within(site, move |core| {
                let progress = core.authority.decide(now.0)?;
                core.authority.begin(CHUNK)?;
                Ok(progress)
            })?;
            if progress == Progress::Done {
                return Ok(false);
            }
            self.durable().await?;
        }
        Ok(true)
    }

    /// Does what is due for the tablet that was just heard of, so that its answer brings it.
    fn serve_heard(&self, push: &Push, asked: &Asked) -> Result<(), Problem> {
        let now = asked.now.0;
        let is_due = |core: &Core| {
            let heard = core.authority.heard(push);
            heard.filter(|heard| core.authority.upkeep_due(Some(heard), now))
        };
        let due = self.core.try_borrow().ok().and_then(|core| core.as_ref().and_then(is_due));
        let Some(heard) = due else { return Ok(()) };
        self.within(&asked.site, move |core| {
            // One thing at a time; what is left waits for the next time it is heard of.
            for _ in 0..MOST_UPKEEP {
                if !core.authority.upkeep(Some(&heard), now)? {
                    break;
                }
            }
            Ok(())
        })
    }

    fn reply(
        &self,
        (push, receipt): (Push, Receipt),
        asked: &Asked,
    ) -> Result<(String, Vec<u8>, u64), Problem> {
        let now = asked.now;
        self.within(&asked.site, move |core| {
            let reply = core.authority.reply(&push, &receipt, now.0)?;
            Ok((push.device, reply.encode(), core.authority.head().gseq))
        })
    }
}

fn unproven(error: Unauthenticated) -> Trouble {
    Problem::new(Code::NotProven, error.to_string()).into()
}

fn unreceived(error: Unreceived) -> Trouble {
    match error {
        Unreceived::Ledger(broken) => broken.into(),
        Unreceived::ChainBroken(_) => {
            Trouble::from(Problem::new(Code::Malformed, error.to_string())).abandon()
        }
    }
}

impl Core {
    /// Makes logs that a known tablet began by itself, after a fork, known to the rules.
    fn know_logs(&mut self, push: &Push, now: Timestamp) -> Result<(), Trouble> {
        for part in push.logs.iter().filter(|part| part.log != LogId::SERVER) {
            let log = domain::LogId(part.log.to_string());
            let people = &self.authority.state().people;
            let device = DeviceId(push.device.clone());
            let trusted = people.devices.get(&device).is_some_and(|one| one.revoked.is_none());
            if people.device_of(&log).is_none() && trusted {
                let prefix = self.next_prefix();
                let add = people::Operation::AddLog(AddLog { device, log, prefix });
                self.submit(&Operation::People(add), SYSTEM, now)?.map_err(Problem::refused)?;
            }
        }
        Ok(())
    }

    /// Remembers what the tablet says of itself.
    fn remember(&self, push: &Push, receipt: &Receipt, now: Timestamp) -> Result<(), Broken> {
        let fresh = u64::try_from(receipt.fresh).unwrap_or(u64::MAX);
        let waiting = push.waiting.saturating_sub(fresh);
        let (persisted, build) = (push.persisted, push.build.chars().take(40).collect());
        let heard = Heard { at: now, waiting, persisted, build };
        self.doors.hear(&push.device, &heard)
    }
}
