//! One repair: who comes and by when, what was done, and what comes next. UL01, UL02

use std::cmp::Reverse;
use std::sync::Arc;

use domain::repair::clock::{mended_by, wait};
use domain::repair::{Repair, Report, Sent, Stage, Step, What};
use domain::time::Timestamp;
use domain::{OperationId, PersonId, RepairId, State};
use leptos::prelude::*;

use super::whom::{Shown, card_of};
use super::{acts, say};
use crate::client::Client;
use crate::parts::{
    Icon, Moment, Words, back_link, card, columns, empty, facts, heading, line, live, maybe, page,
    soft, stack, strong, timeline, title,
};
use crate::screens::{custody, photo};
use crate::text::{fill, instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: RepairId) -> AnyView {
    let w = words();
    let back = back_link(w.repair_title, client.href("repairs"));
    let shown = Shown::to_nobody();
    let (own, told) = (id.clone(), id.clone());
    let (known, course_of, whose) = (id.clone(), id.clone(), id.clone());
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
    // What may be done stands before what was: a phone shows one after the other.
    page(w.repair_title, vec![back, columns(vec![tells, does], vec![asked, course])])
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

/// Returns what was done, the last first.
fn course(client: Client, state: &Arc<State>, one: &Repair) -> AnyView {
    let mut all: Vec<(Timestamp, Moment)> =
        one.steps.iter().map(|step| (step.at, moment(client, state, one, step))).collect();
    all.extend(one.looks.iter().map(|look| {
        let time = instant(look.at, state.site.zone, language());
        let (who, words) = (state.people.name(&look.by).to_owned(), words().repair_step_looked);
        (look.at, Moment { time, who, words: words.to_owned(), more: None, bad: false })
    }));
    all.sort_by_key(|(at, _)| Reverse(*at));
    let all = all.into_iter().map(|(_, moment)| moment).collect();
    card(vec![heading(words().repair_course), timeline(all)])
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

fn moment(client: Client, state: &State, one: &Repair, step: &Step) -> Moment {
    let time = instant(step.at, state.site.zone, language());
    let who = step.by.as_ref().map(|by| state.people.name(by).to_owned()).unwrap_or_default();
    let more = (step.what == What::PhotoShown).then(|| photo::of(client, step.operation.clone()));
    let bad = step.what == What::Reopened;
    Moment { time, who, words: done(state, one, &step.what), more, bad }
}

fn done(state: &State, one: &Repair, what: &What) -> String {
    let w = words();
    let team = |dispatch: &OperationId| {
        let team = one.dispatch(dispatch).and_then(|(_, team)| state.repair.team(team));
        team.map(|team| team.name.say(language()).to_owned()).unwrap_or_default()
    };
    match what {
        What::Reported => w.repair_step_reported.to_owned(),
        What::Corrected { building, kind, danger } => {
            let building = building.as_ref().and_then(|id| say::building(state, id));
            let what = std::iter::once(say::what(*kind, *danger)).chain(building);
            let what = what.collect::<Vec<_>>().join(" · ");
            fill(w.repair_step_corrected, &[("what", &what)])
        }
        What::PhotoShown => w.repair_step_photo.to_owned(),
        What::Taken => w.repair_step_taken.to_owned(),
        What::Dispatched { team, .. } => {
            let team = state.repair.team(team).map_or("", |team| team.name.say(language()));
            fill(w.repair_step_dispatched, &[("team", team)])
        }
        What::Accepted { dispatch, expected: None } => {
            fill(w.repair_step_accepted, &[("team", &team(dispatch))])
        }
        What::Accepted { dispatch, expected: Some(at) } => {
            let time = instant(*at, state.site.zone, language());
            fill(w.repair_step_accepted_at, &[("team", &*team(dispatch)), ("time", &time)])
        }
        What::Arrived { dispatch } => fill(w.repair_step_arrived, &[("team", &team(dispatch))]),
        What::Finished { dispatch, words, material } => {
            let said =
                fill(w.repair_step_finished, &[("team", &*team(dispatch)), ("words", words)]);
            let cost = material.as_ref().map(|material| {
                let amount = custody::money(i64::from(material.cents));
                fill(w.repair_step_material, &[("amount", &amount)])
            });
            std::iter::once(said).chain(cost).collect::<Vec<_>>().join(" · ")
        }
        What::Confirmed { words } if words.is_empty() => w.repair_step_confirmed.to_owned(),
        What::Confirmed { words } => fill(w.repair_step_confirmed_by, &[("words", words)]),
        What::Reopened => w.repair_step_reopened.to_owned(),
        What::StoodDown { dispatch } => {
            fill(w.repair_step_stood_down, &[("team", &team(dispatch))])
        }
        What::Cancelled { words } if words.is_empty() => w.repair_step_cancelled.to_owned(),
        What::Cancelled { words } => fill(w.repair_step_cancelled_by, &[("words", words)]),
    }
}
