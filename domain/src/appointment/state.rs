//! An appointment and its parts, and the questions one may ask of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Behalf, Breach, Following, Over, PlaceNo, Seat, SlotId, Taken, Waiting};
use crate::contact::{Came, Owners, Told};
use crate::id::{
    AppointmentId, CaseId, ContactId, DeviceId, ItemCode, LogId, MaterialKey, OperationId,
    PersonId, PostId, SubjectId,
};
use crate::time::Timestamp;

/// Why a matter cannot be done today. S1.4.1
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reason {
    /// The visitor brings what is missing.
    Papers,
    /// System or network: repeated, it is looked into.
    System,
    /// Whoever does it is not there today.
    Specialist,
    /// The window closes before it can be done.
    Closing,
    /// Too many wait today.
    Crowd,
    /// The result is ready then.
    Result,
    /// The visitor asks for another day.
    Visitor,
    Other,
}

/// Whose wish it is that an appointment is not kept as promised. S1.4.3
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Whose {
    Visitor,
    /// The window's, to which the visitor has agreed: it is counted.
    WindowAgreed,
    /// The window's, without the visitor: never lawful, only asked.
    WindowAlone,
}

/// Where an appointment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Booked,
    /// The visitor is here.
    Arrived {
        at: Timestamp,
    },
    /// Service has begun.
    Served {
        at: Timestamp,
        by: PersonId,
    },
    Cancelled {
        at: Timestamp,
        by: PersonId,
        whose: Whose,
        reason: String,
    },
    /// The visitor did not come.
    Missed {
        at: Timestamp,
        by: PersonId,
    },
}

/// A time an appointment had before it was moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Where in the history it was moved from there, and by which operation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came: Option<Came>,
    pub post: PostId,
    pub from: Timestamp,
    pub at: Timestamp,
    pub by: PersonId,
    pub whose: Whose,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Whether it was moved to an earlier time that was held for it. 2.6
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub offered: bool,
}

/// An appointment. S1.4.1
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    pub id: AppointmentId,
    /// The number on its slip, such as `Y261123-A3-17-K`.
    pub no: String,
    pub contact: ContactId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    pub owners: Owners,
    pub post: PostId,
    pub from: Timestamp,
    /// Its own end: it keeps its length when the times change.
    pub to: Timestamp,
    pub seat: Seat,
    /// Its places in the slots that follow, where it takes several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<Following>,
    /// The log it was promised in, if from a lent place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_to: Option<LogId>,
    /// Whether the visitor took the place by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reserved: bool,
    /// Whether its place is one of those that residents take, wherever it was first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub of_residents: bool,
    /// Who took it for them, if somebody else did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<Behalf>,
    pub device: DeviceId,
    pub booked: Timestamp,
    pub reason: Reason,
    /// What will be done then, without personal fields.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub promised: String,
    /// What the visitor is to bring.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub bring: BTreeSet<MaterialKey>,
    /// How the visitor was told.
    pub told: Told,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// Times that were not kept, the oldest first: only the server writes them down. S1.4.3
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breaches: Vec<Breach>,
    /// How the visitor waits for an earlier time, if they do. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// When earlier times were held for it, whatever became of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<Timestamp>,
    pub stage: Stage,
}

impl Appointment {
    /// Returns who answers for it now. S1.1.2
    pub fn owner(&self) -> &PersonId {
        self.owners.current()
    }

    /// Says whether it is still to be kept.
    pub fn is_open(&self) -> bool {
        match self.stage {
            Stage::Booked | Stage::Arrived { .. } => true,
            Stage::Served { .. } | Stage::Cancelled { .. } | Stage::Missed { .. } => false,
        }
    }

    /// Returns the operation that gave it its time: the booking, or the last move.
    pub fn timed_by(&self) -> OperationId {
        let came = self.earlier.last().and_then(|earlier| earlier.came.as_ref());
        came.map_or_else(|| OperationId(self.id.0.clone()), |came| came.by.clone())
    }

    /// Returns the name of its slot.
    pub fn slot(&self) -> SlotId {
        SlotId::of(&self.post, self.from)
    }

    /// Returns its place in its slot, if it has one.
    pub fn place(&self) -> Option<PlaceNo> {
        match self.seat {
            Seat::Place(place) => Some(place),
            Seat::Beyond(_) => None,
        }
    }

    /// Returns when each slot it takes begins, with its place there, if it has one.
    pub fn places(&self) -> impl Iterator<Item = (Timestamp, Option<PlaceNo>)> + use<'_> {
        let following = self.following.iter().map(|next| (next.from, Some(next.place)));
        std::iter::once((self.from, self.place())).chain(following)
    }

    /// Returns its place in a slot it takes: none where it stands beyond the places there.
    pub fn place_in(&self, taken: &Taken) -> Option<Option<PlaceNo>> {
        let mut places = self.places().filter(|_| self.post == taken.post);
        places.find_map(|(from, place)| (from == taken.from).then_some(place))
    }

    /// Returns why it stands beyond the capacity, if it does.
    pub fn beyond(&self) -> Option<Over> {
        match self.seat {
            Seat::Place(_) => None,
            Seat::Beyond(over) => Some(over),
        }
    }

    /// Returns when something last happened to it: it was booked, moved, noted as not kept, or
    /// ended, or an earlier time was held for it.
    pub fn changed(&self) -> Timestamp {
        let moved = self.earlier.last().map(|earlier| earlier.at);
        let noted = self.breaches.last().map(|breach| breach.noted);
        let held = self.held().map(|held| held.since);
        let later = [moved, noted, held, self.ended()].into_iter().flatten();
        later.fold(self.booked, Timestamp::max)
    }

    /// Returns when it came to its end, if it has.
    pub fn ended(&self) -> Option<Timestamp> {
        match self.stage {
            Stage::Booked | Stage::Arrived { .. } => None,
            Stage::Served { at, .. } | Stage::Cancelled { at, .. } | Stage::Missed { at, .. } => {
                Some(at)
            }
        }
    }
}
