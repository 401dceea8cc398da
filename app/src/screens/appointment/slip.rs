//! The slip of an appointment: the time large, where, the number, what to bring; to show, print or
//! read out. Nothing personal is on it. S1.4.1, S1.4.3

use domain::appointment::Appointment;
use domain::{AppointmentId, State};
use leptos::prelude::*;

use super::{about, is_certain, span};
use crate::client::Client;
use crate::screens::duty::post_of;
use crate::screens::notice::{Code, Lines, ends, take_home};
use crate::screens::say;
use crate::text::{language, words};

/// Returns the ways of an appointment to its visitor while it is to be kept.
pub fn of(client: Client, id: AppointmentId) -> AnyView {
    take_home(client, move |state| {
        let one = state.appointment.get(&id).filter(|one| one.is_open())?;
        Some(lines(state, one, is_certain(client, one)))
    })
}

/// Returns what a slip says; one that is only asked for says so, and promises nothing.
fn lines(state: &State, one: &Appointment, certain: bool) -> Lines {
    let words = words();
    let mut said = vec![
        (words.reception_step_what, about(state, one)),
        (words.appointment_no, one.no.clone()),
        (words.appointment_window, post_of(state, &one.post)),
    ];
    let item = one.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    let bring: Vec<&str> = one
        .bring
        .iter()
        .filter_map(|key| item?.material(key))
        .map(|material| material.name.say(language()))
        .collect();
    if !bring.is_empty() {
        said.push((words.appointment_bring, say::listed(&bring)));
    }
    let word = if certain { words.appointment_slip_keep } else { words.appointment_pending };
    said.push((words.appointment_slip, word.to_owned()));
    Lines {
        name: words.appointment_slip,
        first: Some((words.appointment_time, span(state, one))),
        rest: said.into_iter().chain(ends(state)).collect(),
        last: if certain { words.appointment_slip_broken } else { words.appointment_pending },
        code: Some(Code { no: one.no.clone(), promised: certain.then_some(one.from) }),
        holder: None,
        page: None,
    }
}
