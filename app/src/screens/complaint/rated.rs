//! The rating that a complaint carries on, in words. 2.9

use std::collections::BTreeMap;

use bianmin::api::Overseen;
use domain::complaint::Complaint;
use domain::complaint::rules::unanswered;
use domain::contact::Personal;
use domain::rating::{Exclude, Grade, Operation, Rating, Reason, rules};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Views, Words as Said, strong};
use crate::screens::told::Heard;
use crate::screens::written::{Written, aside};
use crate::text::{Words, words};

/// Returns the grade that was given and the reasons, each with its name, and why it counts nowhere.
pub fn facts(rating: &Rating, said: &BTreeMap<String, Personal>) -> Vec<(Said, AnyView)> {
    let w = words();
    let mut pairs = vec![(w.rating_title.into(), strong(grade(w, rating.grade)))];
    let reasons: Vec<&str> = rating.reasons.iter().map(|one| reason(w, *one)).collect();
    if !reasons.is_empty() {
        pairs.push((w.rating_why.into(), strong(reasons.join(" · "))));
    }
    let why = rating.excluded.as_ref().map(|by| said.get(&by.0).map_or("", |said| &said.words));
    pairs.extend(why.map(|why| (w.rating_excluded.into(), strong(why.to_owned()))));
    pairs
}

/// Returns the way to leave a bad rating out, once it was looked into and answered.
pub fn exclusion(
    client: Client,
    heard: Heard<Overseen>,
    (complaint, rating): (&Complaint, Option<&Rating>),
) -> Option<AnyView> {
    let (w, rating) = (words(), rating?);
    rules::counts(rating).ok()?;
    unanswered(complaint).err()?;
    let (name, help) = (w.rating_exclude, w.rating_exclude_help);
    let written = Written::of(("rating-exclude", &rating.contact.0), name, w.rating_reasons, help);
    let contact = rating.contact.clone();
    Some(aside(client, &written, Views::new(), heard.sender(), move || {
        Some(Operation::Exclude(Exclude { contact: contact.clone() }))
    }))
}

/// Returns the name of a grade.
pub fn grade(w: &Words, grade: Grade) -> &'static str {
    match grade {
        Grade::VerySatisfied => w.rating_grade_best,
        Grade::Satisfied => w.rating_grade_good,
        Grade::MostlySatisfied => w.rating_grade_fair,
        Grade::Dissatisfied => w.rating_grade_bad,
        Grade::VeryDissatisfied => w.rating_grade_worst,
    }
}

fn reason(w: &Words, reason: Reason) -> &'static str {
    match reason {
        Reason::Efficiency => w.rating_reason_efficiency,
        Reason::Competence => w.rating_reason_competence,
        Reason::Attitude => w.rating_reason_attitude,
        Reason::RudeWords => w.rating_reason_rude,
        Reason::NoBadge => w.rating_reason_badge,
        Reason::LongWait => w.rating_reason_wait,
        Reason::SecondTrip => w.rating_reason_trip,
    }
}
