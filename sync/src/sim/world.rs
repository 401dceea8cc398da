//! The world of one seed: what happens, in which order, and to whom.

use std::marker::PhantomData;

use super::chance::Chance;
use super::faults::{Fault, Swarm};
use super::network::{Message, Network};
use super::server::{SITE, Server, Unanswered};
use super::tablet::{Tablet, write};
use super::{Counters, Founded, Plan, Workload, sign};
use crate::id::LogId;
use crate::proof::{Signature, push_message};
use crate::replica::{Applied, Asking, Draft, NotPrepared, Prepared, Unsigned};
use crate::rules::{Rules, Standing, Viewer};
use crate::wire::{Frame, Request, Response, frame};

/// A day, in ms.
pub(super) const DAY: i64 = 86_400_000;
/// How often all tablets may ask before they must be quiet.
const ROUNDS: usize = 60;

pub(super) struct World<'w, R: Rules, W: Workload<R>> {
    pub workload: &'w W,
    pub plan: Plan,
    pub chance: Chance,
    pub swarm: Swarm,
    pub now: i64,
    pub step: u64,
    pub server: Option<Server<R>>,
    pub tablets: Vec<Tablet<R>>,
    pub network: Network,
    pub founded: Founded,
    pub counters: Counters,
    /// Whether the server's last build is free of what crashed the others.
    pub mended: bool,
    rules: PhantomData<R>,
}

/// What befalls a tablet that stores something.
enum Storing {
    Stored,
    NotStored,
    Killed,
}

impl<'w, R: Rules, W: Workload<R>> World<'w, R, W> {
    pub fn new(workload: &'w W, plan: Plan, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let swarm = Swarm::new(&mut chance);
        Self {
            workload,
            plan,
            swarm,
            chance,
            now: 1_767_225_600_000,
            step: 0,
            server: None,
            tablets: Vec::new(),
            network: Network::default(),
            founded: Founded::default(),
            counters: Counters::new(),
            mended: false,
            rules: PhantomData,
        }
    }

    /// Lives through faults, then without, then is judged.
    pub fn live(&mut self) -> Result<(), String> {
        self.found()?;
        while self.step < self.plan.steps {
            self.step += 1;
            self.now += i64::try_from(self.chance.below(120_000)).unwrap_or(0);
            let place = self.chance.index(self.tablets.len());
            match self.chance.below(100) {
                0..40 => self.act(place)?,
                40..62 => self.ask(place)?,
                62..92 => self.deliver()?,
                _ => self.mischief(place)?,
            }
        }
        self.calm_down()?;
        self.judge()
    }

    /// Tells what happens, if the plan asks for the story.
    pub fn tell(&self, story: impl FnOnce() -> String) {
        if self.plan.story {
            println!("{:>4} {}", self.step, story());
        }
    }

    pub fn count(&mut self, name: &'static str) {
        *self.counters.entry(name).or_default() += 1;
    }

    /// Lets a fault happen if it may, and counts it.
    pub fn strikes(&mut self, fault: Fault) -> bool {
        let strikes = self.swarm.strikes(fault, &mut self.chance);
        if strikes {
            self.tell(|| fault.name().to_owned());
            self.count(fault.name());
        }
        strikes
    }

    pub fn server(&mut self) -> Result<&mut Server<R>, String> {
        self.server.as_mut().ok_or_else(|| "no server".to_owned())
    }

    fn found(&mut self) -> Result<(), String> {
        let mut server = Server::<R>::new()?;
        let tablets = usize::try_from(self.chance.below(self.plan.tablets) + 1).unwrap_or(1);
        let now = self.now;
        self.founded =
            self.workload.found(tablets, &mut |operation| server.submit_own(operation, now));
        self.server = Some(server);
        for device in self.founded.devices.clone() {
            self.tablets.push(Tablet::new(&device, &mut self.chance)?);
        }
        if self.tablets.is_empty() || self.founded.staff.is_empty() {
            return Err("the workload founded no tablet or nobody".into());
        }
        Ok(())
    }

    /// Somebody does something at a tablet.
    pub fn act(&mut self, place: usize) -> Result<(), String> {
        let Some(actor) = self.chance.pick(&self.founded.staff).cloned() else { return Ok(()) };
        let tablet = &self.tablets[place];
        let operations = self.workload.act(tablet.replica.view(), &actor, &mut self.chance);
        let mut drafts = Vec::new();
        for operation in operations {
            let attachment = self.workload.attachment(&operation, &mut self.chance);
            drafts.push(Draft { operation, attachment });
        }
        let moment = tablet.moment(self.now);
        let grouped = drafts.len() > 1;
        match tablet.replica.prepare(drafts, &actor, &moment) {
            Ok(prepared) => {
                self.count(if grouped { "groups entered" } else { "operations entered" });
                let prepared = self.signed(place, prepared, &actor);
                self.save(place, prepared)
            }
            Err(NotPrepared::Refused { .. }) => {
                self.count("refused on the tablet");
                Ok(())
            }
            Err(NotPrepared::Unwritable(error)) => Err(error.to_string()),
        }
    }

