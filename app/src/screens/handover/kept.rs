//! What is entered on a sheet, as the tablet keeps it: a lock or a new start loses none of it, and
//! what was said to one handover is never taken for an answer to another.

use std::collections::BTreeMap;

use domain::handover::{Held, Note};
use domain::time::Date;
use domain::{HandoverId, PersonId, PostId, ThingId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::keys::{Key, Said};
use super::which::Which;
use crate::client::Client;

/// What was entered on the sheet of a post.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entered {
    pub of: Of,
    pub to: Option<PersonId>,
    /// What was counted so far of what is in custody, and on which day.
    pub counts: BTreeMap<ThingId, Vec<String>>,
    pub counted: Option<Date>,
    /// The things that change hands; none where nothing was entered yet.
    pub held: Option<Vec<Held>>,
    pub notes: Vec<Note>,
    /// The lines acknowledged, and those disputed with the reason so far.
    pub said: Vec<(Key, Option<String>)>,
}

/// For which handover of its post something is entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Of {
    /// The one by which the post was taken over last: it is for the next.
    pub after: Option<HandoverId>,
    /// The one that is given and waits.
    pub given: Option<HandoverId>,
}

impl Entered {
    /// Returns what was counted on a day: what was counted on another says nothing of it.
    pub fn counted_on(&self, today: Date) -> BTreeMap<ThingId, Vec<String>> {
        if self.counted == Some(today) { self.counts.clone() } else { BTreeMap::new() }
    }

    /// Returns what of it is for a handover: nothing that was for an earlier one, and no answers to
    /// another.
    pub fn only(self, of: Of) -> Self {
        if self.of.after != of.after {
            return Self { of, ..Self::default() };
        }
        let said = if self.of.given == of.given { self.said } else { Vec::new() };
        Self { of, said, ..self }
    }
}

impl Of {
    /// Returns for which handover of a post something is entered now.
    pub fn now(client: Client, which: Which, post: &PostId) -> Self {
        let after = client.state().handover.last_taken(post).map(|last| last.id.clone());
        Self { after, given: which.given.get() }
    }
}

/// Returns the answers as they are kept, following what is typed.
pub fn plain(said: &BTreeMap<Key, Said>) -> Vec<(Key, Option<String>)> {
    let one = |said: &Said| match said {
        Said::Acknowledged => None,
        Said::Disputed(reason) => Some(reason.get()),
    };
    said.iter().map(|(key, said)| (key.clone(), one(said))).collect()
}

/// Returns the answers that were kept.
pub fn said(plain: Vec<(Key, Option<String>)>) -> BTreeMap<Key, Said> {
    let one = |reason: Option<String>| match reason {
        None => Said::Acknowledged,
        Some(reason) => Said::Disputed(RwSignal::new(reason)),
    };
    plain.into_iter().map(|(key, reason)| (key, one(reason))).collect()
}
