//! The choice of one colleague.

use domain::people::Person;
use domain::{PersonId, State};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Views, choices, live, one_of};

/// Says who may be chosen.
type May = Box<dyn Fn(&State, &Person) -> bool + Send>;

/// Returns the choice of one of the staff who may be chosen, under its question.
pub fn colleague(
    client: Client,
    to: RwSignal<PersonId>,
    (group, question): (&'static str, &'static str),
    may: impl Fn(&State, &Person) -> bool + Send + 'static,
) -> AnyView {
    let may: May = Box::new(may);
    live(move || {
        let state = client.state();
        let staff = state.people.staff().into_iter().filter(|person| may(&state, person));
        let lines: Views = staff
            .map(|person| {
                let (own, chosen) = (person.id.clone(), person.id.clone());
                let on = Signal::derive(move || to.get() == own);
                one_of(group, person.name.clone(), "", on, move || to.set(chosen.clone()))
            })
            .collect();
        choices(question, lines)
    })
}
