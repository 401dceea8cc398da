//! The choices of a post's form: A and each B, the department, what it serves, its own hours. S1.3.2

use domain::State;
use leptos::prelude::*;

use super::form::{Form, TICKED};
use super::hours;
use super::post::APART;
use crate::parts::{choices, heading, live, one_of, tick};
use crate::text::{language, words};

/// Returns the choice of A and of each B, among those who may serve.
pub fn people(state: &State, form: Form) -> AnyView {
    let w = words();
    let staff: Vec<(String, String)> = state
        .people
        .persons
        .values()
        .filter(|person| person.retired.is_none() && person.serves())
        .map(|person| (person.id.0.clone(), person.name.clone()))
        .collect();
    let a = form.signal("a");
    let of_a = staff.iter().cloned().map(|(id, name)| {
        let own = id.clone();
        let on = Signal::derive(move || a.with(|chosen| *chosen == own));
        one_of("post-a", name, "", on, move || a.set(id.clone()))
    });
    let of_b = staff.iter().cloned().map(|(id, name)| member(form.signal("b"), id, name));
    vec![
        form.asked("a", w.setup_post_a, of_a.collect()),
        form.asked("b", w.setup_post_b, of_b.collect()),
    ]
    .into_any()
}

/// Returns a box that puts an id into a field of ids, or takes it out.
fn member(field: RwSignal<String>, id: String, name: String) -> AnyView {
    let own = id.clone();
    let on = Signal::derive(move || field.with(|ids| ids.split(APART).any(|one| one == own)));
    tick(name, "", on, move |ticked| {
        field.update(|ids| {
            let mut all: Vec<&str> =
                ids.split(APART).filter(|one| !one.is_empty() && *one != id).collect();
            if ticked {
                all.push(&id);
            }
            *ids = all.join(&APART.to_string());
        });
    })
}

/// Returns the choice of a department, where the site has any.
pub fn department(state: &State, form: Form) -> AnyView {
    if state.catalogue.departments_offered().next().is_none() {
        return ().into_any();
    }
    let field = form.signal("department");
    let none = (String::new(), words().setup_none.to_owned());
    let some = state.catalogue.departments_offered();
    let some = some.map(|one| (one.id.0.clone(), one.name.say(language()).to_owned()));
    let rows = std::iter::once(none).chain(some).map(|(id, name)| {
        let own = id.clone();
        let on = Signal::derive(move || field.with(|chosen| *chosen == own));
        one_of("post-department", name, "", on, move || field.set(id.clone()))
    });
    choices(words().setup_department, rows.collect())
}

/// Returns the items the site offers, by code and name.
fn offered(state: &State) -> Vec<(String, String)> {
    let items = state.catalogue.items.values().filter(|item| item.on);
    items.map(|item| (item.code.0.clone(), item.name.say(language()).to_owned())).collect()
}

fn boxes(items: &[(String, String)], form: Form, label: &'static str) -> AnyView {
    let boxes = items.iter().cloned().map(|(id, name)| member(form.signal("items"), id, name));
    choices(label, boxes.collect())
}

/// Returns the items ticked in the field `items`, whatever does them.
pub fn items(state: &State, form: Form, label: &'static str) -> AnyView {
    boxes(&offered(state), form, label)
}

/// Returns the ids that a field of ids holds.
pub fn ids(form: Form, name: &'static str) -> Vec<String> {
    form.get(name).split(APART).filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// Writes ids as a field of ids holds them.
pub fn joined<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    ids.collect::<Vec<_>>().join(&APART.to_string())
}

/// Returns what the post serves: everything, or the items ticked.
pub fn scope(state: &State, form: Form) -> AnyView {
    let items = offered(state);
    let all = form.tick("all", words().setup_post_all_items);
    let some = live(move || {
        if form.signal("all").with(|all| all == TICKED) {
            return ().into_any();
        }
        boxes(&items, form, words().setup_post_items)
    });
    vec![heading(words().setup_post_scope), all, some].into_any()
}

/// Returns the post's own week, where it differs from the site's.
pub fn own_hours(form: Form) -> AnyView {
    let own = form.tick("own", words().setup_post_own_hours);
    let week = live(move || {
        if form.signal("own").with(|own| own == TICKED) {
            hours::week(form).into_any()
        } else {
            ().into_any()
        }
    });
    vec![own, week].into_any()
}
