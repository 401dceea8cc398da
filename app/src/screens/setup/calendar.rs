//! Days that differ: local closures and extra openings, and the published years. Rules 5.2

use domain::access::Allowed;
use domain::calendar::{LocalDay, LocalKind};
use domain::site::{ClearLocalDay, Operation as Site, Refusal as SiteRefusal, SetLocalDay};
use domain::time::{Date, Hours};
use domain::{Operation, Refusal};
use leptos::prelude::*;

use super::form::{Form, first, ticked};
use super::head::{head, only};
use super::year;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, card, columns, empty, flush_card, heading, live, page, rows, stack,
};
use crate::text::{day, fill, language, words, words_now};

/// Returns the local days and the published years, with a form for each.
pub fn calendar(client: Client) -> AnyView {
    let w = words();
    page(
        w.setup_calendar,
        vec![
            head(client, Allowed::SetUp, w.setup_calendar),
            only(
                client,
                Allowed::SetUp,
                vec![columns(
                    vec![live(move || local_days(client)), live(move || year::years(client))],
                    vec![add_day(client), year::publish(client)],
                )],
            ),
        ],
    )
}

/// Returns the local days, latest first, each with a button that takes it back.
fn local_days(client: Client) -> AnyView {
    let w = words();
    let state = client.state();
    let form = Form::new(client, "setup-clear", vec![]);
    let list: Vec<AnyView> = state
        .site
        .calendar
        .local
        .iter()
        .rev()
        .map(|(date, local)| local_row(form, *date, local))
        .collect();
    let inside = if list.is_empty() {
        empty(Icon::Calendar, w.setup_no_local_days, w.setup_no_local_days_how)
    } else {
        rows(list)
    };
    stack(vec![form.whole(), flush_card(w.setup_local_days, ().into_any(), inside)])
}

/// Returns one local day.
fn local_row(form: Form, date: Date, local: &LocalDay) -> AnyView {
    let w = words();
    let what = match &local.kind {
        LocalKind::Closed => w.setup_closed.to_owned(),
        LocalKind::Extra(spans) => fill(w.setup_extra_at, &[("hours", &Hours::say(spans))]),
    };
    let clear = Button::new(w.setup_take_back).bare().on(move || {
        let operation =
            Operation::Site(Site::ClearLocalDay(ClearLocalDay { date, knowing: [].into() }));
        form.send(operation, |_| "", || ());
    });
    Row::new(day(date, language()), [&what, " · ", &local.reason].concat()).end(clear).still()
}

/// Returns the form of a local day.
fn add_day(client: Client) -> AnyView {
    let w = words();
    let given = ["date", "hours", "reason", "document"].map(|name| (name, String::new()));
    let mut given = given.to_vec();
    given.push(("closed", ticked(true)));
    let form = Form::new(client, "setup-local-day", given);
    let save = move || {
        let (date, kind) = (form.day("date"), kind(form));
        let (Some(date), Some(kind)) = (date, kind) else { return };
        let (reason, document) = (form.get("reason"), form.get("document"));
        let set =
            SetLocalDay { date, day: LocalDay { kind, reason, document }, knowing: [].into() };
        form.send(Operation::Site(Site::SetLocalDay(set)), place, move || {
            form.empty();
            form.signal("closed").set(ticked(true));
        });
    };
    let extra = live(move || {
        let closed = form.signal("closed").with(|typed| !typed.is_empty());
        if closed {
            ().into_any()
        } else {
            form.helped("hours", w.setup_extra_hours, w.setup_hours_help)
        }
    });
    card(vec![
        heading(w.setup_add_local_day),
        form.date("date", w.setup_date),
        form.tick("closed", w.setup_closed_all_day),
        extra,
        form.line("reason", w.setup_reason),
        form.line("document", w.setup_document),
        form.foot(w.setup_save, save, vec![]),
    ])
}

/// Reads whether a day is closed, or when else it is open.
fn kind(form: Form) -> Option<LocalKind> {
    if form.ticked("closed") {
        return Some(LocalKind::Closed);
    }
    let words = words_now().setup_hours_unreadable;
    form.read("hours", words, |typed| Hours::of_day(typed).ok()).map(LocalKind::Extra)
}

/// Names the field a refusal is about.
pub fn place(refusal: &Refusal) -> &'static str {
    use SiteRefusal as R;
    let Refusal::Site(refusal) = refusal else { return "" };
    let hours =
        matches!(refusal, R::ExtraWithoutHours | R::HoursBackwards { .. } | R::HoursOverlap { .. });
    let days = matches!(
        refusal,
        R::StatutoryDayMissing { .. } | R::NotOfTheYear { .. } | R::MakeUpOnWeekday { .. }
    );
    first(&[
        (matches!(refusal, R::LocalDayWithoutReason), "reason"),
        (hours, "hours"),
        (matches!(refusal, R::SourceBlank), "source"),
        (days, "days"),
    ])
}
