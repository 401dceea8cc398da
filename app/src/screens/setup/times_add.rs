//! The forms of what is added to a window's times: a series, and a single day. S1.4.1

use domain::appointment::{Opening, Rhythm, Series};
use domain::time::{Date, Hours};
use leptos::prelude::*;

use super::form::{Form, TICKED, ticked};
use super::times_change::Change;
use super::times_said::{rhythm, weekday_name};
use crate::parts::{card, choices, heading, one_of, soft, tick};
use crate::text::{number, words, words_now};

/// The fields of the weekdays, Monday first.
const WEEKDAYS: [(&str, u8); 7] =
    [("d1", 1), ("d2", 2), ("d3", 3), ("d4", 4), ("d5", 5), ("d6", 6), ("d7", 7)];

/// Every rhythm with its name in the form.
const RHYTHMS: [(&str, Rhythm); 7] = [
    ("week", Rhythm::EveryWeek),
    ("second", Rhythm::EverySecondWeek),
    ("1", Rhythm::OfMonth(1)),
    ("2", Rhythm::OfMonth(2)),
    ("3", Rhythm::OfMonth(3)),
    ("4", Rhythm::OfMonth(4)),
    ("5", Rhythm::OfMonth(5)),
];

/// Returns what the fields of an opening hold at first.
fn given(change: Change) -> Vec<(&'static str, String)> {
    let settings = change.client.state_now().site.settings.clone();
    vec![
        ("hours", String::new()),
        ("minutes", number(settings.slot_minutes)),
        ("places", number(settings.slot_places)),
    ]
}

/// Reads the openings of a form; no hours are none, where that is allowed.
fn openings(form: Form, may_be_none: bool) -> Option<Vec<Opening>> {
    let unreadable = words_now().setup_hours_unreadable;
    let hours = form.read("hours", unreadable, |typed| {
        Hours::of_day(typed).ok().filter(|all| may_be_none || !all.is_empty())
    });
    let (minutes, places) = (form.number("minutes"), form.number("places"));
    let (minutes, places) = (minutes?, places?);
    let opening = |hours: Hours| Opening { hours, minutes, places };
    Some(hours?.into_iter().map(opening).collect())
}

/// Returns the form of a series: on the days ticked, each a series of its own.
pub fn series(change: Change) -> AnyView {
    let w = words();
    let today = change.client.now_exact().date(change.client.state_now().site.zone);
    let mut given = given(change);
    given.extend(WEEKDAYS.map(|(name, day)| (name, ticked(day <= 5))));
    given.extend([
        ("rhythm", "week".to_owned()),
        ("from", today.to_string()),
        ("until", String::new()),
    ]);
    let form = Form::new(change.client, "setup-times-series", given);
    let save = move || {
        let (all, from) = (openings(form, false), form.day("from"));
        let until = form.read("until", words_now().setup_date_needed, |typed| {
            if typed.is_empty() { Some(None) } else { typed.parse::<Date>().ok().map(Some) }
        });
        let (Some(openings), Some(from), Some(until)) = (all, from, until) else { return };
        let named = form.get("rhythm");
        let rhythm = RHYTHMS.iter().find(|(name, _)| *name == named);
        let rhythm = rhythm.map_or(Rhythm::EveryWeek, |(_, rhythm)| *rhythm);
        let days = WEEKDAYS.iter().filter(|(name, _)| form.ticked(name)).map(|(_, day)| *day);
        let series: Vec<Series> = days
            .map(|weekday| Series { weekday, rhythm, openings: openings.clone(), from, until })
            .collect();
        change.ask(move |times| times.series.extend(series));
    };
    let days = WEEKDAYS.iter().map(|(name, day)| {
        let field = form.signal(name);
        let on = Signal::derive(move || field.with(|typed| typed == TICKED));
        tick(weekday_name(*day), "", on, move |on| field.set(ticked(on)))
    });
    let rhythms = RHYTHMS.iter().map(|(name, each)| {
        let field = form.signal("rhythm");
        let on = Signal::derive(move || field.with(|chosen| chosen == name));
        one_of("rhythm", rhythm(w, *each), "", on, move || field.set((*name).to_owned()))
    });
    card(vec![
        heading(w.appointment_series_add),
        choices(w.appointment_weekday, days.collect()),
        choices(w.appointment_rhythm, rhythms.collect()),
        form.line("hours", w.appointment_hours),
        form.line("minutes", w.appointment_minutes),
        form.line("places", w.appointment_places),
        form.date("from", w.appointment_from),
        form.date("until", w.appointment_until),
        form.foot(w.setup_save, save, vec![]),
    ])
}

/// Returns the form of a single day.
pub fn single(change: Change) -> AnyView {
    let w = words();
    let mut given = given(change);
    given.push(("date", String::new()));
    let form = Form::new(change.client, "setup-times-day", given);
    let save = move || {
        let (all, date) = (openings(form, true), form.day("date"));
        let (Some(openings), Some(date)) = (all, date) else { return };
        change.ask(move |times| {
            times.days.insert(date, openings);
        });
    };
    card(vec![
        heading(w.appointment_single_add),
        soft(w.appointment_single_closed),
        form.date("date", w.setup_date),
        form.line("hours", w.appointment_hours),
        form.line("minutes", w.appointment_minutes),
        form.line("places", w.appointment_places),
        form.foot(w.setup_save, save, vec![]),
    ])
}
