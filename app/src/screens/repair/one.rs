//! One repair: who comes and by when, what was done, and what comes next. UL01, UL02

use std::sync::Arc;

use domain::repair::clock::{mended_by, wait};
use domain::repair::{Repair, Report, Sent, Stage};
use domain::{OperationId, PersonId, RepairId, State};
use leptos::prelude::*;

use super::course::{course, photographs};
use super::whom::{Shown, card_of};
use super::{acts, say};
use crate::client::Client;
use crate::parts::{
    Icon, Words, back_link, card, columns, empty, facts, heading, line, live, maybe, page, soft,
    stack, strong, title,
};
use crate::screens::notice::{Page, code, linked};
use crate::text::{instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: RepairId) -> AnyView {
    let w = words();
    let back = back_link(w.repair_title, client.href("repairs"));
    let shown = Shown::to_nobody();
    let (own, told) = (id.clone(), id.clone());
    let (known, course_of, whose, page_id) = (id.clone(), id.clone(), id.clone(), id.clone());
    let stands = Memo::new(move |_| client.state().repair.get(&own).map(where_it_stands));
    let does = live(move || match stands.get() {
        Some(_) => {
            maybe(untrack(|| client.state_now().repair.get(&id).map(|one| acts::of(client, one))))
        }
        None => card(vec![empty(Icon::Search, w.repair_unknown, "")]),
    });
    let tells = live(move || {
        let state = client.state();
        maybe(state.repair.get(&told).map(|one| tells(client, &state, one)))
    });
    let asked = live(move || {
        maybe(client.state().repair.get(&whose).map(|one| card_of(client, one, shown)))
    });
    // What was done is made anew where something was, so that a photo stays while it is looked at.
    let count = Memo::new(move |_| client.state().repair.get(&known).map(length));
    let course = live(move || {
        let Some(_) = count.get() else { return ().into_any() };
        let state = client.state_now();
        maybe(untrack(|| state.repair.get(&course_of).map(|one| course(client, &state, one))))
    });
    let photo = photographs(client, page_id.clone());
    let page_of = paged(client, page_id);
    // What may be done stands before what was: a phone shows one after the other.
    page(
        w.repair_title,
        vec![back, columns(vec![tells, does], vec![asked, page_of, photo, course])],
    )
}

/// Returns the page of a repair as a code, for whoever tells of it at the window: of what was written down here
/// today, once the server knows it.
fn paged(client: Client, id: RepairId) -> AnyView {
    let of = OperationId(id.0.clone());
    let mine = move |state: &State| {
        let reported = state.repair.get(&id)?.steps.first()?;
        let today = state.site.date(reported.at) == state.site.date(client.now());
        (today && reported.by == client.person()).then(|| OperationId(id.0.clone()))
    };
    let linked = linked(client, mine);
    let page = Page { of, name: words().repair_follow_code };
    live(move || maybe(linked.with(Option::is_some).then(|| card(vec![code(Some(&page), linked)]))))
}

/// What changes which acts there are, or what they begin with.
#[derive(Clone, PartialEq)]
struct Stands {
    stage: Stage,
    round: OperationId,
    sent: Option<Sent>,
    end: Option<OperationId>,
    owner: Option<PersonId>,
    asked: Report,
}

fn where_it_stands(one: &Repair) -> Stands {
    let asked = Report { building: one.building.clone(), kind: one.kind, danger: one.danger };
    let (round, end) = (one.round.clone(), one.end.clone());
    Stands { stage: one.stage, round, sent: one.sent.clone(), end, owner: one.owner.clone(), asked }
}

/// How much was done of it, and how often somebody looked.
fn length(one: &Repair) -> (usize, usize) {
    (one.steps.len(), one.looks.len())
}

fn tells(client: Client, state: &Arc<State>, one: &Repair) -> AnyView {
    let w = words();
    let mut signs = vec![title(say::kind(w, one.kind)), soft(one.no.clone())];
    signs.extend(say::standing(state, one, client.now()));
    let words_said = say::said(client, one).words;
    let said = (!words_said.is_empty())
        .then(|| card(vec![heading(w.repair_said), crate::parts::para(words_said)]));
    stack(vec![line(signs), card(vec![facts(pairs(client, state, one))]), maybe(said)])
}

fn pairs(client: Client, state: &State, one: &Repair) -> Vec<(Words, AnyView)> {
    let w = words();
    let time = |at| instant(at, state.site.zone, language());
    let mut pairs: Vec<(Words, AnyView)> =
        vec![(w.repair_where.into(), strong(say::place(client, state, one)))];
    pairs.extend(one.danger.map(|danger| (w.repair_danger.into(), strong(say::danger(w, danger)))));
    let team = one.sent.as_ref().and_then(|sent| state.repair.team(&sent.team));
    let named = team.map(|team| [team.name.say(language()), &team.phone].join(" · "));
    pairs.push((
        w.repair_team.into(),
        strong(named.unwrap_or_else(|| w.repair_team_none.to_owned())),
    ));
    let expected = one.sent.as_ref().and_then(|sent| sent.expected);
    pairs.extend(expected.map(|at| (w.repair_expected.into(), strong(time(at)))));
    pairs.extend(wait(state, one).map(|wait| {
        let due = [say::awaits(w, wait.awaits), &time(wait.due.at)].join(" · ");
        (w.repair_due.into(), strong(due))
    }));
    if one.stage.is_open() {
        pairs.push((w.repair_mended_by.into(), strong(time(mended_by(state, one).at))));
    }
    let owner = one.owner.as_ref().map_or(w.repair_nobody, |owner| state.people.name(owner));
    pairs.push((w.repair_owner.into(), strong(owner.to_owned())));
    pairs
}
