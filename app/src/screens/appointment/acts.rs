//! What can be done about an appointment now, the next thing first. S1.4.2, S1.4.3

use domain::appointment::{
    Appointment, Arrive, Cancel, Miss, Move, Operation as Ask, Serve, Stage, Whose,
};
use domain::{AppointmentId, Operation};
use leptos::prelude::*;

use super::wish::Wish;
use crate::client::Client;
use crate::parts::{
    Field, Icon, Views, card, choices, heading, link_button, live, maybe, one_of, soft, stack,
};
use crate::screens::panel::Panel;
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
        let mut acts: Views = vec![heading(words.contact_acts)];
        match stands.get() {
            None => return ().into_any(),
            Some(Stands::Booked) => {
                acts.push(plain(client, Icon::Person, words.appointment_arrive, arrive(&id)));
                acts.push(plain(client, Icon::Receive, words.appointment_serve, serve(&id)));
                acts.push(moved(client, id.clone()));
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

/// Returns whose wish a change is. S1.4.3
fn whose(whose: RwSignal<Whose>) -> AnyView {
    let words = words();
    let line = |name: &'static str, value: Whose| {
        let on = Signal::derive(move || whose.get() == value);
        one_of("whose", name, "", on, move || whose.set(value))
    };
    let lines = vec![
        line(words.appointment_whose_visitor, Whose::Visitor),
        line(words.appointment_whose_window, Whose::WindowAgreed),
    ];
    choices(words.appointment_whose, lines)
}

/// Returns the move to another time.
fn moved(client: Client, appointment: AppointmentId) -> AnyView {
    let words = words();
    let state = client.state_now();
    let given = state.appointment.get(&appointment).map(|one| one.post.clone());
    let wish = Wish::new(client, given);
    let (by, reason) = (RwSignal::new(Whose::Visitor), RwSignal::new(String::new()));
    Panel::new(client, Icon::Calendar, words.appointment_move, "")
        .field(wish.ask())
        .field(whose(by))
        .field(Field::new(words.appointment_reason).into(reason))
        .asks(move || {
            let state = client.state();
            let one = state.appointment.get(&appointment);
            let certain = one.is_some_and(|one| super::page::may_promise(client, one));
            let offer = wish.offer.get();
            // Without a time chosen it asks for the time it has, which the rules refuse.
            let from = offer.as_ref().map(|offer| offer.slot.from).or(one.map(|one| one.from));
            let post = wish.post.get().or(one.map(|one| one.post.clone()));
            let asked = Move {
                appointment: appointment.clone(),
                post: post.unwrap_or_else(|| domain::PostId(String::new())),
                from: from.unwrap_or_default(),
                loan: None,
                whose: by.get(),
                reason: reason.get().trim().to_owned(),
            };
            // A lent place is never refused, so whether it may be moved at all is asked here.
            let possible = client
                .stamp()
                .zip(one)
                .is_some_and(|(stamp, one)| certain && asked.possible(&state, one, &stamp).is_ok());
            let loan = offer.and_then(|offer| offer.claim).filter(|_| possible);
            Operation::Appointment(Ask::Move(Move { loan, ..asked }))
        })
}

/// Returns the giving up of an appointment.
fn cancelled(client: Client, appointment: AppointmentId) -> AnyView {
    let words = words();
    let (by, reason) = (RwSignal::new(Whose::Visitor), RwSignal::new(String::new()));
    Panel::new(client, Icon::Cross, words.appointment_cancel, "")
        .grave()
        .field(whose(by))
        .field(Field::new(words.appointment_reason).into(reason))
        .asks(move || {
            Operation::Appointment(Ask::Cancel(Cancel {
                appointment: appointment.clone(),
                whose: by.get(),
                reason: reason.get().trim().to_owned(),
            }))
        })
}
