//! The inspections, the latest visit first, and the way to record another.

use bianmin::api::Overseen;
use domain::State;
use domain::conduct::{Inspection, view};
use leptos::prelude::*;

use super::say;
use super::typed::{DRAFT, Typed};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, actions, badge, card, count, empty, flush_card, icon, link_button, list_card,
    maybe, page, rows, soft, title,
};
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| lines(client, overseen));
    let new = link_button(w.inspection_new, client.href("inspections/new"), true);
    page(
        w.inspection_title,
        vec![
            title(w.inspection_title),
            soft(w.inspection_help),
            actions(vec![new]),
            begun(client),
            body,
        ],
    )
}

/// Returns the way to a visit that is typed and not sent yet; it is on this tablet alone.
fn begun(client: Client) -> AnyView {
    let w = words();
    let typed = client.draft::<Typed>(DRAFT).value.get_untracked();
    let row = || {
        let row = Row::new(w.inspection_begun, w.inspection_kept_here);
        let row = row.lead(icon(Icon::Saved)).end(badge(Tone::Pending, w.inspection_not_sent));
        list_card(rows(vec![row.to(client.href("inspections/new"))]))
    };
    maybe((typed != Typed::default()).then(row))
}

fn lines(client: Client, overseen: &Overseen) -> AnyView {
    let (state, w) = (client.state(), words());
    let all = view::newest(&overseen.conduct);
    if all.is_empty() {
        return card(vec![empty(Icon::Check, w.inspection_none, w.inspection_none_help)]);
    }
    let count = fill(w.inspection_count, &[("count", &number(all.len()))]);
    let lines = all.into_iter().map(|one| row(client, &state, one)).collect();
    flush_card(count, ().into_any(), rows(lines))
}

fn row(client: Client, state: &State, one: &Inspection) -> AnyView {
    let sub = [say::way(words(), one.way), " · ", state.people.name(&one.by)].concat();
    Row::new(say::name(state, one), sub)
        .end(say::standing(one))
        .to(client.href(&["inspection/", &one.id.0].concat()))
}

/// Returns, on Today, how many contested lines wait for the person signed in; nothing where none does.
pub fn to_do(client: Client, overseen: &Overseen) -> Option<AnyView> {
    let me = client.person()?;
    let waits = view::to_settle(&overseen.conduct, &me).count();
    (waits > 0).then(|| {
        let said = fill(words().inspection_wait, &[("count", &number(waits))]);
        let row = Row::new(said, words().inspection_settle_help)
            .lead(icon(Icon::Rule))
            .end(count(waits))
            .to(client.href("inspections"));
        flush_card(words().inspection_title, ().into_any(), rows(vec![row]))
    })
}
