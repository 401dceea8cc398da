//! The screens, one folder per capability: they know the client and the parts, nothing below.

pub mod entry;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::{MatchNestedRoutes, path};

/// The routes of a person signed in, below `/s/{site}`.
#[component(transparent)]
pub fn StaffRoutes() -> impl MatchNestedRoutes + Clone {
    view! { <Route path=path!("") view=|| ()/> }.into_inner()
}
