//! The screens, one folder per capability: they know the client and the parts, nothing below.

mod appointment;
mod ask;
mod assessment;
mod attendance;
mod camera;
mod case;
mod choice;
mod civil;
mod colleague;
mod complaint;
mod conduct;
mod contact;
mod copying;
mod custody;
mod dashboard;
mod duty;
pub mod entry;
mod frame;
mod gift;
mod handover;
mod inquiry;
mod message;
mod monthly;
mod more;
mod notice;
mod panel;
mod photo;
mod phrase;
mod picture;
mod place;
mod premises;
mod queue;
mod reception;
mod register;
mod repair;
mod say;
mod setup;
mod today;
mod told;
mod tray;
mod undone;
mod unknown;
mod volume;
mod written;

use leptos::prelude::*;
use leptos_router::components::Route;
use leptos_router::path;

/// The routes of a person signed in, below `/s/{site}`: one, since [`place`] reads the address.
#[component(transparent)]
pub fn StaffRoutes() -> impl leptos_router::MatchNestedRoutes + Clone {
    view! { <Route path=path!("*place") view=frame::Frame/> }.into_inner()
}
