//! What is to be done about a complaint: to acknowledge it, and to answer. 2.7, 2.9

use bianmin::api::Overseen;
use domain::complaint::clock::{ACCEPTANCE, answer_limit};
use domain::complaint::{
    Acknowledge, Answer, Complaint, Handling, Kind, Operation as Ask, Outcome, Stage, rules,
};
use domain::site::Settings;
use domain::{ComplaintId, Operation};
use leptos::prelude::*;

use super::{back, first, longer, say};
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, Why, actions, asked, card, choices, heading, live, maybe, note,
    one_of, soft, stack,
};
use crate::screens::say::limit;
use crate::screens::told::Heard;
use crate::text::{fill, words};

/// Returns the acts that are open.
pub fn of(client: Client, heard: Heard<Overseen>, one: &Complaint) -> AnyView {
    let mut acts = Views::new();
    match one.stage {
        // Who is to be spoken to first is not told that it was read.
        Stage::Filed | Stage::Acknowledged { .. } if rules::contacted(one).is_err() => {
            acts.extend(first::form(client, heard, one));
        }
        Stage::Filed => {
            acts.push(acknowledgement(client, heard, one));
            acts.push(answer(client, heard, &one.id));
        }
        Stage::Acknowledged { .. } | Stage::Accepted { .. } => {
            acts.extend(longer::acceptance(client, heard, one));
            acts.push(answer(client, heard, &one.id));
            acts.extend(first::form(client, heard, one));
            acts.extend(longer::extension(client, heard, one));
        }
        Stage::Answered { .. } => {
            acts.push(card(vec![soft(words().complaint_sent)]));
            acts.extend(back::form(client, heard, one));
        }
    }
    stack(acts)
}

/// Returns what stands against an act, once it was tried.
fn against(why: RwSignal<Option<String>>) -> AnyView {
    live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None))))
}

/// Returns what is wrong with an answer, while it is.
fn wrong(is: RwSignal<bool>, said: &'static str) -> Signal<Option<Why>> {
    Signal::derive(move || is.get().then(|| Why::plain(said)))
}

fn acknowledgement(client: Client, heard: Heard<Overseen>, one: &Complaint) -> AnyView {
    let w = words();
    let settings = client.state_now().site.settings.clone();
    let (handling, why) = (RwSignal::new(Handling::Simple), RwSignal::new(None));
    let line = |value: Handling| {
        let on = Signal::derive(move || handling.get() == value);
        let said = within(&settings, one.kind, value);
        one_of("handling", said, "", on, move || handling.set(value))
    };
    let how_long = if one.kind == Kind::BadRating {
        soft(within(&settings, one.kind, Handling::Simple))
    } else {
        choices(w.complaint_how_long, Handling::ALL.into_iter().map(line).collect())
    };
    let id = one.id.clone();
    let press = move || {
        let asked = Acknowledge { complaint: id.clone(), handling: handling.get_untracked() };
        let asked = Operation::Complaint(Ask::Acknowledge(asked));
        heard.act(asked, String::new(), move |done| why.set(done.err()));
    };
    card(vec![
        heading(w.complaint_acknowledge),
        how_long,
        actions(vec![Button::new(w.complaint_acknowledge).primary().on(press)]),
        against(why),
    ])
}

/// Returns within how long an answer is given.
pub(super) fn within(settings: &Settings, kind: Kind, handling: Handling) -> String {
    let w = words();
    let text = match handling {
        Handling::Simple if kind == Kind::BadRating => w.rating_rectify,
        Handling::Simple => w.complaint_simple,
        Handling::Complex => w.complaint_complex,
        Handling::Petition => w.complaint_petition,
    };
    let (first, limit) = (limit(ACCEPTANCE), limit(answer_limit(settings, kind, handling)));
    fill(text, &[("first", &first), ("limit", &limit)])
}

fn answer(client: Client, heard: Heard<Overseen>, id: &ComplaintId) -> AnyView {
    let w = words();
    let said = client.draft::<String>(&["complaint-answer-", &id.0].concat());
    let (outcome, why) = (RwSignal::new(None::<Outcome>), RwSignal::new(None));
    let (unchosen, blank) = (RwSignal::new(false), RwSignal::new(false));
    let line = |value: Outcome| {
        let on = Signal::derive(move || outcome.get() == Some(value));
        one_of("outcome", say::outcome(w, value), "", on, move || outcome.set(Some(value)))
    };
    let lines =
        [Outcome::PutRight, Outcome::Explained, Outcome::Referred].into_iter().map(line).collect();
    let id = id.clone();
    let press = move || {
        let text = said.value.get_untracked().trim().to_owned();
        unchosen.set(outcome.get_untracked().is_none());
        blank.set(text.is_empty());
        let Some(outcome) = outcome.get_untracked().filter(|_| !text.is_empty()) else { return };
        let answer = Ask::Answer(Answer { complaint: id.clone(), outcome });
        heard.act(Operation::Complaint(answer), text, move |done| {
            if done.is_ok() {
                said.clear();
            }
            why.set(done.err());
        });
    };
    card(vec![
        heading(w.complaint_answer),
        asked(w.complaint_outcome, wrong(unchosen, w.complaint_outcome_none), lines),
        Field::new(w.complaint_words)
            .help(w.complaint_words_help)
            .lines()
            .wrong(wrong(blank, w.complaint_words_blank))
            .into(said.value),
        actions(vec![Button::new(w.complaint_answer).primary().on(press)]),
        against(why),
    ])
}
