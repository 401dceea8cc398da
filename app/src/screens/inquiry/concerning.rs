//! What of what concerns the person signed in waits for them.

use bianmin::api::Concerning;
use domain::accountability::Inquiry;
use domain::accountability::view::{Awaits, awaits};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{Icon, Row, alarm, flush_card, icon, live, maybe, rows};
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns, on Today, how much waits for one's own statement; nothing where nothing does.
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
        let line = (waits > 0).then(|| {
            let said = fill(words().inquiry_own_wait, &[("count", &number(waits))]);
            let line = Row::new(said, words().inquiry_own_open)
                .lead(icon(Icon::Warn))
                .end(alarm(waits))
                .to(client.href("concerns"));
            flush_card(words().inquiry_own, ().into_any(), rows(vec![line]))
        });
        maybe(line)
    })
}
