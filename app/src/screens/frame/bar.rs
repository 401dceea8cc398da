//! The bar: who is on post, and the truth about saving, always in the same place.

use leptos::prelude::*;

use crate::client::{Client, Link};
use crate::parts::{Icon, face, icon, live};
use crate::screens::say;
use crate::text::{fill, number, words};

/// Returns the bar.
pub fn bar(client: Client) -> AnyView {
    view! {
        <header class="bar">
            <a class="bar-who" href=client.href("duty")>
                {live(move || who(client))}
            </a>
            <a class="saving" href=client.href("tray") aria-live="polite">
                {live(move || saving(client))}
            </a>
        </header>
    }
    .into_any()
}

/// Returns the person signed in and the post they stand at.
fn who(client: Client) -> AnyView {
    let state = client.state();
    let Some(badge) = client.person().and_then(|person| state.people.badge(&person)) else {
        return ().into_any();
    };
    let words = words();
    let post = match say::standing(&state, &badge.person, client.now()) {
        None => words.frame_off_duty.to_owned(),
        Some(standing) => {
            let place = fill(
                words.frame_on_post,
                &[("number", &number(standing.number)), ("post", &standing.post)],
            );
            let how = if standing.first {
                words.frame_first_responsible
            } else {
                words.frame_also_present
            };
            [place.as_str(), how].join(" · ")
        }
    };
    view! {
        {face(badge.photo, badge.initials, false)}
        <span>
            <span class="bar-name">{badge.name}</span>
            <span class="bar-post">{post}</span>
        </span>
    }
    .into_any()
}

/// Returns what is saved here, what waits and what needs a person, in words.
fn saving(client: Client) -> AnyView {
    let (words, counts) = (words(), client.counts());
    let link = match client.link() {
        Link::Unknown | Link::Connected { .. } => None,
        Link::Apart { .. } => Some((words.frame_apart, words.frame_work_on)),
        Link::Revoked => Some((words.frame_revoked, "")),
        Link::TooOld => Some((words.frame_too_old, "")),
    };
    let link = link.map(|(said, more)| {
        view! {
            <span data-kind="offline">
                {icon(Icon::Offline)} <span>{said}<span class="saving-more">{more}</span></span>
            </span>
        }
    });
    let bad = (counts.needs_you > 0).then_some("bad");
    view! {
        {link}
        <span>{words.frame_saved_here} <b>{counts.saved_here}</b></span>
        <span>{words.frame_waiting} <b>{counts.waiting}</b></span>
        <span data-kind=bad>{words.frame_needs_you} <b>{counts.needs_you}</b></span>
    }
    .into_any()
}
