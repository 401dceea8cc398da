//! The return visit after a bad rating with a name: whether they were reached, what they said, what changed.
//! 2.9

use bianmin::api::Overseen;
use domain::Operation;
use domain::complaint::returns::{self, Return};
use domain::complaint::{Complaint, Operation as Ask, ReturnVisit};
use leptos::prelude::*;

use super::say::row;
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Why, actions, card, flush_card, heading, live, maybe, note, rows, soft,
};
use crate::screens::told::Heard;
use crate::screens::written::Choice;
use crate::text::{fill, number, words};

/// Returns the way to record a return visit, while one waits.
pub fn form(client: Client, heard: Heard<Overseen>, one: &Complaint) -> Option<AnyView> {
    let Return::Waiting { tries } = returns::of(one) else { return None };
    let w = words();
    let draft = |part: &str| client.draft::<String>(&[part, &one.id.0].concat());
    let (said, changed) = (draft("complaint-return-said-"), draft("complaint-return-changed-"));
    let (reached, why) = (Choice::new(None), RwSignal::new(None::<String>));
    let tried = RwSignal::new(false);
    let blank = move |field: RwSignal<String>| {
        Signal::derive(move || {
            let blank = tried.get() && reached.value.get() == Some(true);
            let blank = blank && field.with(|text| text.trim().is_empty());
            blank.then(|| Why::plain(words().inquiry_words_blank))
        })
    };
    let wrong = [blank(said.value), blank(changed.value)];
    let id = one.id.clone();
    let press = move || {
        tried.set(true);
        let Some(reached) = reached.taken() else { return };
        if wrong.iter().any(|wrong| wrong.with_untracked(Option::is_some)) {
            return;
        }
        let ask = Ask::ReturnVisit(ReturnVisit { complaint: id.clone(), reached });
        let text = told(&said.value.get_untracked(), &changed.value.get_untracked());
        heard.act(Operation::Complaint(ask), text, move |done| {
            if done.is_ok() {
                said.clear();
                changed.clear();
            }
            why.set(done.err());
        });
    };
    let answers = [(true, w.complaint_reached), (false, w.complaint_not_reached)];
    let answers = answers.map(|(value, said)| (value, said.to_owned()));
    let left = [("tries", number(tries)), ("most", number(returns::MOST_TRIES))];
    let left = left.each_ref().map(|(name, said)| (*name, said.as_str()));
    Some(card(vec![
        heading(w.complaint_return),
        soft(fill(w.complaint_return_help, &left)),
        reached.rows("complaint-return", w.complaint_return_reached, answers),
        Field::new(w.complaint_return_said).lines().wrong(wrong[0]).into(said.value),
        Field::new(w.complaint_return_changed)
            .help(w.complaint_return_changed_help)
            .lines()
            .wrong(wrong[1])
            .into(changed.value),
        actions(vec![Button::new(w.complaint_return).primary().on(press)]),
        live(move || maybe(why.get().map(|why| note(Tone::Bad, why, None)))),
    ]))
}

/// Returns what is kept of a return visit: what was said, and what has changed.
fn told(said: &str, changed: &str) -> String {
    let w = words();
    let said = [(w.complaint_return_they_said, said), (w.complaint_return_has_changed, changed)];
    let said = said.into_iter().filter(|(_, text)| !text.trim().is_empty());
    said.map(|(name, text)| fill(name, &[("words", text.trim())])).collect::<Vec<_>>().join("\n")
}

/// Returns the return visits that wait, and how many there were of those that are due.
pub fn list(client: Client, overseen: &Overseen) -> Option<AnyView> {
    let (state, w) = (client.state(), words());
    let tally = returns::tally(&overseen.complaints);
    if tally.due() == 0 {
        return None;
    }
    let counts = [
        ("due", number(tally.due())),
        ("made", number(tally.made)),
        ("missed", number(tally.not_reached)),
        ("waiting", number(tally.waiting)),
    ];
    let counts = counts.each_ref().map(|(name, said)| (*name, said.as_str()));
    let waiting: Vec<AnyView> =
        returns::waiting(&overseen.complaints).map(|one| row(client, &state, one)).collect();
    let numbers = soft(fill(w.complaint_returns, &counts));
    Some(if waiting.is_empty() {
        card(vec![heading(w.complaint_returns_title), numbers])
    } else {
        flush_card(w.complaint_returns_title, numbers, rows(waiting))
    })
}
