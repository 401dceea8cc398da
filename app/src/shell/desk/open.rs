//! Opening the desk: one tab leads, the store is read once, losses are named.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use bianmin::Bianmin;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use sync::LogId;
use sync::replica::{Birth, Head, Replica, Stored, Table};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::CryptoKeyPair;

use super::{Desk, Enrolment, reading};
use crate::client::{Loss, Standing};
use crate::shell::browser::{forget, random, remember, remembered, settled, sleep, window};
use crate::shell::clock::Clock;
use crate::shell::keys::Signer;
use crate::shell::store::{
    DRAFTS, ENVELOPES, EVENTS, INBOX, META, OPS, PAGES, PERSONAL, Row, Store, StoreFault, Sure,
    TABLET, Write, bytes,
};
use crate::shell::{driver, tabs};

/// The tables of replication with their names here.
pub const TABLES: [(Table, &str); 6] = [
    (Table::Meta, META),
    (Table::Ops, OPS),
    (Table::Events, EVENTS),
    (Table::Pages, PAGES),
    (Table::Personal, PERSONAL),
    (Table::Inbox, INBOX),
];

/// Keys of the tablet's own table.
pub const KEY: &str = "key";
pub const LOG: &str = "log";
pub const ENROLMENT: &str = "enrolment";
pub const BOOT: &str = "boot";
pub const AHEAD: &str = "ahead";
/// The time the server last told, or that of the last operation since.
pub const KNOWN: &str = "known";

/// How long the door may take to appear before the reading keeps the page busy.
const PAINTING: Duration = Duration::from_millis(20);

impl Desk {
    /// Opens the desk in this tab; with `steal`, in place of another.
    pub async fn open(&self, steal: bool) {
        let standing = match self.begin(steal).await {
            Ok(standing) => standing,
            Err(fault) => Standing::Broken(fault.to_string()),
        };
        self.stand(standing.clone());
        if matches!(standing, Standing::Ready | Standing::Fetching) {
            self.drive();
        }
    }

    /// Starts the driver of this opening.
    pub(super) fn drive(&self) {
        let opening = self.0.opening.get() + 1;
        self.0.opening.set(opening);
        spawn_local(driver::run(self.clone(), opening));
    }

    /// Says whether an opening is still the current one.
    pub fn is_open(&self, opening: u32) -> bool {
        self.0.opening.get() == opening && self.0.replica.borrow().is_some()
    }

    async fn begin(&self, steal: bool) -> Result<Standing, StoreFault> {
        let desk = self.clone();
        let leads = tabs::lead(&self.0.site, steal, move || desk.stand_aside()).await;
        if leads == Ok(false) {
            return Ok(Standing::Elsewhere);
        }
        let store = Rc::new(Store::open(&self.0.site).await?);
        self.0.store.replace(Some(store.clone()));
        let Some(enrolment) = self.find_enrolment(&store).await? else {
            return Ok(Standing::Stranger);
        };
        // Whoever signs in waits for the rest; who that may be is shown before it is read.
        let _turn = self.0.turn.lock().await;
        if !self.0.envelopes.borrow().is_empty() {
            self.stand(Standing::Waking);
            sleep(PAINTING).await;
        }
        let names: Vec<&'static str> = TABLES.iter().map(|(_, name)| *name).collect();
        let tables = store.rows(&names).await?;
        self.take_up(enrolment, tables).await
    }

    /// Reads what is small: who may sign in, what was typed, and as what the tablet is enrolled.
    async fn find_enrolment(&self, store: &Store) -> Result<Option<Enrolment>, StoreFault> {
        let mut tables = store.rows(&[ENVELOPES, DRAFTS]).await?;
        let drafts = tables.pop().unwrap_or_default();
        let envelopes = tables.pop().unwrap_or_default();
        // Not the whole table: the room kept in reserve is megabytes.
        let tablet = store.records(TABLET, &[KEY, LOG, ENROLMENT, BOOT, AHEAD, KNOWN]).await?;
        let tablet: BTreeMap<String, JsValue> = tablet.into_iter().collect();
        self.0.drafts.replace(texts(drafts));
        self.0.envelopes.replace(texts(envelopes).values().filter_map(|text| read(text)).collect());
        self.show_members();
        self.start_clock(store, &tablet).await?;
        self.find_persisted().await;
        let Some(key) = tablet.get(KEY) else { return Ok(None) };
        let pair: CryptoKeyPair = key.clone().unchecked_into();
        self.0.key.replace(Some(Signer::new(pair.get_private_key())));
        let log = tablet.get(LOG).and_then(JsValue::as_string);
        self.0.born.replace(log.map(|log| (pair, log)));
        Ok(enrolment(&tablet))
    }

