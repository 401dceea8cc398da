//! What can be done about an appointment now, the next thing first. S1.4.2, S1.4.3

use domain::appointment::{Appointment, Arrive, Miss, Operation as Ask, Serve, Stage};
use domain::{AppointmentId, Operation};
use leptos::prelude::*;

use super::change::{cancelled, moved};
use super::waits;
use crate::client::Client;
use crate::parts::{Icon, Views, card, heading, link_button, live, maybe, soft, stack};
use crate::screens::panel::Panel;
use crate::screens::premises;
use crate::text::words;

/// Where an appointment stands for its acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Booked,
    Here,
    Ended,
}

/// Returns the acts.
pub fn of(client: Client, id: AppointmentId) -> AnyView {
    let asked = id.clone();
    let stands = Memo::new(move |_| {
        let state = client.state();
        state.appointment.get(&asked).map(|one| match one.stage {
            Stage::Booked => Stands::Booked,
            Stage::Arrived { .. } => Stands::Here,
            Stage::Served { .. } | Stage::Cancelled { .. } | Stage::Missed { .. } => Stands::Ended,
        })
    });
    live(move || {
        let words = words();
        let mut acts: Views =
            vec![heading(words.contact_acts), live(move || premises::receiving(client))];
        match stands.get() {
            None => return ().into_any(),
            Some(Stands::Booked) => {
                acts.push(waits::held(client, id.clone()));
                acts.push(plain(client, Icon::Person, words.appointment_arrive, arrive(&id)));
                acts.push(plain(client, Icon::Receive, words.appointment_serve, serve(&id)));
                acts.push(moved(client, id.clone()));
                acts.push(waits::wish(client, id.clone()));
                acts.push(cancelled(client, id.clone()));
                acts.push(plain(client, Icon::Cross, words.appointment_miss, miss(&id)));
            }
            Some(Stands::Here) => {
                let press = Panel::new(client, Icon::Receive, words.appointment_serve, "").open();
                let asked = serve(&id);
                acts.push(press.asks(move || asked.clone()));
                acts.push(moved(client, id.clone()));
                acts.push(cancelled(client, id.clone()));
            }
            Some(Stands::Ended) => acts.push(goes_on(client, &id)),
        }
        stack(acts)
    })
}

fn plain(client: Client, sign: Icon, name: &'static str, asked: Operation) -> AnyView {
    Panel::new(client, sign, name, "").asks(move || asked.clone())
}

fn arrive(id: &AppointmentId) -> Operation {
    Operation::Appointment(Ask::Arrive(Arrive { appointment: id.clone() }))
}

fn serve(id: &AppointmentId) -> Operation {
    Operation::Appointment(Ask::Serve(Serve { appointment: id.clone() }))
}

fn miss(id: &AppointmentId) -> Operation {
    Operation::Appointment(Ask::Miss(Miss { appointment: id.clone() }))
}

/// Says that it came to its end, and where the matter goes on.
fn goes_on(client: Client, id: &AppointmentId) -> AnyView {
    let (state, words) = (client.state(), words());
    let link = |one: &Appointment| {
        let address = match &one.case {
            Some(case) => ["case/", &case.0].concat(),
            None => ["contact/", &one.contact.0].concat(),
        };
        link_button(words.reception_open_it, client.href(&address), true)
    };
    let link = state.appointment.get(id).map(link);
    card(vec![soft(words.contact_nothing_to_do), maybe(link)])
}
