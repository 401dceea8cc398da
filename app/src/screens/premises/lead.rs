//! The way to a list that has to be answered first, where it stands against something. S2.1.1, S2.1.6

use domain::duty::End;
use domain::premises::{Kind, Refusal, Which, rules};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Tone, link_button, note, stack};
use crate::screens::ask;
use crate::text::words;

/// Returns why nobody is received yet, and the way to change that; nothing where the room is open.
pub fn receiving(client: Client) -> AnyView {
    let against = client.stamp().and_then(|stamp| rules::opened(&client.state(), &stamp).err());
    let Some(refusal) = against else { return ().into_any() };
    let why = ask::why(&refusal.clone().into());
    stack(vec![note(Tone::Soon, why.words, why.clause), way(client, &refusal)])
}

/// Returns the way to the list that has to be answered before one leaves.
pub fn leaving(client: Client, end: &End) -> AnyView {
    let stamp = client.stamp();
    let against = stamp.and_then(|stamp| rules::closed(&client.state(), end, &stamp).err());
    against.map_or_else(|| ().into_any(), |refusal| way(client, &refusal))
}

fn way(client: Client, refusal: &Refusal) -> AnyView {
    let (Refusal::NotOpened { which } | Refusal::NotClosed { which }) = refusal else {
        return ().into_any();
    };
    link_button(name(which), client.href(&say::address("room", which)), true)
}

fn name(which: &Which) -> &'static str {
    match which.kind {
        Kind::Opening | Kind::Tidiness => words().premises_go_opening,
        Kind::Closing => words().premises_go_closing,
    }
}
