//! What is to be done about a complaint: to acknowledge it, and to answer. 2.7

use bianmin::api::Overseen;
use domain::complaint::view::answer_days;
use domain::complaint::{Acknowledge, Answer, Complaint, Kind, Operation as Ask, Outcome, Stage};
use domain::{ComplaintId, Operation};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, Why, actions, asked, card, choices, heading, live, maybe, note,
    one_of, soft, stack,
};
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the acts that are open.
pub fn of(client: Client, heard: Heard<Overseen>, one: &Complaint) -> AnyView {
    let mut acts = Views::new();
    match one.stage {
        Stage::Filed => {
            acts.push(acknowledgement(client, heard, one));
            acts.push(answer(client, heard, &one.id));
        }
        Stage::Acknowledged { .. } => acts.push(answer(client, heard, &one.id)),
        Stage::Answered { .. } => acts.push(card(vec![soft(words().complaint_sent)])),
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
    let (complex, why) = (RwSignal::new(false), RwSignal::new(None));
    let within = |text: &'static str, value: bool| {
        let days = answer_days(&settings, one.kind, value);
        fill(text, &[("days", &number(days))])
    };
    let line = |text: &'static str, value: bool| {
        let on = Signal::derive(move || complex.get() == value);
        one_of("complex", within(text, value), "", on, move || complex.set(value))
    };
    let how_long = if one.kind == Kind::BadRating {
        soft(within(w.rating_rectify, false))
    } else {
        let lines = vec![line(w.complaint_simple, false), line(w.complaint_complex, true)];
        choices(w.complaint_how_long, lines)
    };
    let id = one.id.clone();
    let press = move || {
        let asked = Acknowledge { complaint: id.clone(), complex: complex.get_untracked() };
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