    fn signed(&mut self, place: usize, prepared: Prepared<R>, actor: &str) -> Prepared<R> {
        if self.strikes(Fault::LostSignature) {
            return prepared;
        }
        match self.staff_signature(place, actor, &prepared.to_sign()) {
            Some(signature) => prepared.signed(signature),
            None => prepared,
        }
    }

    fn staff_signature(&self, place: usize, actor: &str, message: &[u8]) -> Option<Signature> {
        let state = self.server.as_ref()?.authority.state();
        match R::staff_keys(state, &self.tablets[place].device, actor) {
            Standing::Active(keys) | Standing::Revoked(keys) => {
                Some(Signature(sign(keys.first()?, message)))
            }
            Standing::Unknown => None,
        }
    }

    /// Stores what was prepared; only then is it called saved.
    fn save(&mut self, place: usize, prepared: Prepared<R>) -> Result<(), String> {
        let changes = prepared.changes();
        match self.store(place, &changes)? {
            Storing::Stored => {
                let tablet = &mut self.tablets[place];
                let ids = tablet.replica.committed(prepared).map_err(|e| e.to_string())?;
                tablet.elsewhere = Some(tablet.replica.head());
                tablet.tell(&ids);
                self.tell(|| format!("tablet {place} saved {ids:?}"));
                Ok(())
            }
            Storing::NotStored | Storing::Killed => Ok(()),
        }
    }

    /// Stores changes; a tablet may be killed before or after, or its storage be full.
    fn store(
        &mut self,
        place: usize,
        changes: &crate::replica::Changes,
    ) -> Result<Storing, String> {
        if self.strikes(Fault::Quota) {
            return Ok(Storing::NotStored);
        }
        if self.strikes(Fault::KillBeforeCommit) {
            self.restart(place)?;
            return Ok(Storing::Killed);
        }
        if !write(&mut self.tablets[place].store, changes) {
            self.count("another tab had written");
            self.restart(place)?;
            return Ok(Storing::NotStored);
        }
        if self.strikes(Fault::KillAfterCommit) {
            self.restart(place)?;
            return Ok(Storing::Killed);
        }
        Ok(Storing::Stored)
    }

    /// Starts a tablet again; nothing may be missing.
    pub fn restart(&mut self, place: usize) -> Result<(), String> {
        let losses = self.tablets[place].reopen(&mut self.chance)?;
        match losses.iter().find(|loss| !loss.received) {
            Some(loss) => Err(format!("a tablet that was only restarted lost {loss:?}")),
            None => Ok(()),
        }
    }

    /// Works out a step's storing and takes it over.
    fn take_over(&mut self, place: usize, applied: Applied<R>) -> Result<bool, String> {
        match self.store(place, applied.changes())? {
            Storing::NotStored | Storing::Killed => Ok(false),
            Storing::Stored => {
                let tablet = &mut self.tablets[place];
                let news = tablet.replica.adopt(applied).map_err(|e| e.to_string())?;
                tablet.elsewhere = Some(tablet.replica.head());
                self.tell(|| format!("tablet {place}: {news:?}"));
                for (name, count) in [
                    ("operations confirmed", news.confirmed),
                    ("events of others", news.foreign),
                    ("operations moved to another log", news.rehomed.len()),
                    ("operations brought to a person", news.needs_you.len()),
                ] {
                    *self.counters.entry(name).or_default() += u64::try_from(count).unwrap_or(0);
                }
                Ok(true)
            }
        }
    }

    /// A tablet asks: it pushes and pulls.
    pub fn ask(&mut self, place: usize) -> Result<(), String> {
        self.sign_late(place)?;
        let nonce = self.chance.next();
        let tablet = &mut self.tablets[place];
        tablet.asked = Some(nonce);
        let mut pace = tablet.pace;
        pace.batch = 1 + self.chance.index(40);
        let request = tablet.replica.request(Asking {
            nonce,
            session: None,
            pace,
            pull_bytes: 1 + self.chance.below(20_000),
            persisted: true,
            time: self.now + tablet.clock_off,
        });
        let body = request.encode();
        let device = tablet.device.clone();
        let message = push_message(&body);
        let keys = R::device_keys(self.server()?.authority.state(), &device);
        let signature = match keys {
            Standing::Active(keys) | Standing::Revoked(keys) => {
                keys.first().map(|key| sign(key, &message))
            }
            Standing::Unknown => None,
        };
        let bytes = frame(&body, signature.as_ref());
        let said = |log: &crate::wire::LogPart| format!("{} settled {} head {} base {} ops {}", log.log, log.settled, log.head, log.base, log.ops.len());
        let said: Vec<String> = request.logs.iter().map(said).collect();
        self.tell(|| format!("tablet {place} asks from {:?}: {said:?}", request.cursor));
        let request = Box::new(request);
        self.network.waiting.push(Message::ToServer { tablet: place, request, bytes });
        Ok(())
    }

