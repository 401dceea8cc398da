//! A number is given: for one window, shown, printed and read out. 2.6

use domain::queue::{Operation as Ask, Take, view};
use domain::{Operation, OperationId, PostId, State, TicketId};
use leptos::prelude::*;

use super::own_post;
use crate::client::Client;
use crate::parts::{Button, Icon, actions, big, card, choices, heading, live, maybe, one_of};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::duty::post_of;
use crate::screens::notice::{Lines, Page, ends, take_home};
use crate::screens::say;
use crate::text::{fill, number, words};

/// Returns the form, and the last number it gave.
pub fn form(client: Client) -> AnyView {
    let words = words();
    let against = Against::new(None);
    let chosen = RwSignal::new(None::<PostId>);
    let given = RwSignal::new(None::<TicketId>);
    let wanted = Memo::new(move |_| chosen.get().or_else(|| own_post(client)));
    let press = Button::new(words.queue_give).icon(Icon::Ledger).on(move || {
        let Some(post) = wanted.get_untracked() else { return };
        let state = client.state_now();
        let log = untrack(|| client.log());
        let number = view::next_number(&state, &log, client.now_exact());
        let take = Operation::Queue(Ask::Take(Take { post, item: None, number }));
        submit(client, against, take, move |saved| {
            given.set(Some(TicketId::from(&saved.operation)));
        });
    });
    card(vec![
        heading(words.queue_give),
        live(move || windows(client, chosen, wanted)),
        actions(vec![press]),
        stands(against),
        live(move || {
            let no =
                given.get().and_then(|id| client.state().queue.get(&id).map(|one| one.no.clone()));
            maybe(no.map(big))
        }),
        take_home(client, move |state| lines(state, client, &given.get()?)),
    ])
}

/// Returns the windows to choose from, where there is more than one.
fn windows(
    client: Client,
    chosen: RwSignal<Option<PostId>>,
    wanted: Memo<Option<PostId>>,
) -> AnyView {
    let state = client.state();
    let posts = state.duty.open_posts();
    if posts.len() < 2 {
        return ().into_any();
    }
    let line = |post: &PostId| {
        let (own, to) = (post.clone(), post.clone());
        let on = Signal::derive(move || wanted.get().as_ref() == Some(&own));
        one_of("window", post_of(&state, post), "", on, move || chosen.set(Some(to.clone())))
    };
    choices(words().queue_give_help, posts.iter().map(|(post, _)| line(&post.id)).collect())
}

/// Returns what the paper of a number says. Nothing in it tells whose it is.
fn lines(state: &State, client: Client, id: &TicketId) -> Option<Lines> {
    let words = words();
    let one = state.queue.get(id).filter(|one| one.is_open())?;
    let before = view::before(state, one, client.now());
    let rest = [
        (words.queue_slip_window, post_of(state, &one.post)),
        (words.queue_slip_before, fill(words.queue_slip_before_n, &[("n", &number(before))])),
        (words.appointment_time, say::time(state, one.taken)),
    ];
    Some(Lines {
        name: words.queue_slip,
        first: Some((words.queue_no, one.no.clone())),
        rest: rest.into_iter().chain(ends(state)).collect(),
        last: words.queue_slip_last,
        code: None,
        holder: None,
        page: Some(Page { of: OperationId(id.0.clone()), name: words.queue_slip_follow }),
    })
}
