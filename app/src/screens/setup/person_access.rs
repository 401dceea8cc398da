//! What is done about a person's PIN and keys, and their leaving.

use bianmin::api::CodeFor;
use domain::access::Allowed;
use domain::people::{DropKeys, Operation as People, Retire};
use domain::{Operation, PersonId};
use leptos::prelude::*;

use super::codes;
use super::form::Form;
use super::head::only;
use crate::client::Client;
use crate::parts::{Button, actions, card, heading, soft};
use crate::text::words;

/// How long a personal code is good, in minutes.
const CODE_MINUTES: u16 = 24 * 60;

/// Returns what is done about a person's PIN and keys, and their leaving.
pub fn access(client: Client, form: Form, id: PersonId) -> AnyView {
    let w = words();
    let (of_keys, of_leaving) = (id.clone(), id.clone());
    let drop_keys = Button::new(w.setup_drop_keys).on(move || {
        let drop = People::DropKeys(DropKeys { person: of_keys.clone(), device: None });
        form.send(Operation::People(drop), |_| "", || ());
    });
    let retire = Button::new(w.setup_retire).grave().on(move || {
        let retire = People::Retire(Retire { person: of_leaving.clone() });
        form.send(Operation::People(retire), |_| "", || ());
    });
    let code = codes::issue(client, CodeFor::Person(id), CODE_MINUTES, w.setup_issue_person_code);
    card(vec![
        heading(w.setup_pin),
        soft(w.setup_pin_help),
        only(client, Allowed::Care, vec![code]),
        heading(w.setup_leaving),
        soft(w.setup_leaving_help),
        actions(vec![
            only(client, Allowed::Care, vec![drop_keys]),
            only(client, Allowed::SetUp, vec![retire]),
        ]),
    ])
}
