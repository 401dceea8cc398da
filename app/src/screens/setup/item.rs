//! One item's guide: what it is, on what basis, by when, with which materials. S1.6.2, S2.2.4

use domain::access::Allowed;
use domain::calendar::Unit;
use domain::catalogue::{AddItem, Item, Operation as Catalogue, ReviseItem, Way};
use domain::{ItemCode, Operation};
use leptos::prelude::*;

use super::form::{Form, leave};
use super::head::{below, only};
use super::{NEW, item_form};
use crate::client::Client;
use crate::parts::{card, choices, heading, link_button, narrow_page, one_of, soft};
use crate::text::{Words, words};

pub const NAME: [&str; 3] = ["name", "name.hant", "name.en"];
pub const OUTSIDE: [&str; 3] = ["outside", "outside.hant", "outside.en"];
pub const FEE: [&str; 3] = ["fee", "fee.hant", "fee.en"];
pub const CONDITIONS: [&str; 3] = ["conditions", "conditions.hant", "conditions.en"];
pub const PROCEDURE: [&str; 3] = ["procedure", "procedure.hant", "procedure.en"];
pub const UNITS: [Unit; 5] =
    [Unit::WorkingDays, Unit::CalendarDays, Unit::Hours, Unit::ClockHours, Unit::Months];

/// Returns the form of an item, or of a new one.
pub fn item(client: Client, code: &str) -> AnyView {
    let w = words();
    let state = client.state_now();
    let known = state.catalogue.items.get(&ItemCode(code.to_owned())).cloned();
    let is_new = known.is_none();
    let item = known
        .unwrap_or_else(|| Item::new(ItemCode(String::new()), domain::text::Text::default(), ""));
    let key = ["setup-item-", if is_new { NEW } else { code }].concat();
    let form = Form::new(client, &key, item_form::given(&item));
    let leave = leave(client, "setup/items");
    let before = item.clone();
    let save = move || {
        let Some(item) = item_form::read(form, before.clone()) else { return };
        let item = Box::new(item);
        let operation = if is_new {
            Catalogue::AddItem(AddItem { item })
        } else {
            Catalogue::ReviseItem(ReviseItem { item })
        };
        form.send(Operation::Catalogue(operation), item_form::place, leave.clone());
    };
    let back = vec![link_button(w.setup_back, client.href("setup/items"), false)];
    narrow_page(
        w.setup_item,
        vec![
            below(client, Allowed::SetUp, w.setup_item, "setup/items", w.setup_items),
            only(
                client,
                Allowed::SetUp,
                vec![
                    card(vec![
                        form.helped("code", w.setup_item_code, w.setup_item_code_help),
                        form.three(NAME, w.setup_name),
                        form.three(OUTSIDE, w.setup_outside_name),
                        form.line("basis", w.setup_basis),
                        form.three(FEE, w.setup_fee),
                        form.three(CONDITIONS, w.setup_conditions),
                        form.three(PROCEDURE, w.setup_procedure),
                    ]),
                    card(limits(form)),
                    card(vec![
                        heading(w.setup_materials),
                        form.lines("materials", w.setup_materials, w.setup_materials_help),
                        form.helped("slots", w.setup_slots_of_item, w.setup_slots_of_item_help),
                        places(form, "way", w.setup_way, Way::ALL.map(|way| way_name(w, way))),
                        form.tick("anonymous", w.setup_anonymous),
                        form.tick("online", w.setup_online),
                        form.tick("common", w.setup_common),
                        form.tick("on", w.setup_offered),
                        form.foot(w.setup_publish, save, back),
                    ]),
                ],
            ),
        ],
    )
}

/// Returns the fields of kind and limits.
fn limits(form: Form) -> Vec<AnyView> {
    let w = words();
    vec![
        heading(w.setup_limits),
        form.tick("promised", w.setup_is_promised),
        form.helped("promised-count", w.setup_promised_limit, w.setup_limit_help),
        unit(form, "promised-unit"),
        form.helped("statutory-count", w.setup_statutory_limit, w.setup_limit_help),
        unit(form, "statutory-unit"),
        soft(w.setup_limits_help),
    ]
}

/// Returns the choice of a limit's unit.
fn unit(form: Form, name: &'static str) -> AnyView {
    let w = words();
    places(form, name, w.setup_unit_of_limit, UNITS.map(|unit| unit_name(w, unit)))
}

/// Returns a choice of one of several, of which the form holds the place.
fn places<const N: usize>(
    form: Form,
    name: &'static str,
    question: &'static str,
    all: [&'static str; N],
) -> AnyView {
    let field = form.signal(name);
    let rows = all.into_iter().enumerate().map(|(place, said)| {
        let place = place.to_string();
        let own = place.clone();
        let on = Signal::derive(move || field.with(|chosen| *chosen == own));
        one_of(name, said, "", on, move || field.set(place.clone()))
    });
    choices(question, rows.collect())
}

/// Returns where whoever asks for an item is taken.
const fn way_name(w: &Words, way: Way) -> &'static str {
    match way {
        Way::Window => w.setup_way_window,
        Way::Repair => w.setup_way_repair,
        Way::Complaint => w.setup_way_complaint,
    }
}

/// Returns what a unit is called.
const fn unit_name(w: &Words, unit: Unit) -> &'static str {
    match unit {
        Unit::WorkingDays => w.setup_working_days,
        Unit::CalendarDays => w.setup_calendar_days,
        Unit::Hours => w.setup_open_hours,
        Unit::ClockHours => w.setup_clock_hours,
        Unit::Months => w.setup_months,
    }
}
