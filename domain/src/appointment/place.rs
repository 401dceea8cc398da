//! The places of a slot that are not free, and who has them. S1.4.1

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Appointment, State};
use crate::id::{AppointmentId, LogId, OperationId, PersonId, PostId};
use crate::time::Timestamp;

/// The number of a place in its slot, from 0.
pub type PlaceNo = u16;

/// A slot's name: its post and when it begins, ordered by time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SlotId(pub String);

impl crate::map::Key for SlotId {
    fn text(&self) -> std::borrow::Cow<'_, str> {
        std::borrow::Cow::Borrowed(&self.0)
    }
}

impl SlotId {
    /// Returns the name of a post's slot.
    pub fn of(post: &PostId, from: Timestamp) -> Self {
        Self(format!("{}@{post}", Self::time(from)))
    }

    /// Returns the first name any slot could have that begins at an instant.
    pub fn first_at(from: Timestamp) -> Self {
        Self(Self::time(from))
    }

    fn time(from: Timestamp) -> String {
        format!("{:011}", from.0.div_euclid(60_000).max(0))
    }
}

/// A place lent to a tablet, so that it can promise it without a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loan {
    /// The log to which it is lent: a tablet that loses its storage loses the place.
    pub log: LogId,
    /// The operation that lent it first.
    pub lent: OperationId,
    /// Until then the tablet may promise it.
    pub until: Timestamp,
}

/// What a tablet says of a lent place it has promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The log it was lent to: the tablet may write another one by now.
    pub log: LogId,
    pub place: PlaceNo,
    /// The operation that lent it.
    pub lent: OperationId,
    /// When the promised slot ends: the times may have changed since.
    pub to: Timestamp,
}

/// Who has a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Holder {
    Lent(Loan),
    Booked {
        appointment: AppointmentId,
        /// The loan it was promised from: it lives again if the appointment is given up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        loan: Option<Loan>,
    },
    /// Held for somebody who waits for an earlier time. 2.6
    Held(AppointmentId),
}

/// A lent place that a supervisor has given up for lost, by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrittenOff {
    pub place: PlaceNo,
    pub log: LogId,
    pub by: PersonId,
    pub at: Timestamp,
    pub reason: String,
}

/// What of a slot is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub post: PostId,
    pub from: Timestamp,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<PlaceNo, Holder>,
    /// Appointments kept beyond the capacity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beyond: Vec<AppointmentId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written_off: Vec<WrittenOff>,
    /// Places given up, and until when residents are not offered them. 2.6
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub resting: BTreeMap<PlaceNo, Timestamp>,
}

/// Why a promise is kept beyond the capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Over {
    /// The lent place had been written off, and somebody else has it now.
    WrittenOff,
    /// The tablet's storage was copied: both copies promised the place.
    Twice,
    /// The server lost what it had lent, restored from a backup.
    Forgotten,
}

/// Where an appointment sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seat {
    Place(PlaceNo),
    Beyond(Over),
}

/// A place in one of the slots that follow the first of an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Following {
    /// When that slot begins.
    pub from: Timestamp,
    pub place: PlaceNo,
}

/// Where an appointment sits, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seated {
    pub to: Timestamp,
    pub seat: Seat,
    pub following: Vec<Following>,
}

impl Taken {
    /// Returns a slot of which nothing is taken.
    pub(super) fn none(post: PostId, from: Timestamp) -> Self {
        let (places, resting) = (BTreeMap::new(), BTreeMap::new());
        Self { post, from, places, beyond: Vec::new(), written_off: Vec::new(), resting }
    }

    /// Returns the loan of a place.
    pub fn loan(&self, place: PlaceNo) -> Option<&Loan> {
        match self.places.get(&place)? {
            Holder::Lent(loan) => Some(loan),
            Holder::Booked { .. } | Holder::Held(_) => None,
        }
    }

