//! The world of one seed: what happens, in which order, and to whom.

use std::marker::PhantomData;

use super::chance::Chance;
use super::faults::{Fault, Swarm};
use super::network::Network;
use super::server::{OPERATOR, Server};
use super::tablet::{Tablet, write};
use super::{Counters, Founded, Here, Plan, Workload, sign};
use crate::id::OperationId;
use crate::proof::Signature;
use crate::replica::{Applied, Draft, NotPrepared, Prepared};
use crate::rules::{Rules, Standing};

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
            self.now += i64::try_from(self.chance.below(self.plan.pause)).unwrap_or(0);
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
            self.workload.found(tablets, &mut |asked| server.submit_own(asked, OPERATOR, now));
        self.server = Some(server);
        for device in self.founded.devices.clone() {
            self.tablets.push(Tablet::new(&device, &mut self.chance)?);
        }
        if self.tablets.is_empty() || self.founded.staff.is_empty() {
            return Err("the workload founded no tablet or nobody".into());
        }
        if self.chance.percent(90) { self.first_sync() } else { Ok(()) }
    }

    /// The tablets get the site while the network is still good, as where they are enrolled.
    fn first_sync(&mut self) -> Result<(), String> {
        let swarm = self.swarm.clone();
        self.swarm.calm();
        for place in 0..self.tablets.len() {
            let knows = |world: &Self| {
                let head = world.server.as_ref().map(|server| server.authority.head());
                head == Some(world.tablets[place].replica.cursor())
            };
            for _ in 0..ROUNDS {
                if knows(self) {
                    break;
                }
                self.ask(place)?;
                while !self.network.waiting.is_empty() {
                    self.deliver()?;
                }
            }
        }
        self.swarm = swarm;
        Ok(())
    }

    /// Somebody does something at a tablet.
    pub fn act(&mut self, place: usize) -> Result<(), String> {
        let Some(actor) = self.chance.pick(&self.founded.staff).cloned() else { return Ok(()) };
        let tablet = &self.tablets[place];
        let head = tablet.replica.head();
        let here = Here {
            device: tablet.device.clone(),
            next: OperationId::new(head.log, head.seq + 1),
            at: tablet.moment(self.now).at,
        };
        let view = tablet.replica.view();
        let operations = self.workload.act(view, &actor, &here, &mut self.chance);
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

    pub fn staff_signature(&self, place: usize, actor: &str, message: &[u8]) -> Option<Signature> {
        let state = self.server.as_ref()?.authority.state();
        match R::staff_keys(state, &self.tablets[place].device, actor, None) {
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
    pub fn take_over(&mut self, place: usize, applied: Applied<R>) -> Result<bool, String> {
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
