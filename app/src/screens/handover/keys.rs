//! The lines of a sheet, told apart before and after it is given, and what is said to each.

use domain::ThingId;
use domain::handover::{Entry, Matter};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Tells the lines of a sheet apart, before and after it is given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Key {
    Matter(Matter),
    /// A thing in custody, and how much of it was counted: another count is another line.
    Thing(ThingId, i64),
    Held(usize),
    Note(usize),
}

impl Key {
    /// Says whether this key names another line once the line of `gone` is taken off.
    pub fn moves_with(&self, gone: &Self) -> bool {
        match (self, gone) {
            (Self::Held(one), Self::Held(gone)) | (Self::Note(one), Self::Note(gone)) => {
                one >= gone
            }
            (Self::Matter(_) | Self::Thing(..) | Self::Held(_) | Self::Note(_), _) => false,
        }
    }
}

/// What the receiver says to a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Acknowledged,
    Disputed(RwSignal<String>),
}

/// Returns entries each with its key.
pub fn numbered(entries: impl Iterator<Item = Entry>) -> Vec<(Key, Entry)> {
    let (mut held, mut notes) = (0.., 0..);
    let mut key = |entry: &Entry| match entry {
        Entry::Matter(listed) => Key::Matter(listed.matter.clone()),
        Entry::Custody(one) => Key::Thing(one.thing.clone(), one.counted.amount()),
        Entry::Held(_) => Key::Held(held.next().unwrap_or_default()),
        Entry::Note(_) => Key::Note(notes.next().unwrap_or_default()),
    };
    entries.map(|entry| (key(&entry), entry)).collect()
}
