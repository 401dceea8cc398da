//! Medical records: the days' discharges, signing in, chasing, loans, seals, and where each is. S3.1, S3.2, S3.4

mod acts;
mod add;
mod bring;
mod chase;
mod columns;
mod day;
mod enlist;
mod filing;
mod flaws;
mod import;
mod lend;
mod list;
mod loan;
mod lost;
mod one;
mod paper;
mod receive;
mod room;
mod say;
mod seal;
mod story;
mod taken;
mod today;

use domain::VolumeId;
use domain::volume::view;
use leptos::prelude::*;

pub use list::row;
pub use say::patient;
pub use today::{mine, watched};

use super::copying;
use crate::client::Client;

/// Says whether the site has to do with medical records.
pub fn any(client: Client) -> bool {
    view::is_shown(&client.state())
}

/// Returns the screen at an address below the records.
pub fn screen(client: Client, below: &str) -> AnyView {
    match below.split_once('/').unwrap_or((below, "")) {
        ("", _) => list::screen(client),
        ("new", day) => enlist::screen(client, day),
        ("import", _) => import::screen(client),
        ("in", _) => receive::screen(client),
        ("shelve", _) => room::screen(client),
        ("filing", _) => filing::screen(client),
        ("day", day) => day::screen(client, day),
        ("chase", ward) => chase::screen(client, ward),
        ("copies", below) => copying::screen(client, below),
        (id, _) => one::screen(client, VolumeId(id.to_owned())),
    }
}
