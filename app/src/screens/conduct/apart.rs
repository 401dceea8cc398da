//! An inspection without a network: who may begin one, and that what is typed is kept.

use domain::access::{self, Allowed};
use leptos::prelude::*;

use crate::client::{Client, Link};
use crate::parts::{Tone, Why, maybe, note};
use crate::screens::ask;
use crate::text::words;

/// Returns why the person signed in records none.
pub fn barred(client: Client) -> Option<Why> {
    let (state, now) = (client.state(), client.now());
    let refused = access::may(&state, &client.person()?, Allowed::Oversight, now).err();
    refused.map(|refusal| ask::why(&refusal.into()))
}

/// Says that what was typed is safe here, where it cannot be sent now.
pub fn kept(client: Client, failed: bool) -> AnyView {
    let apart = matches!(client.link(), Link::Apart { .. });
    maybe((apart || failed).then(|| note(Tone::Soon, words().inspection_kept_here, None)))
}
