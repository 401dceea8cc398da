//! Whoever was here and not served in time: the server itself writes it down, and nobody takes it
//! back. S1.4.3
//!
//! Life: noted, unconfirmed while nothing is heard of the window; then confirmed by a tablet that
//! stood there, or refuted by service that had begun in time.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::lending::AT_POST_DAYS;
use super::{Appointment, Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::{AppointmentId, DeviceId, LogId, PostId};
use crate::time::{Minutes, Timestamp, shift};
use crate::{Decision, State as Site, duty};

/// How far ahead the server looks for when it has to look again.
const AHEAD: Minutes = Minutes(24 * 60);

/// A promised time that was not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breach {
    pub post: PostId,
    /// The time that was promised.
    pub from: Timestamp,
    /// By when service should have begun.
    pub due: Timestamp,
    pub noted: Timestamp,
    /// Since when a tablet of that window has shown that it had not begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Timestamp>,
}

/// What is known of a breach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// The window has not been heard of since.
    Unconfirmed,
    Confirmed,
    /// Service had begun in time.
    Refuted,
}

/// Asks to write down who was here and not served in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteBreaches {
    pub appointments: BTreeSet<AppointmentId>,
}

/// Somebody was here and not served in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachNoted {
    pub appointment: AppointmentId,
    pub due: Timestamp,
}

/// Asks to write down that a tablet of the window has shown no service in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfirmBreaches {
    pub breaches: Vec<BreachConfirmed>,
}

/// A tablet of the window has shown no service in time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachConfirmed {
    pub appointment: AppointmentId,
    /// The time that was promised.
    pub from: Timestamp,
}

impl Appointment {
    /// Returns what is known of a breach of it.
    pub fn proof(&self, breach: &Breach) -> Proof {
        match &self.stage {
            Stage::Served { at, .. } if *at <= breach.due => Proof::Refuted,
            Stage::Served { .. } => Proof::Confirmed,
            Stage::Booked
            | Stage::Arrived { .. }
            | Stage::Cancelled { .. }
            | Stage::Missed { .. } => {
                if breach.confirmed.is_some() {
                    Proof::Confirmed
                } else {
                    Proof::Unconfirmed
                }
            }
        }
    }

    /// Returns the breaches that nothing has refuted, the oldest first.
    pub fn standing_breaches(&self) -> impl DoubleEndedIterator<Item = &Breach> {
        self.breaches.iter().filter(|breach| self.proof(breach) != Proof::Refuted)
    }

    /// Says whether a time it was promised for was not kept, as far as is known.
    pub fn was_broken(&self, from: Timestamp) -> bool {
        self.standing_breaches().any(|breach| breach.from == from)
    }

    /// Says whether any time it was promised for was not kept, as far as is known.
    pub fn was_broken_ever(&self) -> bool {
        self.standing_breaches().next().is_some()
    }

    /// Says whether its visitor may take another time before others: they waited in vain for this one,
    /// and have not done so before.
    pub fn may_go_first(&self) -> bool {
        let before = self.earlier.iter().any(|earlier| self.was_broken(earlier.from));
        self.was_broken(self.from) && !before
    }

    /// Says whether it goes before others: the visitor waited in vain for the time before this one.
    pub fn has_priority(&self) -> bool {
        self.earlier.last().is_some_and(|earlier| self.was_broken(earlier.from))
    }
}

impl NoteBreaches {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decision {
        let known = self.appointments.iter().filter_map(|id| state.appointment.get(id));
        super::decision(known.filter_map(|one| noted(state, one, stamp.at)))
    }
}

/// Returns that the time of an appointment was not kept, if by an instant it was not and nobody has
/// written it down: it comes with whatever becomes of the appointment then, so that it is on record
/// also where both come late. S1.4.3
pub(super) fn noted(state: &Site, one: &Appointment, at: Timestamp) -> Option<Event> {
    let due = rules::broken_since(state, one).filter(|due| *due < at)?;
    Some(Event::BreachNoted(BreachNoted { appointment: one.id.clone(), due }))
}

impl BreachNoted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.appointment, |one| {
            one.breaches.push(Breach {
                post: one.post.clone(),
                from: one.from,
                due: self.due,
                noted: stamp.at,
                confirmed: None,
            });
        });
    }
}

impl ConfirmBreaches {
    pub(super) fn decide(&self, state: &Site) -> Decision {
        let is_open = |asked: &&BreachConfirmed| {
            let one = state.appointment.get(&asked.appointment);
            one.is_some_and(|one| unproven(one).any(|breach| breach.from == asked.from))
        };
        super::decision(self.breaches.iter().filter(is_open).cloned().map(Event::BreachConfirmed))
    }
}

impl BreachConfirmed {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.appointment, |one| {
            for breach in one.breaches.iter_mut().filter(|breach| breach.from == self.from) {
                breach.confirmed.get_or_insert(stamp.at);
            }
        });
    }
}

/// Returns the breaches of an appointment of which nothing is known yet.
fn unproven(one: &Appointment) -> impl Iterator<Item = &Breach> {
    one.breaches.iter().filter(|breach| one.proof(breach) == Proof::Unconfirmed)
}

/// Returns those who are here and will not have been served in time, with when that is.
fn waiting(state: &Site, now: Timestamp) -> impl Iterator<Item = (&Appointment, Timestamp)> {
    let near = state.appointment.ahead(Timestamp(0), now.plus(AHEAD));
    near.filter_map(|one| Some((one, rules::broken_since(state, one)?)))
}

/// Returns what the server has to write down at an instant. S1.4.3
pub fn due(state: &Site, now: Timestamp) -> Option<NoteBreaches> {
    let broken = waiting(state, now).filter(|(_, due)| *due < now);
    let appointments: BTreeSet<AppointmentId> = broken.map(|(one, _)| one.id.clone()).collect();
    (!appointments.is_empty()).then_some(NoteBreaches { appointments })
}

/// Returns when the server has to look again although nothing happens until then. S1.4.3
pub fn next_due(state: &Site, now: Timestamp) -> Option<Timestamp> {
    waiting(state, now).map(|(_, due)| Timestamp(due.0 + 1)).min()
}

/// Returns the breaches that a tablet has shown to be true: it has nothing left to send, and `told` is
/// what its own clock says. It stood at the window then; or nobody did, and it was the window's in the
/// days before. S1.4.3
pub fn confirmed_by(state: &Site, log: &LogId, told: Timestamp) -> Option<ConfirmBreaches> {
    let device = &state.people.device_of(log)?.id;
    let shows = |breach: &Breach| breach.due < told && speaks_for(state, device, breach);
    let shown = state.appointment.broken().flat_map(|one| {
        let shown = unproven(one).filter(|breach| shows(breach));
        shown.map(|breach| BreachConfirmed { appointment: one.id.clone(), from: breach.from })
    });
    let breaches: Vec<BreachConfirmed> = shown.collect();
    (!breaches.is_empty()).then_some(ConfirmBreaches { breaches })
}

/// Says whether a tablet knows whether a time was kept.
fn speaks_for(state: &Site, device: &DeviceId, breach: &Breach) -> bool {
    let there = duty::presence::at_post(state, &breach.post, breach.due);
    if !there.is_empty() {
        return there.iter().any(|presence| presence.device == *device);
    }
    let today = breach.due.date(state.site.zone);
    let days = (0..AT_POST_DAYS).filter_map(|n| state.duty.day(shift(today, -n)));
    let mut stood = days.flat_map(|day| duty::presence::presences_at(day, &breach.post));
    stood.any(|presence| presence.device == *device)
}
