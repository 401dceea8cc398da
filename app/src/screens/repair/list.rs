//! The repairs: what one sees to, what colleagues see to, what is over.

use domain::State;
use domain::repair::{Repair, rules, view};
use domain::{OperationId, RepairId};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{
    Icon, Row, Views, actions, card, count, empty, flush_card, icon, link_button, live, page, rows,
    soft, stack, title,
};
use crate::screens::say as matters;
use crate::text::{language, words};

/// How many that are over are shown.
const SHOWN: usize = 30;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let ways = actions(vec![
        link_button(w.repair_new, client.href("repairs/new"), true),
        link_button(w.repair_outages, client.href("repairs/outages"), false),
    ]);
    page(
        w.repair_title,
        vec![title(w.repair_title), soft(w.repair_help), ways, live(move || cards(client))],
    )
}

fn cards(client: Client) -> AnyView {
    let (state, now, w) = (client.state(), client.now(), words());
    let Some(me) = client.person() else { return ().into_any() };
    let mine: Vec<&RepairId> =
        view::mine(&state, &me, now).into_iter().map(|one| &one.id).collect();
    let (open, over): (Vec<&Repair>, Vec<&Repair>) = view::in_order(&state, now)
        .into_iter()
        .partition(|one| one.stage.is_open() || one.awaits_standing_down());
    let (done, mut over): (Vec<&Repair>, Vec<&Repair>) =
        over.into_iter().partition(|one| rules::done(one).is_ok());
    let (mine, others): (Vec<&Repair>, Vec<&Repair>) =
        open.into_iter().partition(|one| mine.contains(&&one.id));
    over.truncate(SHOWN);
    let mut all = Views::new();
    if mine.is_empty() && others.is_empty() {
        all.push(card(vec![empty(Icon::Check, w.repair_none, w.repair_none_help)]));
    }
    for (name, some) in [
        (w.repair_mine, mine),
        (w.repair_others, others),
        (w.repair_to_confirm, done),
        (w.repair_over, over),
    ] {
        let lines: Views = some.into_iter().map(|one| row(client, &state, one)).collect();
        if !lines.is_empty() {
            all.push(flush_card(name, count(lines.len()), rows(lines)));
        }
    }
    stack(all)
}

/// Returns a repair as a row.
pub fn row(client: Client, state: &State, one: &Repair) -> AnyView {
    let place = say::place(client, state, one);
    let team = one.sent.as_ref().and_then(|sent| state.repair.team(&sent.team));
    let team = team.map(|team| team.name.say(language()).to_owned());
    let owner = one.owner.as_ref().and_then(|owner| matters::owner(client, state, owner));
    let kind = say::kind(words(), one.kind).to_owned();
    let title = [kind, place].into_iter().filter(|part| !part.is_empty());
    let sub = std::iter::once(one.no.clone()).chain(team).chain(owner);
    let lead = if one.is_urgent() { Icon::Warn } else { Icon::Settings };
    let row = Row::new(title.collect::<Vec<_>>().join(" · "), sub.collect::<Vec<_>>().join(" · "));
    say::standing(state, one, client.now())
        .into_iter()
        .fold(row.lead(icon(lead)), Row::end)
        .pending(client.is_pending(&OperationId(one.id.0.clone())))
        .to(client.href(&["repairs/", &one.id.0].concat()))
}
