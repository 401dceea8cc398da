//! The lists of opening and closing: which the site uses, and which a window has of its own. S2.1.1, S2.1.6

use domain::access::Allowed;
use domain::premises::{Kind, Which};
use domain::{PostId, State};
use leptos::prelude::*;

use super::head::head;
use crate::client::Client;
use crate::parts::{Row, Tone, badge, flush_card, live, page, rows, soft};
use crate::screens::duty::post_of;
use crate::screens::premises::say;
use crate::text::words;

/// Returns every list there can be, each with whether it is used.
pub fn lists(client: Client) -> AnyView {
    let w = words();
    let card = move |kind| live(move || of_kind(client, kind));
    let mut pieces = vec![head(client, Allowed::SetUp, w.premises_set), soft(w.premises_set_help)];
    pieces.extend(Kind::ALL.map(card));
    page(w.premises_set, pieces)
}

fn of_kind(client: Client, kind: Kind) -> AnyView {
    let state = client.state();
    let posts = state.duty.open_posts().into_iter().map(|(post, _)| Some(post.id.clone()));
    let all = std::iter::once(None).chain(posts);
    let lines = all.map(|post| row(client, &state, kind, post)).collect();
    flush_card(say::kind(words(), kind), ().into_any(), rows(lines))
}

fn row(client: Client, state: &State, kind: Kind, post: Option<PostId>) -> AnyView {
    let w = words();
    let name = post.as_ref().map_or(w.premises_set_site.to_owned(), |post| post_of(state, post));
    let which = Which { kind, post };
    let used = state.premises.list(&which).is_some_and(|list| list.from.is_some());
    let (tone, said) =
        if used { (Tone::Good, w.premises_used) } else { (Tone::Plain, w.premises_unused) };
    let address = client.href(&say::address("setup/lists", &which));
    Row::new(name, "").end(badge(tone, said)).to(address)
}
