//! What Today tells of medical records: holders to be told, loans that ended, wards to chase, days without a
//! list, and what is lost. S3.1, S3.2, S3.4

use domain::copying::view as copies;
use domain::volume::view;
use leptos::prelude::*;

use super::any;
use crate::client::Client;
use crate::parts::{Icon, Row, Views, alarm, count, flush_card, icon, line, link_button, rows};
use crate::text::words;

/// Returns what is to be done with them, and the ways there; nothing where the site has none.
pub fn mine(client: Client) -> AnyView {
    if !any(client) {
        return ().into_any();
    }
    let (state, now, w) = (client.state(), client.now(), words());
    let late = view::late_by_ward(&state, now);
    let late: usize = late.values().map(Vec::len).sum();
    let due: usize = view::wards(&state).values().sum();
    let todo = [
        (w.volume_to_tell, view::to_tell(&state).len(), "records"),
        (w.volume_overdue, view::overdue(&state, now).len(), "records"),
        (w.volume_ending, view::ending(&state, now).len(), "records"),
        (w.volume_chase_late, late, "records"),
        (w.volume_missing, view::without_list(&state, now).len(), "records"),
        (w.volume_in_room, view::in_room(&state).len(), "records/shelve"),
        (w.copying_rest, copies::rests(&state).len(), "records/copies"),
        (w.copying_asked, copies::asked(&state).len(), "records/copies"),
    ];
    let some = todo.into_iter().filter(|(_, number, _)| *number > 0);
    let lines: Views = some
        .map(|(name, number, to)| {
            Row::new(name, "").lead(icon(Icon::Ledger)).end(count(number)).to(client.href(to))
        })
        .collect();
    let ways = line(vec![
        count(due),
        link_button(w.volume_receive, client.href("records/in"), false),
        link_button(w.volume_title, client.href("records"), false),
    ]);
    flush_card(w.volume_title, ways, rows(lines))
}

/// Returns what is lost, for everybody until it is found.
pub fn watched(client: Client) -> AnyView {
    let state = client.state();
    let lost = view::lost(&state);
    let lines: Views = lost.iter().map(|one| super::row(client, &state, one)).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    flush_card(words().volume_lost, alarm(lines.len()), rows(lines))
}
