//! An appointment is moved to another time: the visitor's wish, or the window's with their consent.
//! S1.4.3

use serde::{Deserialize, Serialize};

use super::{
    Claim, Earlier, Event, Following, Need, Seat, Stage, State, Warning, Whose, breach, rules, view,
};
use crate::contact::Came;
use crate::context::{Actor, Stamp};
use crate::id::{AppointmentId, LogId, PostId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to move an appointment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Move {
    pub appointment: AppointmentId,
    pub post: PostId,
    /// When the new slot begins.
    pub from: Timestamp,
    /// The lent place that was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loan: Option<Claim>,
    pub whose: Whose,
    /// Why the window puts it off; may be blank where the visitor asks for it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// An appointment has another time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub appointment: AppointmentId,
    pub post: PostId,
    pub from: Timestamp,
    pub to: Timestamp,
    pub seat: Seat,
    /// Its places in the slots that follow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub following: Vec<Following>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lent_to: Option<LogId>,
    pub whose: Whose,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Until when residents are not offered the place it had. 2.6
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests: Option<Timestamp>,
}

impl Move {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.appointment)?;
        if self.loan.is_none() {
            self.possible(state, stamp)?;
        }
        let (place, need) = ((&self.post, self.from), Need::moving(state, &self.appointment));
        let seated = if let Some(held) = one.seat_held(&self.post, self.from) {
            held
        } else if rules::goes_first(one, stamp) {
            rules::priority_seat(state, place, need, stamp.at)?
        } else {
            rules::seat(state, place, need, self.loan.as_ref(), stamp)?
        };
        let moved = Event::Moved(Moved {
            appointment: self.appointment.clone(),
            post: self.post.clone(),
            from: self.from,
            to: seated.to,
            seat: seated.seat,
            following: seated.following,
            lent_to: self.loan.as_ref().map(|claim| claim.log.clone()),
            whose: self.whose,
            reason: self.reason.clone(),
            rests: rules::rests_until(state, stamp),
        });
        let late = breach::noted(state, one, stamp.at);
        let mut decision = super::decision(late.into_iter().chain([moved]));
        decision.events.extend(view::left_line(state, one));
        let beyond = match seated.seat {
            Seat::Place(_) => None,
            Seat::Beyond(over) => Some(Warning::Beyond(over)),
        };
        let warnings =
            beyond.into_iter().chain(view::change_warning(state, one, self.whose, stamp));
        decision.warnings.extend(warnings.map(crate::Warning::Appointment));
        Ok(decision)
    }

    /// Asks what is asked of every move but the place: see [`super::Book::possible`].
    ///
    /// # Errors
    /// The first refusal in order of precedence.
    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), crate::Refusal> {
        let one = rules::known(state, &self.appointment)?;
        rules::open(one)?;
        rules::owned(state, one, stamp)?;
        rules::own_wish(self.whose, stamp)?;
        rules::changes_in_time(state, one, stamp)?;
        rules::stands_at_window(state, stamp)?;
        rules::moves(one, &self.post, self.from)?;
        rules::own_move(state, one, (&self.post, self.from), stamp)?;
        rules::put_off(self.whose, &self.reason)?;
        let (place, need) = ((&self.post, self.from), Need::moving(state, &self.appointment));
        Ok(rules::lent_here(state, place, need, self.loan.as_ref(), stamp)?)
    }
}

impl Moved {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let held = state.get(&self.appointment);
        let offered = held.is_some_and(|one| one.seat_held(&self.post, self.from).is_some());
        state.wait_no_more(&self.appointment);
        state.unseat_resting(&self.appointment, self.rests);
        state.change(&self.appointment, |one| {
            one.earlier.push(Earlier {
                came: Some(Came::of(stamp)),
                post: one.post.clone(),
                from: one.from,
                at: stamp.at,
                by: stamp.person().unwrap_or(one.owner()).clone(),
                whose: self.whose,
                reason: self.reason.clone(),
                offered,
            });
            (one.post, one.from, one.to) = (self.post.clone(), self.from, self.to);
            (one.seat, one.lent_to) = (self.seat, self.lent_to.clone());
            one.following.clone_from(&self.following);
            one.of_residents = offered || stamp.actor == Actor::Visitor;
            one.stage = Stage::Booked;
        });
        if let Some(one) = state.get(&self.appointment).cloned() {
            state.seat(&one);
        }
    }
}
