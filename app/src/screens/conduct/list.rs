//! The inspections, the latest visit first, and the way to record another.

use bianmin::api::Overseen;
use domain::State;
use domain::conduct::{Inspection, view};
use leptos::prelude::*;

use super::say;
use super::typed::{Sheet, Typed};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, actions, badge, card, count, empty, flush_card, icon, link_button, list_card,
    maybe, note, page, rows, soft, stack, title,
};
use crate::screens::duty::post_of;
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| lines(client, overseen));
    let (begun_ones, empty): (Vec<_>, Vec<_>) =
        Sheet::all(client).partition(|(_, typed)| *typed != Typed::default());
    let first = empty.first().map(|(sheet, _)| *sheet);
    page(
        w.inspection_title,
        vec![
            title(w.inspection_title),
            soft(w.inspection_help),
            another(client, first),
            begun(client, &begun_ones),
            body,
        ],
    )
}

/// Returns the ways to visits that are typed and not sent yet; they are on this tablet alone.
fn begun(client: Client, sheets: &[(Sheet, Typed)]) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let row = |(sheet, typed): &(Sheet, Typed)| {
        let post = typed.post.as_ref().map(|post| post_of(&state, post));
        let visit = [post.unwrap_or_default(), typed.date.clone(), typed.time.clone()];
        let visit: Vec<String> = visit.into_iter().filter(|part| !part.is_empty()).collect();
        Row::new(w.inspection_begun, visit.join(" · "))
            .lead(icon(Icon::Saved))
            .end(badge(Tone::Pending, w.inspection_not_sent))
            .to(client.href(&sheet.address()))
    };
    let kept = || {
        stack(vec![list_card(rows(sheets.iter().map(row).collect())), soft(w.inspection_kept_here)])
    };
    maybe((!sheets.is_empty()).then(kept))
}

/// Returns the way to a sheet that is empty; with all of them begun, one has to be sent first.
fn another(client: Client, empty: Option<Sheet>) -> AnyView {
    let w = words();
    match empty {
        Some(sheet) => {
            actions(vec![link_button(w.inspection_new, client.href(&sheet.address()), true)])
        }
        None => note(Tone::Soon, w.inspection_full, None),
    }
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
