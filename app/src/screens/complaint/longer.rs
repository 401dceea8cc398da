//! What takes longer: a petition is accepted first, and an answer is extended once, with a reason. 2.7

use bianmin::api::Overseen;
use domain::calendar::Limit;
use domain::complaint::clock::{offered, wait};
use domain::complaint::{Accept, Complaint, Extend, Operation as Ask, rules};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::Views;
use crate::screens::say;
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, aside, step};
use crate::text::{day, fill, language, words};

/// Returns the way to tell that a petition is accepted, while that is waited for.
pub fn acceptance(client: Client, heard: Heard<Overseen>, one: &Complaint) -> Option<AnyView> {
    let w = words();
    rules::awaits_acceptance(&client.state(), one).ok()?;
    let (name, help) = (w.complaint_accept, w.complaint_accept_help);
    let written = Written::of(("complaint-accept", &one.id.0), name, w.complaint_words, help);
    let id = one.id.clone();
    Some(step(client, &written, Views::new(), heard.sender(), move || {
        Some(Ask::Accept(Accept { complaint: id.clone() }))
    }))
}

/// Returns the way to extend an answer, while it may be.
pub fn extension(client: Client, heard: Heard<Overseen>, one: &Complaint) -> Option<AnyView> {
    let (state, w) = (client.state(), words());
    let allowed = rules::may_extend(&state, one, client.now_exact())?;
    let wait = wait(&state, one)?;
    let until = |days: u16| {
        let limit = Limit { count: days, ..wait.limit };
        let date = day(state.site.due(wait.since, limit).date, language());
        let said = say::limit(limit);
        (days, fill(w.complaint_extend_until, &[("date", &date), ("limit", &said)]))
    };
    let days = Choice::new(None);
    let rows = offered(wait.limit.unit, allowed).into_iter().map(until);
    let choices = vec![days.rows("complaint-extend", w.complaint_extend_how_long, rows)];
    let (name, help) = (w.complaint_extend, w.complaint_extend_help);
    let written = Written::of(("complaint-extend", &one.id.0), name, w.complaint_extend_why, help);
    let id = one.id.clone();
    Some(aside(client, &written, choices, heard.sender(), move || {
        Some(Ask::Extend(Extend { complaint: id.clone(), days: days.taken()? }))
    }))
}
