//! The departments of the site. S2.2.5

use domain::access::Allowed;
use domain::catalogue::{
    AddDepartment, Department, Operation as Catalogue, ReviseDepartment, SwitchDepartment,
};
use domain::{DepartmentId, Operation};
use leptos::prelude::*;

use super::NEW;
use super::form::{Form, leave, switch, three};
use super::head::{add, below, head, only};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, badge, card, empty, flush_card, link_button, live, narrow_page, page, rows,
};
use crate::text::{language, words};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];
const WHERE: [&str; 3] = ["place", "place.hant", "place.en"];

/// Returns the list of departments.
pub fn departments(client: Client) -> AnyView {
    let w = words();
    let list = live(move || {
        let state = client.state();
        let list: Vec<AnyView> =
            state.catalogue.departments.values().map(|one| row(client, one)).collect();
        if list.is_empty() {
            empty(Icon::Place, words().setup_no_departments, words().setup_no_departments_how)
        } else {
            rows(list)
        }
    });
    let add = add(client, Allowed::SetUp, "setup/departments/new");
    page(
        w.setup_departments,
        vec![
            head(client, Allowed::SetUp, w.setup_departments),
            flush_card(w.setup_departments, add, list),
        ],
    )
}

/// Returns one department as a row.
fn row(client: Client, one: &Department) -> AnyView {
    let address = client.href(&["setup/departments/", &one.id.0].concat());
    let place = [one.place.say(language()), " · ", &one.phone].concat();
    let row = Row::new(one.name.say(language()).to_owned(), place);
    let removed = one.retired.map(|_| badge(Tone::Plain, words().setup_removed));
    removed.into_iter().fold(row, Row::end).to(address)
}

/// Returns the form of a department, or of a new one.
pub fn department(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| DepartmentId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.catalogue.departments.get(id));
    let (name, place, phone) = known
        .map(|one| (one.name.clone(), one.place.clone(), one.phone.clone()))
        .unwrap_or_default();
    let mut given = three(NAME, &name).to_vec();
    given.extend(three(WHERE, &place));
    given.push(("phone", phone));
    let key = ["setup-department-", id.as_ref().map_or(NEW, |id| &id.0)].concat();
    let leave = leave(client, "setup/departments");
    let form = Form::new(client, &key, given);
    let mut others = vec![link_button(w.setup_back, client.href("setup/departments"), false)];
    others.extend(known.map(|one| {
        let (department, on) = (one.id.clone(), one.retired.is_some());
        let asked = Catalogue::SwitchDepartment(SwitchDepartment { department, on });
        switch(form, on, Operation::Catalogue(asked), leave.clone())
    }));
    let save = move || {
        let state = client.state_now();
        let others =
            state.catalogue.departments_offered().filter(|one| Some(&one.id) != id.as_ref());
        let (name, phone) = (form.name(NAME, others.map(|one| &one.name)), form.phone("phone"));
        let (Some(name), Some(phone)) = (name, phone) else { return };
        let place = form.text(WHERE);
        let operation = match id.clone() {
            Some(department) => {
                Catalogue::ReviseDepartment(ReviseDepartment { department, name, place, phone })
            }
            None => Catalogue::AddDepartment(AddDepartment { name, place, phone }),
        };
        form.send(Operation::Catalogue(operation), |_| NAME[0], leave.clone());
    };
    narrow_page(
        w.setup_department,
        vec![
            below(
                client,
                Allowed::SetUp,
                w.setup_department,
                "setup/departments",
                w.setup_departments,
            ),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.three(NAME, w.setup_name),
                    form.three(WHERE, w.setup_place),
                    form.phone_line("phone", w.setup_phone, ""),
                    form.foot(w.setup_save, save, others),
                ])],
            ),
        ],
    )
}
