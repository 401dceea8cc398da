//! What becomes of the line in the hall with an appointment. S1.4.1, 2.6

use crate::appointment::Appointment;
use crate::id::PostId;
use crate::queue::{Event, Left, Served, Taken, Ticket, Why};
use crate::time::Timestamp;
use crate::{Event as Happened, State};

/// Returns that whoever came for an appointment stands in the line, with the number of its slip.
pub fn stands_in_line(one: &Appointment, at: Timestamp) -> Happened {
    Happened::Queue(Event::Taken(Taken {
        no: one.called_out(),
        post: one.post.clone(),
        item: one.item.clone(),
        appointment: Some(one.id.clone()),
        turn: at.max(one.from),
    }))
}

impl Appointment {
    /// Returns its number as it is called out, without day and check: `YA3-17`.
    pub fn called_out(&self) -> String {
        let mut parts = self.no.split('-').skip(1);
        match (parts.next(), parts.next()) {
            (Some(log), Some(place)) => format!("Y{log}-{place}"),
            (Some(_) | None, _) => self.no.clone(),
        }
    }
}

/// Returns that their number is served, at the post where service begins.
pub fn served_in_line(state: &State, one: &Appointment, post: PostId) -> Option<Happened> {
    let (ticket, contact) = (open_number(state, one)?.id.clone(), one.contact.clone());
    Some(Happened::Queue(Event::Served(Served { ticket, post, contact })))
}

/// Returns that their number is out of the line.
pub fn left_line(state: &State, one: &Appointment) -> Option<Happened> {
    let ticket = open_number(state, one)?.id.clone();
    Some(Happened::Queue(Event::Left(Left { ticket, why: Why::Appointment })))
}

fn open_number<'a>(state: &'a State, one: &Appointment) -> Option<&'a Ticket> {
    state.queue.of_appointment(&one.id).filter(|number| number.is_open())
}