    /// Begins to work as an enrolled tablet on what the store held.
    pub(super) async fn take_up(
        &self,
        enrolment: Enrolment,
        tables: Vec<Vec<Row>>,
    ) -> Result<Standing, StoreFault> {
        let broken = |what: String| StoreFault::Broken(what);
        let birth = self.birth(&enrolment, tables.is_empty())?;
        let rows = TABLES.into_iter().zip(tables).flat_map(|((table, _), rows)| {
            rows.into_iter().map(move |(key, value)| (table, key, bytes(&value)))
        });
        let stored = Stored { rows: rows.collect() };
        let elsewhere: Option<Head> = remembered(&self.head_key()).and_then(|text| read(&text));
        let (replica, changes, losses) = Replica::<Bianmin>::open(&stored, birth, elsewhere)
            .map_err(|fault| broken(fault.to_string()))?;
        self.commit(&changes, &[]).await?;
        let gone = losses.into_iter().filter(|loss| !loss.received);
        self.0.shown.losses.set(gone.map(|loss| Loss { from: loss.from, to: loss.to }).collect());
        let is_empty = replica.cursor().gseq == 0;
        self.0.replica.replace(Some(replica));
        self.0.enrolment.replace(Some(enrolment));
        self.refresh();
        Ok(if is_empty { Standing::Fetching } else { Standing::Ready })
    }

    /// Returns where the replica is born; a log of its own name only when the tablet is new.
    fn birth(&self, enrolment: &Enrolment, is_new: bool) -> Result<Birth, StoreFault> {
        let broken = |what: &str| StoreFault::Broken(what.to_owned());
        let log = if is_new {
            enrolment.log.parse().map_err(|_| broken("the tablet's log"))?
        } else {
            LogId(random().map_err(|fault| broken(&fault.0))?)
        };
        let (site, device) = (self.0.site.clone(), enrolment.device.clone());
        Ok(Birth { site, device, build: env!("CARGO_PKG_VERSION").to_owned(), log })
    }

    /// Lets another tab work: nothing of this one touches the store any more.
    pub(super) fn stand_aside(&self) {
        self.0.opening.set(self.0.opening.get() + 1);
        self.0.live.replace(None);
        self.0.replica.replace(None);
        self.0.store.replace(None);
        self.0.unlocked.replace(None);
        self.stand(Standing::Elsewhere);
    }

    /// Opens the connection to the database anew.
    pub(super) async fn reopen_store(&self) -> Result<(), StoreFault> {
        let store = Store::open(&self.0.site).await?;
        self.0.store.replace(Some(Rc::new(store)));
        Ok(())
    }

    /// Finds out whether the browser promised to keep the storage.
    async fn find_persisted(&self) {
        let asked = window().and_then(|window| Ok(window.navigator().storage().persisted()?));
        let Ok(promise) = asked else { return };
        self.0.persisted.set(settled(promise).await.is_ok_and(|answer| answer.is_truthy()));
    }

    async fn start_clock(
        &self,
        store: &Store,
        tablet: &BTreeMap<String, JsValue>,
    ) -> Result<(), StoreFault> {
        let number =
            |key| tablet.get(key).and_then(JsValue::as_string).and_then(|n| n.parse().ok());
        let boot = number(BOOT).unwrap_or_default() + 1;
        let ahead = number(AHEAD).unwrap_or_default();
        let known = number(KNOWN).unwrap_or_default();
        let count = u32::try_from(boot).unwrap_or_default();
        self.0.shown.clock_ahead.set(ahead);
        self.0.clock.set(Clock::start(reading(), ahead, known, count));
        self.tick();
        store.write(Sure::Relaxed, vec![Write::text(TABLET, BOOT, &boot.to_string())]).await
    }

    /// Shows the time.
    pub fn tick(&self) {
        self.0.shown.now.set(self.now());
    }

    /// Says whether this tablet once had a log of this site, whatever its storage holds now.
    pub fn was_enrolled(&self) -> bool {
        remembered(&self.head_key()).is_some()
    }

    fn head_key(&self) -> String {
        format!("bianmin.{}.head", self.0.site)
    }

    /// Keeps the log's head outside the database too: it tells when the database lost something.
    pub(super) fn remember_head(&self) {
        let replica = self.0.replica.borrow();
        let Some(replica) = replica.as_ref() else { return };
        remember(&self.head_key(), &json::to_string(&replica.head()));
        remember(&self.unsent_key(), &replica.counts().saved_here.to_string());
    }

    /// Returns what an earlier storage of this tablet held that never reached the server, and
    /// forgets it: the new storage begins without it.
    pub(super) fn take_lost(&self) -> Option<Loss> {
        let head: Option<Head> = remembered(&self.head_key()).and_then(|text| read(&text));
        let unsent: Option<u64> =
            remembered(&self.unsent_key()).and_then(|count| count.parse().ok());
        forget(&self.head_key());
        forget(&self.unsent_key());
        let (head, unsent) = (head?, unsent.filter(|count| *count > 0)?);
        Some(Loss { from: (head.seq + 1).saturating_sub(unsent), to: head.seq })
    }

    fn unsent_key(&self) -> String {
        format!("bianmin.{}.unsent", self.0.site)
    }
}

fn enrolment(tablet: &BTreeMap<String, JsValue>) -> Option<Enrolment> {
    read(&tablet.get(ENROLMENT)?.as_string()?)
}

fn texts(rows: Vec<Row>) -> BTreeMap<String, String> {
    rows.into_iter().filter_map(|(key, value)| Some((key, value.as_string()?))).collect()
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    json::from_str(text).ok()
}
