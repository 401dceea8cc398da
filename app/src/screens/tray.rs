//! The tray: what was not accepted stands here with its owner, its clause and what to do, until its
//! owner settles it. Nothing is ever dropped.

use domain::{Operation, State, case, contact, duty};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{ask, contact as contacts};
use crate::client::{Client, Counts, TrayItem, Why};
use crate::parts::{
    Button, Icon, Tone, Views, actions, badge, card, empty, facts, heading, line_apart,
    link_button, live, narrow_page, note, soft, stack, tight, title,
};
use crate::text::{Words, fill, instant, language, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    narrow_page(
        words.tray_title,
        vec![title(words.tray_title), live(move || saving(client)), live(move || items(client))],
    )
}

/// Returns how much is saved here, waiting and refused, in whole sentences.
fn saving(client: Client) -> AnyView {
    let words = words();
    let Counts { saved_here, waiting, needs_you } = client.counts();
    let line = |name: &'static str, count: u32, help: &'static str| {
        (name.into(), tight(vec![crate::parts::strong(number(count)), soft(help)]))
    };
    card(vec![facts(vec![
        line(words.frame_saved_here, saved_here, words.tray_saved_here_help),
        line(words.frame_waiting, waiting, words.tray_waiting_help),
        line(words.frame_needs_you, needs_you, words.tray_needs_you_help),
    ])])
}

/// Returns what waits for its owner.
fn items(client: Client) -> AnyView {
    let (state, words) = (client.state(), words());
    let tray = client.tray();
    if tray.is_empty() {
        return card(vec![empty(Icon::Check, words.tray_empty, words.tray_empty_help)]);
    }
    let cards: Views = tray.iter().map(|one| item(client, &state, one)).collect();
    stack(cards)
}

/// Returns one of them: what was asked, why it was not done, and what to do now.
fn item(client: Client, state: &State, one: &TrayItem) -> AnyView {
    let words = words();
    let owner = one.owner.as_ref();
    let mine = owner.is_none() || owner == client.person().as_ref();
    let who = owner.map(|owner| state.people.name(owner).to_owned()).unwrap_or_default();
    let at = instant(one.at, state.site.zone, language());
    let (kind, why, todo) = match &one.why {
        Why::Refused(refusal) => {
            let why = ask::why(refusal);
            (
                (Tone::Bad, words.tray_refused),
                note(Tone::Bad, why.words, why.clause),
                words.tray_redo,
            )
        }
        Why::Depends(_) => (
            (Tone::Bad, words.tray_refused),
            note(Tone::Bad, words.tray_depends, None),
            words.tray_redo,
        ),
        Why::Unknown(_) => (
            (Tone::Bad, words.tray_refused),
            note(Tone::Bad, words.tray_unknown_why, None),
            words.tray_wait,
        ),
        Why::Held(_) => (
            (Tone::Soon, words.tray_held),
            note(Tone::Soon, words.tray_held_help, None),
            words.tray_wait,
        ),
    };
    let asked = one.asked.as_ref().map_or(words.tray_unknown, |asked| name(words, asked));
    let mut foot = Views::new();
    if let Some(address) = one.asked.as_ref().and_then(|asked| place(state, asked)) {
        foot.push(link_button(words.reception_open_it, client.href(&address), false));
    }
    if mine {
        let operation = one.operation.clone();
        foot.push(Button::new(words.tray_settle).icon(Icon::Check).on(move || {
            let operation = operation.clone();
            spawn_local(async move {
                // What cannot be stored now stays in the tray and is shown again.
                let _settled = client.settle(&operation).await;
            });
        }));
    }
    card(vec![
        line_apart(vec![heading(asked), badge(kind.0, kind.1)]),
        soft(fill(words.tray_by, &[("name", &who), ("time", &at)])),
        why,
        soft(if mine { todo } else { words.tray_not_yours }),
        actions(foot),
    ])
}

/// Returns what was asked, in words.
fn name(words: &Words, asked: &Operation) -> &'static str {
    match asked {
        Operation::Site(_) | Operation::People(_) | Operation::Catalogue(_) => words.tray_set_up,
        Operation::Duty(duty::Operation::Start(_)) => words.duty_start,
        Operation::Duty(duty::Operation::End(_)) => words.duty_leave,
        Operation::Duty(_) => words.tray_roster,
        Operation::Contact(asked) => of_contact(words, asked),
        Operation::Case(asked) => of_case(words, asked),
    }
}

fn of_contact(words: &Words, asked: &contact::Operation) -> &'static str {
    match asked {
        contact::Operation::Receive(_) | contact::Operation::Identify(_) => words.reception_title,
        contact::Operation::Notify(_) | contact::Operation::AskMore(_) => words.reception_notice,
        contact::Operation::Dispose(_) => words.tray_outcome,
        contact::Operation::Transfer(_) => words.reception_transfer,
        contact::Operation::AcceptTransfer(_) => words.contact_accept,
        contact::Operation::ReturnTransfer(_) => words.contact_return,
        contact::Operation::Reassign(_) => words.contact_reassign,
        contact::Operation::KeepCallBack(_) => words.contact_call_made,
        contact::Operation::GiveFeedback(_) => words.contact_tell,
    }
}

fn of_case(words: &Words, asked: &case::Operation) -> &'static str {
    match asked {
        case::Operation::Open(_) => words.contact_case_opened,
        case::Operation::Tick(_) => words.case_papers,
        case::Operation::AskSupplement(_) => words.case_ask,
        case::Operation::Accept(_) => words.reception_accept,
        case::Operation::Refuse(_) => words.reception_refuse,
        case::Operation::Finish(_) => words.case_finish,
        case::Operation::Withdraw(_) => words.reception_withdrawn,
        case::Operation::GiveFeedback(_) => words.contact_tell,
        case::Operation::Reassign(_) => words.contact_reassign,
    }
}

/// Returns where the matter of an operation stands, if it is known here.
fn place(state: &State, asked: &Operation) -> Option<String> {
    let contact = match asked {
        Operation::Contact(asked) => contacts::named_by(asked)?,
        Operation::Site(_)
        | Operation::People(_)
        | Operation::Catalogue(_)
        | Operation::Duty(_)
        | Operation::Case(_) => return None,
    };
    state.contact.get(contact).map(|one| ["contact/", &one.id.0].concat())
}
