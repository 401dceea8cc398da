//! The tablet: a single-page app that works without a network.
//!
//! `screens` mirror the rules' slices and know only [`client`], `parts` and [`text`];
//! `shell` keeps, seals and sends what was entered and names no capability.

pub mod client;
pub mod parts;
pub mod screens;
mod shell;
pub mod text;

use leptos::prelude::*;
use leptos_router::components::{ParentRoute, Route, Router, Routes};
use leptos_router::path;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Router>
            <Routes fallback=screens::entry::NoSite>
                <Route path=path!("/") view=screens::entry::NoSite/>
                <ParentRoute path=path!("/s/:site") view=screens::entry::Gate>
                    <screens::StaffRoutes/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
