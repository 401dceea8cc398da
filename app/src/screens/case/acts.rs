//! What can be done about a case now, the next thing first. S1.1.2, S1.6.2

use domain::CaseId;
use domain::case::{Stage, rules, view};
use domain::catalogue::ItemKind;
use domain::people::Role;
use leptos::prelude::*;

use super::ends::{accept, feedback, finish, reassign, refuse, supplement, withdraw};
use super::{beside, clock, steps};
use crate::client::Client;
use crate::parts::{Views, afresh, card, heading, soft, stack};
use crate::screens::contact::recusal::{self, Recused};
use crate::text::words;

/// Where a case stands for the person signed in.
#[allow(clippy::struct_excessive_bools, reason = "each is asked by itself, in any combination")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Stands {
    mine: bool,
    supervises: bool,
    settled: bool,
    heard: bool,
    to_hand_over: bool,
    /// Entered by somebody; what the law accepted may be entered still.
    accepted: bool,
    /// A promise runs or stands, by somebody or by law.
    promised: bool,
    paused: bool,
    /// An extension waits for its answer.
    waits: bool,
    extended: bool,
    immediate: bool,
    complete: bool,
    asked: bool,
    open: bool,
    recused: Recused,
}

/// Returns the acts.
pub fn of(client: Client, id: CaseId) -> AnyView {
    let asked = id.clone();
    let stands = Memo::new(move |_| stands(client, &asked));
    afresh(stands, move |now| {
        let words = words();
        let mut acts = Views::new();
        if now.recused.me && now.open && !now.settled {
            acts.push(recusal::said(now.mine, words.recusal_mine_case));
        }
        if now.settled {
            acts.extend((now.mine && !now.heard).then(|| feedback(client, id.clone())));
            let hands = now.mine && now.to_hand_over;
            acts.extend(hands.then(|| steps::deliver(client, id.clone())));
        } else {
            acts.extend(answers(client, &id, now));
            acts.extend(carry_on(client, &id, now));
        }
        if now.mine && now.open {
            acts.extend(beside::asks(client, &id));
        }
        if now.supervises {
            acts.push(reassign(client, id.clone()));
        }
        if now.open && !now.settled {
            acts.extend(beside::recusals(client, &id, now.recused.me, now.supervises));
        }
        if acts.is_empty() {
            return card(vec![heading(words.contact_acts), soft(words.contact_nothing_to_do)]);
        }
        acts.insert(0, heading(words.contact_acts));
        stack(acts)
    })
}

/// Returns what a supervisor decides about a case without an outcome. R-CLK-7, S1.4.1
fn answers(client: Client, id: &CaseId, now: Stands) -> Views {
    let mut acts = Views::new();
    if now.supervises && now.waits {
        acts.push(clock::grant(client, id.clone()));
        acts.push(clock::decline(client, id.clone()));
    }
    if now.supervises && now.immediate && !now.promised {
        acts.push(steps::convert(client, id.clone()));
    }
    acts
}

/// Returns what brings a case without an outcome towards it, the next thing first.
fn carry_on(client: Client, id: &CaseId, now: Stands) -> Views {
    let mut acts = Views::new();
    let id = || id.clone();
    if now.mine && now.paused {
        acts.push(clock::end(client, id()));
    }
    if now.mine && !now.paused {
        if !now.accepted && (now.complete || now.promised) {
            acts.push(accept(client, id(), now.promised));
        }
        acts.push(finish(client, id(), now.accepted));
    }
    if !now.promised && (now.mine || (now.supervises && now.asked)) {
        acts.push(supplement(client, id(), now.asked));
    }
    if now.mine && now.promised {
        acts.push(steps::step(client, id()));
        acts.extend((!now.paused).then(|| clock::begin(client, id())));
        let extends = !now.paused && !now.waits && !now.extended;
        acts.extend(extends.then(|| clock::extend(client, id())));
        acts.extend((!now.paused).then(|| steps::wait(client, id())));
    }
    if now.mine {
        acts.extend((!now.paused).then(|| refuse(client, id())));
        acts.push(withdraw(client, id()));
    }
    acts
}

/// Returns how an open case stands; a closed one asks for nothing.
fn stands(client: Client, id: &CaseId) -> Option<Stands> {
    let (state, now) = (client.state(), client.now());
    let case = state.case.get(id)?;
    let me = client.person()?;
    let roles = state.people.persons.get(&me).map(|person| &person.roles);
    let supervises = roles.is_some_and(|roles| roles.contains(&Role::Supervisor));
    let guide = rules::guide(&state, case).ok();
    Some(Stands {
        mine: view::in_hands(&state, case, &me, now),
        supervises: case.is_open() && supervises,
        settled: case.is_settled(),
        heard: case.is_heard(),
        to_hand_over: case.awaits_delivery(),
        accepted: case.stage == Stage::Accepted,
        promised: view::due(&state, case, now).is_some(),
        paused: case.paused().is_some(),
        waits: case.extension_asked().is_some(),
        extended: case.extensions.iter().any(|one| one.added() > 0),
        immediate: guide.is_some_and(|guide| rules::kind(case, guide) == ItemKind::Immediate),
        complete: case.missing().is_empty(),
        asked: !case.supplements.is_empty(),
        open: case.is_open(),
        recused: recusal::of(&state, &case.contact, &me),
    })
}
