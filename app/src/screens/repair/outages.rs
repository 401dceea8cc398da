//! What is shut off now and what will be, prolonged or ended from here. UL03

use domain::repair::{EndOutage, Operation as Ask, Outage, ProlongOutage, view};
use domain::{Operation, OutageId, State};
use leptos::prelude::*;

use super::shut;
use super::when::When;
use crate::client::Client;
use crate::parts::{
    Field, Icon, Tone, Views, Words, actions, back_link, badge, card, empty, facts, heading, line,
    link_button, live, maybe, narrow_page, soft, stack, strong, title,
};
use crate::screens::panel::Panel;
use crate::text::{fill, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let ids = Memo::new(move |_| {
        let state = client.state();
        let all = view::outages(&state, client.now()).into_iter();
        all.map(|one| one.id.clone()).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let list = live(move || {
        if none.get() {
            return card(vec![empty(
                Icon::Check,
                w.repair_outages_none,
                w.repair_outages_none_help,
            )]);
        }
        let each = move || ids.get();
        let card = move |id| untrack(|| one(client, id));
        view! { <For each=each key=Clone::clone children=card /> }.into_any()
    });
    narrow_page(
        w.repair_outages,
        vec![
            back_link(w.repair_title, client.href("repairs")),
            title(w.repair_outages),
            soft(w.repair_outages_help),
            actions(vec![link_button(
                w.repair_announce_new,
                client.href("repairs/announce"),
                true,
            )]),
            list,
        ],
    )
}

fn one(client: Client, id: OutageId) -> AnyView {
    let shown = id.clone();
    let told = live(move || {
        let state = client.state();
        maybe(state.repair.outage(&shown).map(|outage| tells(client, &state, outage)))
    });
    card(vec![told, prolong(client, id.clone()), end(client, id)])
}

fn tells(client: Client, state: &State, one: &Outage) -> AnyView {
    let w = words();
    let on = one.is_on(client.now());
    let mut signs = vec![
        heading(shut::supply(w, one.supply)),
        badge(
            if on { Tone::Bad } else { Tone::Soon },
            if on { w.repair_outage_on } else { w.repair_outage_soon },
        ),
    ];
    signs.extend(one.emergency.then(|| badge(Tone::Plain, w.repair_outage_emergency)));
    signs.extend(view::is_short(state, one).then(|| badge(Tone::Bad, w.repair_outage_short)));
    let pairs: Vec<(Words, AnyView)> = vec![
        (w.repair_where.into(), strong(shut::place(state, one))),
        (w.repair_outage_when.into(), strong(shut::when(state, one))),
        (w.repair_why.into(), strong(one.why.clone())),
    ];
    let longer = one.prolonged.as_ref();
    let longer = longer.map(|one| soft(fill(w.repair_prolonged, &[("words", &one.words)])));
    let mut all: Views = vec![line(signs), facts(pairs)];
    all.extend(longer);
    stack(all)
}

fn prolong(client: Client, outage: OutageId) -> AnyView {
    let w = words();
    let key = |field: &str| ["outage-", field, "-", &outage.0].concat();
    let (when, said) = (When::today(client, &key("to")), client.draft::<String>(&key("longer")));
    let act = Panel::new(client, Icon::Clock, w.repair_prolong, w.repair_prolong_help);
    let act = when.ask(act, w.repair_to_time, true);
    act.typed(said, Field::new(w.repair_prolong_words)).asks(move || {
        let (outage, words) = (outage.clone(), said.value.get().trim().to_owned());
        // Until it is typed, the present end is meant, which a rule refuses.
        let to = when.at().or_else(|| Some(client.state().repair.outage(&outage)?.until()));
        let to = to.unwrap_or_else(|| client.now());
        Operation::from(Ask::ProlongOutage(ProlongOutage { outage, to, words }))
    })
}

fn end(client: Client, outage: OutageId) -> AnyView {
    let w = words();
    let said = client.draft::<String>(&["outage-end-", &outage.0].concat());
    Panel::new(client, Icon::Check, w.repair_end_outage, w.repair_end_help)
        .typed(said, Field::new(w.repair_end_words))
        .asks(move || {
            let (outage, words) = (outage.clone(), said.value.get().trim().to_owned());
            Operation::from(Ask::EndOutage(EndOutage { outage, words }))
        })
}
