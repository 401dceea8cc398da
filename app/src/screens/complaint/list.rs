//! The complaints one may read, in the order in which they are to be handled.

use bianmin::api::Overseen;
use domain::State;
use domain::complaint::{Complaint, view};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Icon, Row, card, empty, flush_card, page, rows, soft, title};
use crate::screens::told::Heard;
use crate::text::{instant, language, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let list = Heard::<Overseen>::new(client).show(move |overseen| lines(client, overseen));
    page(w.complaint_title, vec![title(w.complaint_title), soft(w.complaint_help), list])
}

fn lines(client: Client, overseen: &Overseen) -> AnyView {
    let (state, w) = (client.state(), words());
    let all = view::in_order(&state, &overseen.complaints);
    if all.is_empty() {
        return card(vec![empty(Icon::Check, w.complaint_none, w.complaint_none_help)]);
    }
    let lines = all.into_iter().map(|one| row(client, &state, one)).collect();
    flush_card(w.complaint_title, ().into_any(), rows(lines))
}

fn row(client: Client, state: &State, one: &Complaint) -> AnyView {
    let filed = instant(one.filed, state.site.zone, language());
    let sub = [say::about(state, &one.about), one.no.clone(), filed].join(" · ");
    Row::new(say::kind(words(), one.kind), sub)
        .end(say::standing(state, one, client.now()))
        .to(client.href(&["complaint/", &one.id.0].concat()))
}
