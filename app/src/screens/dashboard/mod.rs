//! The dashboard of whoever oversees: who is at which window, what is overdue, how the last weeks went. Each
//! figure opens to what is behind it. Practice 2.11

mod behind;
mod charts;
mod cover;
mod figures;
mod lights;
mod now;
mod sheet;
mod weeks;

use std::sync::Arc;

use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, actions, beside, line_apart, live, maybe, note, one_of, page, soft, stack,
    title,
};
use crate::screens::complaint;
use crate::screens::notice::Paper;
use crate::text::{fill, number, words};
use figures::Board;

/// For how many weeks one may look back.
const SPANS: [u8; 3] = [4, 12, 52];

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    if !untrack(|| complaint::may(client)) {
        let why = note(Tone::Soon, w.dashboard_not_yours, None);
        return page(w.dashboard_title, vec![title(w.dashboard_title), why]);
    }
    let board = Board::new(client);
    let paper = use_context::<Paper>();
    let print = move || {
        if let (Some(paper), Some(shown)) = (paper, board.shown()) {
            paper.print(Arc::new(move || sheet::paper(client, board, &shown)));
        }
    };
    page(
        w.dashboard_title,
        vec![
            line_apart(vec![
                title(w.dashboard_title),
                actions(vec![
                    Button::new(w.dashboard_again).on(move || board.ask()),
                    Button::new(w.dashboard_print).icon(Icon::Print).on(print),
                ]),
            ]),
            soft(w.dashboard_help),
            lights::card_of(client),
            now::cards(client, board),
            spans(board),
            live(move || missing(board)),
            live(move || body(client, board)),
        ],
    )
}

/// Returns the choice of how long one looks back.
fn spans(board: Board) -> AnyView {
    let one = |weeks: u8| {
        let on = Signal::derive(move || board.weeks.get() == weeks);
        let name = fill(words().dashboard_weeks, &[("count", &number(weeks))]);
        one_of("weeks", name, "", on, move || board.look_back(weeks))
    };
    beside(words().dashboard_span, Signal::stored(None), SPANS.into_iter().map(one).collect())
}

/// Says why what is shown comes from the tablet, if it does.
fn missing(board: Board) -> AnyView {
    let why = board.why();
    maybe(why.map(|why| note(Tone::Soon, fill(words().dashboard_apart, &[("why", &why)]), None)))
}

fn body(client: Client, board: Board) -> AnyView {
    let Some(shown) = board.shown() else { return soft(words().dashboard_loading) };
    untrack(|| {
        stack(vec![
            charts::cards(client, board, &shown),
            weeks::card(board, &shown.figures.days),
            live(move || behind::card(client, board)),
        ])
    })
}
