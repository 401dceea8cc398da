//! A discharge that is on no list is entered. S3.1

use domain::contact::Personal;
use domain::time::Date;
use domain::volume::{Enlist, Number, Operation as Ask, Refusal as Refused, rules, view};
use domain::{Beside, Operation, Refusal, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Views, back_link, card, narrow_page, soft, title};
use crate::screens::reception::fault_words;
use crate::screens::setup::{Form, first};
use crate::text::{words, words_now};

const FIELDS: [&str; 7] = ["record", "admission", "name", "ward", "physician", "day", "died"];

/// Returns the screen; it begins with the day it was opened from.
pub fn screen(client: Client, day: &str) -> AnyView {
    let w = words();
    let given = FIELDS.map(|name| match name {
        "day" => (name, day.to_owned()),
        _ => (name, String::new()),
    });
    let form = Form::new(client, &["volume-new-", day].concat(), given.to_vec());
    narrow_page(
        w.volume_enlist,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.volume_enlist),
            soft(w.volume_enlist_help),
            fields(client, form),
        ],
    )
}

fn fields(client: Client, form: Form) -> AnyView {
    let w = words();
    let save = move || {
        let Some((enlist, said)) = read(form) else { return };
        // The next one is often of the same ward and day.
        let kept = ["ward", "physician", "day"].map(|name| (name, form.get(name)));
        let done = move || {
            form.empty();
            for (name, typed) in kept.clone() {
                form.signal(name).set(typed);
            }
        };
        let asked = Operation::from(Ask::Enlist(enlist));
        let beside = (!said.is_blank()).then_some(Beside::Said(said));
        form.send_said((asked, beside), place, done);
    };
    let offered = wards(&client.state_now());
    card(vec![
        form.line("record", w.volume_record),
        form.line("admission", w.volume_admission),
        form.line("name", w.volume_patient),
        form.helped("ward", w.volume_ward, offered),
        form.line("physician", w.volume_physician),
        form.date("day", w.volume_day),
        form.tick("died", w.volume_died_tick),
        form.foot(w.volume_enlist, save, Views::new()),
    ])
}

/// Names the wards there are, so that each is written in one way.
fn wards(state: &State) -> String {
    view::wards(state).into_keys().collect::<Vec<_>>().join("、")
}

/// Reads the form; marks every field that is wrong.
fn read(form: Form) -> Option<(Enlist, Personal)> {
    let day =
        form.read("day", words_now().volume_day_unreadable, |typed| typed.parse::<Date>().ok());
    let said = Personal { name: form.get("name"), ..Personal::default() };
    let faults = said.check();
    for fault in &faults {
        form.mark(fault.field(), fault_words(*fault));
    }
    let (record, admission) = (form.get("record"), form.get("admission"));
    let mut sound = faults.is_empty();
    for (name, part) in [("record", &record), ("admission", &admission)] {
        if let Err(refusal) = rules::number(&Number::new(part, part)) {
            form.refuse(name, &refusal.into());
            sound = false;
        }
    }
    let no = Number { record, admission };
    let (ward, physician) = (form.get("ward"), form.get("physician"));
    let named = [("ward", rules::name(&ward)), ("physician", rules::name_or_none(&physician))];
    for (name, wrong) in named.into_iter().filter_map(|(name, named)| Some((name, named.err()?))) {
        form.refuse(name, &wrong.into());
        sound = false;
    }
    let enlist = Enlist { no, ward, physician, day: day?, time: None, died: form.ticked("died") };
    sound.then_some((enlist, said))
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Volume(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, Refused::NumberTaken { .. }), "record"),
        (matches!(refusal, Refused::DayAhead), "day"),
    ])
}
