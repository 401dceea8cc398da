//! The one-time notice: everything at one time, to show, print, read out and take along. S2.2.4

mod check;
mod holder;
mod home;
mod outcome;
mod paper;
mod phone;
mod shown;
mod slip;
pub mod speak;

use std::sync::Arc;

use domain::contact::notice::{self, NoticeLine, NoticeText};
use domain::{ContactId, State};
use leptos::prelude::*;
use paper::Sheet;
use speak::Spoken;

pub use check::check;
pub use holder::Holder;
pub use home::{Code, Lines, ends, take_home};
pub use outcome::of_outcome;
pub use paper::{Paper, Sheet as Laid, paper};
pub use phone::{Page, code, linked};

use crate::client::Client;
use crate::parts::{
    Button, Icon, actions, card, fine, heading, line_apart, live, maybe, para, soft, stack, tight,
};
use crate::screens::say;
use crate::text::{fill, language, words};

/// Returns a contact's notice with its ways to the visitor, or nothing where none was given.
pub fn of_contact(client: Client, contact: ContactId) -> AnyView {
    let showing = RwSignal::new(false);
    let (shown, listed) = (contact.clone(), contact.clone());
    let given = Memo::new(move |_| {
        client.state().contact.get(&contact).is_some_and(|one| !one.notices.is_empty())
    });
    let page = home::across(client, showing, move |state| {
        text(state, &shown).map(|text| shown::for_visitor(&text))
    });
    let notice = live(move || {
        if !given.get() {
            return ().into_any();
        }
        let told = listed.clone();
        card(vec![live(move || summary(client, &told)), of_notice(client, showing, listed.clone())])
    });
    view! { {notice} {page} }.into_any()
}

/// Returns the first notice of a contact in the language shown.
pub fn text(state: &State, contact: &ContactId) -> Option<NoticeText> {
    let contact = state.contact.get(contact)?;
    notice::of(state, contact, contact.notices.first()?, language())
}

/// Returns what was told, by whom and when.
fn summary(client: Client, id: &ContactId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    let (Some(given), Some(text)) = (contact.notices.first(), text(&state, id)) else {
        return ().into_any();
    };
    let by = state.people.name(&given.by);
    let time = say::time(&state, given.at);
    let said = fill(words.notice_given_at, &[("time", &time), ("name", by)]);
    let name = |line: &&NoticeLine| {
        if text.whole || line.missing {
            return line.name.clone();
        }
        [&line.name, " (", &line.when, ")"].concat()
    };
    let told = |label: &'static str, said: &[String]| {
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        tight(vec![soft(label), para(say::listed(&said))])
    };
    let mut pieces =
        vec![line_apart(vec![heading([text.title, " · ", &text.item].concat()), fine(said)])];
    for (label, list) in lists(&text) {
        pieces.push(told(label, &list.iter().map(name).collect::<Vec<_>>()));
    }
    if !text.lines.is_empty() {
        pieces.push(told(text.lines_label, &text.lines));
    }
    stack(pieces)
}

/// Returns the lists of a notice that name something, each with its label: what is asked, and what
/// only some have to bring.
fn lists(text: &NoticeText) -> Vec<(&'static str, Vec<&NoticeLine>)> {
    let words = words();
    let label = if text.whole { words.notice_whole } else { words.notice_missing };
    let lists = [
        (label, text.asked().collect()),
        (words.notice_in_some_cases, text.in_some_cases().collect::<Vec<_>>()),
    ];
    lists.into_iter().filter(|(_, list)| !list.is_empty()).collect()
}

/// Returns the ways of a contact's notice to its visitor.
fn of_notice(client: Client, showing: RwSignal<bool>, contact: ContactId) -> AnyView {
    let printed = contact.clone();
    let sheet = move || {
        let state = client.state_now();
        let no = state.contact.get(&printed).map(|one| one.no.clone()).unwrap_or_default();
        maybe(text(&state, &printed).map(|text| slip::notice(client, &text, &no)))
    };
    let spoken = move || text(&client.state_now(), &contact).map(|text| text.plain());
    ways(showing, Arc::new(sheet), Arc::new(spoken), || {})
}

/// Returns the buttons that bring something to the visitor: shown, printed, read aloud.
fn ways(
    showing: RwSignal<bool>,
    sheet: Sheet,
    spoken: Spoken,
    printed: impl Fn() + 'static,
) -> AnyView {
    let words = words();
    let sheets = use_context::<Paper>();
    actions(vec![
        Button::new(words.notice_show).icon(Icon::Show).on(move || showing.set(true)),
        Button::new(words.notice_print).icon(Icon::Print).on(move || {
            if let Some(sheets) = sheets {
                sheets.print(sheet.clone());
                printed();
            }
        }),
        speak::button(spoken),
    ])
}
