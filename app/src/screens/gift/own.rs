//! What was offered to oneself: to declare it, and to read what became of it. S1.6.3

use bianmin::api::Concerning;
use domain::conduct::{Gift, view};
use leptos::prelude::*;

use super::{declare, say, story};
use crate::client::Client;
use crate::parts::{
    Icon, actions, card, columns, empty, heading, line, link_button, page, soft, stack, title,
};
use crate::screens::complaint;
use crate::screens::told::Heard;
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let own = Heard::<Concerning>::new(client);
    let body = own
        .show(move |told| columns(vec![declare::card(client, own)], vec![declared(client, told)]));
    let mut pieces = vec![title(w.gift_title), soft(w.gift_help)];
    if untrack(|| complaint::may(client)) {
        let all = link_button(w.gift_to_register, client.href("gifts/register"), false);
        pieces.push(actions(vec![all]));
    }
    pieces.push(body);
    page(w.gift_title, pieces)
}

fn declared(client: Client, told: &Concerning) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let all = view::register(&told.conduct);
    let mut pieces = vec![heading(w.gift_own)];
    if all.is_empty() {
        pieces.push(card(vec![empty(Icon::Check, w.gift_own_none, w.gift_own_none_help)]));
    }
    for one in all {
        pieces.push(line(vec![say::standing(one)]));
        pieces.push(story::of(&state, one, &told.words));
    }
    stack(pieces)
}

/// Returns how many gifts one still holds.
pub fn waiting(told: &Concerning) -> usize {
    told.conduct.gifts().filter(|one| Gift::is_in_hand(one)).count()
}
