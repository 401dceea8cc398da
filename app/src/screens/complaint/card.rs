//! On Today: how many complaints and inquiries wait for whoever oversees.

use bianmin::api::Overseen;
use domain::access::{self, Allowed};
use domain::complaint::Complaint;
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Row, Views, alarm, flush_card, icon, live, maybe, rows, stack};
use crate::screens::inquiry;
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// How often the server is asked while Today stands open, ms.
const EVERY: i64 = 5 * 60_000;

/// Says whether the person signed in may read complaints at all.
pub fn may(client: Client) -> bool {
    let (state, now) = (client.state(), client.now());
    let me = client.person();
    me.is_some_and(|me| access::may(&state, &me, Allowed::Oversight, now).is_ok())
}

/// Returns the card; none where none waits, or the server does not say.
pub fn card(client: Client) -> AnyView {
    let overseer = Memo::new(move |_| may(client));
    live(move || maybe(overseer.get().then(|| untrack(|| waiting(client)))))
}

fn waiting(client: Client) -> AnyView {
    let heard = Heard::<Overseen>::new(client);
    let turn = Memo::new(move |_| client.now().0 / EVERY);
    Effect::new(move |before: Option<i64>| {
        let turn = turn.get();
        if before.is_some_and(|before| before != turn) {
            heard.ask();
        }
        turn
    });
    live(move || {
        let Some(overseen) = heard.get() else { return ().into_any() };
        let open = overseen.complaints.all().filter(|one: &&Complaint| one.is_open()).count();
        let complaints = (open > 0).then(|| {
            let said = fill(words().complaint_wait, &[("count", &number(open))]);
            let row = Row::new(said, words().complaint_open)
                .lead(icon(Icon::Warn))
                .end(alarm(open))
                .to(client.href("complaints"));
            flush_card(words().complaint_title, ().into_any(), rows(vec![row]))
        });
        let cards: Views =
            [complaints, inquiry::to_do(client, &overseen)].into_iter().flatten().collect();
        maybe((!cards.is_empty()).then(|| stack(cards)))
    })
}
