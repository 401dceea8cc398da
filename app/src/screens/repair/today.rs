//! What Today tells of repairs: those one sees to, and for a supervisor what is late. S1.1.2, R-CLK-12

use domain::repair::view;
use leptos::prelude::*;

use super::list::row;
use crate::client::Client;
use crate::parts::{Views, alarm, count, flush_card, line, link_button, rows};
use crate::text::words;

/// How many are shown; the list has them all.
const SHOWN: usize = 6;

/// Says whether anybody has to do with repairs here.
pub fn any(client: Client) -> bool {
    client.state().repair.is_shown()
}

/// Returns how many repairs a person sees to.
pub fn needing(client: Client) -> usize {
    let (state, now) = (client.state(), client.now());
    client.person().map_or(0, |me| view::mine(&state, &me, now).len())
}

/// Returns what one sees to, and the ways to all and to another; nothing where the site takes no repairs.
pub fn card(client: Client) -> AnyView {
    let (state, w) = (client.state(), words());
    let Some(me) = client.person().filter(|_| any(client)) else { return ().into_any() };
    let mine = view::mine(&state, &me, client.now());
    let lines: Views = mine.iter().take(SHOWN).map(|one| row(client, &state, one)).collect();
    let ways = line(vec![
        count(mine.len()),
        link_button(w.repair_all, client.href("repairs"), false),
        link_button(w.repair_new, client.href("repairs/new"), false),
    ]);
    flush_card(w.repair_title, ways, rows(lines))
}

/// Returns what is late with others, for a supervisor.
pub fn watched(client: Client) -> AnyView {
    let state = client.state();
    let Some(me) = client.person() else { return ().into_any() };
    let late = view::watched(&state, &me, client.now()).into_iter();
    let late: Views = late.map(|one| row(client, &state, one)).collect();
    if late.is_empty() {
        return ().into_any();
    }
    flush_card(words().repair_late, alarm(late.len()), rows(late))
}
