//! Repairs and outages: what is broken and who comes, what is shut off and until when. UL01, UL02, UL03

mod acts;
mod announce;
pub mod choose;
mod close;
mod course;
mod list;
mod one;
mod outages;
mod report;
mod say;
mod shut;
mod today;
mod when;
pub mod whom;

use domain::RepairId;
use leptos::prelude::*;

pub use list::row;
pub use today::{any, card, needing, watched};

use crate::client::Client;

/// Returns the screen at an address below the repairs.
pub fn screen(client: Client, below: &str) -> AnyView {
    match below {
        "" => list::screen(client),
        "new" => report::screen(client),
        "outages" => outages::screen(client),
        "announce" => announce::screen(client),
        id => one::screen(client, RepairId(id.to_owned())),
    }
}
