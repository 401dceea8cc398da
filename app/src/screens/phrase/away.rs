//! Leaving the seat: the visitor reads 请稍候 and since when; whoever comes back is told what to say. S2.3.1.6

use domain::courtesy::{Moment, said_at, spoken};
use domain::text::LANGUAGES;
use domain::time::Timestamp;
use leptos::prelude::*;

use super::{Known, phrase};
use crate::client::Client;
use crate::parts::{Button, Icon, Views, live, maybe, soft, visitor};
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// A minute, ms.
const MINUTE: i64 = 60_000;

/// Whether somebody is away from the tablet. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Away {
    showing: RwSignal<bool>,
    since: RwSignal<Option<Timestamp>>,
    /// Whether they came back to the screen that stands there.
    back: RwSignal<bool>,
}

impl Away {
    /// Returns that nobody is away.
    pub fn new() -> Self {
        Self {
            showing: RwSignal::new(false),
            since: RwSignal::new(None),
            back: RwSignal::new(false),
        }
    }

    /// Another screen is shown: what was to be said on coming back is said.
    pub fn moves_on(self) {
        self.back.set(false);
    }

    /// Returns the page for the visitor, which covers the work; the way back asks for the PIN.
    pub fn page(self, client: Client) -> AnyView {
        let name = client.state_now().site.name.say(language()).to_owned();
        let leave = move || {
            self.back.set(true);
            client.lock();
        };
        visitor(self.showing, name, words().notice_back_to_work, leave, move || self.body(client))
    }

    /// Returns what is said on coming back.
    pub fn said(self, client: Client) -> AnyView {
        live(move || maybe(self.back.get().then(|| phrase(client, Moment::Returns))))
    }

    fn body(self, client: Client) -> AnyView {
        let large: Views = waits(client);
        vec![large.into_any(), live(move || maybe(self.since.get().map(|at| told(client, at))))]
            .into_any()
    }
}

/// Returns the press by which somebody leaves the seat.
pub fn button(client: Client) -> AnyView {
    let Some(away) = use_context::<Away>() else { return ().into_any() };
    Button::new(words().phrase_away).icon(Icon::Clock).on(move || {
        away.since.set(Some(client.now_exact()));
        away.showing.set(true);
    })
}

/// Returns 请稍候, in every language: the shortest of what is said then, and of its alternatives the first.
fn waits(client: Client) -> Views {
    let state = client.state_now();
    let all = said_at(&state.catalogue, Moment::Waits).into_iter();
    let all = all.map(|one| spoken(one, &Known::new()));
    let Some(text) = all.min_by_key(|text| text.hans.chars().count()) else { return Views::new() };
    let line = |one| {
        let first = text.say(one).split('/').next().unwrap_or_default().trim().to_owned();
        view! { <p class="phrase-large">{first}</p> }.into_any()
    };
    LANGUAGES.map(line).into()
}

/// Returns since when, and after the site's minutes whom to ring meanwhile.
fn told(client: Client, since: Timestamp) -> AnyView {
    let (state, w) = (client.state(), words());
    let minutes = (client.now().0 - since.0) / MINUTE;
    let at = soft(fill(w.phrase_away_since, &[("time", &say::time(&state, since))]));
    let long = minutes >= i64::from(state.site.settings.away_minutes);
    let long = long.then(|| {
        let values = [("count", &*number(minutes)), ("phone", &state.site.phone)];
        soft(fill(w.phrase_away_long, &values))
    });
    vec![at, maybe(long)].into_any()
}