    /// Returns the places lent to a log, with their loans.
    pub fn lent_to<'a>(&'a self, log: &'a LogId) -> impl Iterator<Item = (PlaceNo, &'a Loan)> {
        self.loans().filter(move |(_, loan)| loan.log == *log)
    }

    /// Returns the appointments in its places and beyond them.
    pub fn appointments(&self) -> impl Iterator<Item = &AppointmentId> {
        let seated = self.places.values().filter_map(|holder| match holder {
            Holder::Booked { appointment, .. } => Some(appointment),
            Holder::Lent(_) | Holder::Held(_) => None,
        });
        seated.chain(&self.beyond)
    }

    /// Returns every lent place with its loan.
    pub fn loans(&self) -> impl Iterator<Item = (PlaceNo, &Loan)> {
        self.places.iter().filter_map(|(place, holder)| match holder {
            Holder::Lent(loan) => Some((*place, loan)),
            Holder::Booked { .. } | Holder::Held(_) => None,
        })
    }

    /// Returns the free places of a slot that has so many.
    pub fn free(&self, places: u16) -> impl Iterator<Item = PlaceNo> {
        (0..places).filter(|place| !self.places.contains_key(place))
    }

    /// Returns the free places of a slot that has so many, but those given up just now. 2.6
    pub fn offered(&self, places: u16, now: Timestamp) -> impl Iterator<Item = PlaceNo> {
        let rests =
            move |place: &PlaceNo| self.resting.get(place).is_some_and(|until| now < *until);
        self.free(places).filter(move |place| !rests(place))
    }

    /// Returns how many of its places are held for those who wait for an earlier time. 2.6
    pub fn held(&self) -> usize {
        self.places.values().filter(|holder| matches!(holder, Holder::Held(_))).count()
    }

    /// Says whether a place lent to a log was written off.
    pub(super) fn was_written_off(&self, place: PlaceNo, log: &LogId) -> bool {
        self.written_off.iter().any(|off| off.place == place && off.log == *log)
    }
}

impl State {
    /// Gives an appointment its seat, and its places in the slots that follow.
    pub(super) fn seat(&mut self, one: &Appointment) {
        for (from, place) in one.places() {
            self.take(&one.post, from, |taken| match place {
                Some(place) => sit(taken, place, one),
                None => taken.beyond.push(one.id.clone()),
            });
        }
    }

    /// Frees the places of an appointment; a lent one goes back to the log it was lent to.
    pub(super) fn unseat(&mut self, id: &AppointmentId) {
        self.unseat_resting(id, None);
    }

    /// Does the same; what is nobody's then is not offered to residents until an instant. 2.6
    pub(super) fn unseat_resting(&mut self, id: &AppointmentId, until: Option<Timestamp>) {
        self.unseat_from(id, Timestamp(0), until);
    }

    /// Does the same with the places in slots that do not begin before an instant.
    pub(super) fn unseat_from(
        &mut self,
        id: &AppointmentId,
        first: Timestamp,
        until: Option<Timestamp>,
    ) {
        let Some(one) = self.get(id) else { return };
        let (post, places): (_, Vec<_>) = (one.post.clone(), one.places().collect());
        for (from, place) in places.into_iter().filter(|(from, _)| first <= *from) {
            self.take(&post, from, |taken| {
                rise(taken, place, id);
                let freed = place.filter(|place| !taken.places.contains_key(place));
                taken.resting.extend(until.and_then(|until| Some((freed?, until))));
            });
        }
    }

    /// Returns what of a slot is taken; the places of one appointment do not stand in its own way.
    pub fn taken_but(&self, slot: &SlotId, but: Option<&AppointmentId>) -> Option<Cow<'_, Taken>> {
        let taken = self.taken(slot)?;
        let Some(one) = but.and_then(|id| self.get(id)) else { return Some(Cow::Borrowed(taken)) };
        let Some(place) = one.place_in(taken) else { return Some(Cow::Borrowed(taken)) };
        let mut taken = taken.clone();
        rise(&mut taken, place, &one.id);
        Some(Cow::Owned(taken))
    }
}

/// Gives an appointment a place, and keeps the loan it was promised from.
fn sit(taken: &mut Taken, place: PlaceNo, one: &Appointment) {
    let lent = taken.loan(place).filter(|loan| Some(&loan.log) == one.lent_to.as_ref());
    let (appointment, loan) = (one.id.clone(), lent.cloned());
    taken.places.insert(place, Holder::Booked { appointment, loan });
}

/// Lets an appointment rise from its place in a slot, or from beyond the places.
fn rise(taken: &mut Taken, place: Option<PlaceNo>, id: &AppointmentId) {
    taken.beyond.retain(|other| other != id);
    if let Some(place) = place {
        give_back(taken, place, id);
    }
}

/// Frees a place that an appointment has: to the tablet it was lent to, whoever gives it up. That
/// tablet may take it for its own again before it has heard of this, and promise it.
fn give_back(taken: &mut Taken, place: PlaceNo, id: &AppointmentId) {
    let loan = match taken.places.get(&place) {
        Some(Holder::Booked { appointment, loan }) if appointment == id => loan.clone(),
        Some(Holder::Booked { .. } | Holder::Lent(_) | Holder::Held(_)) | None => return,
    };
    match loan {
        Some(loan) => taken.places.insert(place, Holder::Lent(loan)),
        None => taken.places.remove(&place),
    };
}
