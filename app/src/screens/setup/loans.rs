//! What is lent to tablets, and its writing off by name. S1.4.1

use domain::LogId;
use domain::Operation;
use domain::access::Allowed;
use domain::appointment::view::{self, Borrower};
use domain::appointment::{Operation as Ask, WriteOff};
use leptos::prelude::*;

use super::form::Form;
use super::head::barred;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Views, dialog as shown, empty, flush_card, heading, rows, shut, soft, stack,
};
use crate::screens::appointment::when;
use crate::text::{fill, number, words};

/// What is being written off: kept apart from the page, so that it is asked once more.
#[derive(Clone, Copy)]
pub struct Off {
    open: RwSignal<bool>,
    of: RwSignal<Option<LogId>>,
}

/// Returns the tablets that have places lent.
pub fn card(client: Client, off: Off) -> AnyView {
    let (w, state) = (words(), client.state());
    let borrowers = view::borrowers(&state, client.now());
    if borrowers.is_empty() {
        return flush_card(
            w.appointment_loans,
            ().into_any(),
            empty(Icon::Calendar, w.appointment_no_loans, w.appointment_loans_help),
        );
    }
    let lines: Views = borrowers.into_iter().map(|one| line(client, one, off)).collect();
    stack(vec![
        flush_card(w.appointment_loans, ().into_any(), rows(lines)),
        soft(w.appointment_loans_help),
    ])
}

fn line(client: Client, one: Borrower, off: Off) -> AnyView {
    let (w, state) = (words(), client.state());
    let values = [("count", number(one.places)), ("time", when(&state, one.until))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let row = Row::new(name(client, &one.log), fill(w.appointment_loan_line, &values));
    if barred(client, Allowed::Supervision).get() {
        return row.still();
    }
    let press = Button::new(w.appointment_write_off).bare().on(move || {
        off.of.set(Some(one.log.clone()));
        off.open.set(true);
    });
    row.end(press).still()
}

/// Returns the name of the tablet that writes a log.
fn name(client: Client, log: &LogId) -> String {
    let state = client.state();
    state.people.device_of(log).map(|device| device.name.clone()).unwrap_or_default()
}

impl Off {
    /// Returns the writing off of nothing yet.
    pub fn new() -> Self {
        Self { open: RwSignal::new(false), of: RwSignal::new(None) }
    }

    /// Returns the dialog that asks once more, with the reason.
    pub fn dialog(self, client: Client) -> AnyView {
        let form = Form::new(client, "setup-write-off", vec![("reason", String::new())]);
        shown(self.open, words().appointment_write_off, move || {
            let w = words();
            let log = self.of.get();
            let places = log.iter().flat_map(|log| {
                let all = view::borrowers(&client.state(), client.now());
                all.into_iter().filter(|one| one.log == *log).map(|one| one.places)
            });
            let count = number(places.sum::<usize>());
            let named = log.as_ref().map(|log| name(client, log)).unwrap_or_default();
            let what = fill(w.appointment_write_off_what, &[("name", &named), ("count", &count)]);
            let press = move || {
                let Some(log) = log.clone() else { return };
                let off = WriteOff { log, reason: form.get("reason") };
                let operation = Operation::Appointment(Ask::WriteOff(off));
                form.send(operation, |_| "reason", shut(self.open));
            };
            let keep = Button::new(w.setup_cancel).on(shut(self.open));
            stack(vec![
                heading(w.appointment_write_off),
                soft(what),
                form.line("reason", w.setup_reason),
                form.foot(w.appointment_write_off, press, vec![keep]),
            ])
        })
    }
}
