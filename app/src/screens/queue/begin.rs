//! Service of whoever was called begins: of an appointment at once, otherwise with its reception.

use std::sync::Arc;

use domain::appointment::{Operation as Appoint, Serve};
use domain::queue::Ticket;
use domain::{Operation, State};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use crate::client::Client;
use crate::parts::{Button, Icon};
use crate::screens::ask::{Against, submit};
use crate::screens::reception;
use crate::text::words;

/// What begins once the visitor of a number is there.
pub type Begins = Arc<dyn Fn(&Ticket) + Send + Sync>;

/// Returns that reception begins with a number, on its own screen.
pub fn begin_at(client: Client) -> Begins {
    let go = use_navigate();
    Arc::new(move |ticket| {
        reception::begin(client, ticket);
        go(&client.href("receive"), NavigateOptions::default());
    })
}

/// Returns the press by which service begins: of an appointment at once, otherwise with its reception.
pub fn here(
    client: Client,
    against: Against,
    state: &State,
    one: &Ticket,
    begins: &Begins,
) -> AnyView {
    let button = Button::new(words().queue_here).icon(Icon::Receive).primary();
    let known = one.appointment.as_ref().and_then(|id| state.appointment.get(id));
    if let Some(appointment) = known {
        let (id, contact) = (appointment.id.clone(), appointment.contact.clone());
        let go = use_navigate();
        return button.on(move || {
            let serve = Operation::Appointment(Appoint::Serve(Serve { appointment: id.clone() }));
            let (go, to) = (go.clone(), client.href(&["contact/", &contact.0].concat()));
            submit(client, against, serve, move |_| go(&to, NavigateOptions::default()));
        });
    }
    let (begins, ticket) = (begins.clone(), one.clone());
    button.on(move || begins(&ticket))
}
