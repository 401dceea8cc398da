//! What the server has not accepted of one's calls: said where one calls, and put away there. S1.6.3

use domain::Operation;
use leptos::prelude::*;

use crate::client::{Client, TrayItem, Why};
use crate::parts::{Tone, Views, line_apart, note, stack};
use crate::screens::ask;
use crate::screens::tray::settles;

/// Returns why numbers were not called, served or set aside, until whoever asked has read it.
pub fn calls(client: Client) -> AnyView {
    let (me, tray) = (client.person(), client.tray());
    let lines: Views =
        tray.iter().filter(|one| one.owner == me).filter_map(|one| line(client, one)).collect();
    if lines.is_empty() { ().into_any() } else { stack(lines) }
}

fn line(client: Client, one: &TrayItem) -> Option<AnyView> {
    let (Some(Operation::Queue(_)), Why::Refused(refusal)) = (&one.asked, &one.why) else {
        return None;
    };
    let said = ask::why(refusal);
    Some(line_apart(vec![note(Tone::Bad, said.words, said.clause), settles(client, one)]))
}
