//! A number is taken: at the window, or by the visitor's own phone. 2.6

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Ticket, rules, view};
use crate::context::{Actor, Stamp};
use crate::id::{AppointmentId, ItemCode, PostId, TicketId};
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// How many numbers of a tablet may not have arrived yet, at most.
const UNKNOWN: u16 = 99;

/// Asks for a number in the line of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Take {
    pub post: PostId,
    /// What it is about, if the visitor says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    /// The number as whoever gives it has said it: [`view::next_number`]; it stays so.
    pub number: u16,
}

/// A number is taken; by whoever came for an appointment, too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    pub no: String,
    pub post: PostId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemCode>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<AppointmentId>,
    pub turn: Timestamp,
}

impl Take {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        rules::given_here(state, stamp)?;
        rules::post_open(state, &self.post, stamp.at)?;
        rules::served_there(state, &self.post, self.item.as_ref())?;
        rules::room_by_phone(state, &self.post, stamp)?;
        let log = stamp.operation.log();
        let (said, next) = (self.number, view::next_number(state, &log, stamp.at));
        let no = view::spoken(state, &log, said);
        let is_near = said <= next.saturating_add(UNKNOWN) && view::is_free(state, &no, stamp.at);
        Ok(super::decision(Event::Taken(Taken {
            no: if is_near { no } else { view::spoken(state, &log, next) },
            post: self.post.clone(),
            item: self.item.clone(),
            appointment: None,
            turn: stamp.at,
        })))
    }
}

impl Taken {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.forget(stamp.at);
        state.insert(Ticket {
            id: TicketId::from(&stamp.operation),
            no: self.no.clone(),
            post: self.post.clone(),
            item: self.item.clone(),
            appointment: self.appointment.clone(),
            own: stamp.actor == Actor::Visitor,
            taken: stamp.at,
            turn: self.turn,
            calls: Vec::new(),
            stage: Stage::Waiting,
        });
    }
}
