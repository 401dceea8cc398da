//! What may be written down of a repair now, the next step first and open. UL01, UL02

use domain::repair::clock::{Awaits, wait};
use domain::repair::{
    Accept, Arrive, Dispatch, Finish, Material, Operation as Ask, Repair, Sent, rules,
};
use domain::{Operation, TeamId};
use leptos::prelude::*;

use super::close;
use super::when::When;
use crate::client::Client;
use crate::parts::{Field, Icon, Views, choices, one_of, stack};
use crate::screens::custody;
use crate::screens::panel::Panel;
use crate::text::{language, words};

/// Returns the acts.
pub fn of(client: Client, one: &Repair) -> AnyView {
    let state = client.state_now();
    let next = wait(&state, one).map(|wait| wait.awaits);
    let mut acts: Vec<(bool, AnyView)> = Vec::new();
    let mut add = |own: Awaits, act: Panel, asks: Asks| {
        let is_next = next == Some(own);
        let act = if is_next { act.open() } else { act };
        acts.push((is_next, act.asks(move || asks())));
    };
    if rules::awaits_a_team(one).is_ok() {
        let (act, asks) = dispatch(client, one);
        add(Awaits::Dispatch, act, asks);
    }
    if let Some(sent) = &one.sent {
        if rules::on_the_way(one).is_ok() {
            let (act, asks) = accept(client, one, sent);
            add(Awaits::Acceptance, act, asks);
            let (act, asks) = arrive(client, one, sent);
            add(Awaits::Arrival, act, asks);
        }
        if rules::open(one).is_ok() {
            let (act, asks) = finish(client, one, sent);
            add(Awaits::Mending, act, asks);
        }
    }
    let (first, others): (Vec<_>, Vec<_>) = acts.into_iter().partition(|(next, _)| *next);
    let acts = first.into_iter().chain(others).map(|(_, act)| act);
    stack(acts.chain(close::of(client, one)).collect())
}

/// Returns the operation of an act as it is filled in.
type Asks = std::sync::Arc<dyn Fn() -> Operation + Send + Sync>;

fn asks(operation: impl Fn() -> Ask + Send + Sync + 'static) -> Asks {
    std::sync::Arc::new(move || Operation::from(operation()))
}

fn dispatch(client: Client, one: &Repair) -> (Panel, Asks) {
    let w = words();
    let (name, help) = match one.sent {
        None => (w.repair_dispatch, w.repair_dispatch_help),
        Some(_) => (w.repair_again, w.repair_again_help),
    };
    let team = RwSignal::new(String::new());
    let state = client.state_now();
    let sent = one.sent.as_ref().map(|sent| &sent.team);
    let lines: Views = state
        .repair
        .teams()
        .filter(|team| !team.off && Some(&team.id) != sent)
        .map(|one| {
            let (own, id) = (one.id.0.clone(), one.id.0.clone());
            let on = Signal::derive(move || team.with(|chosen| *chosen == own));
            let name = one.name.say(language()).to_owned();
            one_of("repair-team", name, one.phone.clone(), on, move || team.set(id.clone()))
        })
        .collect();
    let act = Panel::new(client, Icon::Send, name, help).field(choices(w.repair_team_asked, lines));
    let (repair, round) = (one.id.clone(), one.round.clone());
    let asked = asks(move || {
        let team = TeamId(team.get());
        Ask::Dispatch(Dispatch { repair: repair.clone(), round: round.clone(), team })
    });
    (act, asked)
}

fn accept(client: Client, one: &Repair, sent: &Sent) -> (Panel, Asks) {
    let w = words();
    let again = one.answered.is_some();
    let name = if again { w.repair_accept_again } else { w.repair_accept };
    let when = When::today(client);
    let act = Panel::new(client, Icon::Check, name, w.repair_accept_help)
        .once(move || when.is_sound(again));
    let act = when.fields(w.repair_time).into_iter().fold(act, Panel::field);
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    let asked = asks(move || {
        let (repair, dispatch) = (repair.clone(), dispatch.clone());
        Ask::Accept(Accept { repair, dispatch, expected: when.at() })
    });
    (act, asked)
}

fn arrive(client: Client, one: &Repair, sent: &Sent) -> (Panel, Asks) {
    let w = words();
    let act = Panel::new(client, Icon::Place, w.repair_arrive, w.repair_arrive_help);
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    let asked =
        asks(move || Ask::Arrive(Arrive { repair: repair.clone(), dispatch: dispatch.clone() }));
    (act, asked)
}

fn finish(client: Client, one: &Repair, sent: &Sent) -> (Panel, Asks) {
    let w = words();
    let said = client.draft::<String>(&["repair-done-", &one.id.0].concat()).value;
    let cost = RwSignal::new(String::new());
    let act = Panel::new(client, Icon::Settings, w.repair_finish, w.repair_finish_help)
        .field(Field::new(w.repair_finish_words).lines().into(said))
        .field(Field::new(w.repair_finish_cents).number().into(cost));
    let (repair, dispatch) = (one.id.clone(), sent.dispatch.clone());
    let asked = asks(move || {
        let (repair, dispatch) = (repair.clone(), dispatch.clone());
        let (words, cost) = (said.get().trim().to_owned(), cost.get());
        // What cannot be read costs nothing, which a rule refuses.
        let cents =
            (!cost.trim().is_empty()).then(|| custody::read_cents(&cost).unwrap_or_default());
        let material = cents.map(|cents| Material { cents });
        Ask::Finish(Finish { repair, dispatch, words, material })
    });
    (act, asked)
}
