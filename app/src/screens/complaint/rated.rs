//! The rating that a complaint carries on, in words. 2.9

use domain::rating::{Grade, Rating, Reason};
use leptos::prelude::*;

use crate::parts::{Words as Said, strong};
use crate::text::{Words, words};

/// Returns the grade that was given and the reasons, each with its name.
pub fn facts(rating: &Rating) -> Vec<(Said, AnyView)> {
    let w = words();
    let mut pairs = vec![(w.rating_title.into(), strong(grade(w, rating.grade)))];
    let reasons: Vec<&str> = rating.reasons.iter().map(|one| reason(w, *one)).collect();
    if !reasons.is_empty() {
        pairs.push((w.rating_why.into(), strong(reasons.join(" · "))));
    }
    pairs
}

fn grade(w: &Words, grade: Grade) -> &'static str {
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
