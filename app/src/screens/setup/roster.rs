//! The roster of a week: who stands at each post in each opening; a hole is refused. S1.3.1

use std::collections::BTreeMap;

use domain::duty::{Operation as Duty, PublishRoster, Shift};
use domain::time::{Date, Hours, Timestamp, shift};
use domain::{Operation, PersonId, PostId, State};
use leptos::prelude::*;

use super::form::Form;
use crate::client::Client;
use crate::parts::{Button, Icon, card, line_apart, live, page, soft, title};
use crate::screens::ask;
use crate::text::{day, language, words};

/// How many days a roster of this screen has.
const DAYS: i64 = 7;

/// One opening of one post on one day.
type Place = (PostId, Date, Hours);

/// Who is to stand where, as chosen so far.
type Chosen = BTreeMap<Place, Option<PersonId>>;

/// Returns the week's roster.
pub fn roster(client: Client) -> AnyView {
    let w = words();
    let first = RwSignal::new(client.today());
    let chosen = RwSignal::new(usual(&client.state_now(), first.get_untracked()));
    let turn = move |days: i64| {
        let from = first.with_untracked(|from| shift(*from, days));
        first.set(from);
        chosen.set(usual(&client.state_now(), from));
    };
    let asked = move || asked(first.get(), &chosen.get());
    let barred = ask::barred(client, asked);
    let form = Form::new(client, "setup-roster", vec![]);
    let publish =
        Button::new(w.setup_publish).primary().icon(Icon::Check).barred(barred).on(move || {
            let operation = untrack(asked);
            form.send(operation, |_| "", || ());
        });
    let week = live(move || table(client, first.get(), chosen));
    page(
        w.setup_roster,
        vec![
            title(w.setup_roster),
            soft(w.setup_roster_help),
            line_apart(vec![
                Button::new(w.setup_week_before).on(move || turn(-DAYS)),
                live(move || soft(span(first.get()))),
                Button::new(w.setup_week_after).on(move || turn(DAYS)),
            ]),
            card(vec![week]),
            publish,
        ],
    )
}

/// Returns the days of a week, first and last.
fn span(from: Date) -> String {
    [day(from, language()), day(shift(from, DAYS - 1), language())].join(" – ")
}

/// Returns what would hold without a new roster: who is expected at the beginning of each opening.
fn usual(state: &State, from: Date) -> Chosen {
    let mut chosen = Chosen::new();
    for date in (0..DAYS).map(|n| shift(from, n)) {
        for (post, _) in state.duty.open_posts() {
            for hours in domain::duty::view::open_hours(state, &post.id, date) {
                let at = Timestamp::at(date, hours.from, state.site.zone);
                let who = domain::duty::view::expected(state, &post.id, at);
                chosen.insert((post.id.clone(), date, hours), who);
            }
        }
    }
    chosen
}

/// Returns the operation that publishes what is chosen.
fn asked(from: Date, chosen: &Chosen) -> Operation {
    let shifts = chosen.iter().filter_map(|((post, date, hours), person)| {
        let (post, person) = (post.clone(), person.clone()?);
        Some(Shift { post, date: *date, hours: *hours, person })
    });
    let to = shift(from, DAYS - 1);
    Operation::Duty(Duty::PublishRoster(PublishRoster { from, to, shifts: shifts.collect() }))
}

/// Returns the week as a table: a row for each opening, a column for each post.
fn table(client: Client, from: Date, chosen: RwSignal<Chosen>) -> AnyView {
    let state = client.state();
    let posts = state.duty.open_posts();
    let heads: Vec<AnyView> = posts
        .iter()
        .map(|(_, plan)| {
            view! { <th scope="col">{plan.name.say(language()).to_owned()}</th> }.into_any()
        })
        .collect();
    let days: Vec<AnyView> = (0..DAYS)
        .map(|n| shift(from, n))
        .flat_map(|date| openings(&state, date).into_iter().map(move |hours| (date, hours)))
        .map(|(date, hours)| {
            let cells: Vec<AnyView> = posts
                .iter()
                .map(|(post, _)| cell(client, (post.id.clone(), date, hours), chosen))
                .collect();
            let name = [day(date, language()), hours.to_string()].join(" ");
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="roster">
            <thead><tr><th scope="col">{words().setup_date}</th>{heads}</tr></thead>
            <tbody>{days}</tbody>
        </table>
    }
    .into_any()
}

/// Returns the openings of a day at any post.
fn openings(state: &State, date: Date) -> Vec<Hours> {
    let mut spans: Vec<Hours> = state
        .duty
        .open_posts()
        .iter()
        .flat_map(|(post, _)| domain::duty::view::open_hours(state, &post.id, date))
        .collect();
    spans.sort();
    spans.dedup();
    spans
}

/// Returns the choice of who stands at one place; nothing where the post is not open then.
fn cell(client: Client, place: Place, chosen: RwSignal<Chosen>) -> AnyView {
    if chosen.with_untracked(|chosen| !chosen.contains_key(&place)) {
        return view! { <td></td> }.into_any();
    }
    let state = client.state_now();
    let plan = state.duty.posts.get(&place.0).and_then(|post| post.plan());
    let members: Vec<PersonId> =
        plan.map(|plan| plan.members().cloned().collect()).unwrap_or_default();
    let name = members.iter().map(|id| (id.0.clone(), state.people.name(id).to_owned()));
    let nobody = std::iter::once((String::new(), words().setup_nobody.to_owned()));
    let now = place.clone();
    let value = move || {
        chosen.with(|all| all.get(&now).cloned().flatten().map(|id| id.0).unwrap_or_default())
    };
    let options: Vec<AnyView> = name
        .chain(nobody)
        .map(|(id, name)| view! { <option value=id>{name}</option> }.into_any())
        .collect();
    view! {
        <td>
            <select
                aria-label=words().setup_roster_who
                prop:value=value
                on:change=move |event| {
                    let id = event_target_value(&event);
                    let who = (!id.is_empty()).then_some(PersonId(id));
                    chosen.update(|all| {
                        all.insert(place.clone(), who);
                    });
                }
            >
                {options}
            </select>
        </td>
    }
    .into_any()
}
