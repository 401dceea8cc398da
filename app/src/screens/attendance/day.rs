//! One day of one person: what was expected, what was found, and everything it is derived from.

use domain::PersonId;
use domain::duty::attendance::{self, Attended, Finding, Kind, Stay};
use domain::time::{Date, Timestamp};
use leptos::prelude::*;

use super::event::{self, Event};
use super::{correct, minute, named, say};
use crate::client::Client;
use crate::parts::{
    self, Moment, Row, Tone, Views, badge, columns, fine, flush_card, heading, live, maybe, note,
    rows, soft, stack, timeline,
};
use crate::screens::duty::post_of;
use crate::screens::say::{listed, time};
use crate::text::{fill, instant, language, words};

/// Returns the day with what may be done about it. What is typed there stays while time passes.
pub fn card(client: Client, person: PersonId, date: Date) -> AnyView {
    let is_own = untrack(|| client.person()).as_ref() == Some(&person);
    let ask = maybe(is_own.then(|| correct::ask(client, date)));
    let answers = correct::answers(client, &person, date);
    let minute = minute(client);
    let told = live(move || told(client, &person, date, minute.get()));
    columns(vec![told], vec![answers, ask])
}

/// Returns what was expected and found, and everything that shows it.
fn told(client: Client, person: &PersonId, date: Date, now: Timestamp) -> AnyView {
    let state = client.state();
    let day = attendance::of_day(&state, person, date, now);
    let events = event::of(&state, &day);
    let found = parts::card(vec![
        heading(named(&state, person, date)),
        expected(client, &day),
        open_matters(client, &day),
        findings(&day, &events),
    ]);
    let shown = vec![heading(words().attendance_events), past(client, events)];
    stack(vec![found, parts::card(shown)])
}

/// Returns where the person was to be, and was.
fn expected(client: Client, day: &Attended) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let mut lines: Views = Vec::new();
    for turn in &day.expected {
        let (from, to) = (time(&state, turn.span.from), time(&state, turn.span.to));
        let post = post_of(&state, &turn.post);
        let values = [("post", &*post), ("from", &*from), ("to", &*to)];
        lines.push(soft(fill(w.attendance_expected, &values)));
    }
    if lines.is_empty() {
        lines.push(soft(w.attendance_not_expected));
    }
    let there = |stay: &Stay| {
        let until = stay.until.map(|until| time(&state, until));
        let to = until.unwrap_or_else(|| w.attendance_still.to_owned());
        let (post, from) = (post_of(&state, &stay.post), time(&state, stay.from));
        soft(fill(w.attendance_there, &[("post", &*post), ("from", &*from), ("to", &*to)]))
    };
    lines.extend(day.stays.iter().map(there));
    stack(lines)
}

/// Returns why nothing is concluded yet.
fn open_matters(client: Client, day: &Attended) -> AnyView {
    let state = client.state_now();
    if !day.findings.iter().any(|one| one.kind == Kind::Unconfirmed) {
        return ().into_any();
    }
    if !day.over || day.awaited.is_empty() {
        return note(Tone::Soon, words().attendance_running, None);
    }
    let names: Vec<String> = day.awaited.iter().map(|id| event::tablet(&state, id)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    note(Tone::Soon, fill(words().attendance_awaited, &[("tablets", &listed(&names))]), None)
}

/// Returns what was found, each with what is on record for it.
fn findings(day: &Attended, events: &[Event]) -> AnyView {
    let w = words();
    let row = |one: &Finding| {
        let known = |event: &&Event| one.evidence.contains(&event.operation);
        let behind: Vec<&str> = events.iter().filter(known).map(|event| &*event.words).collect();
        let rostered = day.expected.iter().any(|turn| one.evidence.contains(&turn.by));
        let rostered = rostered.then_some(w.attendance_roster).into_iter();
        let behind: Vec<&str> = rostered.chain(behind).collect();
        let by = fill(w.attendance_by, &[("events", &listed(&behind))]);
        Row::new(say::kind(w, one.kind), by)
            .end(badge(say::tone(one.kind), say::figure(one)))
            .still()
    };
    let lines: Views = day.findings.iter().map(row).collect();
    if lines.is_empty() {
        return fine(w.attendance_kind_nothing);
    }
    let corrected = badge(Tone::Plain, w.attendance_kind_corrected);
    let corrected = maybe(day.is_corrected().then_some(corrected));
    flush_card(w.attendance_found, corrected, rows(lines))
}

/// Returns everything on record of the day.
fn past(client: Client, events: Vec<Event>) -> AnyView {
    if events.is_empty() {
        return fine(words().attendance_no_events);
    }
    let zone = client.zone();
    let moments = events.into_iter().map(|one| Moment {
        time: instant(one.at, zone, language()),
        who: one.who,
        words: one.words,
        more: None,
        bad: one.bad,
    });
    timeline(moments.collect())
}
