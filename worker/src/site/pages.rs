//! Pages of the newest snapshot, for tablets that are new or far behind; and the alarm that makes
//! snapshots and goes on with what was left undecided.

use std::time::Duration;

use bianmin::api::{Code, Problem, SYNC_MEDIA_TYPE};
use domain::time::Timestamp;
use sync::rules::Viewer;
use sync::{Hash16, wire};

use super::core::Core;
use super::push::CHUNK;
use super::{Answer, Asked, Site, failed};
use crate::gateway::Gateway;
use crate::headers::Keep;
use crate::{answer, clock, packing};

/// Chunks the alarm decides at a time.
const CHUNKS: usize = 20;

/// How soon the alarm goes on with what is left.
const SOON: Duration = Duration::from_millis(200);

/// How long after a snapshot is due it is made: not in the middle of a rush.
const CALM: Duration = Duration::from_secs(10);

/// An alarm so long overdue does not ring any more, ms.
const LOST: i64 = 60_000;

/// How long the alarm rests when its work failed.
const LATER: Duration = Duration::from_secs(30);

impl Site {
    /// Answers with the list of pages, as JSON.
    pub(super) fn manifest(&self, asked: &Asked) -> Answer {
        let device = self.device(asked)?;
        let manifest = self.within(&asked.site, move |core| {
            let viewer = Viewer { device, actor: None };
            if core.authority.manifest(&viewer).is_none() {
                core.authority.snapshot()?;
            }
            Ok(core.authority.manifest(&viewer))
        })?;
        answer::json(200, &manifest, asked.secure).map_err(|error| failed(&error))
    }

    /// Answers with one page: a frame around its bytes. Its name is their hash.
    pub(super) fn page(&self, page: &str, asked: &Asked) -> Answer {
        let device = self.device(asked)?;
        let none = || Problem::new(Code::NotFound, "there is no such page");
        let hash: Hash16 = page.parse().map_err(|_| none())?;
        let bytes = self.within(&asked.site, move |core| {
            Ok(core.authority.page(&Viewer { device, actor: None }, &hash)?)
        })?;
        let bytes = bytes.ok_or_else(none)?;
        let frame = wire::frame(&packing::deflate(&bytes), None);
        let mut answer = answer::bytes(SYNC_MEDIA_TYPE, frame, Keep::Privately, asked.secure)
            .map_err(|error| failed(&error))?;
        let tagged = answer.headers_mut().set("etag", &format!("\"{page}\""));
        tagged.map(|()| answer).map_err(|error| failed(&error))
    }

    /// Lets the alarm go on with what is left, make a snapshot that is due, or look after what will be.
    pub(super) async fn rest(&self, site: &str, left: bool) -> Result<(), Problem> {
        let (now, sends) = (clock::now().0, Gateway::is_named(&self.env));
        let (due, next) = self.within(site, move |core| {
            let upkeep = core.authority.next_upkeep(now);
            let letter = if sends { core.next_letter(Timestamp(now))? } else { None };
            let erasing = core.next_erasing()?.0.max(now);
            let next = upkeep.into_iter().chain(letter.map(|at| at.0)).chain([erasing]).min();
            Ok((core.authority.snapshot_due(), next))
        })?;
        let until = |at: i64| Duration::from_millis(u64::try_from(at - now).unwrap_or_default());
        let wait = if left { Some(SOON) } else { due.then_some(CALM) };
        let Some(wait) = wait.into_iter().chain(next.map(until)).min() else { return Ok(()) };
        let set = self.state.storage().get_alarm().await.map_err(|error| failed(&error))?;
        // One that should have rung long ago was lost with the machine.
        let rings = |at: i64| now - at < LOST && until(at) <= wait;
        if set.map(|at| clock::by_machine(at).0).is_some_and(rings) {
            Ok(())
        } else {
            self.wake_in(wait).await
        }
    }

    async fn wake_in(&self, time: Duration) -> Result<(), Problem> {
        self.state.storage().set_alarm(time).await.map_err(|error| failed(&error))
    }

    /// Does what is to be done without being asked.
    pub(super) async fn work_on(&self) {
        let site = match self.name() {
            Ok(Some(site)) => site,
            Ok(None) => return,
            Err(problem) => return worker::console_error!("{problem}"),
        };
        let rested = match self.work(&site).await {
            Ok(left) => self.rest(&site, left).await,
            Err(problem) => {
                worker::console_error!("{problem}");
                self.wake_in(LATER).await
            }
        };
        if let Err(problem) = rested {
            worker::console_error!("{problem}");
            let _tried = self.wake_in(LATER).await;
        }
    }

    async fn work(&self, site: &str) -> Result<bool, Problem> {
        let head = |core: &mut Core| Ok(core.authority.head().gseq);
        let before = self.within(site, head)?;
        self.within(site, |core| Ok(core.authority.begin(CHUNK)?))?;
        self.durable().await?;
        let left = self.decide(site, clock::now(), CHUNKS).await?;
        let left = self.keep_small(clock::now().0, site)? || left;
        let left = self.keep_no_longer(site)? || left;
        let left = self.count_on(site)? || left;
        self.within(site, |core| {
            if core.authority.snapshot_due() {
                core.authority.snapshot()?;
            }
            Ok(())
        })?;
        self.durable().await?;
        let now_at = self.within(site, head)?;
        if now_at > before {
            self.poke(now_at, "");
        }
        // Last, and never before what waits to be decided: a gateway may be slow.
        if !left {
            self.give_messages(site).await?;
        }
        Ok(left)
    }
}
