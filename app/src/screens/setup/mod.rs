//! Set-up: what an administrator decides once, and a supervisor week by week.

mod absence;
mod absence_kind;
mod breaks;
mod building;
mod calendar;
mod codes;
mod department;
mod fields;
mod form;
mod head;
mod hours;
mod item;
mod item_form;
mod items;
mod list;
mod list_line;
mod list_typed;
mod lists;
mod loans;
mod material;
mod person;
mod person_access;
mod photo;
mod phrases;
mod post;
mod post_fields;
mod posts;
mod reads;
mod roster;
mod roster_week;
mod setting;
mod setting_name;
mod settings;
mod site;
mod staff;
mod table;
mod table_read;
mod tablets;
mod team;
mod times;
mod times_add;
mod times_change;
mod times_said;
mod units;
mod wrong;
mod year;

use leptos::prelude::*;

pub use absence_kind::{KINDS as ABSENCES, kind as absence_name};
pub use form::{Form, first, leave, ticked};
pub use table_read::table_of;

use super::premises;
use crate::client::Client;
use crate::parts::{Row, flush_card, page, rows, title};
use crate::text::words;

/// Returns the screen at an address below `setup`, given by its parts.
pub fn screen(client: Client, below: &str) -> AnyView {
    let parts: Vec<&str> = below.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["site"] => site::site(client),
        ["hours"] => hours::hours(client),
        ["calendar"] => calendar::calendar(client),
        ["departments"] => department::departments(client),
        ["departments", id] => department::department(client, id),
        ["units"] => units::units(client),
        ["units", id] => units::unit(client, id),
        ["phrases"] => phrases::phrases(client),
        ["phrases", id] => phrases::phrase(client, id),
        ["posts"] => posts::posts(client),
        ["posts", id] => post::post(client, id),
        ["items"] => items::items(client),
        ["items", code] => item::item(client, code),
        ["staff"] => staff::staff(client),
        ["staff", id] => person::person(client, id),
        ["roster"] => roster::roster(client),
        ["absences"] => absence::absences(client),
        ["settings"] => settings::settings(client),
        ["times"] => times::all(client),
        ["times", post] => times::post(client, post),
        ["lists"] => lists::lists(client),
        ["lists", kind, post @ ..] => match premises::which(kind, post) {
            Some(which) => list::list(client, &which),
            None => index(client),
        },
        ["teams"] => team::teams(client),
        ["teams", id] => team::team(client, id),
        ["buildings"] => building::buildings(client),
        ["buildings", id] => building::building(client, id),
        ["tablets"] => tablets::tablets(client),
        ["table"] => table::table(client),
        _ => index(client),
    }
}

/// The last part of an address under which something new is entered.
const NEW: &str = "new";

/// Returns the list of what can be set up.
fn index(client: Client) -> AnyView {
    let w = words();
    let row = |name: &'static str, sub: &'static str, to: &str| {
        Row::new(name, sub).to(client.href(&["setup/", to].concat()))
    };
    let place = vec![
        row(w.setup_site, w.setup_site_sub, "site"),
        row(w.setup_hours, w.setup_hours_sub, "hours"),
        row(w.setup_calendar, w.setup_calendar_sub, "calendar"),
        row(w.setup_departments, w.setup_departments_sub, "departments"),
        row(w.setup_units, w.setup_units_sub, "units"),
        row(w.repair_set_buildings, w.repair_set_buildings_sub, "buildings"),
    ];
    let people = vec![
        row(w.setup_staff, w.setup_staff_sub, "staff"),
        row(w.setup_posts, w.setup_posts_sub, "posts"),
        row(w.setup_roster, w.setup_roster_sub, "roster"),
        row(w.setup_absences, w.setup_absences_sub, "absences"),
        row(w.appointment_times, w.appointment_times_sub, "times"),
        row(w.setup_tablets, w.setup_tablets_sub, "tablets"),
    ];
    let offer = vec![
        row(w.setup_items, w.setup_items_sub, "items"),
        row(w.premises_set, w.premises_set_sub, "lists"),
        row(w.repair_set_teams, w.repair_set_teams_sub, "teams"),
        row(w.phrase_title, w.phrase_set_up, "phrases"),
        row(w.setup_settings, w.setup_settings_sub, "settings"),
        row(w.setup_table, w.setup_table_sub, "table"),
    ];
    let nothing = || ().into_any();
    page(
        w.setup_title,
        vec![
            title(w.setup_title),
            flush_card(w.setup_group_people, nothing(), rows(people)),
            flush_card(w.setup_group_offer, nothing(), rows(offer)),
            flush_card(w.setup_group_place, nothing(), rows(place)),
        ],
    )
}
