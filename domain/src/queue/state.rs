//! A number in the line and its parts, and the questions one may ask of it.

use serde::{Deserialize, Serialize};

use super::{Ahead, Why};
use crate::contact::{listed, relist};
use crate::id::{AppointmentId, ContactId, ItemCode, OperationId, PersonId, PostId, TicketId};
use crate::map::{List, Map};
use crate::time::{Minutes, Timestamp};

/// For how long a number is remembered after it was taken: until its visitor has said how it was.
const REMEMBERED: Minutes = Minutes(7 * 24 * 60);

/// Somebody calls a number to their window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calling {
    pub operation: OperationId,
    pub at: Timestamp,
    pub by: PersonId,
    pub post: PostId,
    /// Why it goes before others, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ahead: Option<Ahead>,
}

/// Where a number stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Waiting,
    /// Called, and not there yet: by whom, its last call says.
    Called,
    /// Not there when called: called again as soon as they are.
    Parked {
        at: Timestamp,
    },
    Served {
        at: Timestamp,
        by: PersonId,
        post: PostId,
        contact: ContactId,
    },
    Left {
        at: Timestamp,
        why: Why,
    },
}

/// A number in the line of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub id: TicketId,
    /// As it is called out: `A3-007`, or `YA3-17` of an appointment's slip.
    pub no: String,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The appointment its visitor comes for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<AppointmentId>,
    /// Whether the visitor took it by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
    pub taken: Timestamp,
    /// When its turn begins: when it was taken, or the promised time where that is later.
    pub turn: Timestamp,
    /// Every call of it, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<Calling>,
    pub stage: Stage,
}

impl Ticket {
    /// Says whether its visitor is still to be served.
    pub fn is_open(&self) -> bool {
        self.ended().is_none()
    }

    /// Returns when it came to its end, if it has.
    pub fn ended(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Waiting | Stage::Called | Stage::Parked { .. } => None,
            Stage::Served { at, .. } | Stage::Left { at, .. } => Some(at),
        }
    }

    /// Returns the call that stands: whose visitor is on the way to a window.
    pub fn called(&self) -> Option<&Calling> {
        self.calls.last().filter(|_| self.stage == Stage::Called)
    }

    /// Returns the contact in which its visitor was served.
    pub fn contact(&self) -> Option<&ContactId> {
        match &self.stage {
            Stage::Served { contact, .. } => Some(contact),
            Stage::Waiting | Stage::Called | Stage::Parked { .. } | Stage::Left { .. } => None,
        }
    }
}

/// All numbers of the last days, with the open ones of each post listed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    tickets: Map<TicketId, Ticket>,
    open: List<PostId, TicketId>,
    of_appointment: Map<AppointmentId, TicketId>,
}

/// What of the line is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    tickets: Map<TicketId, Ticket>,
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self::default();
        for one in stored.tickets.values() {
            state.insert(one.clone());
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { tickets: state.tickets }
    }
}

impl State {
    /// Returns a number.
    pub fn get(&self, id: &TicketId) -> Option<&Ticket> {
        self.tickets.get(id)
    }

    /// Returns every number of the last days, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Ticket> {
        self.tickets.values()
    }

    /// Returns the numbers of a post that are neither served nor left, in order of id.
    pub(super) fn open_at(&self, post: &PostId) -> impl Iterator<Item = &Ticket> + use<'_> {
        listed(&self.open, post, TicketId(String::new())).filter_map(|id| self.get(id))
    }

    /// Returns every number that is neither served nor left.
    pub fn open(&self) -> impl Iterator<Item = &Ticket> {
        self.open.keys().filter_map(|(_, id)| self.get(id))
    }

    /// Returns the number with which the visitor of an appointment came last.
    pub fn of_appointment(&self, id: &AppointmentId) -> Option<&Ticket> {
        self.of_appointment.get(id).and_then(|id| self.get(id))
    }

    /// Puts a number in.
    pub fn insert(&mut self, one: Ticket) {
        if let Some(appointment) = &one.appointment {
            let id = match self.of_appointment.get(appointment).and_then(|id| self.get(id)) {
                Some(last) if last.taken > one.taken => last.id.clone(),
                Some(_) | None => one.id.clone(),
            };
            self.of_appointment.insert(appointment.clone(), id);
        }
        let after = one.is_open().then(|| one.post.clone());
        relist(&mut self.open, &one.id, None, after);
        self.tickets.insert(one.id.clone(), one);
    }

    /// Changes a number and keeps the list true; an unknown one is left alone.
    pub(super) fn change(&mut self, id: &TicketId, change: impl FnOnce(&mut Ticket)) {
        let Some(one) = self.tickets.get_mut(id) else { return };
        let before = one.is_open().then(|| one.post.clone());
        change(one);
        let after = one.is_open().then(|| one.post.clone());
        relist(&mut self.open, id, before, after);
    }

    /// Forgets what was taken long before an instant.
    pub(super) fn forget(&mut self, now: Timestamp) {
        let oldest = now.plus(Minutes(-REMEMBERED.0));
        let old: Vec<Ticket> =
            self.tickets.values().filter(|one| one.taken < oldest).cloned().collect();
        for one in old {
            relist(&mut self.open, &one.id, Some(one.post), None);
            if let Some(appointment) = &one.appointment
                && self.of_appointment.get(appointment) == Some(&one.id)
            {
                self.of_appointment.remove(appointment);
            }
            self.tickets.remove(&one.id);
        }
    }
}
