//! The complaint ledger in the fields of GB/T 39046-2020: what the person may read, asked of the server. What
//! was said in words may name anybody: where names are masked it is left out. 2.7, S2.1.7

use std::sync::Arc;

use bianmin::api::{Oversee, Overseen};
use bianmin::table::Sheet;
use domain::State;
use domain::complaint::{About, Complaint, Step, What, view};
use domain::contact::Personal;
use domain::time::Timestamp;
use leptos::prelude::*;

use super::give::{Made, Maker, Order};
use super::whose::Shown;
use crate::client::Client;
use crate::screens::complaint as complaints;
use crate::screens::duty::post_of;
use crate::screens::entry::unreached;
use crate::text::{dated, language, words, words_now};

/// Returns how it is made. Without a network there is none: no tablet holds a complaint.
pub fn maker(client: Client) -> Maker {
    Arc::new(move |order: Order| {
        Box::pin(async move {
            let told = client.ask::<Overseen>(&Oversee::default()).await;
            let told = told.map_err(|why| unreached(&why))?;
            let name = words_now().register_what_complaints.to_owned();
            let rows = untrack(|| rows(client, order, &told));
            Ok(Made::whole(vec![Sheet { name, rows }]))
        })
    })
}

fn rows(client: Client, order: Order, told: &Overseen) -> Vec<Vec<String>> {
    let (state, w) = (client.state_now(), words());
    let shown = Shown::new(client, order.personal);
    let heads = [
        w.register_no_column,
        w.register_complaint_title,
        w.register_complainant,
        w.register_phone,
        w.register_against_unit,
        w.register_against_person,
        w.register_content,
        w.register_source,
        w.register_filed,
        w.register_unit,
        w.register_undertaker,
        w.register_taken_up,
        w.register_feedback,
        w.register_feedback_at,
        w.register_promised,
        w.register_extended,
        w.register_extended_why,
        w.register_overdue_days,
    ];
    let within = |one: &&Complaint| {
        let day = one.filed.date(state.site.zone);
        order.from <= day && day <= order.to
    };
    let mut rows = vec![heads.map(str::to_owned).to_vec()];
    let now = client.now_exact();
    let all = told.complaints.all().filter(within);
    rows.extend(all.map(|one| row(&state, shown, told, (one, now))));
    rows
}

fn row(
    state: &State,
    shown: Shown,
    told: &Overseen,
    (one, now): (&Complaint, Timestamp),
) -> Vec<String> {
    let w = words();
    let at = |at: Timestamp| dated(at, state.site.zone, language());
    let said = |step: &Step| told.words.get(&step.operation.0);
    let filed = one.steps.first().and_then(said);
    let (name, phone) =
        filed.filter(|_| one.named).map(|who| shown.person(who)).unwrap_or_default();
    let last = |what: fn(&What) -> bool| one.steps.iter().rev().find(|step| what(&step.what));
    let taken = last(|what| *what == What::Acknowledged || what.first_contact().is_some());
    let answer = last(|what| matches!(what, What::Answered(_))).filter(|_| !one.is_open());
    let by = answer.or(taken).and_then(|step| step.by.as_ref());
    let extended = last(|what| what.extended().is_some()).filter(|_| one.extended().is_some());
    let promised = view::promised(state, one, now);
    let late = promised.map(|one| one.late_days).filter(|days| *days > 0);
    let words_of = |said: Option<&Personal>| shown.words(said.map_or("", |said| &said.words));
    let source = if one.is_own() { w.register_source_page } else { w.complaint_step_passed_on };
    vec![
        one.no.clone(),
        complaints::kind(w, one.kind).to_owned(),
        name,
        phone,
        unit(state, &one.about),
        person(state, &one.about),
        words_of(filed),
        source.to_owned(),
        at(one.filed),
        state.site.name.say(language()).to_owned(),
        by.map(|by| state.people.name(by).to_owned()).unwrap_or_default(),
        taken.map(|step| at(step.at)).unwrap_or_default(),
        words_of(answer.and_then(said)),
        answer.map(|step| at(step.at)).unwrap_or_default(),
        promised.map(|one| one.last.to_string()).unwrap_or_default(),
        promised.and_then(|one| one.extended).map(|last| last.to_string()).unwrap_or_default(),
        words_of(extended.and_then(said)),
        late.map(|days| days.to_string()).unwrap_or_default(),
    ]
}

/// Returns the window complained of, or the site where none is.
fn unit(state: &State, about: &About) -> String {
    match about {
        About::Window(post) => post_of(state, post),
        About::Appointment(id) => {
            let one = state.appointment.get(id);
            one.map(|one| post_of(state, &one.post)).unwrap_or_default()
        }
        About::Person(_) | About::Anything => state.site.name.say(language()).to_owned(),
    }
}

fn person(state: &State, about: &About) -> String {
    match about {
        About::Person(person) => state.people.name(person).to_owned(),
        About::Appointment(_) | About::Window(_) | About::Anything => String::new(),
    }
}
