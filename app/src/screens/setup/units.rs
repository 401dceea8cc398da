//! The directory of units outside the site: nobody is sent away without a place to go. S2.2.5

use domain::access::Allowed;
use domain::catalogue::{
    AddUnit, ConfirmUnit, Operation as Catalogue, Refusal as CatalogueRefusal, ReviseUnit,
    SwitchUnit, Unit,
};
use domain::{ItemCode, Operation, Refusal, UnitId};
use leptos::prelude::*;

use super::NEW;
use super::form::{Form, leave, switch, three};
use super::head::{add, below, head, only};
use super::post_fields::{self, joined};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Tone, badge, card, empty, flush_card, link_button, live, maybe, narrow_page,
    page, rows,
};
use crate::text::{day, fill, language, words};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];
const WHERE: [&str; 3] = ["place", "place.hant", "place.en"];
const HOURS: [&str; 3] = ["hours", "hours.hant", "hours.en"];
const WINDOW: [&str; 3] = ["window", "window.hant", "window.en"];

/// Returns the directory.
pub fn units(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let list: Vec<AnyView> =
            state.catalogue.units.values().map(|unit| row(client, unit)).collect();
        if list.is_empty() {
            empty(Icon::Place, words().setup_no_units, words().setup_no_units_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/units/new");
    page(
        w.setup_units,
        vec![head(client, Allowed::SetUp, w.setup_units), flush_card(w.setup_units, add, list)],
    )
}

/// Returns one unit as a row.
fn row(client: Client, unit: &Unit) -> AnyView {
    let confirmed = fill(words().setup_confirmed, &[("date", &day(unit.confirmed, language()))]);
    let sub = [unit.place.say(language()), " · ", &unit.phone, " · ", &confirmed].concat();
    let address = client.href(&["setup/units/", &unit.id.0].concat());
    let row = Row::new(unit.name.say(language()).to_owned(), sub);
    let removed = unit.retired.map(|_| badge(Tone::Plain, words().setup_removed));
    removed.into_iter().fold(row, Row::end).to(address)
}

/// Returns the form of a unit, or of a new one.
pub fn unit(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| UnitId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.catalogue.units.get(id));
    let leave = leave(client, "setup/units");
    let form = Form::new(client, &key(id.as_ref()), given(known));
    let save = {
        let (id, leave) = (id.clone(), leave.clone());
        move || {
            let Some(operation) = operation(client, form, id.clone()) else { return };
            form.send(Operation::Catalogue(operation), place, leave.clone());
        }
    };
    let mut others = vec![link_button(w.setup_back, client.href("setup/units"), false)];
    others.extend(known.map(|one| {
        let (unit, on) = (one.id.clone(), one.retired.is_some());
        let asked = Catalogue::SwitchUnit(SwitchUnit { unit, on });
        switch(form, on, Operation::Catalogue(asked), leave)
    }));
    narrow_page(
        w.setup_unit,
        vec![
            below(client, Allowed::SetUp, w.setup_unit, "setup/units", w.setup_units),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.three(NAME, w.setup_name),
                    form.three(WHERE, w.setup_place),
                    form.phone_line("phone", w.setup_phone, ""),
                    form.three(HOURS, w.setup_unit_hours),
                    form.three(WINDOW, w.setup_unit_window),
                    post_fields::items(&state, form, w.setup_unit_does),
                    form.foot(w.setup_save, save, others),
                ])],
            ),
            maybe(id.map(|id| confirm(client, form, id))),
        ],
    )
}

/// Returns the button that says a unit was asked today and is still as it stands here.
fn confirm(client: Client, form: Form, unit: UnitId) -> AnyView {
    let press = Button::new(words().setup_confirm_unit).icon(Icon::Check).on(move || {
        let confirm = Catalogue::ConfirmUnit(ConfirmUnit { unit: unit.clone() });
        form.send(Operation::Catalogue(confirm), place, || ());
    });
    only(client, Allowed::Care, vec![press])
}

fn key(id: Option<&UnitId>) -> String {
    ["setup-unit-", id.map_or(NEW, |id| &id.0)].concat()
}

/// Returns what the fields hold at first.
fn given(known: Option<&Unit>) -> Vec<(&'static str, String)> {
    let nothing = domain::text::Text::default();
    let mut given = three(NAME, known.map_or(&nothing, |unit| &unit.name)).to_vec();
    given.extend(three(WHERE, known.map_or(&nothing, |unit| &unit.place)));
    given.extend(three(HOURS, known.map_or(&nothing, |unit| &unit.hours)));
    given.extend(three(WINDOW, known.map_or(&nothing, |unit| &unit.window)));
    let does = known.map(|unit| joined(unit.does.iter().map(|code| code.0.as_str())));
    given.push(("items", does.unwrap_or_default()));
    given.push(("phone", known.map(|unit| unit.phone.clone()).unwrap_or_default()));
    given
}

/// Reads the form; marks every field that cannot be read.
fn operation(client: Client, form: Form, id: Option<UnitId>) -> Option<Catalogue> {
    let state = client.state_now();
    let units = state.catalogue.units.values().filter(|one| one.retired.is_none());
    let others = units.filter(|one| Some(&one.id) != id.as_ref());
    let (name, phone) = (form.name(NAME, others.map(|one| &one.name)), form.phone("phone"));
    let (Some(name), Some(phone)) = (name, phone) else { return None };
    let (place, hours, window) = (form.text(WHERE), form.text(HOURS), form.text(WINDOW));
    let does = post_fields::ids(form, "items").into_iter().map(ItemCode).collect();
    Some(match id {
        Some(unit) => {
            Catalogue::ReviseUnit(ReviseUnit { unit, name, place, phone, hours, window, does })
        }
        None => Catalogue::AddUnit(AddUnit { name, place, phone, hours, window, does }),
    })
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Catalogue(refusal) = refusal else { return "" };
    let CatalogueRefusal::UnitIncomplete { field } = refusal else { return "" };
    ["name", "place", "phone"].into_iter().find(|name| name == field).unwrap_or_default()
}
