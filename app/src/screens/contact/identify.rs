//! A visitor says who they are after all: whoever is to be rung leaves a name and a phone. S1.1.1, P-R21

use domain::contact::{Identify, Operation as Ask, Personal, Whose};
use domain::{ContactId, Operation};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Field, Icon, Why, live};
use crate::screens::panel::Panel;
use crate::screens::phrase::{Moment, phrase};
use crate::screens::reception::fault_words;
use crate::text::words;

/// Returns the entry of who the visitor is.
pub fn act(client: Client, contact: ContactId) -> AnyView {
    let w = words();
    let name = client.draft::<String>(&["identify-name-", &contact.0].concat());
    let phone = client.draft::<String>(&["identify-phone-", &contact.0].concat());
    let (named, rung) = (name.value, phone.value);
    let personal = move || Personal {
        name: named.get().trim().to_owned(),
        phone: rung.get().trim().to_owned(),
        ..Personal::default()
    };
    let wrong = move |field: &'static str| {
        Signal::derive(move || {
            let own = personal().check().into_iter().find(|fault| fault.field() == field);
            own.map(|fault| Why::plain(fault_words(fault)))
        })
    };
    Panel::new(client, Icon::Person, w.contact_identify, w.contact_identify_help)
        .field(live(move || phrase(client, Moment::NoAnswer)))
        .typed(name, Field::new(w.reception_name).wrong(wrong("name")))
        .typed(phone, Field::new(w.reception_phone_number).phone().wrong(wrong("phone")))
        .once(move || !personal().is_blank() && personal().check().is_empty())
        .beside(move || Some(personal()))
        .asks(move || {
            let (contact, subject) = (contact.clone(), Whose::New);
            Operation::Contact(Ask::Identify(Identify { contact, subject }))
        })
}
