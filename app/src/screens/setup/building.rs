//! The buildings of the site, to choose from where something is broken or shut off. UL01, UL03

use domain::access::Allowed;
use domain::repair::{Building, Operation as Ask, SetBuilding};
use domain::{BuildingId, Operation};
use leptos::prelude::*;

use super::NEW;
use super::form::{Form, leave, three, ticked};
use super::head::{add, below, head, only};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, badge, card, empty, flush_card, link_button, live, narrow_page, page,
    rows,
};
use crate::text::{language, words};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];

/// Returns the list of buildings.
pub fn buildings(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let list: Views = state.repair.buildings().map(|one| row(client, one)).collect();
        if list.is_empty() {
            let (none, how) =
                (words().repair_set_no_buildings, words().repair_set_no_buildings_how);
            empty(Icon::Place, none, how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/buildings/new");
    page(
        w.repair_set_buildings,
        vec![
            head(client, Allowed::SetUp, w.repair_set_buildings),
            flush_card(w.repair_set_buildings, add, list),
        ],
    )
}

fn row(client: Client, one: &Building) -> AnyView {
    let address = client.href(&["setup/buildings/", &one.id.0].concat());
    let row = Row::new(one.name.say(language()).to_owned(), "");
    let off = one.off.then(|| badge(Tone::Plain, words().repair_set_off));
    off.into_iter().fold(row, Row::end).to(address)
}

/// Returns the form of a building, or of a new one.
pub fn building(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| BuildingId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.repair.building(id));
    let nothing = domain::text::Text::default();
    let mut given = three(NAME, known.map_or(&nothing, |one| &one.name)).to_vec();
    given.push(("off", ticked(known.is_some_and(|one| one.off))));
    let key = ["setup-building-", id.as_ref().map_or(NEW, |id| &id.0)].concat();
    let form = Form::new(client, &key, given);
    let done = leave(client, "setup/buildings");
    let save = move || {
        let set =
            SetBuilding { building: id.clone(), name: form.text(NAME), off: form.ticked("off") };
        form.send(Operation::from(Ask::SetBuilding(set)), |_| NAME[0], done.clone());
    };
    let others = vec![link_button(w.setup_back, client.href("setup/buildings"), false)];
    let (name, all) = (w.repair_set_building, w.repair_set_buildings);
    narrow_page(
        name,
        vec![
            below(client, Allowed::SetUp, name, "setup/buildings", all),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.three(NAME, w.setup_name),
                    form.tick("off", w.repair_set_building_off),
                    form.foot(w.setup_save, save, others),
                ])],
            ),
        ],
    )
}
