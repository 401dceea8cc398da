//! What befalls tablets and the server beyond the network.

use super::Workload;
use super::faults::Fault;
use super::server::OPERATOR;
use super::tablet::{Tablet, open};
use super::world::{DAY, World};
use crate::replica::Table;
use crate::rules::Rules;

/// How many tablets there may be, copies included.
const MOST_TABLETS: usize = 7;
/// How long backups can be restored, in ms: less than tablets keep what was received.
const RESTORABLE: i64 = 30 * DAY;

impl<R: Rules, W: Workload<R>> World<'_, R, W> {
    /// One of the rarer faults, if any strikes.
    pub fn mischief(&mut self, place: usize) -> Result<(), String> {
        self.remember(place)?;
        self.review()?;
        self.outside();
        // Mischief is every twelfth step: each kind has a few chances a run.
        for _ in 0..3 {
            let fault = self.chance.pick(&Fault::MISCHIEF).copied();
            if let Some(fault) = fault.filter(|fault| self.strikes(*fault)) {
                self.befall(fault, place)?;
            }
        }
        Ok(())
    }

    fn befall(&mut self, fault: Fault, place: usize) -> Result<(), String> {
        match fault {
            Fault::Wipe => self.wipe(place),
            Fault::Clone => self.copy(place),
            Fault::OldImage => self.old_image(place),
            Fault::TornStore => self.tear(place),
            Fault::LostState => self.lose_state(place),
            Fault::SecondTab => self.second_tab(place),
            Fault::WrongClock => {
                let off = i64::try_from(self.chance.below(730)).unwrap_or(0) - 365;
                self.tablets[place].clock_off = off * DAY;
                Ok(())
            }
            Fault::LongPause => {
                self.now += DAY * i64::try_from(self.chance.below(20)).unwrap_or(0);
                Ok(())
            }
            Fault::ServerRestore => self.restore(),
            Fault::NewVersion => self.server()?.renew(),
            Fault::Poison => self.poison(place),
            Fault::Revoke => self.revoke(place),
            Fault::Snapshot => self.snapshot(),
            Fault::Archive => self.archive(),
            Fault::LoseRequest
            | Fault::LoseReply
            | Fault::Duplicate
            | Fault::Truncate
            | Fault::FlipByte
            | Fault::CaptivePortal
            | Fault::KillBeforeCommit
            | Fault::KillAfterCommit
            | Fault::Quota
            | Fault::ServerCrash
            | Fault::LostSignature => Ok(()),
        }
    }

    /// The server takes a snapshot, and sometimes a new tablet begins with it.
    fn snapshot(&mut self) -> Result<(), String> {
        let server = self.server()?;
        server.authority.snapshot().map_err(|e| e.to_string())?;
        server.commit();
        self.new_tablet()
    }

    /// Things leave the working set earlier than they would.
    fn archive(&mut self) -> Result<(), String> {
        let Some(operation) = self.workload.archive(&mut self.chance) else { return Ok(()) };
        let now = self.now;
        self.server()?.submit_own(&operation, R::SYSTEM, now);
        // Life goes on at tablets that have not heard of it.
        for _ in 0..6 {
            let place = self.chance.index(self.tablets.len());
            self.act(place)?;
        }
        Ok(())
    }

    /// Somebody without a tablet asks the server for something.
    fn outside(&mut self) {
        let Some(mut server) = self.server.take() else { return };
        let asked = self.workload.outside(server.authority.state(), self.now, &mut self.chance);
        if let Some((operation, actor)) = asked {
            let done = server.submit_own(&operation, actor, self.now).is_some();
            self.count(if done { "asked from outside" } else { "refused outside" });
        }
        self.server = Some(server);
    }

    /// Keeps an image of a tablet and a backup of the server, for later.
    fn remember(&mut self, place: usize) -> Result<(), String> {
        let now = self.now;
        let tablet = &mut self.tablets[place];
        tablet.images.push((tablet.store.clone(), tablet.elsewhere));
        let server = self.server()?;
        let ledger = server.authority.ledger().clone();
        server.backups.retain(|(moment, _)| now - moment < RESTORABLE);
        server.backups.push((now, ledger));
        Ok(())
    }

    fn wipe(&mut self, place: usize) -> Result<(), String> {
        let tablet = &mut self.tablets[place];
        tablet.store.clear();
        tablet.note_destroyed();
        let known = tablet.elsewhere.is_some_and(|head| head.seq > 0);
        let losses = tablet.reopen(&mut self.chance)?;
        if known && losses.is_empty() {
            return Err(format!("2.14 d: tablet {place} was wiped and did not notice"));
        }
        Ok(())
    }

    /// A second tablet with the same storage, key and log.
    fn copy(&mut self, place: usize) -> Result<(), String> {
        if self.tablets.len() >= MOST_TABLETS {
            return Ok(());
        }
        let original = &self.tablets[place];
        let mut copy = Tablet::new(&original.device, &mut self.chance)?;
        copy.store = original.store.clone();
        copy.elsewhere = original.elsewhere;
        copy.revoked = original.revoked;
        self.tablets.push(copy);
        self.restart(self.tablets.len() - 1)
    }

    fn new_tablet(&mut self) -> Result<(), String> {
        if self.tablets.len() < MOST_TABLETS && self.chance.one_in(3) {
            let Some(device) = self.chance.pick(&self.founded.devices).cloned() else {
                return Ok(());
            };
            let mut tablet = Tablet::new(&device, &mut self.chance)?;
            tablet.revoked = self.tablets.iter().any(|one| one.device == device && one.revoked);
            self.tablets.push(tablet);
        }
        Ok(())
    }

    fn old_image(&mut self, place: usize) -> Result<(), String> {
        let whole = self.chance.one_in(2);
        let tablet = &mut self.tablets[place];
        let Some((store, elsewhere)) = self.chance.pick(&tablet.images).cloned() else {
            return Ok(());
        };
        tablet.store = store;
        if whole {
            tablet.elsewhere = elsewhere;
        }
        tablet.note_destroyed();
        tablet.reopen(&mut self.chance)?;
        Ok(())
    }

    /// An operation's row is gone from the store.
    fn tear(&mut self, place: usize) -> Result<(), String> {
        let tablet = &mut self.tablets[place];
        let rows: Vec<_> =
            tablet.store.keys().filter(|(table, _)| *table == Table::Ops).cloned().collect();
        let Some(row) = self.chance.pick(&rows).cloned() else { return Ok(()) };
        tablet.store.remove(&row);
        tablet.note_destroyed();
        let losses = tablet.reopen(&mut self.chance)?;
        self.tell(|| format!("tablet {place} found {losses:?}"));
        if losses.is_empty() {
            return Err(format!("tablet {place} did not notice that {} is gone", row.1));
        }
        Ok(())
    }

    /// A row of the confirmed state is gone: it can be had again, and no operation is touched.
    fn lose_state(&mut self, place: usize) -> Result<(), String> {
        let tablet = &mut self.tablets[place];
        let of_state = |table: Table| matches!(table, Table::Events | Table::Pages);
        let rows: Vec<_> =
            tablet.store.keys().filter(|(table, _)| of_state(*table)).cloned().collect();
        let Some(row) = self.chance.pick(&rows).cloned() else { return Ok(()) };
        tablet.store.remove(&row);
        self.restart(place)
    }

    /// Another tab opens the same store and enters something; the first does not know yet.
    fn second_tab(&mut self, place: usize) -> Result<(), String> {
        let tablet = &mut self.tablets[place];
        let (second, losses) =
            open(&mut tablet.store, &tablet.device, tablet.elsewhere, &mut self.chance)?;
        if losses.iter().any(|loss| !loss.received) {
            return Err(format!("a second tab of tablet {place} found {losses:?}"));
        }
        let first = std::mem::replace(&mut tablet.replica, second);
        self.act(place)?;
        self.tablets[place].replica = first;
        self.tablets[place].asked = None;
        self.act(place)
    }

    fn restore(&mut self) -> Result<(), String> {
        let now = self.now;
        let Some(mut server) = self.server.take() else { return Ok(()) };
        let backup = self.chance.pick(&server.backups).cloned();
        let outcome = match backup {
            Some((moment, ledger)) => {
                server.backups.retain(|(other, _)| *other <= moment);
                server.restore(ledger, now)
            }
            None => Ok(()),
        };
        self.server = Some(server);
        outcome?;
        // Life goes on: the history grows again before every tablet has noticed.
        for _ in 0..6 {
            let place = self.chance.index(self.tablets.len());
            self.act(place)?;
            self.ask(place)?;
            self.deliver()?;
        }
        Ok(())
    }

    /// The last thing somebody entered will crash this build of the server.
    fn poison(&mut self, place: usize) -> Result<(), String> {
        let head = self.tablets[place].replica.head();
        if head.seq > 0 {
            let id = crate::id::OperationId::new(head.log, head.seq);
            self.server()?.poison.insert(id);
        }
        Ok(())
    }

    /// Whoever answers for the site looks at the oldest of what is held, and finds upon it.
    fn review(&mut self) -> Result<(), String> {
        if !self.chance.one_in(2) {
            return Ok(());
        }
        let held = self.server()?.authority.under_review(1).map_err(|e| e.to_string())?;
        let Some(unit) = held.into_iter().next() else { return Ok(()) };
        let ids = unit.operations.into_iter().map(|(id, _)| id).collect();
        let Some(operation) = self.workload.review(ids, &mut self.chance) else { return Ok(()) };
        let now = self.now;
        if self.server()?.submit_own(&operation, OPERATOR, now).is_some() {
            self.count("reviews");
        }
        Ok(())
    }

    fn revoke(&mut self, place: usize) -> Result<(), String> {
        let device = self.tablets[place].device.clone();
        let Some(operation) = self.workload.revoke(&device) else { return Ok(()) };
        let now = self.now;
        if self.server()?.submit_own(&operation, OPERATOR, now).is_some() {
            for tablet in self.tablets.iter_mut().filter(|tablet| tablet.device == device) {
                tablet.revoked = true;
            }
        }
        Ok(())
    }
}
