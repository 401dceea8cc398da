//! The room and the day: lists that are answered when it opens, in the day and when the last one leaves, what
//! stands on record of them, and what is still to be done. S2.1.1, S2.1.2, S2.1.3, S2.1.6

mod answer;
mod answering;
mod form;
mod lead;
mod line;
mod record;
mod room;
pub mod say;
mod shot;
mod task;
mod today;

use domain::premises::{Kind, Which};
use domain::{PostId, TaskId};
use leptos::prelude::*;

pub use answering::read;
pub use lead::{leaving, receiving};
pub use today::{any, card, mine, needing, stuck, watched};

use super::unknown;
use crate::client::Client;

/// Returns the screen at an address below the room.
pub fn screen(client: Client, below: &str) -> AnyView {
    let parts: Vec<&str> = below.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => room::screen(client),
        ["task", id] => task::screen(client, TaskId((*id).to_owned())),
        [kind, post @ ..] => match which(kind, post) {
            Some(which) => answer::screen(client, &which),
            None => unknown::screen(),
        },
    }
}

/// Reads which list an address names.
pub fn which(kind: &str, post: &[&str]) -> Option<Which> {
    let kind = Kind::ALL.into_iter().find(|one| say::slug(*one) == kind)?;
    match post {
        [] => Some(Which::of_site(kind)),
        [post] => Some(Which { kind, post: Some(PostId((*post).to_owned())) }),
        [_, _, ..] => None,
    }
}
