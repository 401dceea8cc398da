//! Who the visitor is: masked until needed, shown by one tap.

use domain::SubjectId;
use domain::text::{mask_name, mask_phone};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Button, Icon, Words, card, facts, heading, line_apart, live, soft};
use crate::text::words;

/// Returns the card of a visitor; nobody named is said so.
pub fn visitor(client: Client, subject: Option<SubjectId>) -> AnyView {
    let words = words();
    let Some(subject) = subject else {
        return card(vec![heading(words.reception_who), soft(words.contact_unnamed)]);
    };
    let open = RwSignal::new(false);
    live(move || {
        let Some(personal) = client.personal(&subject) else {
            return card(vec![heading(words.reception_who), soft(words.contact_elsewhere)]);
        };
        let shown = open.get();
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
        let reveal = Button::new(name).bare().icon(Icon::Person).on(move || open.set(!shown));
        card(vec![line_apart(vec![heading(words.reception_who), reveal]), facts(pairs)])
    })
}
