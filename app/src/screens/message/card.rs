//! The card of a matter's messages: what is to be told now, whether the visitor agreed, what became of
//! each. 2.6, S1.4.2

use domain::contact::{Agree, Contact, Operation as AskOfContact};
use domain::message::view::{Call, to_call_of};
use domain::message::{Entry, Operation as Ask, Outcome, Phone};
use domain::text::{LANGUAGES, Language};
use domain::{ContactId, Operation, State};
use leptos::prelude::*;

use super::{about, to_say};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, actions, card as card_of, fine, heading, live, maybe, note, soft,
    stack, tight,
};
use crate::screens::appointment;
use crate::screens::ask::{Against, stands, submit};
use crate::text::{Words, fill, words};

/// Returns the card; nothing where the visitor left no name.
pub fn card(client: Client, contact: ContactId) -> AnyView {
    let against = Against::new(None);
    live(move || {
        let (state, words) = (client.state(), words());
        let Some(one) = state.contact.get(&contact) else { return ().into_any() };
        if one.subject.is_none() {
            return ().into_any();
        }
        let calls = to_call_of(&state, one, client.now());
        let calls: Views =
            calls.iter().map(|call| to_tell(client, against, &state, call)).collect();
        let said = match one.messages {
            Some(language) => fill(words.message_agreed, &[("language", language.own_name())]),
            None if has_phone(client, one) => words.message_not_agreed.to_owned(),
            None => words.message_no_phone.to_owned(),
        };
        let became = state.message.of(&contact).iter().rev();
        let became: Views = became.map(|entry| fine(entry_of(&state, words, entry))).collect();
        card_of(vec![
            heading(words.message_title),
            soft(said),
            choice(client, against, one),
            stack(calls),
            maybe((!became.is_empty()).then(|| tight(became))),
            stands(against),
        ])
    })
}

/// Says whether this tablet knows a phone of the visitor.
fn has_phone(client: Client, one: &Contact) -> bool {
    let personal = one.subject.as_ref().and_then(|subject| client.personal(subject));
    personal.is_some_and(|personal| personal.has_phone())
}

/// Returns the visitor's choice: in which language they want to be told, or no longer.
fn choice(client: Client, against: Against, one: &Contact) -> AnyView {
    let words = words();
    let press = |name: String, messages: Option<Language>| {
        let asked = Agree { contact: one.id.clone(), messages };
        let asked = Operation::Contact(AskOfContact::Agree(asked));
        Button::new(name).bare().on(move || submit(client, against, asked.clone(), |_| {}))
    };
    if one.messages.is_some() {
        return actions(vec![press(words.message_stop.to_owned(), None)]);
    }
    if !has_phone(client, one) {
        return ().into_any();
    }
    let agree = |language: Language| {
        let name = fill(words.message_agree, &[("language", language.own_name())]);
        press(name, Some(language))
    };
    actions(LANGUAGES.into_iter().map(agree).collect())
}

/// Returns what is to be told now: what to say, and the entry of how the call went.
fn to_tell(client: Client, against: Against, state: &State, call: &Call<'_>) -> AnyView {
    let words = words();
    let message = &call.message;
    let head = fill(words.message_call_now, &[("what", about(words, message.key.kind))]);
    let press = |name: &'static str, reached: bool| {
        let (contact, message) = (message.contact.clone(), message.key.clone());
        let phone = Operation::Message(Ask::Phone(Phone { contact, message, reached }));
        let button = Button::new(name);
        let button = if reached { button.primary().icon(Icon::Phone) } else { button };
        button.on(move || submit(client, against, phone.clone(), |_| {}))
    };
    let buttons = vec![press(words.message_told, true), press(words.contact_not_reached, false)];
    stack(vec![note(Tone::Soon, head, None), soft(to_say(state, words, message)), actions(buttons)])
}

/// Returns what became of a message, in a line.
fn entry_of(state: &State, words: &Words, entry: &Entry) -> String {
    let name = |id| state.people.name(id).to_owned();
    let (how, who) = match &entry.outcome {
        Outcome::Sent => (words.message_sent, String::new()),
        Outcome::Unsent => (words.message_unsent, String::new()),
        Outcome::Told { by } => (words.message_told_by, name(by)),
        Outcome::NotReached { by } => (words.message_not_reached_by, name(by)),
    };
    let how = fill(how, &[("who", &who)]);
    let at = appointment::when(state, entry.at);
    [at.as_str(), about(words, entry.key.kind), &how].join(" · ")
}
