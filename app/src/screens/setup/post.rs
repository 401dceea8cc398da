//! One post: its number and name, A and each B, what it serves, its own hours. S1.3.2

use std::collections::BTreeSet;

use domain::access::Allowed;
use domain::duty::{
    AddPost, ClosePost, Operation as Duty, Plan, Refusal as DutyRefusal, RevisePost, Scope,
};
use domain::{DepartmentId, ItemCode, Operation, PersonId, PostId, Refusal, State};
use leptos::prelude::*;

use super::form::{Form, first, leave, three, ticked};
use super::head::{below, only};
use super::post_fields::joined;
use super::{NEW, hours, post_fields};
use crate::client::Client;
use crate::parts::{Button, card, link_button, narrow_page};
use crate::text::{words, words_now};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];

/// Separates ids kept in one field.
pub const APART: char = ' ';

/// Returns the form of a post, or of a new one.
pub fn post(client: Client, id: &str) -> AnyView {
    let w = words();
    let id = (id != NEW).then(|| PostId(id.to_owned()));
    let state = client.state_now();
    let known = id.as_ref().and_then(|id| state.duty.posts.get(id)?.plan());
    let leave = leave(client, "setup/posts");
    let key = ["setup-post-", id.as_ref().map_or(NEW, |id| &id.0)].concat();
    let form = Form::new(client, &key, given(&state, known));
    let save = {
        let (id, leave) = (id.clone(), leave.clone());
        move || {
            let Some(plan) = read(form) else { return };
            let operation = match id.clone() {
                Some(post) => Duty::RevisePost(RevisePost { post, plan, knowing: [].into() }),
                None => Duty::AddPost(AddPost { plan }),
            };
            form.send(Operation::Duty(operation), place, leave.clone());
        }
    };
    let mut others = vec![link_button(w.setup_back, client.href("setup/posts"), false)];
    others.extend(id.map(|post| close(form, post, leave)));
    narrow_page(
        w.setup_post,
        vec![
            below(client, Allowed::SetUp, w.setup_post, "setup/posts", w.setup_posts),
            only(
                client,
                Allowed::SetUp,
                vec![card(vec![
                    form.line("number", w.setup_post_number),
                    form.three(NAME, w.setup_name),
                    post_fields::people(&state, form),
                    post_fields::department(&state, form),
                    post_fields::scope(&state, form),
                    post_fields::own_hours(form),
                    form.foot(w.setup_save, save, others),
                ])],
            ),
        ],
    )
}

/// Returns the button that gives a post up.
fn close(form: Form, post: PostId, leave: impl Fn() + Clone + 'static) -> AnyView {
    Button::new(words().setup_post_close).grave().on(move || {
        let close = Duty::ClosePost(ClosePost { post: post.clone() });
        form.send(Operation::Duty(close), place, leave.clone());
    })
}

/// Returns what the fields hold at first.
fn given(state: &State, known: Option<&Plan>) -> Vec<(&'static str, String)> {
    let next = state.duty.open_posts().last().map_or(1, |(_, plan)| plan.number.saturating_add(1));
    let mut given =
        three(NAME, known.map_or(&domain::text::Text::default(), |plan| &plan.name)).to_vec();
    let only = known.and_then(|plan| match &plan.scope {
        Scope::All => None,
        Scope::Only(codes) => Some(joined(codes.iter().map(|code| code.0.as_str()))),
    });
    let week = known.and_then(|plan| plan.hours.clone());
    given.extend([
        ("number", known.map_or(next, |plan| plan.number).to_string()),
        ("a", known.map(|plan| plan.a.0.clone()).unwrap_or_default()),
        ("b", known.map(|plan| joined(plan.b.iter().map(|b| b.0.as_str()))).unwrap_or_default()),
        (
            "department",
            known
                .and_then(|plan| plan.department.clone())
                .filter(|id| state.catalogue.departments_offered().any(|one| one.id == *id))
                .map_or_else(String::new, |id| id.0),
        ),
        ("all", ticked(only.is_none())),
        ("items", only.unwrap_or_default()),
        ("own", ticked(week.is_some())),
    ]);
    given.extend(hours::given(&week.unwrap_or_else(|| state.site.hours.clone())));
    given
}

/// Reads the form; marks every field that cannot be read.
fn read(form: Form) -> Option<Plan> {
    let ids = |name| post_fields::ids(form, name);
    let number = form.number("number");
    let a = form.chosen("a", words_now().setup_post_a_needed);
    let hours = if form.ticked("own") { hours::read(form).map(Some) } else { Some(None) };
    let named = form.filled(NAME[0], DutyRefusal::NameBlank);
    let b = form.filled("b", DutyRefusal::NoB);
    let (Some(number), Some(a), Some(hours)) = (number, a, hours) else { return None };
    if named.is_none() || b.is_none() {
        return None;
    }
    let items: BTreeSet<ItemCode> = ids("items").into_iter().map(ItemCode).collect();
    let department = form.get("department");
    Some(Plan {
        number,
        name: form.text(NAME),
        department: (!department.is_empty()).then_some(DepartmentId(department)),
        scope: if form.ticked("all") { Scope::All } else { Scope::Only(items) },
        a: PersonId(a),
        b: ids("b").into_iter().map(PersonId).collect(),
        hours,
    })
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    use DutyRefusal as R;
    let Refusal::Duty(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, R::NameBlank), NAME[0]),
        (matches!(refusal, R::NumberTaken { .. }), "number"),
        (matches!(refusal, R::NoB | R::AIsB { .. } | R::NamedTwice { .. }), "b"),
        (matches!(refusal, R::HoursMalformed { .. }), "mon"),
    ])
}