    fn sign_late(&mut self, place: usize) -> Result<(), String> {
        let unsigned: Vec<Unsigned> = self.tablets[place].replica.unsigned();
        for segment in unsigned {
            let message = segment.to_sign(SITE);
            let signature = self.staff_signature(place, &segment.actor, &message);
            let Some(signature) = signature else { continue };
            let applied = self.tablets[place].replica.sign(&segment, signature);
            self.count("segments signed late");
            if !self.take_over(place, applied)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Some message arrives, or does not.
    pub fn deliver(&mut self) -> Result<(), String> {
        let taken = self.network.take(&self.swarm, &mut self.chance);
        let Some((message, fault)) = taken else { return Ok(()) };
        if let Some(fault) = fault {
            self.count(fault.name());
        }
        match message {
            None => Ok(()),
            Some(Message::ToServer { tablet, request, bytes }) => {
                self.serve(tablet, request, &bytes)
            }
            Some(Message::ToTablet { tablet, request, bytes }) => {
                self.answered(tablet, &request, &bytes)
            }
        }
    }

    fn serve(&mut self, tablet: usize, request: Box<Request>, bytes: &[u8]) -> Result<(), String> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        let outcome = server.serve(bytes, self.now, &self.swarm, &mut self.chance);
        self.server = Some(server);
        match outcome {
            Ok(bytes) => {
                self.network.waiting.push(Message::ToTablet { tablet, request, bytes });
                Ok(())
            }
            Err(Unanswered::Crashed) => {
                self.count(Fault::ServerCrash.name());
                Ok(())
            }
            Err(Unanswered::Refused) => {
                self.count("request refused as damaged");
                Ok(())
            }
            Err(Unanswered::Broken(what)) => Err(what),
        }
    }

    fn answered(&mut self, place: usize, request: &Request, bytes: &[u8]) -> Result<(), String> {
        if self.tablets[place].asked != Some(request.nonce) {
            return Ok(());
        }
        let opened = Frame::open(bytes).ok().and_then(|frame| Response::decode(frame.body).ok());
        let Some(response) = opened else {
            self.count("answer ignored as damaged");
            return Ok(());
        };
        let spare = LogId(self.chance.bytes8());
        self.tell(|| format!("tablet {place} is answered {:?} {:?}", response.status, response.logs));
        match self.tablets[place].replica.apply(request, &response, spare) {
            Ok(applied) => {
                self.tablets[place].asked = None;
                if response.status == crate::wire::Status::Rewound {
                    self.count("rewound");
                }
                self.take_over(place, applied)?;
                self.fetch_pages(place)
            }
            Err(error) => {
                self.count("answer out of place");
                let _ = error;
                Ok(())
            }
        }
    }

    /// Fetches pages, until the connection breaks.
    fn fetch_pages(&mut self, place: usize) -> Result<(), String> {
        while let Some(mark) = self.tablets[place].replica.wanted_page().cloned() {
            if self.strikes(Fault::LoseReply) {
                return Ok(());
            }
            let device = self.tablets[place].device.clone();
            let viewer = Viewer { device, actor: None };
            let page = self.server()?.authority.page(&viewer, &mark.hash);
            let Some(bytes) = page.map_err(|e| e.to_string())? else { return Ok(()) };
            let applied = self.tablets[place].replica.apply_page(mark.hash, &bytes);
            let applied = applied.map_err(|e| format!("page {}: {e}", mark.name))?;
            self.count("pages fetched");
            if !self.take_over(place, applied)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Faults stop; every tablet must become quiet.
    fn calm_down(&mut self) -> Result<(), String> {
        self.swarm.calm();
        self.mended = self.chance.one_in(2);
        if self.mended {
            self.server()?.renew()?;
        }
        for _ in 0..ROUNDS {
            for place in 0..self.tablets.len() {
                self.fetch_pages(place)?;
                self.ask(place)?;
            }
            while !self.network.waiting.is_empty() {
                self.now += 1_000;
                self.deliver()?;
            }
            if (0..self.tablets.len()).all(|place| self.unrest(place).is_none()) {
                return Ok(());
            }
        }
        let unrest = (0..self.tablets.len()).find_map(|place| self.unrest(place));
        Err(unrest.unwrap_or_default())
    }
}
