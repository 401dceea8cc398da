//! Entry: enrolling the tablet, joining it, signing in, switching person, the lock (issue: session).

mod gate;

use leptos::prelude::*;

use crate::text::words;

pub use gate::Gate;

/// What stands at an address that names no site.
#[component]
pub fn NoSite() -> impl IntoView {
    view! {
        <main class="entry">
            <h1>{move || words().entry_no_site_title}</h1>
            <p>{move || words().entry_no_site_help}</p>
        </main>
    }
}
