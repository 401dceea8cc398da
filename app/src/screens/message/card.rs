//! The card of a matter's messages: what is to be told now, whether the visitor agreed, what became of
//! each. 2.6, S1.4.2

use domain::contact::{Agree, Operation as AskOfContact};
use domain::message::view::{Call, to_call};
use domain::message::{Entry, Operation as Ask, Outcome, Tell};
use domain::{ContactId, Operation, State};
use leptos::prelude::*;

use super::{about, to_say};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, actions, fine, heading, line_apart, live, maybe, note, pending_card,
    soft, stack, tight,
};
use crate::screens::appointment;
use crate::screens::ask::{Against, stands, submit};
use crate::text::{Words, fill, language, words};

/// Returns the card; nothing where the visitor left no name.
pub fn card(client: Client, contact: ContactId) -> AnyView {
    let against = Against::new(None);
    live(move || {
        let (state, words) = (client.state(), words());
        let Some(one) = state.contact.get(&contact) else { return ().into_any() };
        if one.subject.is_none() {
            return ().into_any();
        }
        let calls: Views = to_call(&state, client.now())
            .into_iter()
            .filter(|call| call.message.contact == contact)
            .map(|call| to_tell(client, against, &state, &call))
            .collect();
        let agreed = one.messages.is_some();
        let (said, press) = if agreed {
            (words.message_agreed, words.message_stop)
        } else {
            (words.message_not_agreed, words.message_agree)
        };
        let wanted = (!agreed).then(language);
        let asked = Agree { contact: contact.clone(), messages: wanted };
        let asked = Operation::Contact(AskOfContact::Agree(asked));
        let choose = Button::new(press).bare().on(move || {
            submit(client, against, asked.clone(), |_| {});
        });
        let became = state.message.of(&contact).iter().rev();
        let became: Views = became.map(|entry| fine(entry_of(&state, words, entry))).collect();
        pending_card(
            false,
            vec![
                line_apart(vec![heading(words.message_title), choose]),
                soft(said),
                stack(calls),
                maybe((!became.is_empty()).then(|| tight(became))),
                stands(against),
            ],
        )
    })
}

/// Returns what is to be told now: what to say, and the entry of how the call went.
fn to_tell(client: Client, against: Against, state: &State, call: &Call<'_>) -> AnyView {
    let words = words();
    let message = &call.message;
    let head = fill(words.message_call_now, &[("what", about(words, message.key.kind))]);
    let press = |name: &'static str, reached: bool| {
        let tell = Tell { contact: message.contact.clone(), message: message.key.clone(), reached };
        let tell = Operation::Message(Ask::Tell(tell));
        let button = Button::new(name);
        let button = if reached { button.primary().icon(Icon::Phone) } else { button };
        button.on(move || submit(client, against, tell.clone(), |_| {}))
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
