//! Copies of medical records: who asks with which papers, what is handed out, the register. S3.3

mod acts;
mod ask;
mod list;
mod one;
mod paper;
mod read;
mod register;
mod say;

use domain::{CopyId, VolumeId};
use leptos::prelude::*;

pub use list::{of_volume, waiting};

use crate::client::Client;

/// Returns the screen at an address below the copies.
pub fn screen(client: Client, below: &str) -> AnyView {
    match below.split_once('/').unwrap_or((below, "")) {
        ("", _) => list::screen(client),
        ("new", volume) => ask::screen(client, VolumeId(volume.to_owned())),
        ("register", _) => register::screen(client),
        (id, _) => one::screen(client, CopyId(id.to_owned())),
    }
}
