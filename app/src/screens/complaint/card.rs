//! On Today: how much waits for whoever oversees of what no tablet holds, and how many complaints are late. R-CLK-12

use bianmin::api::Overseen;
use domain::access::{self, Allowed};
use domain::complaint::{Complaint, returns, view};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Icon, Row, Tone, Views, alarm, flush_card, icon, live, maybe, note, rows, stack,
};
use crate::screens::told::Heard;
use crate::screens::{conduct, gift, inquiry};
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
        let cards = [
            in_all(&overseen),
            complaints(client, &overseen),
            inquiry::to_do(client, &overseen),
            conduct::to_do(client, &overseen),
            gift::to_do(client, &overseen),
        ];
        let cards: Views = cards.into_iter().flatten().collect();
        maybe((!cards.is_empty()).then(|| stack(cards)))
    })
}

/// Returns how many complaints of the site are late, where the server says so: a number alone.
pub fn in_all(overseen: &Overseen) -> Option<AnyView> {
    let said = || fill(words().complaint_late_in_all, &[("count", &number(overseen.late))]);
    (overseen.late > 0).then(|| note(Tone::Bad, said(), None))
}

/// Returns how many of those one may handle are open, and how many of them late.
fn complaints(client: Client, overseen: &Overseen) -> Option<AnyView> {
    let (state, now, w) = (client.state(), client.now(), words());
    let open: Vec<&Complaint> = overseen.complaints.all().filter(|one| one.is_open()).collect();
    let late = open.iter().filter(|one| view::is_late(&state, one, now)).count();
    let line = |text: &str, count: usize| {
        let said = fill(text, &[("count", &number(count))]);
        let row = Row::new(said, w.complaint_open).lead(icon(Icon::Warn)).end(alarm(count));
        row.to(client.href("complaints"))
    };
    let returns = returns::waiting(&overseen.complaints).count();
    let counts = [
        (w.complaint_late, late),
        (w.complaint_wait, open.len() - late),
        (w.complaint_returns_wait, returns),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let lines: Views = some.map(|(text, count)| line(text, count)).collect();
    (!lines.is_empty()).then(|| flush_card(w.complaint_title, ().into_any(), rows(lines)))
}
