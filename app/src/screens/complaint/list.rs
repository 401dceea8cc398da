//! The complaints one may read, in the order in which they are to be handled, what is late first. R-CLK-12

use bianmin::api::Overseen;
use domain::complaint::view;
use leptos::prelude::*;

use super::back;
use super::card::in_all;
use super::say::row;
use crate::client::Client;
use crate::parts::{Icon, card, empty, flush_card, maybe, page, rows, soft, stack, title};
use crate::screens::told::Heard;
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let list = Heard::<Overseen>::new(client).show(move |overseen| lines(client, overseen));
    page(w.complaint_title, vec![title(w.complaint_title), soft(w.complaint_help), list])
}

fn lines(client: Client, overseen: &Overseen) -> AnyView {
    let (state, w) = (client.state(), words());
    let all = view::in_order(&state, &overseen.complaints);
    let list = if all.is_empty() {
        card(vec![empty(Icon::Check, w.complaint_none, w.complaint_none_help)])
    } else {
        let lines = all.into_iter().map(|one| row(client, &state, one)).collect();
        flush_card(w.complaint_title, ().into_any(), rows(lines))
    };
    stack(vec![maybe(in_all(overseen)), maybe(back::list(client, overseen)), list])
}
