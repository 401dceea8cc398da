//! One member of staff: badge, name, photo and roles.

use std::collections::BTreeSet;

use domain::access::Allowed;
use domain::people::{
    Add, Details, Operation as People, Person, Refusal as PeopleRefusal, Revise, Role,
};
use domain::{Badge, Operation, PersonId, Refusal};
use leptos::prelude::*;

use super::form::{Form, first, leave, ticked};
use super::head::{below, only};
use super::{NEW, person_access, photo};
use crate::client::Client;
use crate::parts::{card, heading, link_button, narrow_page};
use crate::text::{Words, words};

/// Returns the form of a person, or of a new one.
pub fn person(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| PersonId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.people.persons.get(id));
    let key = ["setup-person-", id.as_ref().map_or(NEW, |id| &id.0)].concat();
    let form = Form::new(client, &key, given(known));
    let leave = leave(client, "setup/staff");
    let save = {
        let id = id.clone();
        move || {
            let Some(details) = read(form) else { return };
            let operation = match id.clone() {
                Some(person) => People::Revise(Revise { person, details }),
                None => People::Add(Add { details }),
            };
            form.send(Operation::People(operation), place, leave.clone());
        }
    };
    let back = vec![link_button(w.setup_back, client.href("setup/staff"), false)];
    let mut cards = vec![
        below(client, Allowed::SetUp, w.setup_person, "setup/staff", w.setup_staff),
        only(client, Allowed::SetUp, vec![card(fields(form, save, back))]),
    ];
    let serving = known.is_some_and(|person| person.retired.is_none());
    cards.extend(id.filter(|_| serving).map(|id| person_access::access(client, form, id)));
    narrow_page(w.setup_person, cards)
}

/// Returns the fields of the form.
fn fields(form: Form, save: impl Fn() + 'static, others: Vec<AnyView>) -> Vec<AnyView> {
    let w = words();
    vec![
        form.line("badge", w.setup_badge),
        form.line("name", w.setup_person_name),
        form.helped("initials", w.setup_initials, w.setup_initials_help),
        photo::field(form),
        form.phone_line("phone", w.setup_phone, ""),
        heading(w.setup_roles),
        form.tick("clerk", w.setup_role_clerk),
        form.tick("supervisor", w.setup_role_supervisor),
        form.tick("administrator", w.setup_role_administrator),
        form.helped("rank", w.setup_rank, w.setup_rank_help),
        form.foot(w.setup_save, save, others),
    ]
}

/// Returns what the fields hold at first.
fn given(known: Option<&Person>) -> Vec<(&'static str, String)> {
    let text =
        |of: fn(&Person) -> &str| known.map(|person| of(person).to_owned()).unwrap_or_default();
    let has = |role, at_first| known.map_or(at_first, |person| person.roles.contains(&role));
    vec![
        ("badge", text(|person| &person.badge.0)),
        ("name", text(|person| &person.name)),
        ("initials", text(|person| &person.initials)),
        ("photo", text(|person| person.photo.as_deref().unwrap_or_default())),
        ("phone", text(|person| &person.phone)),
        ("rank", known.map_or(0, |person| person.rank).to_string()),
        ("clerk", ticked(has(Role::Clerk, true))),
        ("supervisor", ticked(has(Role::Supervisor, false))),
        ("administrator", ticked(has(Role::Administrator, false))),
    ]
}

/// Reads the form; marks every field that cannot be read.
fn read(form: Form) -> Option<Details> {
    let badge = form.filled("badge", PeopleRefusal::BadgeBlank);
    let name = form.filled("name", PeopleRefusal::NameBlank);
    let (phone, rank) = (form.phone("phone"), form.number("rank"));
    let (Some(phone), Some(rank)) = (phone, rank) else { return None };
    let (badge, name) = (Badge(badge?), name?);
    let roles: BTreeSet<Role> = [
        ("clerk", Role::Clerk),
        ("supervisor", Role::Supervisor),
        ("administrator", Role::Administrator),
    ]
    .into_iter()
    .filter(|(name, _)| form.ticked(name))
    .map(|(_, role)| role)
    .collect();
    let photo = form.get("photo");
    Some(Details {
        badge,
        name,
        initials: form.get("initials"),
        photo: (!photo.is_empty()).then_some(photo),
        phone,
        roles,
        rank,
    })
}

/// Returns what a role is called.
pub const fn role(w: &Words, role: Role) -> &'static str {
    match role {
        Role::Clerk => w.setup_role_clerk,
        Role::Supervisor => w.setup_role_supervisor,
        Role::Administrator => w.setup_role_administrator,
    }
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    use PeopleRefusal as R;
    let Refusal::People(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, R::BadgeBlank | R::BadgeTaken { .. }), "badge"),
        (matches!(refusal, R::NameBlank), "name"),
        (matches!(refusal, R::PhotoTooLarge { .. } | R::PhotoMalformed), "photo"),
    ])
}
