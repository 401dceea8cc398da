//! How an inquiry ends: what follows from what was found, and the review of an appeal. S1.2.2, S1.2.3

use bianmin::api::Overseen;
use domain::accountability::{
    Decide, Inquiry, Measure, Operation as Ask, Outcome, Refusal, Review, rules,
};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Field, Views, live, maybe, stack};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns what is still to be done once something is found.
pub fn of(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> Option<AnyView> {
    if rules::substantiated(one).is_ok() && rules::undecided(one).is_ok() {
        return Some(decision(client, heard, one));
    }
    let me = client.person();
    let reviews = rules::awaits_review(one).is_ok()
        && me
            .is_some_and(|me| rules::may_review(&client.state_now(), one, &me, client.now_exact()));
    reviews.then(|| review(client, heard, one))
}

/// A choice among the measures that fit, and the body where it is referred.
#[derive(Clone, Copy)]
struct Measures {
    chosen: Choice<Measure>,
    body: RwSignal<String>,
}

impl Measures {
    fn new() -> Self {
        Self { chosen: Choice::new(None), body: RwSignal::new(String::new()) }
    }

    fn rows(self, one: &Inquiry) -> AnyView {
        let w = words();
        let all = [
            Measure::Education,
            Measure::SelfCriticism,
            Measure::Circulated,
            Measure::Warning,
            Measure::Removal,
        ];
        let fits = |measure: &Measure| rules::fits(one, measure) != Err(Refusal::MustBeReferred);
        let all = all.into_iter().chain([Measure::Referred { body: String::new() }]);
        let all = all.filter(|measure| fits(measure) && rules::no_harsher(one, measure).is_ok());
        let all: Vec<(Measure, String)> =
            all.map(|one| (one.clone(), say::measure(w, &one))).collect();
        let rows = self.chosen.rows("inquiry-measure", w.inquiry_decide, all);
        let body = live(move || {
            let referred = matches!(self.chosen.value.get(), Some(Measure::Referred { .. }));
            maybe(referred.then(|| Field::new(words().inquiry_body).into(self.body)))
        });
        stack(vec![rows, body])
    }

    fn taken(self) -> Option<Measure> {
        Some(match self.chosen.taken()? {
            Measure::Referred { .. } => {
                Measure::Referred { body: self.body.get_untracked().trim().to_owned() }
            }
            inside @ (Measure::Education
            | Measure::SelfCriticism
            | Measure::Circulated
            | Measure::Warning
            | Measure::Removal) => inside,
        })
    }
}

fn decision(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let (w, inquiry) = (words(), one.id.clone());
    let measures = Measures::new();
    let written = Written {
        draft: ["inquiry-decide-", &one.id.0].concat(),
        name: w.inquiry_decide,
        field: w.inquiry_reasons,
        help: w.inquiry_decide_help,
        press: w.inquiry_submit,
    };
    step(client, &written, vec![measures.rows(one)], heard.sender(), move || {
        Some(Ask::Decide(Decide { inquiry: inquiry.clone(), measure: measures.taken()? }))
    })
}

/// What a review may come to, before the other measure is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Came {
    Upheld,
    Changed,
    Lifted,
}

fn review(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let (w, inquiry) = (words(), one.id.clone());
    let (came, measures) = (Choice::new(None), Measures::new());
    let all = [
        (Came::Upheld, w.inquiry_outcome_upheld.to_owned()),
        (Came::Changed, w.inquiry_outcome_change.to_owned()),
        (Came::Lifted, w.inquiry_outcome_lifted.to_owned()),
    ];
    let own = one.clone();
    let other = live(move || {
        let changes = came.value.get() == Some(Came::Changed);
        maybe(changes.then(|| measures.rows(&own)))
    });
    let choices: Views = vec![came.rows("inquiry-review", w.inquiry_review, all), other];
    let written = Written {
        draft: ["inquiry-review-", &one.id.0].concat(),
        name: w.inquiry_review,
        field: w.inquiry_reasons,
        help: w.inquiry_review_help,
        press: w.inquiry_submit,
    };
    step(client, &written, choices, heard.sender(), move || {
        let outcome = match came.taken()? {
            Came::Upheld => Outcome::Upheld,
            Came::Changed => Outcome::Changed(measures.taken()?),
            Came::Lifted => Outcome::Lifted,
        };
        Some(Ask::Review(Review { inquiry: inquiry.clone(), outcome }))
    })
}
