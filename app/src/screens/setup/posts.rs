//! The posts of the site, each with its A and its B. S1.3.2

use domain::access::Allowed;
use domain::duty::{Plan, Post};
use leptos::prelude::*;

use super::head::{add, head};
use crate::client::Client;
use crate::parts::{Icon, Row, big, empty, flush_card, live, page, rows};
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// Returns the list of posts.
pub fn posts(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let (w, state) = (words(), client.state());
        let row = |(post, plan): (&Post, &Plan)| {
            let (a, b) = (state.people.name(&plan.a), say::names(&state, &plan.b));
            Row::new(
                plan.name.say(language()).to_owned(),
                fill(w.setup_post_people, &[("a", a), ("b", &b)]),
            )
            .lead(big(number(plan.number)))
            .to(client.href(&["setup/posts/", &post.id.0].concat()))
        };
        let list: Vec<AnyView> = state.duty.open_posts().into_iter().map(row).collect();
        if list.is_empty() {
            empty(Icon::Duty, w.setup_no_posts, w.setup_no_posts_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/posts/new");
    page(
        w.setup_posts,
        vec![head(client, Allowed::SetUp, w.setup_posts), flush_card(w.setup_posts, add, list)],
    )
}
