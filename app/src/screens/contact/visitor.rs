//! Who the visitor is: masked for everybody, shown to one person by one tap, which is recorded. S2.1.7

use domain::contact::{Operation as Ask, Reveal};
use domain::text::{mask_name, mask_phone};
use domain::{CaseId, ContactId, Operation, PersonId, SubjectId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Words, card, facts, fine, heading, line_apart, live, soft, stack,
};
use crate::screens::ask::{Against, submit};
use crate::screens::message;
use crate::text::words;

/// Returns the card of a visitor; nobody named is said so. It hides again when the screen is left,
/// and from whoever signs in next.
pub fn visitor(
    client: Client,
    contact: ContactId,
    case: Option<CaseId>,
    subject: Option<SubjectId>,
) -> AnyView {
    let words = words();
    let Some(subject) = subject else {
        return card(vec![heading(words.reception_who), soft(words.contact_unnamed)]);
    };
    let messages = message::card(client, contact.clone());
    let shown_to = RwSignal::new(None::<PersonId>);
    let against = Against::new(None);
    let asked = Operation::Contact(Ask::Reveal(Reveal { contact, case }));
    let who = live(move || {
        let Some(personal) = client.personal(&subject) else {
            return card(vec![heading(words.reception_who), soft(words.contact_elsewhere)]);
        };
        let me = client.person();
        let shown = me.is_some() && shown_to.get() == me;
        let show = |text: &str, mask: fn(&str) -> String| {
            if shown { text.to_owned() } else { mask(text) }
        };
        let mut pairs: Vec<(Words, AnyView)> = vec![
            (words.reception_name.into(), show(&personal.name, mask_name).into_any()),
            (words.reception_phone_number.into(), show(&personal.phone, mask_phone).into_any()),
        ];
        if !personal.words.is_empty() {
            let said = if shown { personal.words.clone() } else { "…".to_owned() };
            pairs.push((words.reception_words.into(), said.into_any()));
        }
        let name = if shown { words.contact_hide } else { words.contact_reveal };
        let asked = asked.clone();
        let reveal = Button::new(name).bare().icon(Icon::Person).on(move || {
            if shown {
                return shown_to.set(None);
            }
            let me = me.clone();
            submit(client, against, asked.clone(), move |_| {
                shown_to.try_set(me);
            });
        });
        let refused = against.get().map(crate::parts::why);
        let small = fine(words.contact_reveal_help);
        card(vec![
            line_apart(vec![heading(words.reception_who), reveal]),
            facts(pairs),
            stack(std::iter::once(small).chain(refused).collect()),
        ])
    });
    stack(vec![who, messages])
}
