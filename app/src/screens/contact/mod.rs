//! First contacts: the ledger, and one contact with its owner, its story and what can be done. S1.1

mod acts;
mod archive;
mod ask_more;
mod calls;
pub mod consult;
mod hand;
mod identify;
mod ledger;
mod named;
mod page;
pub mod recusal;
pub mod replies;
pub mod scan;
mod search;
mod story;
mod tell;
mod visitor;

use domain::case::view::awaits_instruction;
use domain::contact::{Contact, Disposition};
use domain::{OperationId, State};
use leptos::prelude::*;

pub use calls::{row as call_row, screen as calls};
pub use hand::{given, typed_lines};
pub use ledger::screen as ledger;
pub use page::screen;
pub use search::Sought;
pub use story::{consulted, disposed, fed_back, replied};
pub use tell::{feedback, ways_to_tell};
pub use visitor::visitor;

use super::say;
use crate::client::Client;
use crate::parts::{Row, Tone, badge};
use crate::text::{day, fill, language, words};

/// Returns what a contact is about: its item, or that it is something else.
pub fn about(state: &State, contact: &Contact) -> String {
    let item = contact.item.as_ref().and_then(|item| state.catalogue.item(item).ok());
    item.map_or(words().reception_other.to_owned(), |item| item.name.say(language()).to_owned())
}

/// Returns how a contact stands, for whoever is signed in.
pub fn standing(client: Client, contact: &Contact) -> (Tone, String) {
    let words = words();
    if contact.escalated && contact.is_open() {
        return (Tone::Bad, words.contact_escalated.to_owned());
    }
    if let Some(offer) = contact.offered() {
        let mine = client.person().as_ref() == Some(&offer.to);
        let said = if mine { words.today_answer_needed } else { words.contact_offered };
        return (Tone::Soon, said.to_owned());
    }
    let asks = awaits_instruction(&client.state(), contact).then_some(words.contact_awaits);
    let call = contact
        .call_due()
        .map(|due| fill(words.contact_call_by, &[("date", &day(due, language()))]));
    if asks.is_some() || call.is_some() {
        let said: Vec<String> = asks.map(str::to_owned).into_iter().chain(call).collect();
        return (Tone::Soon, said.join(" · "));
    }
    match (&contact.disposition, contact.is_open()) {
        (Some(Disposition::Appointed { .. }), true) => {
            (Tone::Soon, super::appointment::waits_for(&client.state(), contact))
        }
        (None, true) => (Tone::Soon, words.contact_open.to_owned()),
        (Some(_), true) => (Tone::Soon, words.contact_untold.to_owned()),
        (Some(Disposition::CaseOpened { .. }), false) => {
            (Tone::Plain, words.contact_case_opened.to_owned())
        }
        (Some(Disposition::Refused { .. }), false) => {
            (Tone::Plain, words.contact_refused.to_owned())
        }
        (
            Some(
                Disposition::Answered { .. }
                | Disposition::ReferredOutside { .. }
                | Disposition::CallBack { .. }
                | Disposition::Appointed { .. }
                | Disposition::Withdrawn,
            )
            | None,
            false,
        ) => (Tone::Good, words.contact_closed.to_owned()),
    }
}

/// Returns how a contact's matter stands: that of its case, once there is one.
pub fn matter_standing(client: Client, state: &State, contact: &Contact) -> AnyView {
    if let Some(case) = contact.case().and_then(|case| state.case.get(case)) {
        return super::case::standing(state, case, client.now());
    }
    let (tone, said) = standing(client, contact);
    badge(tone, said)
}

/// Returns a contact as a row of a list.
pub fn row(client: Client, state: &State, contact: &Contact) -> AnyView {
    row_named(client, state, contact, "")
}

/// Returns a contact as a row that says whose it is, masked, or nothing of that.
fn row_named(client: Client, state: &State, contact: &Contact, who: &str) -> AnyView {
    let time = say::time(state, contact.at);
    let mut sub = vec![
        contact.no.as_str(),
        &time,
        say::channel(words(), contact.channel),
        state.people.name(contact.owner()),
    ];
    if !who.is_empty() {
        sub.insert(0, who);
    }
    Row::new(about(state, contact), sub.join(" · "))
        .end(matter_standing(client, state, contact))
        .pending(client.is_pending(&OperationId(contact.id.0.clone())))
        .to(client.href(&["contact/", &contact.id.0].concat()))
}
