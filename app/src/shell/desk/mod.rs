//! The desk: the one owner of the tablet's store, replica, keys and session.

mod ballot;
mod door;
mod drafts;
mod enrol;
mod exchange;
mod news;
mod open;
mod pages;
mod seal;
mod submit;
mod tray;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use bianmin::Bianmin;
use bianmin::rules::operation_id;
use domain::time::Timestamp;
use domain::{Actor, DeviceId, Operation, OperationId, PersonId, Refusal, Stamp, State, Warning};
use futures::lock::Mutex;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sync::replica::{self, Replica};
use web_sys::CryptoKeyPair;

use super::bell::Bell;
use super::browser;
use super::clock::{Clock, Reading};
use super::envelope::Envelope;
use super::keys::Signer;
use super::live::Live;
use super::store::Store;
use crate::client::{Shown, Standing};

pub use door::NotOpened;
pub use enrol::{Joining, NotJoined};
pub use exchange::Next;

/// The tablet's machinery behind the client. Clones are the same desk.
#[derive(Clone)]
pub struct Desk(Rc<Inner>);

struct Inner {
    site: String,
    shown: Shown,
    store: RefCell<Option<Rc<Store>>>,
    enrolment: RefCell<Option<Enrolment>>,
    /// The key and the log this storage was born with, for an enrolment asked for again.
    born: RefCell<Option<(CryptoKeyPair, String)>>,
    /// The tablet's own key.
    key: RefCell<Option<Signer>>,
    replica: RefCell<Option<Replica<Bianmin>>>,
    clock: Cell<Clock>,
    /// The key of the person signed in, while the screen is unlocked.
    unlocked: RefCell<Option<(PersonId, Signer)>>,
    envelopes: RefCell<Vec<Envelope>>,
    drafts: RefCell<BTreeMap<String, String>>,
    /// Held by whoever changes the replica and its store.
    turn: Mutex<()>,
    /// Held while a PIN is tried.
    door: Mutex<()>,
    /// Wakes the driver.
    bell: Bell,
    live: RefCell<Option<Live>>,
    /// Whether the browser promised to keep the storage.
    persisted: Cell<bool>,
    /// Counts openings, so that a driver of an earlier one ends.
    opening: Cell<u32>,
}

/// What the site said when it took the tablet in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enrolment {
    pub device: String,
    /// The log born with this storage, 16 hex digits.
    pub log: String,
    pub prefix: String,
    pub epoch: String,
    /// Whether the first person to join becomes the administrator.
    pub first: bool,
}

impl Desk {
    /// Returns the desk of a site, still closed.
    pub fn new(site: &str, shown: Shown) -> Self {
        let clock = Clock::start(reading(), 0, 0, 0);
        Self(Rc::new(Inner {
            site: site.to_owned(),
            shown,
            store: RefCell::default(),
            enrolment: RefCell::default(),
            born: RefCell::default(),
            key: RefCell::default(),
            replica: RefCell::default(),
            clock: Cell::new(clock),
            unlocked: RefCell::default(),
            envelopes: RefCell::default(),
            drafts: RefCell::default(),
            turn: Mutex::new(()),
            door: Mutex::new(()),
            bell: Bell::default(),
            live: RefCell::default(),
            persisted: Cell::new(false),
            opening: Cell::new(0),
        }))
    }

    /// Returns the site's name in addresses.
    pub fn site(&self) -> &str {
        &self.0.site
    }

    /// Returns what the site said when it took the tablet in.
    pub fn enrolment(&self) -> Option<Enrolment> {
        self.0.enrolment.borrow().clone()
    }

    /// Returns the time by the tablet's best knowledge.
    pub fn now(&self) -> Timestamp {
        Timestamp(self.0.clock.get().at(reading()))
    }

    /// Rings for the driver: there is something to send or to fetch.
    pub fn nudge(&self) {
        self.0.bell.ring();
    }

    /// Returns the attachment of an operation as it was given, if this tablet holds it.
    pub fn attachment(&self, operation: &str) -> Option<Vec<u8>> {
        let replica = self.0.replica.borrow();
        let id = operation.parse().ok()?;
        replica.as_ref()?.personal(id).map(|attachment| attachment.bytes.clone())
    }

    /// Says whether the server has not decided an operation of this tablet yet.
    pub fn is_pending(&self, operation: &OperationId) -> bool {
        let replica = self.0.replica.borrow();
        let Ok(id) = operation.0.parse() else { return false };
        let standing = replica.as_ref().and_then(|replica| replica.standing(id));
        matches!(standing, Some(replica::Standing::SavedHere | replica::Standing::Received))
    }

    /// Decides operations one after the other without doing them.
    ///
    /// # Errors
    /// The first refusal.
    pub fn may(
        &self,
        state: &State,
        person: Option<PersonId>,
        now: Timestamp,
        operations: &[Operation],
    ) -> Result<Vec<Warning>, Refusal> {
        let mut stamp = self.stamp(person.unwrap_or_else(|| PersonId(String::new())), now);
        let [before @ .., last] = operations else { return Ok(Vec::new()) };
        if before.is_empty() {
            return Ok(domain::enter(state, last, &stamp)?.warnings);
        }
        let mut ahead = state.clone();
        let mut warnings = Vec::new();
        for (place, operation) in operations.iter().enumerate() {
            stamp.operation = self.next(u32::try_from(place).unwrap_or_default());
            let decision = domain::enter(&ahead, operation, &stamp)?;
            decision.events.iter().for_each(|event| ahead.evolve(&stamp, event));
            warnings.extend(decision.warnings);
        }
        Ok(warnings)
    }

    /// Returns the circumstances of an operation entered now.
    pub fn stamp(&self, person: PersonId, now: Timestamp) -> Stamp {
        let device = self.0.enrolment.borrow().as_ref().map(|own| own.device.clone());
        let seen = self.0.replica.borrow().as_ref().map_or(0, |own| own.cursor().gseq);
        Stamp {
            operation: self.next(0),
            actor: Actor::Person(person),
            device: DeviceId(device.unwrap_or_default()),
            at: now,
            received: now,
            seen,
            place: seen + 1,
        }
    }

    /// Returns the name that the next operation of this tablet but `place` will have.
    pub fn next(&self, place: u32) -> OperationId {
        let replica = self.0.replica.borrow();
        let Some(replica) = replica.as_ref() else { return OperationId(String::new()) };
        let head = replica.head();
        operation_id(sync::OperationId::new(head.log, head.seq + 1 + u64::from(place)))
    }

    fn store(&self) -> Option<Rc<Store>> {
        self.0.store.borrow().clone()
    }

    fn stand(&self, standing: Standing) {
        if standing == Standing::Ready {
            browser::mark("bianmin.usable");
        }
        self.0.shown.standing.set(standing);
    }

    /// Returns the key of the person signed in, if the screen is unlocked.
    fn unlocked(&self) -> Option<(PersonId, Signer)> {
        self.0.unlocked.borrow().clone()
    }
}

/// Reads the tablet's two clocks.
pub(super) fn reading() -> Reading {
    Reading { wall: browser::wall(), steady: browser::steady() }
}
