//! The card of one's own window: whom one calls, or who is next. S2.2.2, P-R10

use domain::Operation;
use domain::queue::{Operation as Ask, Park, Ticket, view};
use leptos::prelude::*;

use super::begin::{Begins, here};
use super::refused::calls as calls_refused;
use super::{about, calls, own_post};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Tone, Views, actions, big, card as card_of, heading, line_apart, link_button,
    live, maybe, note, soft, tight,
};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::phrase::{Moment, phrase};
use crate::screens::say;
use crate::text::{fill, number, words};

/// What stands in the card.
#[derive(Clone, PartialEq, Eq)]
enum Now {
    Calling(Ticket),
    Next { next: Option<Ticket>, waiting: usize },
}

/// Returns the card, while one is on duty and numbers are about.
pub fn card(client: Client, begins: Begins) -> AnyView {
    made(client, begins, false)
}

/// Returns the card; where there are no numbers, the way to give one.
pub fn card_or_way(client: Client, begins: Begins) -> AnyView {
    made(client, begins, true)
}

fn made(client: Client, begins: Begins, always: bool) -> AnyView {
    let against = Against::new(None);
    let now = Memo::new(move |_| {
        let (state, now) = (client.state(), client.now());
        let post = own_post(client)?;
        if let Some(called) = client.person().and_then(|me| view::calling(&state, &me, now)) {
            return Some(Now::Calling(called.clone()));
        }
        let line = view::line(&state, &post, now);
        let any = always || !line.is_empty() || !view::parked(&state, &post, now).is_empty();
        let next = line.first().map(|one| (*one).clone());
        any.then_some(Now::Next { next, waiting: line.len() })
    });
    let card = live(move || match now.get() {
        None => ().into_any(),
        Some(Now::Calling(one)) => calling(client, against, one, &begins),
        Some(Now::Next { next, waiting }) => next_one(client, against, next, waiting),
    });
    let refused = live(move || calls_refused(client));
    view! { {refused} {card} }.into_any()
}

fn next_one(client: Client, against: Against, next: Option<Ticket>, waiting: usize) -> AnyView {
    let words = words();
    let said = match waiting {
        0 => words.queue_nobody.to_owned(),
        some => fill(words.queue_waiting, &[("n", &number(some))]),
    };
    let all = link_button(words.queue_all, client.href("queue"), false);
    let Some(next) = next else {
        return line_apart(vec![soft(said), all]);
    };
    let (asked, id) = (next.clone(), next.id.clone());
    let head = fill(words.queue_next, &[("no", &next.no)]);
    let sub =
        live(move || soft([said.clone(), about(client, &client.state(), &asked)].join(" · ")));
    let press = Button::new(words.queue_call).icon(Icon::Speak).primary();
    let press = press.on(move || submit(client, against, calls(&id), |_| {}));
    let buttons = actions(vec![press, all]);
    card_of(vec![tight(vec![heading(head), sub]), buttons, stands(against)])
}

/// Returns whom one calls: here, once more, or not here.
fn calling(client: Client, against: Against, one: Ticket, begins: &Begins) -> AnyView {
    let words = words();
    let (asked, id) = (one.clone(), one.id.clone());
    let state = client.state_now();
    let last = one.calls.last().map(|call| say::time(&state, call.at)).unwrap_or_default();
    let times = fill(words.queue_called, &[("n", &number(one.calls.len())), ("time", &last)]);
    let sub =
        live(move || soft([times.clone(), about(client, &client.state(), &asked)].join(" · ")));
    // By itself and below the buttons: the server's answer neither moves them nor makes them anew under a
    // finger.
    let told = {
        let called = one.clone();
        let told = move || note(Tone::Pending, words.queue_unsure, None);
        live(move || maybe(is_unsure(client, &called).then(told)))
    };
    let again = {
        let id = id.clone();
        Button::new(words.queue_again).icon(Icon::Speak).on(move || {
            submit(client, against, calls(&id), |_| {});
        })
    };
    let away = Button::new(words.queue_not_here).on(move || {
        let park = Operation::Queue(Ask::Park(Park { ticket: id.clone() }));
        submit(client, against, park, |_| {});
    });
    let buttons: Views = vec![here(client, against, &state, &one, begins), again, away];
    let all = link_button(words.queue_all, client.href("queue"), false);
    card_of(vec![
        line_apart(vec![tight(vec![heading(words.queue_calling), big(one.no), sub]), all]),
        actions(buttons),
        told,
        stands(against),
        phrase(client, Moment::Arrives),
    ])
}

/// Says whether the server has not confirmed the last call yet: another window may call, too.
fn is_unsure(client: Client, one: &Ticket) -> bool {
    one.calls.last().is_some_and(|call| client.is_pending(&call.operation))
}
