//! How much at each line of the rail needs whoever is signed in.

use domain::appointment::view as appointments;
use domain::contact::view::counts;
use domain::handover::view as handover;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{alarm, count};
use crate::screens::contact::replies;
use crate::screens::{custody, premises, queue, repair};

/// Returns nothing: there is nothing to count.
pub fn nothing(_: Client) -> AnyView {
    ().into_any()
}

/// Returns how many matters wait for this person.
pub fn today(client: Client) -> AnyView {
    count(client.person().map_or(0, |person| {
        let counts = counts(&client.state().contact, &person, client.today());
        let here = premises::needing(client) + custody::needing(client) + repair::needing(client);
        counts.waiting + counts.calls + replies::needing(client) + here
    }))
}

/// Returns how many handovers wait for this person, and how many lines have come to them since.
pub fn handed_over(client: Client) -> AnyView {
    count(client.person().map_or(0, |person| {
        let state = client.state();
        let since = handover::arrived_for(&state, &person);
        handover::waiting_for(&state, &person).len() + since.len()
    }))
}

/// Returns how much was refused: red, as in the bar.
pub fn refused(client: Client) -> AnyView {
    alarm(usize::try_from(client.counts().needs_you).unwrap_or_default())
}

/// Returns how many visitors are here whose promised time has come, and how many were not settled.
pub fn late(client: Client) -> AnyView {
    let (state, now) = (client.state(), client.now());
    let here = appointments::today(&state, now).into_iter();
    let late = here.filter(|one| appointments::is_late(&state, one, now)).count();
    count(late + appointments::unsettled(&state, now).len())
}

/// Returns how many wait in the lines.
pub fn waiting(client: Client) -> AnyView {
    count(queue::waiting(client))
}
