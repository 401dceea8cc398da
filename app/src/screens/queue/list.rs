//! The lines of the windows, one's own first: who waits, who was called in vain, numbers to give.

use domain::queue::{Leave, Operation as Ask, Ticket, view};
use domain::{Operation, OperationId, PostId, State, TicketId};
use leptos::prelude::*;

use super::ahead::{Chosen, ahead};
use super::{about, begin_at, calls, card, give, own_post};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, Views, columns, count, empty, flush_card, line_apart, live, maybe, page,
    rows, soft, stack, tight, title,
};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::duty::post_of;
use crate::screens::premises;
use crate::text::{fill, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let words = words();
    let against = Against::new(None);
    let chosen = Chosen::new(None);
    let board = ["/w/", &client.site(), "/board"].concat();
    let head = line_apart(vec![title(words.queue_title), board_link(board)]);
    let list = live(move || lines(client, against, chosen));
    page(
        words.queue_title,
        vec![
            head,
            live(move || premises::receiving(client)),
            card(client, begin_at(client)),
            columns(vec![stands(against), list], vec![ahead(client, chosen), give::form(client)]),
        ],
    )
}

/// Returns the way to the board, which is no screen of this app.
fn board_link(to: String) -> AnyView {
    let words = words();
    view! {
        <a class="button" data-kind="quiet" href=to target="_blank" rel="external noopener">
            {words.queue_board}
        </a>
    }
    .into_any()
}

/// Returns each window's line, one's own first.
fn lines(client: Client, against: Against, chosen: Chosen) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let own = own_post(client);
    let mut posts: Vec<PostId> =
        state.duty.open_posts().into_iter().map(|(post, _)| post.id.clone()).collect();
    posts.sort_by_key(|post| Some(post) != own.as_ref());
    let mut cards = Views::new();
    for post in &posts {
        let line = view::line(&state, post, now);
        let parked = view::parked(&state, post, now);
        let is_own = own.as_ref() == Some(post);
        if line.is_empty() && parked.is_empty() && !is_own {
            continue;
        }
        cards.push(of_post(client, &state, post, &line, (against, chosen)));
        if !parked.is_empty() {
            let number = parked.len();
            let again =
                parked.into_iter().map(|one| passed(client, &state, one, against)).collect();
            let list = tight(vec![soft(words.queue_parked_help), rows(again)]);
            cards.push(flush_card(words.queue_parked, count(number), list));
        }
    }
    if cards.is_empty() {
        return empty(Icon::Person, words.queue_nobody, words.queue_nobody_help);
    }
    stack(cards)
}

fn of_post(
    client: Client,
    state: &State,
    post: &PostId,
    line: &[&Ticket],
    (against, chosen): (Against, Chosen),
) -> AnyView {
    let words = words();
    let body = if line.is_empty() {
        empty(Icon::Person, words.queue_nobody, words.queue_nobody_help)
    } else {
        let first = line.first().map(|one| one.id.clone());
        let waits = |one: &&Ticket| {
            let is_next = first.as_ref() == Some(&one.id);
            let id = one.id.clone();
            let button = Button::new(fill(words.queue_call_one, &[("no", &one.no)]));
            let press = move || {
                if is_next {
                    submit(client, against, calls(&id), |_| {});
                } else {
                    chosen.set(Some(id.clone()));
                }
            };
            row(client, state, one).end(button.on(press)).still()
        };
        rows(line.iter().map(waits).collect())
    };
    flush_card(post_of(state, post), count(line.len()), body)
}

fn row(client: Client, state: &State, one: &Ticket) -> Row {
    let pending = client.is_pending(&OperationId(one.id.0.clone()));
    Row::new(one.no.clone(), about(client, state, one)).pending(pending)
}

/// Returns somebody who was called in vain: called again, or no more.
fn passed(client: Client, state: &State, one: &Ticket, against: Against) -> AnyView {
    let words = words();
    let (again, last): (TicketId, TicketId) = (one.id.clone(), one.id.clone());
    let call = Button::new(fill(words.queue_call_one, &[("no", &one.no)]));
    let call = call.on(move || submit(client, against, calls(&again), |_| {}));
    let gives_up = one.appointment.is_none().then(|| {
        Button::new(words.queue_give_up).bare().on(move || {
            let leave = Operation::Queue(Ask::Leave(Leave { ticket: last.clone() }));
            submit(client, against, leave, |_| {});
        })
    });
    row(client, state, one).end(call).end(maybe(gives_up)).still()
}
