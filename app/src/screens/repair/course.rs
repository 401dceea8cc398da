//! What was done to a repair, and who looked at name and phone. UL01, UL02

use std::cmp::Reverse;

use domain::repair::{Operation as Ask, Repair, ShowPhoto, Step, What};
use domain::time::Timestamp;
use domain::{Beside, Operation, OperationId, RepairId, State};
use leptos::prelude::*;

use super::say;
use crate::client::Client;
use crate::parts::{Moment, card, heading, live, maybe, timeline};
use crate::screens::ask::{Against, stands, submit_group};
use crate::screens::camera::camera;
use crate::screens::{custody, photo, picture};
use crate::text::{fill, instant, language, words};

/// Returns what was done, the last first.
pub fn course(client: Client, state: &State, one: &Repair) -> AnyView {
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

/// Returns the way to show a photo of it, while more of them are of use. It stays as it is while something else
/// is done: somebody may be taking one.
pub fn photographs(client: Client, id: RepairId) -> AnyView {
    let of = id.clone();
    let takes = Memo::new(move |_| {
        let state = client.state();
        state.repair.get(&of).is_some_and(|one| one.stage.is_open() && one.photos_left() > 0)
    });
    live(move || maybe(takes.get().then(|| untrack(|| photograph(client, id.clone())))))
}

fn photograph(client: Client, id: RepairId) -> AnyView {
    let (against, repair) = (Against::new(None), StoredValue::new(id));
    let taken = move |shown: String| {
        let Some(jpeg) = picture::bytes(&shown) else { return };
        let show = Operation::from(Ask::ShowPhoto(ShowPhoto { repair: repair.get_value() }));
        let steps =
            Box::new(move |_: &dyn Fn(u32) -> OperationId| vec![(show, Some(Beside::Photo(jpeg)))]);
        submit_group(client, against, steps, |_| ());
    };
    card(vec![camera(taken), stands(against)])
}

fn moment(client: Client, state: &State, one: &Repair, step: &Step) -> Moment {
    let time = instant(step.at, state.site.zone, language());
    let who = step.by.as_ref().map(|by| state.people.name(by).to_owned()).unwrap_or_default();
    let more = (step.what == What::PhotoShown).then(|| photo::of(client, step.operation.clone()));
    let bad = step.what == What::Reopened;
    Moment { time, who, words: done(state, one, step), more, bad }
}

fn done(state: &State, one: &Repair, step: &Step) -> String {
    let w = words();
    let team = |dispatch: &OperationId| {
        let team = one.dispatch(dispatch).and_then(|(_, team)| state.repair.team(team));
        team.map(|team| team.name.say(language()).to_owned()).unwrap_or_default()
    };
    match &step.what {
        What::Reported => w.repair_step_reported.to_owned(),
        What::Corrected { building, kind, danger } => {
            let building = building.as_ref().and_then(|id| say::building(state, id));
            let what = std::iter::once(say::what(*kind, *danger)).chain(building);
            let what = what.collect::<Vec<_>>().join(" · ");
            fill(w.repair_step_corrected, &[("what", &what)])
        }
        What::PhotoShown if step.by.is_some() => w.repair_step_photo_added.to_owned(),
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
