//! A page that follows what happens by being asked for again, where whoever reads it wishes so.

use domain::time::{Minutes, Timestamp};
use maud::{Markup, html};

use crate::address::Address;
use crate::ask::Reply;
use crate::page::{Page, Sheet};

/// After how many seconds it is asked for again while things go on; of what stands still for half an hour, and
/// for six hours.
const SECONDS: [u16; 3] = [15, 60, 300];
const STILL: [Minutes; 2] = [Minutes(30), Minutes(6 * 60)];

/// The query by which a page follows by itself.
const LIVE: (&str, &str) = ("live", "1");

/// Returns the link to a page that follows by itself.
pub fn link(page: &Page, address: &Address) -> String {
    page.link_with(address, &[LIVE])
}

/// Says whether a page is to follow by itself.
pub fn is_wished(page: &Page) -> bool {
    page.query(LIVE.0) == LIVE.1
}

/// Writes the ways to ask again, now or from now on by itself.
pub fn ways(page: &Page, address: &Address, follows: bool) -> Markup {
    let words = page.words;
    html! {
        a .go href=(if follows { link(page, address) } else { page.link(address) }) {
            (words.number_update)
        }
        @if follows {
            a .go.plain href=(page.link(address)) { (words.number_still) }
        } @else {
            a .go.plain href=(link(page, address)) { (words.number_live) }
        }
    }
}

/// Answers with a page that follows by itself, the more seldom the longer nothing has changed, or with one that
/// stays as it is.
pub fn reply(page: &Page, follows: bool, changed: Timestamp, sheet: Sheet) -> Reply {
    let still = page.asked.now.since(changed);
    let pace = STILL.into_iter().filter(|pause| still >= *pause).count();
    if follows { page.live(SECONDS[pace], sheet) } else { page.reply(sheet) }
}
