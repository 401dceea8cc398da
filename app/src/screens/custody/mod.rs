//! Custody: who holds which seal, key, form, cash, original or found thing, its book, and what does not add
//! up. S2.1.7, S2.4

mod acts;
mod book;
mod count;
mod incident;
mod list;
mod money;
mod originals;
mod paper;
mod pass;
mod refer;
mod register;
mod say;
mod thing;
mod today;
mod typed;

use domain::ThingId;
use leptos::prelude::*;

pub use count::Count;
pub use money::{money, read_cents};
pub use originals::of_contact;
pub use say::counted;
pub use today::{mine, needing, watched};

use crate::client::Client;

/// Returns the screen at an address below custody.
pub fn screen(client: Client, below: &str) -> AnyView {
    match below {
        "" => list::screen(client),
        "new" => register::screen(client),
        id => thing::screen(client, ThingId(id.to_owned())),
    }
}
