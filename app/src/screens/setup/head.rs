//! The head of a screen of the set-up: the way back, its name, and who may change what it shows.

use domain::access::{self, Allowed};
use leptos::prelude::*;

use super::person::role;
use crate::client::Client;
use crate::parts::{Tone, Views, back_link, guarded, link_button, live, maybe, note, tight, title};
use crate::text::{fill, words};

/// Returns the head of a screen that stands in the list of the set-up.
pub fn head(client: Client, allowed: Allowed, name: &'static str) -> AnyView {
    below(client, allowed, name, "setup", words().setup_title)
}

/// Returns the head of a screen below another, whose address and name are given.
pub fn below(
    client: Client,
    allowed: Allowed,
    name: &'static str,
    parent: &str,
    parent_name: &'static str,
) -> AnyView {
    let barred = barred(client, allowed);
    let back = back_link(parent_name, client.href(parent));
    let who =
        live(move || maybe(barred.get().then(|| note(Tone::Plain, look_only(allowed), None))));
    vec![tight(vec![back, title(name)]), who].into_any()
}

/// Returns pieces that only those it is allowed to can change; others read them.
pub fn only(client: Client, allowed: Allowed, children: Views) -> AnyView {
    guarded(barred(client, allowed), children)
}

/// Returns the way to enter something new, for those who may.
pub fn add(client: Client, allowed: Allowed, to: &'static str) -> AnyView {
    let barred = barred(client, allowed);
    let link = move || link_button(words().setup_add, client.href(to), true);
    live(move || maybe((!barred.get()).then(link)))
}

/// Follows whether the person signed in may only look at what is allowed to others.
pub fn barred(client: Client, allowed: Allowed) -> Signal<bool> {
    let barred = Memo::new(move |_| {
        client.person().is_some_and(|person| {
            access::may(&client.state(), &person, allowed, client.now()).is_err()
        })
    });
    barred.into()
}

/// Says who may change what others only look at.
fn look_only(allowed: Allowed) -> String {
    let w = words();
    let roles: Vec<&str> = allowed.roles().iter().map(|one| role(w, *one)).collect();
    fill(w.setup_look_only, &[("needs", &roles.join(w.setup_or))])
}
