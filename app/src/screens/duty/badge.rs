//! The badge, full screen to the visitor: photo, name, number, post, supervision phone. S1.6.1

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{face, visitor};
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// Returns the badge's page, shown while `showing`; the way back asks for the PIN.
pub fn page(client: Client, showing: RwSignal<bool>) -> AnyView {
    let name = client.state_now().site.name.say(language()).to_owned();
    let back = words().notice_back_to_work;
    visitor(showing, name, back, move || client.lock(), move || body(client))
}

/// Returns what the visitor reads.
fn body(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(badge) = client.person().and_then(|person| state.people.badge(&person)) else {
        return ().into_any();
    };
    let post = say::standing(&state, &badge.person, client.now()).map(|standing| {
        let values = [("number", &*number(standing.number)), ("post", &standing.post)];
        fill(words.frame_on_post, &values)
    });
    let supervision = fill(words.duty_supervision, &[("phone", &state.site.supervision_phone)]);
    view! {
        <div class="badge-page">
            {face(badge.photo, badge.initials, true)}
            <div class="stack">
                <p class="badge-number">{words.duty_on_duty_words}</p>
                <p class="badge-name">{badge.name}</p>
                <p class="badge-number">
                    {fill(words.duty_badge_number, &[("number", &badge.number)])}
                </p>
                <p class="badge-post">{post}</p>
                <p>{supervision}</p>
            </div>
        </div>
    }
    .into_any()
}
