//! Whoever oversees notes what no record shows. 2.11

use bianmin::api::Monthly;
use domain::monthly::{Note, Operation as Ask, What};
use domain::time::{Date, TimeOfDay, Timestamp};
use leptos::prelude::*;

use super::one::Of;
use super::say;
use crate::client::Client;
use crate::parts::{Field, Why};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, aside};
use crate::text::{clock_time, words};

/// Returns the form: what the month's rules leave for people to note.
pub fn form(client: Client, heard: Heard<Monthly>, of: Of) -> AnyView {
    let w = words();
    let zone = client.state_now().site.zone;
    // A month that is over begins with its last day.
    let (today, time) = client.now_exact().local(zone);
    let day = today.min(of.seen.month.days().1);
    let what = Choice::<What>::new(None);
    let (date, time) = (RwSignal::new(day.to_string()), RwSignal::new(clock_time(time)));
    let (date_bad, time_bad) = (RwSignal::new(false), RwSignal::new(None));
    let listed = of.seen.table.rules.iter().filter(|rule| rule.what.is_noted());
    let listed: Vec<(What, String)> =
        listed.map(|rule| (rule.what.clone(), say::what(w, &rule.what))).collect();
    let no_date =
        Signal::derive(move || date_bad.get().then(|| Why::plain(words().monthly_note_date_bad)));
    let bad_time = Signal::derive(move || time_bad.get().map(Why::plain));
    let fields = vec![
        what.rows("monthly-what", w.monthly_note_what, listed),
        Field::new(w.monthly_note_date).date().wrong(no_date).into(date),
        Field::new(w.monthly_note_time).help(w.monthly_note_time_help).wrong(bad_time).into(time),
    ];
    let written = Written {
        draft: ["monthly-note-", &of.post.0].concat(),
        name: w.monthly_note,
        field: w.monthly_note_words,
        help: w.monthly_note_help,
        press: w.monthly_note,
    };
    let post = of.post.clone();
    aside(client, &written, fields, heard.sender(), move || {
        let what = what.taken();
        let day = date.get_untracked().parse::<Date>().ok();
        date_bad.set(day.is_none());
        let clock = time.get_untracked().trim().parse::<TimeOfDay>().ok();
        let at = day.zip(clock).map(|(day, clock)| Timestamp::at(day, clock, zone));
        let ahead = at.is_some_and(|at| client.now_exact() < at);
        let w = words();
        time_bad.set(match clock {
            None => Some(w.setup_time_unreadable),
            Some(_) if ahead => Some(w.monthly_note_not_yet),
            Some(_) => None,
        });
        let at = at.filter(|_| !ahead)?;
        Some(Ask::Note(Note { post: post.clone(), at, what: what? }))
    })
}
