//! Five minutes of situations and answers for whoever is new, from the same phrases. Nothing of it is kept. S2.3

use leptos::prelude::*;

use super::question::{Question, questions};
use super::say;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, actions, back_link, card, empty, heading, live, narrow_page, note,
    progress, soft, title,
};
use crate::text::{fill, number, words};

/// How far somebody is.
#[derive(Clone, Debug, Default, PartialEq)]
struct Round {
    questions: Vec<Question>,
    at: usize,
    right: usize,
    /// What was answered to the question that stands there.
    said: Option<String>,
}

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    // The clock ticks on: a round goes on as it was drawn.
    let round = RwSignal::new(untrack(|| begin(client)));
    let body = live(move || shown(client, round));
    narrow_page(
        w.phrase_train,
        vec![
            back_link(w.phrase_title, client.href("phrases")),
            title(w.phrase_train),
            soft(w.phrase_train_help),
            body,
        ],
    )
}

fn begin(client: Client) -> Round {
    Round { questions: questions(client, &client.state_now()), ..Round::default() }
}

fn shown(client: Client, round: RwSignal<Round>) -> AnyView {
    let w = words();
    let now = round.get();
    let all = now.questions.len();
    if all == 0 {
        return card(vec![empty(Icon::Speak, w.phrase_none, w.phrase_none_help)]);
    }
    let again = Button::new(w.phrase_train_again).primary().on(move || round.set(begin(client)));
    let Some(question) = now.questions.get(now.at).cloned() else {
        let said =
            fill(w.phrase_train_over, &[("right", &number(now.right)), ("all", &number(all))]);
        return card(vec![heading(said), actions(vec![again])]);
    };
    let far = fill(w.phrase_train_at, &[("n", &number(now.at + 1)), ("all", &number(all))]);
    let mut pieces = vec![
        progress(far, now.at, all),
        soft(w.phrase_train_question),
        heading(say::moment(w, question.moment)),
    ];
    match now.said {
        None => pieces.push(choices(round, &question)),
        Some(said) => pieces.extend(judged(round, &question, &said)),
    }
    card(pieces)
}

fn choices(round: RwSignal<Round>, question: &Question) -> AnyView {
    let press = |answer: &String| {
        let (answer, right) = (answer.clone(), question.right.clone());
        Button::new(answer.clone()).large().on(move || {
            round.update(|round| {
                round.right += usize::from(answer == right);
                round.said = Some(answer.clone());
            });
        })
    };
    let answers: Views = question.answers.iter().map(press).collect();
    crate::parts::stack(answers)
}

fn judged(round: RwSignal<Round>, question: &Question, said: &str) -> Views {
    let w = words();
    let word = if said == question.right {
        note(Tone::Good, w.phrase_train_right, None)
    } else {
        note(Tone::Soon, fill(w.phrase_train_wrong, &[("text", &question.right)]), None)
    };
    let next = Button::new(w.phrase_train_next).primary().on(move || {
        round.update(|round| {
            round.at += 1;
            round.said = None;
        });
    });
    vec![soft(said.to_owned()), word, actions(vec![next])]
}
