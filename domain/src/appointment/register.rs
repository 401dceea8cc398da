//! The register: all appointments of a site, its posts' times, and what of their places is taken.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Appointment, SlotId, Taken, Times};
use crate::contact::{Moved, listed, relist};
use crate::context::Stamp;
use crate::id::{AppointmentId, ContactId, HandoverId, LogId, PersonId, PostId};
use crate::map::{List, Map};
use crate::time::{Minutes, Timestamp};

/// For how long the places of a slot are remembered after it: a promise made from one of them may
/// come that late.
const REMEMBERED: Minutes = Minutes(35 * 24 * 60);

/// All appointments, times and taken places, with the lists that screens ask for kept beside them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct State {
    pub(super) times: Map<PostId, Times>,
    appointments: Map<AppointmentId, Arc<Appointment>>,
    taken: Map<SlotId, Taken>,
    by_no: Map<String, AppointmentId>,
    /// Those still to be kept, by the time of their slot and by who answers for them.
    ahead: List<SlotId, AppointmentId>,
    /// The same by post, and then by the time of their slot.
    ahead_at: List<(PostId, SlotId), AppointmentId>,
    owned: List<PersonId, AppointmentId>,
    /// Those that were not kept at a time, by the time they have now.
    broken: List<SlotId, AppointmentId>,
    /// Those that wait for an earlier time to become free, by since when.
    waiting: List<Timestamp, AppointmentId>,
    /// Those for which one is held, by until when.
    held: List<Timestamp, AppointmentId>,
    /// All of them, by when something last happened to them.
    changed: List<Timestamp, AppointmentId>,
    of_contact: List<ContactId, AppointmentId>,
    loans: List<LogId, SlotId>,
}

/// What of the appointments is stored: the lists are made again when it is read.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    times: Map<PostId, Times>,
    appointments: Map<AppointmentId, Arc<Appointment>>,
    taken: Map<SlotId, Taken>,
}

/// Where an appointment stands in the lists.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Standing {
    ahead: Option<SlotId>,
    ahead_at: Option<(PostId, SlotId)>,
    owned: Option<PersonId>,
    broken: Option<SlotId>,
    waiting: Option<Timestamp>,
    held: Option<Timestamp>,
    changed: Option<Timestamp>,
}

impl Standing {
    fn of(one: &Appointment) -> Self {
        let broken = (!one.breaches.is_empty()).then(|| one.slot());
        let changed = Some(one.changed());
        let (waiting, held) = (one.waits_since(), one.held().map(|held| held.until));
        let listed = Self { broken, waiting, held, changed, ..Self::default() };
        if !one.is_open() {
            return listed;
        }
        Self {
            ahead: Some(one.slot()),
            ahead_at: Some((one.post.clone(), one.slot())),
            owned: Some(one.owner().clone()),
            ..listed
        }
    }
}

impl From<Stored> for State {
    fn from(stored: Stored) -> Self {
        let mut state = Self { times: stored.times, ..Self::default() };
        for one in stored.appointments.values() {
            state.put(one.clone());
        }
        for (slot, taken) in stored.taken.iter() {
            state.keep(slot.clone(), taken.clone());
        }
        state
    }
}

impl From<State> for Stored {
    fn from(state: State) -> Self {
        Self { times: state.times, appointments: state.appointments, taken: state.taken }
    }
}

impl State {
    /// Returns an appointment.
    pub fn get(&self, id: &AppointmentId) -> Option<&Appointment> {
        self.appointments.get(id).map(Arc::as_ref)
    }

    /// Returns every appointment known here, in order of id.
    pub fn all(&self) -> impl Iterator<Item = &Appointment> {
        self.appointments.values().map(Arc::as_ref)
    }

    /// Returns the appointment with a number.
    pub fn numbered(&self, no: &str) -> Option<&Appointment> {
        self.by_no.get(no).and_then(|id| self.get(id))
    }

