//! The table of a roster: a row for each opening, a column for each post, a choice in each cell.

use domain::duty::{Plan, Refusal as DutyRefusal};
use domain::time::{Date, Hours, shift};
use domain::{PersonId, Refusal, State};
use leptos::prelude::*;

use super::roster::{Chosen, DAYS, Place};
use crate::client::Client;
use crate::parts::why;
use crate::screens::ask;
use crate::text::{day, language, words};

/// Returns the week as a table: a row for each opening, a column for each post.
pub fn table(
    client: Client,
    from: Date,
    chosen: RwSignal<Chosen>,
    refusal: Memo<Option<Refusal>>,
) -> AnyView {
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
                .map(|(post, _)| cell(client, (post.id.clone(), date, hours), chosen, refusal))
                .collect();
            let name = [day(date, language()), hours.to_string()];
            let name = name.map(|part| view! { <span>{part}</span> });
            view! { <tr><th scope="row">{name.into_any()}</th>{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <div class="roster-box">
            <table class="roster">
                <thead><tr><th scope="col">{words().setup_date}</th>{heads}</tr></thead>
                <tbody>{days}</tbody>
            </table>
        </div>
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
fn cell(
    client: Client,
    place: Place,
    chosen: RwSignal<Chosen>,
    refusal: Memo<Option<Refusal>>,
) -> AnyView {
    if chosen.with_untracked(|chosen| !chosen.contains_key(&place)) {
        return view! { <td></td> }.into_any();
    }
    let state = client.state_now();
    let plan = state.duty.posts.get(&place.0).and_then(|post| post.plan());
    let post = plan.map(|plan| plan.name.say(language()).to_owned()).unwrap_or_default();
    let label = [&post, " · ", words().setup_roster_who].concat();
    let wrong = Signal::derive({
        let place = place.clone();
        move || {
            let refusal = refusal.get().filter(|refusal| against(refusal, &place))?;
            Some(ask::why(&refusal))
        }
    });
    let bad = move || wrong.with(Option::is_some).then_some("true");
    let options = options(&state, plan);
    let now = place.clone();
    let value = move || {
        chosen.with(|all| all.get(&now).cloned().flatten().map(|id| id.0).unwrap_or_default())
    };
    view! {
        <td data-post=post>
            <select
                aria-label=label
                aria-invalid=bad
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
            <div role="alert">{move || wrong.get().map(why)}</div>
        </td>
    }
    .into_any()
}

/// Returns who may stand at a post, and nobody.
fn options(state: &State, plan: Option<&Plan>) -> Vec<AnyView> {
    let members = plan.into_iter().flat_map(Plan::members);
    let names = members.map(|id| (id.0.clone(), state.people.name(id).to_owned()));
    let nobody = std::iter::once((String::new(), words().setup_nobody.to_owned()));
    names
        .chain(nobody)
        .map(|(id, name)| view! { <option value=id>{name}</option> }.into_any())
        .collect()
}

/// Says whether a refusal is about one place of the roster.
fn against(refusal: &Refusal, place: &Place) -> bool {
    let Refusal::Duty(DutyRefusal::Hole { post, date, hours }) = refusal else { return false };
    (post, date, hours) == (&place.0, &place.1, &place.2)
}
