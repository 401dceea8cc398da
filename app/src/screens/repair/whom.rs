//! Who reported it: masked for everybody, shown to one person by one tap, which is recorded. S2.1.7

use domain::contact::Personal;
use domain::repair::{Operation as Ask, Repair, Reveal};
use domain::text::{mask_name, mask_phone};
use domain::{Operation, PersonId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Button, Icon, Words, card, facts, fine, heading, line_apart, soft, stack, why};
use crate::screens::ask::{Against, submit};
use crate::text::words;

/// Who may see it now, and what stands against looking. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Shown {
    to: RwSignal<Option<PersonId>>,
    against: Against,
}

impl Shown {
    /// Returns that nobody may.
    pub fn to_nobody() -> Self {
        Self { to: RwSignal::new(None), against: Against::new(None) }
    }
}

/// Returns the card of a repair.
pub fn card_of(client: Client, one: &Repair, shown: Shown) -> AnyView {
    let w = words();
    let asked = Operation::from(Ask::Reveal(Reveal { repair: one.id.clone() }));
    let names = (w.repair_who, w.repair_elsewhere);
    card_with(client, names, &say::said(client, one), asked, shown)
}

/// Returns such a card of anything: its name and what it says where nothing is known, what was said, and what is
/// asked to see it.
pub fn card_with(
    client: Client,
    (name, elsewhere): (&'static str, &'static str),
    said: &Personal,
    asked: Operation,
    shown: Shown,
) -> AnyView {
    let w = words();
    let head = heading(name);
    if said.is_blank() {
        return card(vec![head, soft(elsewhere)]);
    }
    if said.name.is_empty() && said.phone.is_empty() {
        return card(vec![head, soft(w.contact_unnamed)]);
    }
    let me = client.person();
    let open = me.is_some() && shown.to.get() == me;
    let show = |text: &str, mask: fn(&str) -> String| {
        if open { text.to_owned() } else { mask(text) }
    };
    let fields = [
        (w.reception_name, show(&said.name, mask_name)),
        (w.reception_phone_number, show(&said.phone, mask_phone)),
    ];
    let known = fields.into_iter().filter(|(_, text)| !text.is_empty());
    let pairs: Vec<(Words, AnyView)> =
        known.map(|(name, text)| (name.into(), text.into_any())).collect();
    let name = if open { w.contact_hide } else { w.contact_reveal };
    let reveal = Button::new(name).bare().icon(Icon::Person).on(move || {
        if open {
            return shown.to.set(None);
        }
        let me = me.clone();
        submit(client, shown.against, asked.clone(), move |_| {
            shown.to.try_set(me);
        });
    });
    let refused = shown.against.get().map(why);
    let small = fine(w.contact_reveal_help);
    card(vec![
        line_apart(vec![head, reveal]),
        facts(pairs),
        stack(std::iter::once(small).chain(refused).collect()),
    ])
}
