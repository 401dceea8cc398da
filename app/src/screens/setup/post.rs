//! One post: its number and name, A and each B, what it serves, its own hours. S1.3.2

use std::collections::BTreeSet;

use domain::calendar::WeekHours;
use domain::duty::{
    AddPost, ClosePost, Operation as Duty, Plan, Refusal as DutyRefusal, RevisePost, Scope,
};
use domain::{DepartmentId, ItemCode, Operation, PersonId, PostId, Refusal, State};
use leptos::prelude::*;

use super::form::{Form, TICKED, first, leave, three, ticked};
use super::{NEW, hours};
use crate::client::Client;
use crate::parts::{
    Button, card, choices, heading, link_button, live, narrow_page, one_of, tick, title,
};
use crate::text::{language, words};

const NAME: [&str; 3] = ["name", "name.hant", "name.en"];

/// Separates ids kept in one field.
const APART: char = ' ';

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
                Some(post) => Duty::RevisePost(RevisePost { post, plan }),
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
            title(w.setup_post),
            card(vec![
                form.line("number", w.setup_post_number),
                form.three(NAME, w.setup_name),
                people(&state, form),
                department(&state, form),
                scope(&state, form),
                own_hours(form),
                form.foot(w.setup_save, save, others),
            ]),
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
    let ids = |ids: Vec<&str>| ids.join(&APART.to_string());
    let mut given =
        three(NAME, known.map_or(&domain::text::Text::default(), |plan| &plan.name)).to_vec();
    let only = known.and_then(|plan| match &plan.scope {
        Scope::All => None,
        Scope::Only(codes) => Some(ids(codes.iter().map(|code| code.0.as_str()).collect())),
    });
    let week = known.and_then(|plan| plan.hours.clone());
    given.extend([
        ("number", known.map_or(next, |plan| plan.number).to_string()),
        ("a", known.map(|plan| plan.a.0.clone()).unwrap_or_default()),
        (
            "b",
            known
                .map(|plan| ids(plan.b.iter().map(|b| b.0.as_str()).collect()))
                .unwrap_or_default(),
        ),
        (
            "department",
            known.and_then(|plan| Some(plan.department.as_ref()?.0.clone())).unwrap_or_default(),
        ),
        ("all", ticked(only.is_none())),
        ("items", only.unwrap_or_default()),
        ("own", ticked(week.is_some())),
    ]);
    given.extend(hours::given(&week.unwrap_or_else(|| state.site.hours.clone())));
    given
}

/// Returns the choice of A and of each B, among those who may serve.
fn people(state: &State, form: Form) -> AnyView {
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
    let wrong = [form.wrong("a"), form.wrong("b")];
    vec![
        choices(w.setup_post_a, of_a.collect()),
        choices(w.setup_post_b, of_b.collect()),
        live(move || {
            wrong.iter().filter_map(Get::get).map(crate::parts::why).collect_view().into_any()
        }),
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
fn department(state: &State, form: Form) -> AnyView {
    if state.catalogue.departments.is_empty() {
        return ().into_any();
    }
    let field = form.signal("department");
    let none = (String::new(), words().setup_none.to_owned());
    let some = state.catalogue.departments.values();
    let some = some.map(|one| (one.id.0.clone(), one.name.say(language()).to_owned()));
    let rows = std::iter::once(none).chain(some).map(|(id, name)| {
        let own = id.clone();
        let on = Signal::derive(move || field.with(|chosen| *chosen == own));
        one_of("post-department", name, "", on, move || field.set(id.clone()))
    });
    choices(words().setup_department, rows.collect())
}

/// Returns what the post serves: everything, or the items ticked.
fn scope(state: &State, form: Form) -> AnyView {
    let items: Vec<(String, String)> = state
        .catalogue
        .items
        .values()
        .filter(|item| item.on)
        .map(|item| (item.code.0.clone(), item.name.say(language()).to_owned()))
        .collect();
    let all = form.tick("all", words().setup_post_all_items);
    let some = live(move || {
        if form.signal("all").with(|all| all == TICKED) {
            return ().into_any();
        }
        let boxes = items.iter().cloned().map(|(id, name)| member(form.signal("items"), id, name));
        choices(words().setup_post_items, boxes.collect())
    });
    vec![heading(words().setup_post_scope), all, some].into_any()
}

/// Returns the post's own week, where it differs from the site's.
fn own_hours(form: Form) -> AnyView {
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

/// Reads the form; marks the first field that cannot be read.
fn read(form: Form) -> Option<Plan> {
    let ids = |name| -> Vec<String> {
        form.get(name).split(APART).filter(|id| !id.is_empty()).map(str::to_owned).collect()
    };
    let number = form.number("number")?;
    let a = form.get("a");
    if a.is_empty() {
        form.mark("a", words().setup_post_a_needed);
        return None;
    }
    let items: BTreeSet<ItemCode> = ids("items").into_iter().map(ItemCode).collect();
    let hours: Option<WeekHours> = if form.ticked("own") { Some(hours::read(form)?) } else { None };
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
