//! What becomes of it: every way there is; those the rules do not allow now say why. S1.6.2, S2.2.4

use leptos::prelude::*;

use super::steps::Here;
use super::visit::Step;
use super::way::Way;
use super::{Desk, refused, ways};
use crate::parts::{Button, Icon, actions, fine, live, title};
use crate::screens::ask::submit_group;
use crate::text::words;

/// Returns the step.
pub fn step(desk: Desk) -> AnyView {
    let words = words();
    view! {
        {title(words.reception_outcome_question)}
        {fine(words.reception_outcome_help)}
        {refused(desk)}
        {live(move || ways::all(desk))}
    }
    .into_any()
}

/// Returns the way back.
pub fn foot(desk: Desk) -> AnyView {
    actions(vec![Button::new(words().act_back).icon(Icon::Back).on(move || desk.go(Step::Who))])
}

/// Says whether the visit is still to be registered.
fn visit_is_new(desk: Desk) -> bool {
    desk.visit.value.with_untracked(|visit| visit.contact.is_none())
}

/// Goes on to what a way needs, or saves it at once.
pub fn press(desk: Desk, way: Way) {
    if way.has_details() {
        desk.go(Step::Details(way));
    } else {
        save(desk, way);
    }
}

/// Saves the visit with its outcome on this tablet.
pub fn save(desk: Desk, way: Way) {
    let client = desk.client;
    let visit = desk.visit.value.get_untracked();
    let Some(person) = untrack(|| client.person()) else { return };
    let (state, now) = (client.state_now(), client.now_exact());
    let steps = Box::new(move |name: &dyn Fn(u32) -> domain::OperationId| {
        visit.steps(&Here { state: &state, person: person.clone(), now }, way, name)
    });
    let is_new = visit_is_new(desk);
    submit_group(client, desk.against, steps, move |saved| {
        if is_new {
            desk.done.set(Some(domain::ContactId::from(&saved.operation)));
        }
        desk.visit.clear();
    });
}
