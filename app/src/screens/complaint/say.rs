//! Complaints in words.

use domain::State;
use domain::complaint::{About, Complaint, Kind, Outcome, Stage, What, view};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::parts::{Tone, Views, badge, line};
use crate::screens::duty::post_of;
use crate::text::{Words, day, fill, language, words};

/// Returns what a complaint says is wrong.
pub fn kind(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::HardToEnter => w.complaint_kind_hard_to_enter,
        Kind::HardFace => w.complaint_kind_hard_face,
        Kind::HardWords => w.complaint_kind_hard_words,
        Kind::HardToDo => w.complaint_kind_hard_to_do,
        Kind::Eats => w.complaint_kind_eats,
        Kind::Takes => w.complaint_kind_takes,
        Kind::Blocks => w.complaint_kind_blocks,
        Kind::Demands => w.complaint_kind_demands,
        Kind::Breach => w.complaint_kind_breach,
        Kind::Overtime => w.complaint_kind_overtime,
        Kind::OffPost => w.complaint_kind_off_post,
        Kind::Roaming => w.complaint_kind_roaming,
        Kind::SecondTrip => w.complaint_kind_second_trip,
        Kind::Leak => w.complaint_kind_leak,
        Kind::BadRating => w.complaint_kind_bad_rating,
        Kind::Other => w.complaint_kind_other,
    }
}

/// Returns what came of a complaint.
pub fn outcome(w: &Words, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::PutRight => w.complaint_put_right,
        Outcome::Explained => w.complaint_explained,
        Outcome::Referred => w.complaint_referred,
    }
}

/// Returns what was done in a step.
pub fn step(w: &Words, what: What) -> &'static str {
    match what {
        What::Filed => w.complaint_step_filed,
        What::Acknowledged => w.complaint_step_acknowledged,
        What::Answered(of) => outcome(w, of),
        What::SaidMore => w.complaint_step_more,
        What::PhotoShown => w.complaint_step_photo,
        What::Reopened => w.complaint_step_reopened,
    }
}

/// Returns whom or what it is about.
pub fn about(state: &State, about: &About) -> String {
    let w = words();
    match about {
        About::Appointment(id) => match state.appointment.get(id) {
            Some(one) => [post_of(state, &one.post), one.no.clone()].join(" · "),
            None => w.complaint_about_appointment.to_owned(),
        },
        About::Window(post) => post_of(state, post),
        About::Person(person) => state.people.name(person).to_owned(),
        About::Anything => w.complaint_about_anything.to_owned(),
    }
}

/// Returns where a complaint stands, by when something is due, and that it is overdue.
pub fn standing(state: &State, one: &Complaint, now: Timestamp) -> AnyView {
    let w = words();
    let (tone, said) = match one.stage {
        Stage::Filed => (Tone::Soon, w.complaint_filed),
        Stage::Acknowledged { .. } => (Tone::Soon, w.complaint_acknowledged),
        Stage::Answered { .. } => (Tone::Good, w.complaint_answered),
    };
    let mut signs: Views = vec![badge(tone, said)];
    if let Some((_, last)) = view::due(state, one) {
        let by = fill(w.complaint_by, &[("date", &day(last, language()))]);
        let late = view::is_late(state, one, now);
        signs.push(if late {
            badge(Tone::Bad, [w.complaint_late, &by].join(" · "))
        } else {
            badge(Tone::Plain, by)
        });
    }
    line(signs)
}
