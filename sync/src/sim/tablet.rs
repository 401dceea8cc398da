//! A tablet: a replica over a store that survives it, and what its user was told.

use std::collections::{BTreeMap, BTreeSet};

use super::chance::Chance;
use super::server::SITE;
use crate::id::{LogId, OperationId, Origin};
use crate::pace::Pace;
use crate::replica::{Birth, Change, Changes, Head, Loss, Moment, Replica, Stored, Table};
use crate::rules::Rules;
use crate::switch::{Rule, is_on};

/// The rows of a tablet's store.
pub(super) type Rows = BTreeMap<(Table, String), Vec<u8>>;

pub(super) struct Tablet<R: Rules> {
    pub device: String,
    pub store: Rows,
    pub replica: Replica<R>,
    /// The head as it is kept in a second place.
    pub elsewhere: Option<Head>,
    /// Every operation its user was told is saved, by its intrinsic name, with its name now.
    pub told: BTreeSet<Origin>,
    /// Those that went down with a storage; nobody can give them back.
    pub destroyed: BTreeSet<Origin>,
    /// How far its wall clock is off, in ms.
    pub clock_off: i64,
    pub images: Vec<(Rows, Option<Head>)>,
    pub pace: Pace,
    /// The nonce of the request it waits for.
    pub asked: Option<u64>,
    pub revoked: bool,
}

/// Opens a store; what it changes is stored at once.
pub(super) fn open<R: Rules>(
    rows: &mut Rows,
    device: &str,
    elsewhere: Option<Head>,
    chance: &mut Chance,
) -> Result<(Replica<R>, Vec<Loss>), String> {
    let row =
        |((table, key), value): (&(Table, String), &Vec<u8>)| (*table, key.clone(), value.clone());
    let stored = Stored { rows: rows.iter().map(row).collect() };
    let log = LogId(chance.bytes8());
    let (site, device) = (SITE.to_owned(), device.to_owned());
    let birth = Birth { site, device, build: "sim".into(), log };
    let (replica, changes, losses) =
        Replica::open(&stored, birth, elsewhere).map_err(|e| e.to_string())?;
    if !write(rows, &changes) {
        return Err("a store that was just opened has moved on".into());
    }
    Ok((replica, losses))
}

/// Stores changes, all or none: none if another tab wrote in between.
pub(super) fn write(rows: &mut Rows, changes: &Changes) -> bool {
    let key = (Table::Meta, Changes::TURN.to_owned());
    let turn = rows.get(&key).and_then(|row| std::str::from_utf8(row).ok()?.parse().ok());
    if turn.unwrap_or(0) != changes.expect && is_on(Rule::OneWriter) {
        return false;
    }
    for change in &changes.writes {
        match change.clone() {
            Change::Put(table, key, value) => {
                rows.insert((table, key), value);
            }
            Change::Delete(table, key) => {
                rows.remove(&(table, key));
            }
            Change::Clear(table) => rows.retain(|(of, _), _| *of != table),
        }
    }
    true
}

impl<R: Rules> Tablet<R> {
    pub fn new(device: &str, chance: &mut Chance) -> Result<Self, String> {
        let mut store = Rows::new();
        let (replica, _) = open(&mut store, device, None, chance)?;
        Ok(Self {
            device: device.to_owned(),
            store,
            replica,
            elsewhere: None,
            told: BTreeSet::new(),
            destroyed: BTreeSet::new(),
            clock_off: 0,
            images: Vec::new(),
            pace: Pace::default(),
            asked: None,
            revoked: false,
        })
    }

    /// Starts again with what is stored.
    pub fn reopen(&mut self, chance: &mut Chance) -> Result<Vec<Loss>, String> {
        let (replica, losses) = open(&mut self.store, &self.device, self.elsewhere, chance)?;
        self.replica = replica;
        self.asked = None;
        self.elsewhere = Some(self.replica.head());
        Ok(losses)
    }

    /// Reads its clocks.
    pub fn moment(&self, now: i64) -> Moment {
        Moment { at: now + self.clock_off, wall: now + self.clock_off, mono: now }
    }

    /// Notes that its user was told these are saved.
    pub fn tell(&mut self, ids: &[OperationId]) {
        let names = self.stored_names();
        for id in ids {
            self.told.extend(names.get(id).copied());
        }
    }

    /// Returns the intrinsic names of the operations its store holds.
    pub fn stored_names(&self) -> BTreeMap<OperationId, Origin> {
        names(&self.store)
    }

    /// Notes which operations went down with a storage.
    pub fn note_destroyed(&mut self) {
        let names: BTreeSet<Origin> = self.stored_names().into_values().collect();
        let gone = self.told.iter().filter(|origin| !names.contains(origin));
        self.destroyed.extend(gone.copied());
    }
}

/// Returns the intrinsic name of each stored operation.
pub(super) fn names(rows: &Rows) -> BTreeMap<OperationId, Origin> {
    let ops = rows.iter().filter(|((table, _), _)| *table == Table::Ops);
    ops.filter_map(|((_, key), row)| crate::replica::read_op(key, row)).collect()
}
