//! One handover: its register as it was confirmed, its disputes, and the printed form. S1.3.3

use std::sync::Arc;

use domain::handover::view::{SECTIONS, section};
use domain::handover::{Answer, Handover, Line, Operation as Ask, SettleDispute, Side};
use domain::people::Role;
use domain::{HandoverId, Operation, State};
use leptos::prelude::*;

use super::{line, paper, past};
use crate::client::Client;
use crate::parts::{
    Button, Field, Icon, Row, Tone, Views, actions, back_link, badge, card, choices, empty,
    flush_card, line_apart, live, maybe, one_of, page, rows, soft, stack, title,
};
use crate::screens::notice::Paper;
use crate::screens::panel::Panel;
use crate::text::{fill, instant, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: HandoverId) -> AnyView {
    let words = words();
    let paper_place = use_context::<Paper>();
    let back = back_link(words.handover_title, client.href("handover"));
    let (shown, printed, waiting) = (id.clone(), id.clone(), id.clone());
    let print = Button::new(words.handover_print).icon(Icon::Print).on(move || {
        let id = printed.clone();
        if let Some(place) = paper_place {
            place.print(Arc::new(move || paper::register(client, &id)));
        }
    });
    let disputes = Memo::new(move |_| {
        let state = client.state();
        let one = state.handover.get(&id)?;
        Some((id.clone(), one.disputed().map(|(place, _)| place).collect::<Vec<_>>()))
    });
    page(
        words.handover_title,
        vec![
            back,
            live(move || register(client, &shown)),
            live(move || unconfirmed(client, &waiting)),
            live(move || settling(client, disputes.get())),
            actions(vec![print]),
        ],
    )
}

fn register(client: Client, id: &HandoverId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(one) = state.handover.get(id) else {
        let (none, help) = (words.handover_none, words.handover_none_help);
        return card(vec![empty(Icon::Exchange, none, help)]);
    };
    let (tone, said) = past::standing(one);
    let at = instant(one.given, state.site.zone, language());
    let sub = [past::window(&state, one), at].join(" · ");
    let mut all: Views =
        vec![line_apart(vec![title(past::from_to(&state, one)), badge(tone, said)]), soft(sub)];
    all.extend(SECTIONS.into_iter().filter_map(|name| {
        let own: Vec<&Line> =
            one.lines.iter().filter(|line| section(&line.entry) == name).collect();
        let lines: Views = own.into_iter().map(|line| still(&state, one, line)).collect();
        let some = !lines.is_empty();
        some.then(|| flush_card(line::section(name), ().into_any(), rows(lines)))
    }));
    stack(all)
}

fn still(state: &State, one: &Handover, of: &Line) -> AnyView {
    let spoken = line::spoken(state, &of.entry);
    let (tone, said) = answer(state, one, &of.answer);
    Row::new(spoken.what, spoken.sub).end(badge(tone, said)).still()
}

/// Returns what was said to a line.
pub fn answer(state: &State, one: &Handover, answer: &Answer) -> (Tone, String) {
    let words = words();
    match answer {
        Answer::Open => (Tone::Soon, words.handover_is_open.to_owned()),
        Answer::Acknowledged { .. } => (Tone::Good, words.handover_acknowledged.to_owned()),
        Answer::Disputed { reason, settled: None, .. } => {
            (Tone::Bad, [words.handover_dispute, reason].join(" · "))
        }
        Answer::Disputed { settled: Some(settled), .. } => {
            let who = with(state, one, settled.with);
            let values = [("who", &*who), ("reason", &settled.reason)];
            (Tone::Plain, fill(words.handover_settled, &values))
        }
    }
}

/// Returns with whom a line stays.
fn with(state: &State, one: &Handover, side: Side) -> String {
    let words = words();
    let (text, name) = match side {
        Side::Giver => (words.handover_with_giver, state.people.name(&one.from)),
        Side::Receiver => (words.handover_with_receiver, state.people.name(&one.to)),
    };
    fill(text, &[("name", name)])
}

/// Returns the way to take it back, while nobody has confirmed it.
fn unconfirmed(client: Client, id: &HandoverId) -> AnyView {
    let state = client.state();
    let open = state.handover.get(id).filter(|one| one.is_open());
    maybe(open.map(|one| super::withdraw(client, one)))
}

/// Returns the settling of each disputed line, for a supervisor.
fn settling(client: Client, disputes: Option<(HandoverId, Vec<usize>)>) -> AnyView {
    let state = client.state_now();
    let me = client.person().and_then(|me| state.people.persons.get(&me));
    let supervises = me.is_some_and(|me| me.roles.contains(&Role::Supervisor));
    let Some((id, places)) = disputes.filter(|_| supervises) else { return ().into_any() };
    let Some(one) = state.handover.get(&id) else { return ().into_any() };
    let panels = places.into_iter().filter_map(|place| settle(client, &state, one, place));
    stack(panels.collect())
}

fn settle(client: Client, state: &State, one: &Handover, place: usize) -> Option<AnyView> {
    let words = words();
    let line = u16::try_from(place).ok()?;
    let what = super::line::spoken(state, &one.lines.get(place)?.entry).what;
    let side = RwSignal::new(Side::Giver);
    let reason = RwSignal::new(String::new());
    let choice = |value: Side| {
        let on = Signal::derive(move || side.get() == value);
        one_of("side", with(state, one, value), "", on, move || side.set(value))
    };
    let sides = vec![choice(Side::Giver), choice(Side::Receiver)];
    let id = one.id.clone();
    let panel = Panel::new(client, Icon::Rule, words.handover_settle, words.handover_disputes)
        .field(soft(what))
        .field(choices(words.handover_with_whom, sides))
        .field(Field::new(words.handover_settle_reason).into(reason))
        .asks(move || {
            let (handover, with) = (id.clone(), side.get());
            let reason = reason.get().trim().to_owned();
            Operation::Handover(Ask::SettleDispute(SettleDispute { handover, line, with, reason }))
        });
    Some(panel)
}
