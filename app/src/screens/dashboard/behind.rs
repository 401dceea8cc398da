//! What is behind a figure: each event on its own row, and how many of them are in the archive.

use domain::State;
use domain::figures::view::{Kind, behind, weeks};
use domain::figures::{Counted, Of};
use domain::time::{Date, shift};
use leptos::html;
use leptos::prelude::*;

use super::figures::Board;
use super::weeks::name;
use crate::client::Client;
use crate::parts::{Row, Views, fine, flush_card, rows, stack};
use crate::screens::{appointment, case, contact};
use crate::text::{day, fill, instant, language, number, words};

/// How many events are listed at most.
const MOST: usize = 200;

/// Returns what is behind the figure that is open; nothing where none is.
pub fn card(client: Client, board: Board) -> AnyView {
    let (Some((monday, kind)), Some(shown)) = (board.opened.get(), board.shown()) else {
        return ().into_any();
    };
    let (state, w) = (client.state_now(), words());
    let found = behind(&state, (monday, shift(monday, 6)), kind, client.now_exact());
    let all = weeks(&shown.figures.days).get(&monday).map_or(0, |week| week.count(kind));
    let away = usize::try_from(all).unwrap_or_default().saturating_sub(found.len());
    let lines: Views = found.iter().take(MOST).filter_map(|one| row(client, &state, one)).collect();
    let heading = headed(monday, kind);
    let mut children = vec![rows(lines)];
    if found.len() > MOST {
        children.push(fine(w.dashboard_behind_first));
    }
    if away > 0 {
        children.push(fine(fill(w.dashboard_behind_away, &[("count", &number(away))])));
    }
    brought_to(flush_card(heading, ().into_any(), stack(children)))
}

/// Brings what was opened before the eyes, and the focus to it.
fn brought_to(card: AnyView) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(shown) = node.get() else { return };
        shown.scroll_into_view();
        // What is not on the page takes no focus, and needs none.
        let _ = shown.focus();
    });
    view! { <div node_ref=node tabindex="-1">{card}</div> }.into_any()
}

fn headed(monday: Date, kind: Kind) -> String {
    let w = words();
    let values = [("name", name(w, kind)), ("week", &*day(monday, language()))];
    fill(w.dashboard_behind, &values)
}

/// Returns one event, which leads to its matter.
fn row(client: Client, state: &State, one: &Counted) -> Option<AnyView> {
    let at = instant(one.at, state.site.zone, language());
    let (about, no, to) = match &one.of {
        Of::Contact(id) => {
            let found = state.contact.get(id)?;
            (contact::about(state, found), found.no.clone(), ["contact/", &id.0].concat())
        }
        Of::Case(id) => {
            let found = state.case.get(id)?;
            (case::about(state, found), found.no.0.clone(), ["case/", &id.0].concat())
        }
        Of::Appointment(id) => {
            let found = state.appointment.get(id)?;
            (appointment::about(state, found), found.no.clone(), ["appointment/", &id.0].concat())
        }
        // How long people waited stands in shares only: no figure opens to a number.
        Of::Ticket(_) => return None,
    };
    Some(Row::new(about, [&no, " · ", &at].concat()).to(client.href(&to)))
}
