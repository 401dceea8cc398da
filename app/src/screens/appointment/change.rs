//! An appointment moved or given up: whose wish it is, and why. S1.4.3

use domain::appointment::{Cancel, Move, Operation as Ask, Whose};
use domain::{AppointmentId, Operation};
use leptos::prelude::*;

use super::is_certain;
use super::matter::Matter;
use super::wish::Wish;
use crate::client::Client;
use crate::parts::{Field, Icon, choices, one_of};
use crate::screens::panel::Panel;
use crate::text::words;

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
pub fn moved(client: Client, appointment: AppointmentId) -> AnyView {
    let words = words();
    let state = client.state_now();
    let given = state.appointment.get(&appointment).map(|one| one.post.clone());
    let wish = Wish::new(client, Matter::Moved(appointment.clone()), given);
    let (by, reason) = (RwSignal::new(Whose::Visitor), RwSignal::new(String::new()));
    Panel::new(client, Icon::Calendar, words.appointment_move, "")
        .field(wish.ask())
        .field(whose(by))
        .field(Field::new(words.appointment_reason).into(reason))
        .asks(move || {
            let state = client.state();
            let one = state.appointment.get(&appointment);
            let certain = one.is_some_and(|one| is_certain(client, one));
            let offer = wish.offer();
            // Without a time chosen it asks for the time it has, which the rules refuse.
            let from = offer.as_ref().map(|offer| offer.slot.from).or(one.map(|one| one.from));
            let post = wish.post.get().or(one.map(|one| one.post.clone()));
            // Only what stands for certain is moved for certain.
            let loan = offer.and_then(|offer| offer.claim).filter(|_| certain);
            Operation::Appointment(Ask::Move(Move {
                appointment: appointment.clone(),
                post: post.unwrap_or_else(|| domain::PostId(String::new())),
                from: from.unwrap_or_default(),
                loan,
                whose: by.get(),
                reason: reason.get().trim().to_owned(),
            }))
        })
}

/// Returns the giving up of an appointment.
pub fn cancelled(client: Client, appointment: AppointmentId) -> AnyView {
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
