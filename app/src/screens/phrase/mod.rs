//! A phrase where it helps: put away for the day by whoever needs it no more, and shown large to the visitor by one
//! press. The book of all of them, and a trainer. S2.2.2, S2.2.6, S2.3, S2.4

mod away;
mod book;
mod large;
mod question;
mod say;
mod train;

use std::collections::BTreeMap;

pub use away::{Away, button as away};
pub use book::screen as book;
pub use domain::courtesy::Moment;
use domain::courtesy::{said_at, spoken};
use domain::text::Text;
use leptos::prelude::*;
pub use say::{moment as moment_name, named};
pub use train::screen as train;

use self::large::Large;
use crate::client::Client;
use crate::parts::{Button, Views, live, said, said_line};
use crate::text::{language, words};

/// How many are shown at once.
const MOST: usize = 2;

/// What a phrase names, as far as it is known: the papers that are missing, the rule that is cited.
pub type Known = BTreeMap<&'static str, Text>;

/// Returns the card of what is to be said now; nothing where the site has no such phrase.
pub fn phrase(client: Client, moment: Moment) -> AnyView {
    phrase_of(client, moment, Known::new)
}

/// Returns the card of what is to be said now about something that is known.
pub fn phrase_of(
    client: Client,
    moment: Moment,
    known: impl Fn() -> Known + Send + Sync + 'static,
) -> AnyView {
    let put_away = client.draft::<String>(&["phrase-", moment.key()].concat()).value;
    let large = Large::new();
    let card = live(move || {
        let (state, today) = (client.state(), client.today().to_string());
        if put_away.get() == today {
            return ().into_any();
        }
        let known = say::here(client, &state, known());
        let all = said_at(&state.catalogue, moment).into_iter().map(|one| spoken(one, &known));
        let whole = all.filter(|text| !say::has_gap(text));
        let lines: Views = whole
            .take(MOST)
            .map(|text| {
                let words = text.say(language()).to_owned();
                said_line(words, move || large.show(text.clone()))
            })
            .collect();
        if lines.is_empty() {
            return ().into_any();
        }
        let away = Button::new(words().reception_phrase_away).bare();
        // A screen may have two: each has a name of its own.
        let name = [words().reception_phrase, " · ", say::moment(words(), moment)].concat();
        said(name, lines, away.on(move || put_away.set(today.clone())))
    });
    vec![card, large.dialog()].into_any()
}
