//! One appointment: when and where, how it stands, and what can be done about it.

use domain::appointment::{Appointment, Behalf, Breach, Proof};
use domain::{AppointmentId, State};
use leptos::prelude::*;

use super::{about, acts, is_certain, reason, slip, span, standing, waits, when};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Words, card, columns, empty, facts, fine, line, link_button, live, note, page,
    stack, strong, tight, title,
};
use crate::screens::contact::visitor;
use crate::screens::duty::post_of;
use crate::screens::inquiry;
use crate::text::{fill, words};

/// Returns the screen.
pub fn screen(client: Client, id: AppointmentId) -> AnyView {
    let words = words();
    let known = {
        let id = id.clone();
        Memo::new(move |_| {
            let state = client.state();
            state.appointment.get(&id).map(|one| (one.contact.clone(), one.subject.clone()))
        })
    };
    let (headed, given, done, broken) = (id.clone(), id.clone(), id.clone(), id);
    let body = live(move || {
        let Some((contact, subject)) = known.get() else {
            return empty(Icon::Search, words.contact_unknown, words.contact_unknown_help);
        };
        columns(
            vec![slip::of(client, given.clone())],
            vec![
                acts::of(client, done.clone()),
                visitor(client, contact, None, subject),
                inquiry::of_breaches(client, &broken),
            ],
        )
    });
    page(words.appointment_title, vec![live(move || head(client, &headed)), body])
}

/// Returns its time above all, then where, what about, and whose it is.
fn head(client: Client, id: &AppointmentId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(one) = state.appointment.get(id) else { return ().into_any() };
    let signs = vec![title(span(&state, one)), standing(client, &state, one)];
    let mut pairs: Vec<(Words, AnyView)> = vec![
        (words.reception_step_what.into(), strong(about(&state, one))),
        (words.appointment_window.into(), strong(post_of(&state, &one.post))),
        (words.contact_owner.into(), strong(state.people.name(one.owner()).to_owned())),
        why(one),
    ];
    if !one.promised.is_empty() {
        pairs.push((words.appointment_promised.into(), one.promised.clone().into_any()));
    }
    if let Some(contact) = state.contact.get(&one.contact) {
        let address = client.href(&["contact/", &contact.id.0].concat());
        let link = link_button(contact.no.clone(), address, false);
        pairs.push((words.contact_title.into(), link));
    }
    if let Some(before) = one.earlier.last() {
        let text = fill(words.appointment_moved_from, &[("time", &when(&state, before.from))]);
        pairs.push((words.appointment_move.into(), fine(text)));
    }
    let certain =
        stack(vec![certainty(client, one), not_kept(&state, one), waits::said(&state, one)]);
    stack(vec![
        tight(vec![line(signs), crate::parts::soft(one.no.clone())]),
        certain,
        card(vec![facts(pairs)]),
    ])
}

/// Returns why it is not today, or that the visitor took the time by themselves, and who for them.
fn why(one: &Appointment) -> (Words, AnyView) {
    let words = words();
    if !one.reserved {
        return (words.appointment_why.into(), strong(reason(words, one.reason)));
    }
    let how = match one.behalf {
        None => words.appointment_reserved_self,
        Some(Behalf::Relative) => words.appointment_reserved_relative,
        Some(Behalf::VillageAgent) => words.appointment_reserved_agent,
    };
    (words.appointment_reserved.into(), strong(how))
}

/// Returns what is on record of times that were not kept. S1.4.3
fn not_kept(state: &State, one: &Appointment) -> AnyView {
    let words = words();
    let told = |breach: &Breach| {
        let (tone, text, more) = match one.proof(breach) {
            Proof::Unconfirmed => {
                (Tone::Soon, words.appointment_not_kept, words.appointment_not_kept_unsure)
            }
            Proof::Confirmed => (Tone::Bad, words.appointment_not_kept, ""),
            Proof::Refuted => (Tone::Good, words.appointment_not_kept_refuted, ""),
        };
        let said = fill(text, &[("time", &when(state, breach.from))]);
        note(tone, [&said, more].join(" "), None)
    };
    stack(one.breaches.iter().map(told).collect())
}

/// Returns whether the visitor may rely on it, in words.
fn certainty(client: Client, one: &Appointment) -> AnyView {
    let words = words();
    if !one.is_open() {
        return ().into_any();
    }
    if one.beyond().is_some() {
        return note(Tone::Soon, words.appointment_beyond, None);
    }
    let pending = client.is_pending(&domain::OperationId(one.id.0.clone()));
    match (is_certain(client, one), pending) {
        (true, false) => ().into_any(),
        (true, true) => note(Tone::Good, words.appointment_certain_here, None),
        (false, _) => note(Tone::Soon, words.appointment_pending, None),
    }
}
