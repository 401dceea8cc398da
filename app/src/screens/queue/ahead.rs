//! Somebody goes before others: with a reason, and with the agreement of those who wait. S1.6.3, P-A06

use domain::queue::{Ahead, Call, Operation as Ask, Urgency, view};
use domain::{Operation, TicketId};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Button, Icon, Why, actions, asked, card, heading, live, maybe, one_of, soft, tick,
};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::phrase::{Moment, phrase};
use crate::text::{Words, fill, words};

/// Who is to go first, if somebody is.
pub type Chosen = RwSignal<Option<TicketId>>;

const ALL: [Urgency; 6] = [
    Urgency::Elderly,
    Urgency::Disabled,
    Urgency::WithChild,
    Urgency::Soldier,
    Urgency::Back,
    Urgency::Urgent,
];

/// Returns a reason in words.
fn reason(words: &Words, why: Urgency) -> &'static str {
    match why {
        Urgency::Elderly => words.queue_why_elderly,
        Urgency::Disabled => words.queue_why_disabled,
        Urgency::WithChild => words.queue_why_with_child,
        Urgency::Soldier => words.queue_why_soldier,
        Urgency::Back => words.queue_why_back,
        Urgency::Urgent => words.queue_why_urgent,
    }
}

/// Returns the card, while somebody is chosen.
pub fn ahead(client: Client, chosen: Chosen) -> AnyView {
    let asked = Memo::new(move |_| {
        let (state, id) = (client.state(), chosen.get()?);
        let one = state.queue.get(&id).filter(|one| one.is_open())?;
        Some((id, one.no.clone()))
    });
    live(move || maybe(asked.get().map(|(id, no)| form(client, chosen, id, &no))))
}

/// Returns whose turn it is in the line of a number.
fn turn(client: Client, id: &TicketId) -> AnyView {
    let state = client.state();
    let line = state.queue.get(id).map(|one| view::line(&state, &one.post, client.now()));
    let next = line.and_then(|line| line.first().map(|next| next.no.clone()));
    soft(fill(words().queue_ahead_help, &[("no", &next.unwrap_or_default())]))
}

fn form(client: Client, chosen: Chosen, id: TicketId, no: &str) -> AnyView {
    let words = words();
    let asked_for = id.clone();
    let against = Against::new(None);
    let (urgency, agreed) = (RwSignal::new(None::<Urgency>), RwSignal::new(false));
    let unchosen = RwSignal::new(false);
    let wrong = Signal::derive(move || unchosen.get().then(|| Why::plain(words.queue_choose)));
    let line = |one: Urgency| {
        let on = Signal::derive(move || urgency.get() == Some(one));
        one_of("urgency", reason(words, one), "", on, move || urgency.set(Some(one)))
    };
    let press =
        Button::new(fill(words.queue_call_one, &[("no", no)])).icon(Icon::Speak).on(move || {
            unchosen.set(urgency.get_untracked().is_none());
            let Some(why) = urgency.get_untracked() else { return };
            let ahead = Some(Ahead { why, agreed: agreed.get_untracked() });
            let call = Operation::Queue(Ask::Call(Call { ticket: id.clone(), ahead }));
            submit(client, against, call, move |_| chosen.set(None));
        });
    let back = Button::new(words.act_cancel).bare().on(move || chosen.set(None));
    let is_agreed = Signal::derive(move || agreed.get());
    card(vec![
        heading(fill(words.queue_ahead, &[("no", no)])),
        live(move || turn(client, &asked_for)),
        phrase(client, Moment::Priority),
        asked(words.queue_ahead_why, wrong, ALL.into_iter().map(line).collect()),
        tick(words.queue_agreed, "", is_agreed, move |on| agreed.set(on)),
        actions(vec![press, back]),
        stands(against),
    ])
}
