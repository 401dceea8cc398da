//! The secret ballot: a grade for everybody but oneself, cast by papers nobody can know again; and, once it is
//! counted, the way to find one's own votes. S1.5.2

use std::collections::BTreeMap;

use bianmin::api::Assessed;
use domain::PersonId;
use domain::assessment::{Assessment, Grade};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::vote::Chosen;
use super::{say, vote};
use crate::client::{Client, NotVoted};
use crate::parts::{
    Button, Tone, Views, actions, card as card_of, heading, live, maybe, note, soft, stack,
};
use crate::screens::entry::unreached;
use crate::text::{fill, number, words, words_now};

/// Returns the card of the ballot for whoever votes: to vote, or to find one's votes.
pub fn card(client: Client, told: &Assessed, one: &Assessment) -> Option<AnyView> {
    let me = client.person()?;
    let ballot = one.ballot.as_ref().filter(|ballot| ballot.voters.contains(&me))?;
    let keys = ballot.keys.iter().filter(|(person, _)| **person != me);
    let keys: BTreeMap<PersonId, String> =
        keys.map(|(person, key)| (person.clone(), key.clone())).collect();
    if keys.is_empty() {
        return None;
    }
    Some(if ballot.closed { found(client, told, one, keys) } else { open(client, one, keys) })
}

fn open(client: Client, one: &Assessment, keys: BTreeMap<PersonId, String>) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let chosen: Chosen = RwSignal::new(BTreeMap::new());
    let (busy, why) = (StoredValue::new(false), RwSignal::new(None));
    let grades: Vec<Grade> = say::grades(w, one).into_iter().map(|(grade, _)| grade).collect();
    let rows = keys
        .keys()
        .map(|person| vote::row(chosen, person, state.people.name(person).to_owned(), &grades));
    let mut pieces: Views = vec![heading(w.assessment_ballot), soft(w.assessment_ballot_help)];
    pieces.extend(rows);
    let id = one.id.clone();
    let press = move || {
        let votes = chosen.get_untracked();
        if votes.len() < keys.len() {
            why.set(Some((Tone::Bad, words_now().assessment_ballot_none.to_owned())));
            return;
        }
        if busy.get_value() {
            return;
        }
        busy.set_value(true);
        let (id, keys) = (id.clone(), keys.clone());
        spawn_local(async move {
            let done = client.vote(&id, &keys, votes).await;
            busy.try_set_value(false);
            let said = match done {
                Ok(()) => (Tone::Good, words_now().assessment_ballot_done.to_owned()),
                Err(fault) => (Tone::Bad, not_voted(&fault)),
            };
            why.try_set(Some(said));
        });
    };
    pieces.push(actions(vec![Button::new(w.assessment_ballot_cast).primary().on(press)]));
    let cast = Memo::new(move |_| why.with(|why| matches!(why, Some((Tone::Good, _)))));
    let form = StoredValue::new_local(Some(card_of(pieces)));
    // A vote that is cast is not changed: nothing is left to press.
    stack(vec![
        live(move || {
            let form = form.try_update_value(Option::take).flatten();
            maybe(form.filter(|_| !cast.get()))
        }),
        live(move || maybe(why.get().map(|(tone, why)| note(tone, why, None)))),
    ])
}

fn not_voted(fault: &NotVoted) -> String {
    let w = words_now();
    match fault {
        NotVoted::Elsewhere => w.assessment_ballot_elsewhere.to_owned(),
        NotVoted::Again => w.assessment_ballot_again.to_owned(),
        NotVoted::Forged => w.assessment_ballot_forged.to_owned(),
        NotVoted::Unreached(why) => unreached(why),
    }
}

fn found(
    client: Client,
    told: &Assessed,
    one: &Assessment,
    keys: BTreeMap<PersonId, String>,
) -> AnyView {
    let w = words();
    let (id, receipts) = (one.id.clone(), told.receipts.clone());
    let said = RwSignal::new(None);
    let press = move || {
        let (id, keys, receipts) = (id.clone(), keys.clone(), receipts.clone());
        spawn_local(async move {
            let said_now = match client.own_papers(&id, keys.keys()).await {
                Ok(own) => {
                    let w = words_now();
                    let lost = own.iter().filter(|paper| !receipts.contains(*paper)).count();
                    if lost == 0 {
                        let count = number(own.len());
                        (Tone::Good, fill(w.assessment_ballot_found, &[("count", &count)]))
                    } else {
                        let count = number(lost);
                        (Tone::Soon, fill(w.assessment_ballot_not_found, &[("count", &count)]))
                    }
                }
                Err(why) => (Tone::Bad, unreached(&why)),
            };
            said.try_set(Some(said_now));
        });
    };
    card_of(vec![
        heading(w.assessment_ballot),
        soft(w.assessment_ballot_help),
        actions(vec![Button::new(w.assessment_ballot_check).on(press)]),
        live(move || maybe(said.get().map(|(tone, said)| note(tone, said, None)))),
    ])
}
