//! What of what concerns the person signed in waits for them.

use bianmin::api::Concerning;
use domain::accountability::Inquiry;
use domain::accountability::view::{Awaits, awaits};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Row, Views, alarm, flush_card, icon, live, maybe, rows};
use crate::screens::told::Heard;
use crate::screens::{conduct, gift};
use crate::text::{fill, number, words};

/// Returns, on Today, how much waits for one's own statement, may be contested or is still in one's hands;
/// nothing where nothing does.
pub fn card(client: Client) -> AnyView {
    let me = Memo::new(move |_| client.person());
    live(move || maybe(me.get().map(|_| untrack(|| waiting(client)))))
}

fn waiting(client: Client) -> AnyView {
    let own = Heard::<Concerning>::new(client);
    live(move || {
        let state = client.state_now();
        let told = own.get().unwrap_or_default();
        let now = client.now_exact();
        let waits = |one: &&Inquiry| matches!(awaits(&state, one, now), Awaits::Statement(_));
        let waits = told.inquiries.all().filter(waits).count();
        let w = words();
        let all = [
            (waits, w.inquiry_own_wait, w.inquiry_own_open, "concerns"),
            (conduct::waiting(client, &told), w.inspection_own_wait, w.inspection_own, "concerns"),
            (gift::waiting(&told), w.gift_own_wait, w.gift_title, "gifts"),
        ];
        let some = all.into_iter().filter(|(count, ..)| *count > 0);
        let lines: Views =
            some.map(|(count, text, open, to)| line(client, count, (text, open, to))).collect();
        maybe((!lines.is_empty()).then(|| flush_card(w.inquiry_own, ().into_any(), rows(lines))))
    })
}

/// Returns how much waits of one sort, and the way there.
fn line(
    client: Client,
    count: usize,
    (text, open, to): (&'static str, &'static str, &str),
) -> AnyView {
    let said = fill(text, &[("count", &number(count))]);
    Row::new(said, open).lead(icon(Icon::Warn)).end(alarm(count)).to(client.href(to))
}
