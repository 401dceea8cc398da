//! Registered: the number, the promised date, and the notice to show, print or read out.

use domain::contact::{Channel, Contact, Disposition};
use domain::{CaseId, ContactId, State};
use leptos::prelude::*;

use super::Desk;
use super::visit::Step;
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Words, actions, badge, big, card, facts, line, link_button, live, maybe,
    narrow_page, para, title,
};
use crate::screens::phrase::{Moment, phrase};
use crate::screens::{case, notice};
use crate::text::{day, language, words};

/// Returns the screen of a contact just registered.
pub fn screen(desk: Desk, id: ContactId) -> AnyView {
    let (client, words) = (desk.client, words());
    let (told, asked, whole) = (id.clone(), id.clone(), id.clone());
    let opened = Memo::new(move |_| client.state().contact.get(&asked)?.case().cloned());
    // Whoever is handed to a colleague does not leave yet.
    let leaves = {
        let id = id.clone();
        Memo::new(move |_| {
            client.state().contact.get(&id).is_some_and(|one| one.offered().is_none())
        })
    };
    let parting = {
        let id = id.clone();
        Memo::new(move |_| {
            let state = client.state();
            let one = state.contact.get(&id);
            let by_phone = one.is_some_and(|one| one.channel == Channel::Phone);
            if by_phone { Moment::PhoneEnds } else { Moment::Leaves }
        })
    };
    narrow_page(
        words.reception_done,
        vec![
            line(vec![title(words.reception_done), live(move || standing(desk))]),
            live(move || numbers(desk, &id)),
            notice::of_contact(client, told),
            notice::of_outcome(client, whole.clone()),
            live(move || receipt(client, opened.get())),
            live(move || maybe(leaves.get().then(|| phrase(client, parting.get())))),
            actions(vec![
                Button::new(words.reception_another).primary().large().icon(Icon::Receive).on(
                    move || {
                        desk.done.set(None);
                        desk.go(Step::What);
                    },
                ),
                live(move || {
                    let address = match opened.get() {
                        Some(case) => ["case/", &case.0].concat(),
                        None => ["contact/", &whole.0].concat(),
                    };
                    link_button(words.reception_open_it, client.href(&address), false)
                }),
            ]),
        ],
    )
}

/// Returns the receipt of the case that was opened, if one was.
fn receipt(client: Client, opened: Option<CaseId>) -> AnyView {
    maybe(opened.map(|case| case::receipt(client, case)))
}

/// Returns whether the server has confirmed it yet.
fn standing(desk: Desk) -> AnyView {
    let words = words();
    let pending =
        desk.done.get().is_some_and(|id| desk.client.is_pending(&domain::OperationId(id.0)));
    if pending {
        badge(Tone::Pending, words.act_saved)
    } else {
        badge(Tone::Good, words.today_confirmed)
    }
}

/// Returns the ledger's number, and the case's with its promised date.
fn numbers(desk: Desk, id: &ContactId) -> AnyView {
    let (state, words) = (desk.client.state(), words());
    let Some(contact) = state.contact.get(id) else { return ().into_any() };
    let mut pairs: Vec<(Words, AnyView)> =
        vec![(words.reception_done_no.into(), big(contact.no.clone()))];
    let opened = contact.case().and_then(|case| state.case.get(case));
    if let Some(opened) = opened {
        pairs.push((words.reception_done_case.into(), big(opened.no.0.clone())));
        if opened.due().is_some() {
            pairs.push((words.case_promised.into(), case::promise(desk.client, opened)));
        }
    }
    pairs.extend(told(&state, contact));
    card(vec![facts(pairs)])
}

/// Returns what is said to the visitor now: where to go, when they will be called, who has it.
fn told(state: &State, contact: &Contact) -> Vec<(Words, AnyView)> {
    let words = words();
    match &contact.disposition {
        Some(Disposition::ReferredOutside { name, place, phone, .. }) => vec![
            (words.reception_unit_name.into(), big(name.say(language()).to_owned())),
            (words.reception_unit_place.into(), big(place.say(language()).to_owned())),
            (words.reception_unit_phone.into(), big(phone.clone())),
        ],
        Some(Disposition::CallBack { due }) => {
            vec![(words.reception_call_back_due.into(), big(day(*due, language())))]
        }
        Some(Disposition::Refused { ground, remedy }) => vec![
            (words.reception_ground.into(), para(ground.clone())),
            (words.reception_remedy.into(), para(remedy.clone())),
        ],
        Some(
            Disposition::Answered { .. }
            | Disposition::CaseOpened { .. }
            | Disposition::Appointed { .. }
            | Disposition::Withdrawn,
        )
        | None => contact.offered().map_or_else(Vec::new, |offer| {
            let name = state.people.name(&offer.to).to_owned();
            vec![(words.reception_transfer_to.into(), big(name))]
        }),
    }
}
