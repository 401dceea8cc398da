//! Every call the site has promised, whoever promised it, the next due first. S2.3.1.7

use domain::State;
use domain::case::view;
use domain::contact::Contact;
use leptos::prelude::*;

use super::about;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, back_link, count, empty, flush_card, icon, live, maybe, narrow_page, rows,
    soft, title,
};
use crate::screens::{case as cases, say};
use crate::text::{day, fill, language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    narrow_page(
        w.contact_calls,
        vec![
            back_link(w.today_title, client.href("")),
            title(w.contact_calls),
            soft(w.contact_calls_help),
            live(move || list(client)),
        ],
    )
}

fn list(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let lines: Views =
        view::calls(&state).into_iter().map(|one| row(client, &state, one)).collect();
    if lines.is_empty() {
        let none = empty(Icon::Phone, w.contact_calls_none, w.contact_calls_none_help);
        return flush_card(w.contact_calls, ().into_any(), none);
    }
    flush_card(w.contact_calls, count(lines.len()), rows(lines))
}

/// Returns a promised call with its light: a press leads to its entry.
pub fn row(client: Client, state: &State, one: &Contact) -> AnyView {
    let light = view::call_light(state, one, client.now());
    let by = one
        .call_due()
        .map(|due| fill(words().contact_call_by, &[("date", &day(due, language()))]))
        .unwrap_or_default();
    let asks = view::awaits_instruction(state, one).then(|| words().contact_awaits.to_owned());
    let parts = [Some(one.no.clone()), Some(by), asks].into_iter().flatten();
    let owner = say::owner(client, state, one.owner());
    Row::new(about(state, one), say::line_of(client, one.subject.as_ref(), parts, owner))
        .lead(icon(Icon::Phone))
        .end(maybe(light.map(|(near, left)| cases::near_light(near, left))))
        .pending(client.is_pending(&domain::OperationId(one.id.0.clone())))
        .to(client.href(&["contact/", &one.id.0].concat()))
}
