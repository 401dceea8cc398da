//! The published years of the official calendar, and the form that publishes another. Rules 5.2

use std::collections::BTreeMap;

use domain::Operation;
use domain::calendar::{DayKind, NoticeDay, PublishedYear};
use domain::site::{Operation as Site, PublishYear};
use domain::time::Date;
use leptos::prelude::*;

use super::calendar::place;
use super::form::Form;
use super::reads::numbered;
use crate::client::Client;
use crate::parts::{Row, card, flush_card, heading, rows, soft};
use crate::text::{fill, number, words, words_now};

/// Returns the published years.
pub fn years(client: Client) -> AnyView {
    let w = words();
    let state = client.state();
    let list = state.site.calendar.years.values().rev().map(|year| {
        let days = fill(w.setup_year_days, &[("n", &number(year.days.len()))]);
        Row::new(year.year.to_string(), [&days, " · ", &year.source].concat()).still()
    });
    flush_card(w.setup_years, ().into_any(), rows(list.collect()))
}

/// Returns the form that publishes a year's notice.
pub fn publish(client: Client) -> AnyView {
    let w = words();
    let given = ["year", "source", "days"].map(|name| (name, String::new())).to_vec();
    let form = Form::new(client, "setup-year", given);
    let save = move || {
        let (year, days) = (form.number::<i32>("year"), days(form));
        let (Some(year), Some(days)) = (year, days) else { return };
        let year = PublishedYear { year, source: form.get("source"), days };
        let operation =
            Operation::Site(Site::PublishYear(PublishYear { year, knowing: [].into() }));
        form.send(operation, place, move || form.empty());
    };
    card(vec![
        heading(w.setup_publish_year),
        soft(w.setup_publish_year_help),
        form.line("year", w.setup_year),
        form.line("source", w.setup_source),
        form.lines("days", w.setup_notice_days, w.setup_notice_days_help),
        form.foot(w.setup_publish, save, vec![]),
    ])
}

/// Reads the lines of a notice; says which cannot be read.
fn days(form: Form) -> Option<BTreeMap<Date, NoticeDay>> {
    let typed = form.get("days");
    let (good, bad) = numbered(&typed, notice_day);
    if bad.is_empty() {
        return Some(good.into_iter().collect());
    }
    form.mark("days", fill(words_now().setup_notice_unreadable, &[("lines", &bad)]));
    None
}

/// Reads one line of a notice: `2027-01-01,休,元旦` or `2027-01-02,班,元旦`.
fn notice_day(line: &str) -> Option<(Date, NoticeDay)> {
    let mut parts = line.split([',', '，', '\t']).map(str::trim);
    let date = parts.next()?.parse().ok()?;
    let kind = match parts.next()? {
        "休" | "holiday" => DayKind::Holiday,
        "班" | "makeup_workday" | "workday" => DayKind::MakeUpWorkday,
        _ => return None,
    };
    let name = parts.next().unwrap_or_default().to_owned();
    Some((date, NoticeDay { kind, name }))
}
