//! Registered: the number, the promised date, and the notice to show, print or read out.

use domain::ContactId;
use leptos::prelude::*;

use super::Desk;
use super::visit::Step;
use crate::parts::{
    Button, Icon, Tone, Words, actions, badge, big, card, facts, line, link_button, live,
    narrow_page, title,
};
use crate::screens::{case, notice};
use crate::text::words;

/// Returns the screen of a contact just registered.
pub fn screen(desk: Desk, id: ContactId) -> AnyView {
    let (client, words) = (desk.client, words());
    let address = client.href(&["contact/", &id.0].concat());
    let told = id.clone();
    narrow_page(
        words.reception_done,
        vec![
            line(vec![title(words.reception_done), live(move || standing(desk))]),
            live(move || numbers(desk, &id)),
            notice::of_contact(client, told),
            actions(vec![
                Button::new(words.reception_another).primary().large().icon(Icon::Receive).on(
                    move || {
                        desk.done.set(None);
                        desk.go(Step::What);
                    },
                ),
                link_button(words.reception_open_it, address, false),
            ]),
        ],
    )
}

/// Returns whether the server has confirmed it yet.
fn standing(desk: Desk) -> AnyView {
    let words = words();
    let pending =
        desk.done.get().is_some_and(|id| desk.client.is_pending(&domain::OperationId(id.0)));
    if pending {
        badge(Tone::Pending, words.act_saved)
    } else {
        badge(Tone::Good, words.today_confirmed)
    }
}

/// Returns the ledger's number, and the case's with its promised date.
fn numbers(desk: Desk, id: &ContactId) -> AnyView {
    let (state, words) = (desk.client.state(), words());
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    let mut pairs: Vec<(Words, AnyView)> =
        vec![(words.reception_done_no.into(), big(contact.no.clone()))];
    let opened = contact.case().and_then(|case| state.case.get(case));
    if let Some(opened) = opened {
        pairs.push((words.reception_done_case.into(), big(opened.no.0.clone())));
        if opened.due().is_some() {
            pairs.push((words.case_promised.into(), case::promise(desk.client, opened)));
        }
    }
    card(vec![facts(pairs)])
}
