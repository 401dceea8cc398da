//! Complaints in words.

use domain::State;
use domain::complaint::returns::{self, Return};
use domain::complaint::{About, Complaint, Handling, Kind, Outcome, Stage, Step, What, view};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Row, Tone, Views, badge, line};
use crate::screens::case::near_light;
use crate::screens::duty::post_of;
use crate::text::{Words, day, fill, instant, language, words};

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
fn step(w: &Words, what: What) -> &'static str {
    match what {
        What::Filed => w.complaint_step_filed,
        What::Acknowledged => w.complaint_step_acknowledged,
        What::Accepted => w.complaint_step_accepted,
        What::Extended { .. } => w.complaint_step_extended,
        What::Answered(of) => outcome(w, of),
        What::SaidMore => w.complaint_step_more,
        What::PhotoShown => w.complaint_step_photo,
        What::ReturnVisit { reached: true } => w.complaint_step_reached,
        What::ReturnVisit { reached: false } => w.complaint_step_not_reached,
        What::FirstContact { reached: true } => w.complaint_step_contacted,
        What::FirstContact { reached: false } => w.complaint_step_not_contacted,
        What::Reopened => w.complaint_step_reopened,
    }
}

/// Returns what was done in a step, and that it was passed on where a member of staff filed it.
pub fn done(w: &Words, taken: &Step) -> &'static str {
    let passed_on = taken.what == What::Filed && taken.by.is_some();
    if passed_on { w.complaint_step_passed_on } else { step(w, taken.what) }
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

/// Returns where a complaint stands, by when something is due, and how near that is. R-CLK-12
pub fn standing(state: &State, one: &Complaint, now: Timestamp) -> AnyView {
    let w = words();
    let (tone, said) = match one.stage {
        Stage::Filed => (Tone::Soon, w.complaint_filed),
        Stage::Acknowledged { handling: Handling::Petition, .. } => {
            (Tone::Soon, w.complaint_petition_acknowledged)
        }
        Stage::Acknowledged { .. } => (Tone::Soon, w.complaint_acknowledged),
        Stage::Accepted { .. } => (Tone::Soon, w.complaint_accepted),
        Stage::Answered { .. } => (Tone::Good, w.complaint_answered),
    };
    let mut signs: Views = vec![badge(tone, said)];
    match returns::of(one) {
        Return::Waiting { .. } => signs.push(badge(Tone::Soon, w.complaint_return_waits)),
        Return::NotAsked | Return::Made | Return::NotReached => {}
    }
    if let Some((_, last)) = view::due(state, one) {
        let by = fill(w.complaint_by, &[("date", &day(last, language()))]);
        signs.push(badge(Tone::Plain, by));
    }
    if one.extended().is_some() {
        signs.push(badge(Tone::Plain, w.complaint_extended));
    }
    if let Some(near) = view::light(state, one, now) {
        let left = view::days_left(state, one, now).unwrap_or_default();
        signs.push(near_light(near, left));
    }
    line(signs)
}

/// Returns the line of a complaint in a list.
pub fn row(client: Client, state: &State, one: &Complaint) -> AnyView {
    let filed = instant(one.filed, state.site.zone, language());
    let sub = [about(state, &one.about), one.no.clone(), filed].join(" · ");
    Row::new(kind(words(), one.kind), sub)
        .end(standing(state, one, client.now()))
        .to(client.href(&["complaint/", &one.id.0].concat()))
}
