//! A window's month: what is left of each part, each point, and what can be done about it.

use bianmin::api::Monthly;
use domain::PostId;
use domain::monthly::{Group, Scored, view::Seen};
use domain::time::Month;
use leptos::prelude::*;

use super::{note, points, say};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Views, back_link, card, columns, empty, figures, fine, heading, line, line_apart,
    note as warn, page, soft, stack, tight, title,
};
use crate::screens::duty::post_of;
use crate::screens::told::Heard;
use crate::text::{fill, language, month_of, number, words};

/// A window's month as it is shown.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    pub told: &'a Monthly,
    pub seen: &'a Seen,
    pub post: &'a PostId,
    pub scored: &'a Scored,
}

/// Returns the screen.
pub fn screen(client: Client, month: Month, post: PostId) -> AnyView {
    let w = words();
    let heard = Heard::<Monthly>::new(client);
    let body = heard.show(move |told| {
        let seen = told.months.iter().find(|seen| seen.month == month);
        match seen.and_then(|seen| Some((seen, seen.windows.get(&post)?))) {
            Some((seen, scored)) => shown(client, heard, Of { told, seen, post: &post, scored }),
            None => empty(Icon::Search, words().monthly_refused_unknown_window, ""),
        }
    });
    let back = back_link(w.monthly_title, client.href("months"));
    page(w.monthly_title, vec![back, body])
}

fn shown(client: Client, heard: Heard<Monthly>, of: Of) -> AnyView {
    let (state, now) = (client.state_now(), client.now_exact());
    let standing = say::standing(of.seen, now, now.date(state.site.zone));
    let head = tight(vec![
        title(post_of(&state, of.post)),
        line(vec![soft(month_of(of.seen.month, language())), standing]),
    ]);
    let left = vec![points::card(client, heard, of)];
    let mut right = vec![parts(of)];
    if of.seen.notes.contains(of.post) {
        right.push(note::form(client, heard, of));
    } else if of.told.oversees && of.seen.own.contains(of.post) {
        right.push(card(vec![soft(words().monthly_own_window)]));
    }
    stack(vec![head, columns(left, right)])
}

/// Returns what is left of each part.
fn parts(of: Of) -> AnyView {
    let w = words();
    let heads = [w.monthly_part, w.monthly_left, w.monthly_most].map(str::to_owned);
    let line = |group: Group, most| {
        let left = of.scored.parts.get(&group).copied().unwrap_or_default();
        let cells = [left, most].map(|score| say::points(score).into_any());
        (say::group(w, group).to_owned(), Views::from(cells))
    };
    let lines = of.seen.table.parts.iter().map(|part| line(part.group, part.most)).collect();
    let version = fill(w.monthly_formula, &[("version", &number(domain::monthly::FORMULA))]);
    let mut pieces = vec![
        line_apart(vec![heading(w.monthly_parts), say::whole(of.scored)]),
        figures(w.monthly_parts, heads.into(), lines),
        fine(version),
    ];
    if of.scored.unconfirmed > 0 {
        let days = number(of.scored.unconfirmed);
        pieces.push(warn(Tone::Soon, fill(w.assessment_unconfirmed, &[("count", &days)]), None));
    }
    card(pieces)
}
