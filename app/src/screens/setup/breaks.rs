//! Whom a change of hours takes their time from: shown before it is saved. S1.4.3

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::{AppointmentId, Operation};
use leptos::prelude::*;

use super::form::{Form, Place};
use crate::client::Client;
use crate::parts::{Button, Tone, Views, actions, flush_card, live, note, rows, stack};
use crate::screens::appointment::row;
use crate::text::{fill, number, words};

/// Returns the appointments that would lose their time, with the way to save it all the same.
pub fn breaks(
    client: Client,
    broken: &BTreeSet<AppointmentId>,
    save: impl Fn() + 'static,
    keep: impl Fn() + 'static,
) -> AnyView {
    let (w, state) = (words(), client.state());
    let broken = broken.iter().filter_map(|id| state.appointment.get(id));
    let lines: Views = broken.map(|one| row(client, &state, one)).collect();
    let text = fill(w.appointment_breaks, &[("count", &number(lines.len()))]);
    let save = Button::new(w.appointment_breaks_yes).primary().on(save);
    stack(vec![
        note(Tone::Soon, text, None),
        flush_card(w.appointment_title, ().into_any(), rows(lines)),
        actions(vec![save, Button::new(w.act_cancel).on(keep)]),
    ])
}

/// A change that takes somebody's time, and how it is saved all the same.
#[derive(Clone)]
pub struct Again {
    operation: Operation,
    broken: BTreeSet<AppointmentId>,
    place: Place,
    done: Rc<dyn Fn()>,
}

impl Again {
    /// Returns a change that was refused for the appointments it did not name.
    pub fn new(
        operation: Operation,
        unnamed: BTreeSet<AppointmentId>,
        place: Place,
        done: Rc<dyn Fn()>,
    ) -> Self {
        let named = operation.knowing().into_iter().flatten().cloned();
        let broken = named.chain(unnamed).collect();
        Self { operation, broken, place, done }
    }
}

impl Form {
    /// Forgets whose time the last press would have taken.
    pub(super) fn forget_broken(self) {
        self.again.set(None);
    }

    /// Returns whose time the last press would take, with the way to save it all the same.
    pub(super) fn broken(self) -> AnyView {
        live(move || {
            let Some(again) = self.again.get() else { return ().into_any() };
            let broken = again.broken.clone();
            let save = move || {
                let Again { operation, broken, place, done } = again.clone();
                self.submit((operation.naming(broken), None), place, done);
            };
            breaks(self.client, &broken, save, move || self.forget_broken())
        })
    }
}
