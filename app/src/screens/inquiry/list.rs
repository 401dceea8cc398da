//! The inquiries one looks into, and the way to note what a spot check has shown.

use bianmin::api::Overseen;
use domain::State;
use domain::accountability::{Inquiry, view};
use leptos::prelude::*;

use super::{open, say};
use crate::client::Client;
use crate::parts::{
    Icon, Row, card, columns, count, empty, flush_card, icon, page, rows, soft, title,
};
use crate::screens::complaint::kind;
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Overseen>::new(client);
    let body = heard.show(move |overseen| {
        columns(vec![lines(client, overseen)], vec![open::spot_check(client, heard, overseen)])
    });
    page(w.inquiry_title, vec![title(w.inquiry_title), soft(w.inquiry_help), body])
}

fn lines(client: Client, overseen: &Overseen) -> AnyView {
    let (state, w) = (client.state(), words());
    let now = client.now();
    let mut all: Vec<&Inquiry> = overseen.inquiries.all().collect();
    all.sort_by_key(|one| {
        let over = view::awaits(&state, one, now) == view::Awaits::Nothing;
        (over, std::cmp::Reverse(one.opened))
    });
    if all.is_empty() {
        return card(vec![empty(Icon::Check, w.inquiry_none, w.inquiry_none_help)]);
    }
    let lines = all.into_iter().map(|one| row(client, &state, one)).collect();
    flush_card(w.inquiry_title, ().into_any(), rows(lines))
}

/// Returns an inquiry as a row that leads to it.
pub fn row(client: Client, state: &State, one: &Inquiry) -> AnyView {
    let name = [state.people.name(&one.person), " · ", kind(words(), one.kind)].concat();
    Row::new(name, one.no.clone())
        .end(say::standing(state, one, client.now()))
        .to(client.href(&["inquiry/", &one.id.0].concat()))
}

/// Returns, on Today, how many inquiries wait for the person signed in; nothing where none does.
pub fn to_do(client: Client, overseen: &Overseen) -> Option<AnyView> {
    let waits = overseen.waits.len();
    (waits > 0).then(|| {
        let said = fill(words().inquiry_wait, &[("count", &number(waits))]);
        let row = Row::new(said, words().inquiry_help)
            .lead(icon(Icon::Rule))
            .end(count(waits))
            .to(client.href("inquiries"));
        flush_card(words().inquiry_title, ().into_any(), rows(vec![row]))
    })
}