    /// Returns at most so many appointments whose number begins with a text.
    pub(super) fn with_no(&self, prefix: &str, most: usize) -> Vec<&Appointment> {
        let from = self.by_no.range(prefix.to_owned()..);
        let found = from.take_while(|(no, _)| no.starts_with(prefix)).take(most);
        found.filter_map(|(_, id)| self.get(id)).collect()
    }

    /// Returns the appointments still to be kept whose slots begin from one instant until before
    /// another, in order of time.
    pub fn ahead(&self, from: Timestamp, to: Timestamp) -> impl Iterator<Item = &Appointment> {
        let least = || AppointmentId(String::new());
        let span = (SlotId::first_at(from), least())..(SlotId::first_at(to), least());
        self.ahead.range(span).filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments of a post still to be kept whose slots begin from one instant until
    /// before another, in order of time.
    pub fn ahead_at(
        &self,
        post: &PostId,
        from: Timestamp,
        to: Timestamp,
    ) -> impl Iterator<Item = &Appointment> + use<'_> {
        let least = |at| ((post.clone(), SlotId::first_at(at)), AppointmentId(String::new()));
        self.ahead_at.range(least(from)..least(to)).filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments somebody answers for, still to be kept.
    pub fn owned_by(&self, person: &PersonId) -> impl Iterator<Item = &Appointment> + use<'_> {
        listed(&self.owned, person, AppointmentId(String::new())).filter_map(|id| self.get(id))
    }

