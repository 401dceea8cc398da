//! The service items: which are offered, and the way to each guide. S2.2.4

use domain::access::Allowed;
use domain::catalogue::{Item, Operation as Catalogue, SwitchItem};
use domain::{ItemCode, Operation};
use leptos::prelude::*;

use super::form::Form;
use super::head::{add, barred, head, only};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, badge, empty, flush_card, link_button, live, page, rows, search,
};
use crate::screens::say;
use crate::text::{language, words};

/// Returns the list of items, with a search.
pub fn items(client: Client) -> AnyView {
    let w = words();
    let sought = RwSignal::new(String::new());
    let form = Form::new(client, "setup-switch", vec![]);
    let looks = barred(client, Allowed::SetUp);
    let list = live(move || {
        let (state, sought) = (client.state(), sought.get().to_lowercase());
        let found = |item: &&Item| {
            let names = [&item.code.0, &item.name.hans, &item.name.hant, &item.name.en];
            names.iter().any(|name| name.to_lowercase().contains(sought.trim()))
        };
        let list: Vec<AnyView> = state
            .catalogue
            .items
            .values()
            .filter(found)
            .map(|item| row(client, form, looks.get(), item))
            .collect();
        if list.is_empty() {
            empty(Icon::Search, words().setup_no_items, words().setup_no_items_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/items/new");
    page(
        w.setup_items,
        vec![
            head(client, Allowed::SetUp, w.setup_items),
            search(w.setup_search, sought),
            form.whole(),
            only(client, Allowed::SetUp, vec![flush_card(w.setup_items, add, list)]),
        ],
    )
}

/// Returns one item as a row, with the way to its guide and its switch.
fn row(client: Client, form: Form, looks: bool, item: &Item) -> AnyView {
    let w = words();
    let (code, on) = (item.code.clone(), item.on);
    let switch =
        Button::new(if on { w.setup_switch_off } else { w.setup_switch_on }).bare().on(move || {
            let switch = SwitchItem { code: ItemCode(code.0.clone()), on: !on };
            form.send(Operation::Catalogue(Catalogue::SwitchItem(switch)), |_| "", || ());
        });
    let state = if on { badge(Tone::Good, w.setup_on) } else { badge(Tone::Plain, w.setup_off) };
    let label = if looks { w.setup_look } else { w.setup_revise };
    let guide = link_button(label, client.href(&["setup/items/", &item.code.0].concat()), false);
    let sub = [&item.code.0, " · ", &say::kind(item)].concat();
    let row = Row::new(item.name.say(language()).to_owned(), sub).end(state);
    let row = if looks { row } else { row.end(switch) };
    row.end(guide).still()
}
