//! The end of the sheet: how far the receiver is, and each one's own PIN. S1.3.3

use domain::{Operation, PersonId, State};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sheet::Sheet;
use crate::client::Client;
use crate::parts::{self, Button, Why, actions, card, dialog, fine, live, progress, soft, stack};
use crate::screens::ask::{self, Against, submit};
use crate::screens::entry;
use crate::text::{fill, number, words};

/// Whose PIN is next.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Turn {
    Giver(PersonId),
    Receiver(PersonId),
}

impl Turn {
    fn is_givers(&self) -> bool {
        match self {
            Self::Giver(_) => true,
            Self::Receiver(_) => false,
        }
    }
}

/// Returns the bar that fills, and the one press that is next.
pub fn bar(client: Client, sheet: Sheet) -> AnyView {
    let open = RwSignal::new(false);
    let against = Against::new(None);
    let turn = Memo::new(move |_| turn(client, sheet));
    let barred = Signal::derive(move || barred(client, sheet, turn.get()));
    let pad = dialog(open, words().handover_confirm_title, move || {
        pad(client, sheet, turn, (open, against))
    });
    card(vec![
        live(move || checked(sheet)),
        live(move || {
            let Some(turn) = turn.get() else { return ().into_any() };
            let press = Button::new(name(&client.state_now(), &turn)).primary().large();
            actions(vec![press.barred(barred).on(move || open.set(true))])
        }),
        live(move || stack(against.get().map(parts::why).into_iter().collect())),
        pad,
    ])
}

fn turn(client: Client, sheet: Sheet) -> Option<Turn> {
    let state = client.state();
    match sheet.which.handover(&state) {
        Some(given) => Some(Turn::Receiver(given.to.clone())),
        None => client.person().map(Turn::Giver),
    }
}

fn name(state: &State, turn: &Turn) -> String {
    let words = words();
    let (text, who) = match turn {
        Turn::Giver(who) => (words.handover_confirm_give, who),
        Turn::Receiver(who) => (words.handover_confirm_take, who),
    };
    fill(text, &[("name", state.people.name(who))])
}

/// Returns what is asked at a turn.
fn asked(sheet: Sheet, turn: &Turn) -> Option<Operation> {
    match turn {
        Turn::Giver(_) => sheet.give(),
        Turn::Receiver(_) => sheet.take(),
    }
}

/// Returns what stands against whoever's turn it is.
fn barred(client: Client, sheet: Sheet, turn: Option<Turn>) -> Option<Why> {
    let turn = turn?;
    if turn.is_givers() && sheet.to.with(Option::is_none) {
        return Some(Why::plain(words().handover_choose));
    }
    let operation = asked(sheet, &turn)?;
    let (Turn::Giver(who) | Turn::Receiver(who)) = turn;
    client.may_as(who, &operation).err().map(|refusal| ask::why(&refusal))
}

fn checked(sheet: Sheet) -> AnyView {
    let words = words();
    let lines = sheet.lines.get();
    let said = sheet.said.get();
    let done = lines.iter().filter(|(key, _)| said.contains_key(key)).count();
    let counted =
        fill(words.handover_checked, &[("n", &number(done)), ("all", &number(lines.len()))]);
    let counted =
        if lines.is_empty() { soft(counted) } else { progress(counted, done, lines.len()) };
    stack(vec![counted, fine(words.handover_say_each)])
}

/// Returns the pad of whoever's turn it is.
fn pad(
    client: Client,
    sheet: Sheet,
    turn: Memo<Option<Turn>>,
    (open, against): (RwSignal<bool>, Against),
) -> AnyView {
    // What is confirmed is what stood on the sheet when the pad was shown.
    let asked = Memo::new(move |_| {
        let turn = turn.get()?;
        Some((asked(sheet, &turn)?, turn))
    });
    live(move || {
        let Some((operation, turn)) = asked.get() else { return ().into_any() };
        let (Turn::Giver(who) | Turn::Receiver(who)) = turn.clone();
        let pad = entry::confirm(client, who, move || {
            let operation = operation.clone();
            if turn.is_givers() {
                submit(client, against, operation, move |_| given(client, sheet, open));
            } else {
                take(client, operation);
            }
        });
        let refused = live(move || stack(against.get().map(parts::why).into_iter().collect()));
        view! { <div class="dialog-body">{refused} {pad}</div> }.into_any()
    })
}

/// Goes on to the receiver's pad where every line was answered already.
fn given(client: Client, sheet: Sheet, open: RwSignal<bool>) {
    let next = untrack(|| barred(client, sheet, turn(client, sheet)));
    if next.is_some() {
        open.set(false);
    }
}

/// Takes the post over: whether it may be was asked before the pad was shown. The receiver is signed
/// in now and their own day is shown.
fn take(client: Client, operation: Operation) {
    spawn_local(async move {
        // What could not be stored is still given, and waits on the receiver's day.
        let _taken = client.submit(operation, None).await;
    });
}