    /// Returns the appointments that were not kept at a time, in order of the time they have now.
    pub fn broken(&self) -> impl Iterator<Item = &Appointment> {
        self.broken.iter().filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments that wait for an earlier time to become free, longest first.
    pub fn waiting(&self) -> impl Iterator<Item = &Appointment> {
        self.waiting.iter().filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments for which an earlier time is held, in order of until when.
    pub fn held(&self) -> impl Iterator<Item = &Appointment> {
        self.held.iter().filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments to which something happened at an instant or since, in order of that.
    pub fn changed_since(&self, from: Timestamp) -> impl Iterator<Item = &Appointment> {
        let least = (from, AppointmentId(String::new()));
        self.changed.range(least..).filter_map(|((_, id), ())| self.get(id))
    }

    /// Returns the appointments of a contact, whatever became of them.
    pub fn of_contact(&self, contact: &ContactId) -> impl Iterator<Item = &Appointment> + use<'_> {
        let found = listed(&self.of_contact, contact, AppointmentId(String::new()));
        found.filter_map(|id| self.get(id))
    }

    /// Returns when a post gives places; `None` where nobody has set it.
    pub fn times(&self, post: &PostId) -> Option<&Times> {
        self.times.get(post)
    }

    /// Returns what of a slot is taken.
    pub fn taken(&self, slot: &SlotId) -> Option<&Taken> {
        self.taken.get(slot)
    }

    /// Returns the slots in which a log has lent places, in order of time.
    pub fn lent_to(&self, log: &LogId) -> impl Iterator<Item = &Taken> + use<'_> {
        listed(&self.loans, log, SlotId(String::new())).filter_map(|slot| self.taken(slot))
    }

    /// Returns every slot of which something is taken, from an instant on, in order of time.
    pub fn taken_from(&self, from: Timestamp) -> impl Iterator<Item = &Taken> {
        self.taken.range(SlotId::first_at(from)..).map(|(_, taken)| taken)
    }

    /// Puts an appointment in, in the place of one with the same id.
    pub fn insert(&mut self, one: Appointment) {
        self.put(Arc::new(one));
    }

    fn put(&mut self, one: Arc<Appointment>) {
        self.by_no.insert(one.no.clone(), one.id.clone());
        self.of_contact.insert((one.contact.clone(), one.id.clone()), ());
        let before = self.get(&one.id).map(Standing::of).unwrap_or_default();
        self.list(&one.id, before, Standing::of(&one));
        self.appointments.insert(one.id.clone(), one);
    }

    /// Changes an appointment and keeps the lists true; an unknown one is left alone.
    pub(crate) fn change(&mut self, id: &AppointmentId, change: impl FnOnce(&mut Appointment)) {
        let Some(one) = self.appointments.get_mut(id) else { return };
        let one = Arc::make_mut(one);
        let before = Standing::of(one);
        change(one);
        let after = Standing::of(one);
        self.list(id, before, after);
    }

    /// Gives an appointment to whoever takes the post over. S1.4.2
    pub(crate) fn hand_over(
        &mut self,
        id: &AppointmentId,
        to: &PersonId,
        handover: &HandoverId,
        stamp: &Stamp,
    ) {
        self.change(id, |one| {
            let how = Moved::HandedOver { handover: handover.clone() };
            one.owners.pass(to.clone(), stamp, how);
        });
    }

    fn list(&mut self, id: &AppointmentId, before: Standing, after: Standing) {
        relist(&mut self.ahead, id, before.ahead, after.ahead);
        relist(&mut self.ahead_at, id, before.ahead_at, after.ahead_at);
        relist(&mut self.owned, id, before.owned, after.owned);
        relist(&mut self.broken, id, before.broken, after.broken);
        relist(&mut self.waiting, id, before.waiting, after.waiting);
        relist(&mut self.held, id, before.held, after.held);
        relist(&mut self.changed, id, before.changed, after.changed);
    }

    /// Says whether every list is the one that would be made anew from what is stored.
    pub(super) fn lists_hold(&self) -> bool {
        *self == Self::from(Stored::from(self.clone()))
    }

    /// Takes an appointment out of the working set.
    pub fn remove(&mut self, id: &AppointmentId) {
        let Some(one) = self.appointments.get(id).cloned() else { return };
        self.list(id, Standing::of(&one), Standing::default());
        self.by_no.remove(&one.no);
        self.of_contact.remove(&(one.contact.clone(), id.clone()));
        self.appointments.remove(id);
    }

    /// Changes what of a slot is taken.
    pub(super) fn take(&mut self, post: &PostId, from: Timestamp, change: impl FnOnce(&mut Taken)) {
        let slot = SlotId::of(post, from);
        let mut taken = match self.taken.get(&slot) {
            Some(taken) => taken.clone(),
            None => Taken::none(post.clone(), from),
        };
        change(&mut taken);
        self.keep(slot, taken);
    }

    fn keep(&mut self, slot: SlotId, taken: Taken) {
        let logs = |taken: Option<&Taken>| -> std::collections::BTreeSet<LogId> {
            taken.into_iter().flat_map(Taken::loans).map(|(_, loan)| loan.log.clone()).collect()
        };
        for log in logs(self.taken.get(&slot)) {
            self.loans.remove(&(log, slot.clone()));
        }
        for log in logs(Some(&taken)) {
            self.loans.insert((log, slot.clone()), ());
        }
        self.taken.insert(slot, taken);
    }

    /// Forgets the places of slots that are long over, unless what became of somebody there was never
    /// entered.
    pub(super) fn forget(&mut self, now: Timestamp) {
        let end = SlotId::first_at(now.plus(Minutes(-REMEMBERED.0)));
        let is_open = |id: &AppointmentId| self.get(id).is_some_and(Appointment::is_open);
        let waits = |taken: &Taken| taken.appointments().any(is_open);
        let old = self.taken.range(..end).filter(|(_, taken)| !waits(taken));
        let old: Vec<SlotId> = old.map(|(slot, _)| slot.clone()).collect();
        for slot in old {
            if let Some(taken) = self.taken.get(&slot) {
                let cleared = Taken::none(taken.post.clone(), taken.from);
                self.keep(slot.clone(), cleared);
            }
            self.taken.remove(&slot);
        }
    }
}
