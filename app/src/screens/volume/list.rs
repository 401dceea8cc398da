//! The records: found by a number, and what is to be done with them today. S3.1, S3.2, S3.4

use domain::volume::{Volume, view};
use domain::{OperationId, State};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::{day, say};
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, actions, alarm, card, count, empty, flush_card, grow, icon, line,
    link_button, live, page, rows, scanner_search, soft, stack, title,
};
use crate::screens::contact::scan;
use crate::screens::copying;
use crate::text::words;

/// How many lines of a card are shown.
const SHOWN: usize = 30;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    // Followed, the day would make the whole screen anew with each tick, and what is typed with it.
    let today = day::address(untrack(|| client.today()));
    let ways = actions(vec![
        link_button(w.volume_receive, client.href("records/in"), true),
        link_button(w.volume_list, client.href(&today), false),
        link_button(w.volume_import, client.href("records/import"), false),
        link_button(w.volume_filing, client.href("records/filing"), false),
        link_button(w.copying_title, client.href("records/copies"), false),
    ]);
    let mut parts = vec![title(w.volume_title), soft(w.volume_help), ways];
    parts.extend(search(client));
    page(w.volume_title, parts)
}

/// Returns the box a scanner types into, what is found, and what is to be done while nothing is looked for.
fn search(client: Client) -> Views {
    let (typed, go) = (RwSignal::new(String::new()), use_navigate());
    let enter = move || {
        let state = client.state_now();
        if let [only] = view::find(&state, &typed.get_untracked())[..] {
            go(&client.href(&address(only)), NavigateOptions::default());
        }
    };
    let entered = enter.clone();
    let took = move |code: String| {
        typed.set(code);
        enter();
    };
    let results = live(move || {
        let wanted = typed.get();
        if wanted.trim().is_empty() { cards(client) } else { found(client, &wanted) }
    });
    let entry = scanner_search(words().volume_search, typed, entered);
    vec![line(vec![grow(entry), scan::button(took)]), results]
}

fn found(client: Client, wanted: &str) -> AnyView {
    let (state, w) = (client.state(), words());
    let lines: Views = view::find(&state, wanted)
        .into_iter()
        .take(SHOWN)
        .map(|one| row(client, &state, one))
        .collect();
    if lines.is_empty() {
        return empty(Icon::Search, w.volume_not_found, w.volume_not_found_help);
    }
    flush_card(w.volume_title, count(lines.len()), rows(lines))
}

fn cards(client: Client) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    if !state.volume.is_used() {
        return card(vec![empty(Icon::Ledger, w.volume_none, w.volume_none_help)]);
    }
    let listed = |all: Vec<&Volume>| -> (usize, Views) {
        let shown = all.iter().take(SHOWN).map(|one| row(client, &state, one));
        (all.len(), shown.collect())
    };
    let mut all = Views::new();
    all.extend(day::missing(client, &state));
    all.extend(chased(client, &state));
    all.extend(copying::waiting(client, &state));
    let cards = [
        (w.volume_to_tell, view::to_tell(&state), true),
        (w.volume_overdue, view::overdue(&state, now), true),
        (w.volume_ending, view::ending(&state, now), false),
        (w.volume_lost, view::lost(&state), true),
        (w.volume_wanting, view::wanting(&state), false),
        (w.volume_lent, view::lent(&state), false),
    ];
    for (name, some, grave) in cards {
        let (number, lines) = listed(some);
        if number > 0 {
            let sign = if grave { alarm(number) } else { count(number) };
            all.push(flush_card(name, sign, rows(lines)));
        }
    }
    let (number, lines) = listed(view::in_room(&state));
    if number > 0 {
        let way = link_button(w.volume_shelve_all, client.href("records/shelve"), false);
        all.push(flush_card(w.volume_in_room, line(vec![count(number), way]), rows(lines)));
    }
    stack(all)
}

/// Returns the wards to be reminded, with the way to each.
fn chased(client: Client, state: &State) -> Option<AnyView> {
    let w = words();
    let wards = view::late_by_ward(state, client.now());
    let lines: Views = wards
        .iter()
        .map(|(ward, lines)| {
            let worst = lines.first().map_or("", |(round, _)| say::round(w, *round));
            Row::new((*ward).to_owned(), worst)
                .lead(icon(Icon::Warn))
                .end(alarm(lines.len()))
                .to(client.href(&["records/chase/", ward].concat()))
        })
        .collect();
    (!lines.is_empty()).then(|| flush_card(w.volume_chase_late, alarm(lines.len()), rows(lines)))
}

/// Returns where a volume is shown.
pub fn address(one: &Volume) -> String {
    ["records/", &one.id.0].concat()
}

/// Returns a volume as a row.
pub fn row(client: Client, state: &State, one: &Volume) -> AnyView {
    let row = Row::new(say::title(client, one), say::from(one)).lead(icon(Icon::Ledger));
    say::standing(state, one, client.today())
        .into_iter()
        .fold(row, Row::end)
        .pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&address(one)))
}
