//! The gate of a site: what stands before the screens until somebody is signed in.

use leptos::prelude::*;
use leptos_router::components::Outlet;

/// Shows the entry screens, or the work once somebody is signed in.
#[component]
pub fn Gate() -> impl IntoView {
    view! { <Outlet/> }
}
