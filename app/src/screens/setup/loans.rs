//! What is lent to tablets, and its writing off by name. S1.4.1

use domain::access::Allowed;
use domain::appointment::view::{self, Borrower};
use domain::appointment::{Operation as Ask, WriteOff};
use domain::time::{Date, Timestamp};
use domain::{LogId, Operation, PostId, State};
use leptos::prelude::*;

use super::form::Form;
use super::head::barred;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Views, count, dialog as shown, empty, flush_card, heading, rows, shut, soft,
    stack, tight,
};
use crate::screens::appointment::when;
use crate::screens::duty::post_of;
use crate::screens::say::{listed, time};
use crate::text::{day, fill, language, number, words};

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
    let (silent, heard): (Vec<_>, Vec<_>) = borrowers.into_iter().partition(|one| one.silent);
    let named = [(w.appointment_loans_silent, silent), (w.appointment_loans, heard)];
    let mut parts: Views = named
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(name, all)| {
            let number = count(all.len());
            flush_card(
                name,
                number,
                rows(all.into_iter().map(|one| line(client, one, off)).collect()),
            )
        })
        .collect();
    parts.push(soft(w.appointment_loans_help));
    stack(parts)
}

fn line(client: Client, one: Borrower, off: Off) -> AnyView {
    let (w, state) = (words(), client.state());
    let values = [("count", number(one.places)), ("time", when(&state, one.until))];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    let silence = one.silent.then(|| silence(client, &one));
    let first = one.days.first().map(|held| which(&state, held));
    let more = (one.days.len() > 1)
        .then(|| fill(w.appointment_loan_more, &[("n", &number(one.days.len() - 1))]));
    let held = fill(w.appointment_loan_line, &values);
    let said = silence.into_iter().chain([held]).chain(first).chain(more).collect::<Vec<_>>();
    let row = Row::new(name(client, &one.log), said.join(" · "));
    if barred(client, Allowed::Supervision).get() {
        return row.still();
    }
    let press = Button::new(w.appointment_write_off).bare().on(move || {
        off.of.set(Some(one.log.clone()));
        off.open.set(true);
    });
    row.end(press).still()
}

/// Says since when nothing is known of a tablet, and for how long that is.
fn silence(client: Client, one: &Borrower) -> String {
    let hours = client.now().since(one.heard).0 / 60;
    let (w, since) = (words(), when(&client.state(), one.heard));
    let (days, hours) = (number(hours / 24), number(hours % 24));
    fill(w.appointment_loan_silent, &[("time", &since), ("days", &days), ("hours", &hours)])
}

/// Returns the places of one window and day: the window, the day and the times.
fn which(state: &State, (post, date, times): &(PostId, Date, Vec<Timestamp>)) -> String {
    let times: Vec<String> = times.iter().map(|at| time(state, *at)).collect();
    let times: Vec<&str> = times.iter().map(String::as_str).collect();
    [&post_of(state, post), " ", &day(*date, language()), " ", &listed(&times)].concat()
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
            let state = client.state();
            let all = view::borrowers(&state, client.now()).into_iter();
            let one = all.into_iter().find(|one| Some(&one.log) == log.as_ref());
            let count = number(one.as_ref().map_or(0, |one| one.places));
            let since = one.as_ref().map(|one| soft(silence(client, one)));
            let held = one.iter().flat_map(|one| &one.days).map(|held| soft(which(&state, held)));
            let held = tight(since.into_iter().chain(held).collect());
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
                held,
                form.line("reason", w.setup_reason),
                form.foot(w.appointment_write_off, press, vec![keep]),
            ])
        })
    }
}
