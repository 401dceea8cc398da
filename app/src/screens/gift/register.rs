//! The register of gifts, for those who oversee: what is still in somebody's hands first. S1.6.3

use bianmin::api::Overseen;
use domain::State;
use domain::conduct::{Gift, view};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Icon, Row, back_link, card, count, empty, flush_card, icon, page, rows, soft, title,
};
use crate::screens::told::Heard;
use crate::text::{day, fill, language, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let body = Heard::<Overseen>::new(client).show(move |overseen| lines(client, overseen));
    let back = back_link(w.gift_title, client.href("gifts"));
    page(w.gift_register, vec![back, title(w.gift_register), soft(w.gift_register_help), body])
}

fn lines(client: Client, overseen: &Overseen) -> AnyView {
    let (state, w) = (client.state(), words());
    let all = view::register(&overseen.conduct);
    if all.is_empty() {
        return card(vec![empty(Icon::Check, w.gift_none, w.gift_none_help)]);
    }
    let count = fill(w.gift_count, &[("count", &number(all.len()))]);
    let lines = all.into_iter().map(|one| row(client, &state, one)).collect();
    flush_card(count, ().into_any(), rows(lines))
}

fn row(client: Client, state: &State, one: &Gift) -> AnyView {
    let w = words();
    let name = [state.people.name(&one.by), say::kind(w, one.kind), &say::worth(w, one)];
    let sub = [day(one.on, language()), say::giver(w, one.giver).to_owned()].join(" · ");
    Row::new(name.join(" · "), sub)
        .end(say::standing(one))
        .to(client.href(&["gift/", &one.id.0].concat()))
}

/// Returns, on Today, how many gifts are still to be received; nothing where none is.
pub fn to_do(client: Client, overseen: &Overseen) -> Option<AnyView> {
    let (w, me) = (words(), client.person()?);
    let waits = view::to_receive(&overseen.conduct, &me).count();
    (waits > 0).then(|| {
        let said = fill(w.gift_wait, &[("count", &number(waits))]);
        let row = Row::new(said, w.gift_register)
            .lead(icon(Icon::Warn))
            .end(count(waits))
            .to(client.href("gifts/register"));
        flush_card(w.gift_title, ().into_any(), rows(vec![row]))
    })
}
