//! What the visitor was told of an outcome, and how; and the call that was promised. S1.1.2, S2.3.1.7

use domain::contact::{KeepCallBack, Operation as Ask, Told};
use domain::{ContactId, Operation};
use leptos::prelude::*;

use super::story;
use crate::client::Client;
use crate::parts::{Field, Icon, choices, one_of};
use crate::screens::panel::Panel;
use crate::text::words;

/// Returns the entry of what the visitor was told; `asks` makes the operation of how, of what was
/// said, and of whether it reached them. S1.1.2
pub fn feedback(
    client: Client,
    asks: impl Fn(Told, String, bool) -> Operation + Clone + Send + Sync + 'static,
) -> AnyView {
    let words = words();
    let how = RwSignal::new(Told::Phone);
    let content = RwSignal::new(String::new());
    Panel::new(client, Icon::Speak, words.contact_tell, words.contact_tell_help)
        .open()
        .field(ways_to_tell(how))
        .field(Field::new(words.contact_content).lines().into(content))
        .asks(move || {
            let how = how.get();
            asks(how, content.get().trim().to_owned(), how != Told::NoContact)
        })
}

/// Returns the ways to tell a visitor.
pub fn ways_to_tell(how: RwSignal<Told>) -> AnyView {
    let words = words();
    let ways = [Told::Present, Told::Phone, Told::Message, Told::NoContact];
    let lines = ways
        .into_iter()
        .map(|way| {
            let on = Signal::derive(move || how.get() == way);
            one_of("told", story::told(words, way), "", on, move || how.set(way))
        })
        .collect();
    choices(words.contact_how_told, lines)
}

/// Returns the entry of a call that was promised. S2.3.1.7
pub fn call(client: Client, contact: ContactId) -> AnyView {
    let words = words();
    let reached = RwSignal::new(true);
    let content = RwSignal::new(String::new());
    let answer = |name: &'static str, value: bool| {
        let on = Signal::derive(move || reached.get() == value);
        one_of("reached", name, "", on, move || reached.set(value))
    };
    let answers =
        vec![answer(words.contact_reached, true), answer(words.contact_not_reached, false)];
    Panel::new(client, Icon::Phone, words.contact_call_made, words.contact_call_made_help)
        .open()
        .field(choices(words.contact_call_reached, answers))
        .field(Field::new(words.contact_content).lines().into(content))
        .asks(move || {
            let (contact, content) = (contact.clone(), content.get().trim().to_owned());
            let reached = reached.get();
            Operation::Contact(Ask::KeepCallBack(KeepCallBack { contact, reached, content }))
        })
}
