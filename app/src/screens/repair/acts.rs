//! What a team does, written down: sent, coming, there, done; the next step first and open. UL01, UL02

use domain::repair::clock::{Awaits, wait};
use domain::repair::{
    Accept, Arrive, Dispatch, Finish, Material, Operation as Ask, Repair, Sent, StandDown, Team,
    rules,
};
use domain::{Operation, OperationId, TeamId};
use leptos::prelude::*;

use super::when::When;
use super::{choose, close};
use crate::client::Client;
use crate::parts::{Field, Icon, Why, asked, fine, stack};
use crate::screens::custody;
use crate::screens::panel::Panel;
use crate::text::{language, words, words_now};

/// Returns the acts.
pub fn of(client: Client, one: &Repair) -> AnyView {
    let state = client.state_now();
    let next = wait(&state, one).map(|wait| wait.awaits);
    let is_next = |own| next == Some(own);
    let mut acts: Vec<(bool, AnyView)> = Vec::new();
    let mut add = |own, act: AnyView| acts.push((is_next(own), act));
    if rules::open(one).is_ok() {
        add(Awaits::Dispatch, dispatch(client, one, is_next(Awaits::Dispatch)));
    }
    if let Some(sent) = &one.sent {
        if rules::on_the_way(one).is_ok() {
            add(Awaits::Acceptance, accept(client, one, sent, is_next(Awaits::Acceptance)));
            add(Awaits::Arrival, arrive(client, one, sent, is_next(Awaits::Arrival)));
        }
        if rules::open(one).is_ok() {
            add(Awaits::Mending, finish(client, one, sent, is_next(Awaits::Mending)));
        }
    }
    let (first, others): (Vec<_>, Vec<_>) = acts.into_iter().partition(|(next, _)| *next);
    let acts = first.into_iter().chain(others).map(|(_, act)| act);
    let down = one.may_still_come().into_iter();
    let down = down.filter_map(|team| Some(stand_down(client, one, team, one.last_sent(team)?)));
    stack(down.into_iter().chain(acts).chain(close::of(client, one)).collect())
}

fn dispatch(client: Client, one: &Repair, next: bool) -> AnyView {
    let w = words();
    let (name, help) = match one.sent {
        None => (w.repair_dispatch, w.repair_dispatch_help),
        Some(_) => (w.repair_again, w.repair_again_help),
    };
    let (team, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<Why>));
    let state = client.state_now();
    let sent = one.sent.as_ref().map(|sent| &sent.team);
    let others = state.repair.teams().filter(|team| !team.off && Some(&team.id) != sent);
    let name_of = |one: &Team| [one.name.say(language()), &one.phone].join(" · ");
    let lines = others.map(|one| (one.id.0.clone(), name_of(one)));
    let lines = choose::lines("repair-team", team, lines);
    let (repair, round, replaces) = (one.id.clone(), one.round.clone(), one.comes().cloned());
    // Until one is chosen, the first stands for it: what bars the press is never that none is.
    let first = state.repair.teams().find(|team| !team.off && Some(&team.id) != sent);
    let first = first.map(|team| team.id.0.clone()).unwrap_or_default();
    Panel::new(client, Icon::Send, name, help)
        .open_if(next)
        .field(asked(w.repair_team_asked, wrong.into(), lines))
        .once(move || {
            let unchosen = team.with_untracked(String::is_empty);
            wrong.set(unchosen.then(|| Why::plain(words_now().repair_team_unchosen)));
            !unchosen
        })
        .asks(move || {
            let chosen = team.get();
            let team = TeamId(if chosen.is_empty() { first.clone() } else { chosen });
            let (repair, round) = (repair.clone(), round.clone());
            let replaces = replaces.clone();
            Operation::from(Ask::Dispatch(Dispatch { repair, round, team, replaces }))
        })
}

fn accept(client: Client, one: &Repair, sent: &Sent, next: bool) -> AnyView {
    let w = words();
    let again = sent.said.is_some();
    let name = if again { w.repair_accept_again } else { w.repair_accept };
    let when = When::today(client, &["repair-when-", &sent.dispatch.0].concat());
    let act = Panel::new(client, Icon::Check, name, w.repair_accept_help).open_if(next);
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    when.ask(act, w.repair_time, again).asks(move || {
        let (repair, dispatch) = (repair.clone(), dispatch.clone());
        Operation::from(Ask::Accept(Accept { repair, dispatch, expected: when.at() }))
    })
}

fn arrive(client: Client, one: &Repair, sent: &Sent, next: bool) -> AnyView {
    let w = words();
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    Panel::new(client, Icon::Place, w.repair_arrive, w.repair_arrive_help).open_if(next).asks(
        move || {
            let (repair, dispatch) = (repair.clone(), dispatch.clone());
            Operation::from(Ask::Arrive(Arrive { repair, dispatch }))
        },
    )
}

fn finish(client: Client, one: &Repair, sent: &Sent, next: bool) -> AnyView {
    let w = words();
    let said = client.draft::<String>(&["repair-done-", &sent.dispatch.0].concat());
    let cost = client.draft::<String>(&["repair-cost-", &sent.dispatch.0].concat());
    let wrong = RwSignal::new(None::<Why>);
    let cents = move || {
        let typed = cost.value.get();
        (!typed.trim().is_empty()).then(|| custody::read_cents(&typed))
    };
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    let cost_field = Field::new(w.repair_finish_cents).number().wrong(wrong.into());
    Panel::new(client, Icon::Settings, w.repair_finish, w.repair_finish_help)
        .open_if(next)
        .typed(said, Field::new(w.repair_finish_words).help(w.handover_no_personal).lines())
        .typed(cost, cost_field)
        .once(move || {
            let unread = untrack(cents) == Some(None);
            wrong.set(unread.then(|| Why::plain(words_now().repair_cents_unreadable)));
            !unread
        })
        .asks(move || {
            let (repair, dispatch) = (repair.clone(), dispatch.clone());
            let words = said.value.get().trim().to_owned();
            let material = cents().flatten().map(|cents| Material { cents });
            Operation::from(Ask::Finish(Finish { repair, dispatch, words, material }))
        })
}

fn stand_down(client: Client, one: &Repair, team: &TeamId, dispatch: &OperationId) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let (repair, dispatch) = (one.id.clone(), dispatch.clone());
    let named =
        state.repair.team(team).map(|team| [team.name.say(language()), &team.phone].join(" · "));
    let named = fine(named.unwrap_or_default());
    Panel::new(client, Icon::Phone, w.repair_stand_down, w.repair_stand_down_help)
        .field(named)
        .open_if(!one.stage.is_open())
        .asks(move || {
            let (repair, dispatch) = (repair.clone(), dispatch.clone());
            Operation::from(Ask::StandDown(StandDown { repair, dispatch }))
        })
}
