//! The same ways for a contact that was registered before: what becomes of it now. S1.1.1

use domain::ContactId;
use leptos::prelude::*;

use super::visit::{Came, Step, Visit};
use super::{Desk, details, refused, spoken, ways};
use crate::client::Client;
use crate::parts::{live, stack};

/// Returns the ways for a contact, in place of the step of reception.
pub fn settle(client: Client, contact: &ContactId) -> AnyView {
    let desk = Desk::new(client, "settle");
    take_up(desk, contact);
    let step = Memo::new(move |_| desk.read(|visit| visit.step));
    let again = contact.clone();
    Effect::new(move |_| {
        // After it is saved the form is empty again: it stays with this contact.
        if desk.read(|visit| visit.contact.is_none()) {
            take_up(desk, &again);
        }
    });
    // What else can be done stands below: what is barred now is not in its way.
    let asked = RwSignal::new(false);
    live(move || match step.get() {
        Step::Details(way) => {
            let said = spoken::at(desk, Step::Details(way));
            stack(vec![said, details::step(desk, way), details::foot(desk, way)])
        }
        Step::What | Step::Who | Step::Outcome => {
            stack(vec![refused(desk), live(move || ways::lawful_first(desk, asked))])
        }
    })
}

/// Begins with what is known of the contact, unless its form is half filled in already.
fn take_up(desk: Desk, id: &ContactId) {
    let state = desk.client.state_now();
    let Some(contact) = state.contact.get(id) else { return };
    if desk.visit.value.with_untracked(|visit| visit.contact.as_ref() == Some(id)) {
        return;
    }
    desk.visit.value.set(Visit {
        step: Step::Outcome,
        channel: Came(contact.channel),
        contact: Some(id.clone()),
        item: contact.item.clone(),
        brought: contact.brought.clone(),
        ..Visit::default()
    });
}
