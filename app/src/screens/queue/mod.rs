//! The line: who is called, who is next, numbers given, somebody going first. S1.6.1, S1.6.3

mod ahead;
mod begin;
mod call;
mod give;
mod list;
mod refused;

pub use begin::begin_at;
pub use call::{card, card_or_way};
use domain::duty;
use domain::queue::{Call, Operation as Ask, Ticket, view};
use domain::{Operation, PostId, State, TicketId};
pub use list::screen;

use super::say;
use crate::client::Client;
use crate::text::{fill, language, number, words};

/// Returns the post at which the person signed in is on duty.
fn own_post(client: Client) -> Option<PostId> {
    let (state, now) = (client.state(), client.now());
    duty::on_duty(&state, &client.person()?, now).ok()
}

/// Returns how many wait at one's own window.
pub fn waiting(client: Client) -> usize {
    let post = own_post(client);
    post.map_or(0, |post| view::line(&client.state(), &post, client.now()).len())
}

/// Returns the operation that calls a number in its turn.
fn calls(ticket: &TicketId) -> Operation {
    Operation::Queue(Ask::Call(Call { ticket: ticket.clone(), ahead: None }))
}

/// Returns what is known of a number: since when it waits, how it came, what for.
fn about(client: Client, state: &State, one: &Ticket) -> String {
    let words = words();
    let since = client.now().since(one.taken).0.max(0);
    let mut parts = vec![fill(words.queue_waited, &[("n", &number(since))])];
    let appointment = one.appointment.as_ref().and_then(|id| state.appointment.get(id));
    if let Some(appointment) = appointment {
        let time = say::time(state, appointment.from);
        parts.push(fill(words.queue_appointment, &[("time", &time)]));
    } else if one.own {
        parts.push(words.queue_by_phone.to_owned());
    }
    let item = one.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    parts.extend(item.map(|item| item.name.say(language()).to_owned()));
    parts.join(" · ")
}
