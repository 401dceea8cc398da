//! Questions of the trainer, drawn from the site's phrases.

use domain::State;
use domain::catalogue::Phrase;
use domain::courtesy::{Moment, said_at, spoken};

use super::{Known, say};
use crate::client::Client;
use crate::text::language;

/// How many questions there are: five minutes' worth.
const QUESTIONS: usize = 10;

/// A situation, what is said then, and what is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub moment: Moment,
    pub right: String,
    /// In the order they are shown, the right one among them.
    pub answers: Vec<String>,
}

/// Returns the questions, in another order each time.
pub fn questions(client: Client, state: &State) -> Vec<Question> {
    let known = say::here(client, state, Known::new());
    let said = |phrase: &Phrase| spoken(phrase, &known).say(language()).to_owned();
    let never: Vec<String> = state.catalogue.forbidden_phrases().map(&said).collect();
    let of = |moment| said_at(&state.catalogue, moment).into_iter().map(&said).collect::<Vec<_>>();
    let all: Vec<(Moment, Vec<String>)> =
        Moment::all().map(|one| (one, of(one))).filter(|(_, all)| !all.is_empty()).collect();
    let question = |(moment, own): &(Moment, Vec<String>)| {
        let right = one_of(own)?;
        let others: Vec<String> = all
            .iter()
            .filter(|(other, _)| other != moment)
            .flat_map(|(_, all)| all.clone())
            .filter(|other| !own.contains(other))
            .collect();
        let mut answers: Vec<String> = [one_of(&others), one_of(&never)]
            .into_iter()
            .flatten()
            .chain([right.clone()])
            .collect();
        shuffle(&mut answers);
        Some(Question { moment: *moment, right, answers })
    };
    let mut drawn: Vec<Question> = all.iter().filter_map(question).collect();
    shuffle(&mut drawn);
    drawn.truncate(QUESTIONS);
    drawn
}

/// Returns one of some texts, whichever.
fn one_of(all: &[String]) -> Option<String> {
    all.get(below(all.len())).cloned()
}

fn shuffle<T>(all: &mut [T]) {
    for place in (1..all.len()).rev() {
        all.swap(place, below(place + 1));
    }
}

/// Returns a number below another, whichever: nothing depends on it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a small number times a fraction of one"
)]
fn below(end: usize) -> usize {
    (js_sys::Math::random() * end as f64) as usize
}
