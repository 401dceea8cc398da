//! Something asked after the notice: everything at once, with its ground; a fault notes itself.
//! S2.2.4, S1.6.2

use std::collections::BTreeSet;

use domain::contact::{AskMore, Operation as Ask, rules};
use domain::{ContactId, MaterialKey, Operation};
use leptos::prelude::*;

use super::typed_lines;
use crate::client::Client;
use crate::parts::{Field, Icon, Views, choices, live, tick};
use crate::screens::panel::Panel;
use crate::screens::say;
use crate::text::{language, words};

/// Returns the act.
pub fn act(client: Client, contact: ContactId) -> AnyView {
    let words = words();
    let missing = RwSignal::new(BTreeSet::<MaterialKey>::new());
    let lines = RwSignal::new(String::new());
    let ground = RwSignal::new(String::new());
    let listed = contact.clone();
    Panel::new(client, Icon::Ledger, words.contact_ask_more, words.contact_ask_more_help)
        .field(live(move || materials(client, &listed, missing)))
        .field(Field::new(words.reception_lines).lines().into(lines))
        .field(Field::new(words.contact_ask_more_ground).into(ground))
        .asks(move || {
            let (contact, missing) = (contact.clone(), missing.get());
            let (lines, ground) = (typed_lines(&lines.get()), ground.get().trim().to_owned());
            Operation::Contact(Ask::AskMore(AskMore { contact, missing, lines, ground }))
        })
}

/// Returns what was not brought, to tick what is asked now.
fn materials(client: Client, id: &ContactId, missing: RwSignal<BTreeSet<MaterialKey>>) -> AnyView {
    let state = client.state();
    let contact = state.contact.get(id);
    let guide = contact.and_then(|contact| rules::guide(&state, contact));
    let (Some(contact), Some(guide)) = (contact, guide) else { return ().into_any() };
    let absent = guide.materials.iter().filter(|one| !contact.brought.contains(&one.key));
    let lines: Views = absent
        .map(|material| {
            let (own, key) = (material.key.clone(), material.key.clone());
            let on = Signal::derive(move || missing.with(|keys| keys.contains(&own)));
            let name = material.name.say(language()).to_owned();
            tick(name, say::material(material), on, move |asked| {
                missing.update(|keys| {
                    if asked {
                        keys.insert(key.clone());
                    } else {
                        keys.remove(&key);
                    }
                });
            })
        })
        .collect();
    choices(words().contact_ask_more_what, lines)
}
