//! The gate of a site: what stands before the work until somebody is signed in.

use domain::PersonId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::{door, enrol, first, lock, sheet, stop};
use crate::client::{Client, Standing};
use crate::parts::{Button, Tone, live, maybe, note};
use crate::text::refusal::learn;
use crate::text::{language, words};

/// What is shown: changes only when the whole screen does.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    Opening,
    Stranger,
    Elsewhere,
    Broken(String),
    Lost,
    First,
    Door,
    Work(PersonId),
}

/// Shows the entry screens, or the work once somebody is signed in.
#[component]
pub fn Gate() -> impl IntoView {
    let site = use_params_map().with_untracked(|params| params.get("site")).unwrap_or_default();
    let client = Client::open(&site);
    provide_context(client);
    Effect::new(move |_| learn(client.state()));
    let stage = Memo::new(move |_| stage(client));
    begin_with_today(client, stage);
    let shown = live(move || {
        let stage = stage.get();
        in_language(move || screen(client, stage))
    });
    let locked = Memo::new(move |_| client.session().is_some_and(|session| session.locked));
    let cover = live(move || {
        let locked = locked.get();
        in_language(move || maybe(locked.then(|| lock::cover(client))))
    });
    view! {
        <div class="gate" inert=move || locked.get()>{shown}</div>
        {cover}
        {renewal(client)}
        {fullness(client)}
    }
}

/// Brings whoever takes over from somebody else to their own day, not to the other's last screen.
fn begin_with_today(client: Client, stage: Memo<Stage>) {
    let navigate = use_navigate();
    Effect::new(move |before: Option<Option<PersonId>>| {
        let before = before.flatten();
        let Stage::Work(person) = stage.get() else { return before };
        if before.is_some_and(|before| before != person) {
            navigate(&client.href(""), NavigateOptions::default());
        }
        Some(person)
    });
}

/// Makes a screen anew for another language, and for nothing else it reads.
fn in_language(make: impl FnOnce() -> AnyView) -> AnyView {
    language();
    untrack(make)
}

fn screen(client: Client, stage: Stage) -> AnyView {
    match stage {
        Stage::Opening => sheet::quiet(move || words().entry_opening),
        Stage::Stranger => enrol::page(client),
        Stage::Elsewhere => stop::elsewhere(client),
        Stage::Broken(fault) => stop::broken(fault),
        Stage::Lost => stop::lost(client),
        Stage::First => first::page(client),
        Stage::Door => door::page(client),
        // The same screen stays mounted under the lock; another person begins with their own.
        Stage::Work(_) => view! { <Outlet/> }.into_any(),
    }
}

fn stage(client: Client) -> Stage {
    match client.standing() {
        Standing::Opening => Stage::Opening,
        Standing::Stranger => Stage::Stranger,
        Standing::Waking => Stage::Door,
        Standing::Elsewhere => Stage::Elsewhere,
        Standing::Broken(fault) => Stage::Broken(fault),
        Standing::Fetching | Standing::Ready if !client.losses().is_empty() => Stage::Lost,
        Standing::Fetching | Standing::Ready => match client.person() {
            Some(person) => Stage::Work(person),
            None if client.tablet().is_some_and(|tablet| tablet.first) => Stage::First,
            None => Stage::Door,
        },
    }
}

/// Offers a newer version when one waits; never takes it by itself.
fn renewal(client: Client) -> AnyView {
    live(move || {
        maybe(client.update_waits().then(|| {
            view! {
                <aside class="renewal" role="status">
                    <span>{words().entry_update_words}</span>
                    {Button::new(words().entry_update_press).on(move || client.update())}
                </aside>
            }
            .into_any()
        }))
    })
}

/// Tells at once that the tablet's storage runs full.
fn fullness(client: Client) -> AnyView {
    live(move || {
        let told = move || note(Tone::Soon, words().entry_full, None);
        maybe(
            client.is_full().then(|| view! { <aside class="fullness">{told()}</aside> }.into_any()),
        )
    })
}
