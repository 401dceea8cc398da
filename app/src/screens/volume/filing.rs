//! How soon records come back, by ward: within 1, 2, 3, 5 and 7 working days. MER-TQ-01, S3.2

use domain::time::shift;
use domain::volume::Volume;
use domain::volume::view::{self, Filing, Share, WITHIN};
use leptos::prelude::*;

use crate::client::Client;
use crate::parts::{
    Icon, Tone, Views, back_link, card, empty, list_card, live, maybe, note, page, soft, stack,
    title,
};
use crate::text::{fill, number, words};

/// For how many days it is told.
const DAYS: i64 = 30;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    page(
        w.volume_filing,
        vec![
            back_link(w.volume_title, client.href("records")),
            title(w.volume_filing),
            soft(w.volume_filing_help),
            live(move || table(client)),
        ],
    )
}

fn table(client: Client) -> AnyView {
    let (state, w, today) = (client.state(), words(), client.today());
    let days = shift(today, -DAYS)..=shift(today, -1);
    let wards = view::filing(&state, days.clone(), today, |one: &Volume| one.ward.clone());
    let all = view::filing(&state, days, today, |_: &Volume| ());
    let Some(all) = all.get(&()) else {
        return card(vec![empty(Icon::Ledger, w.volume_none, w.volume_none_help)]);
    };
    let gaps = view::without_list(&state, client.now()).len();
    let told = (gaps > 0)
        .then(|| note(Tone::Soon, fill(w.volume_filing_gap, &[("n", &number(gaps))]), None));
    let within: Views = WITHIN
        .iter()
        .map(|days| {
            let name = fill(w.volume_filing_within, &[("n", &number(*days))]);
            view! { <th scope="col" class="number">{name}</th> }.into_any()
        })
        .collect();
    let mut rows: Views = wards.iter().map(|(ward, filing)| row(ward, filing)).collect();
    rows.push(row(w.volume_filing_all, all));
    let table = view! {
        <div class="roster-box" tabindex="0" role="group" aria-label=w.volume_filing>
            <table class="roster">
                <thead>
                    <tr>
                        <th scope="col">{w.volume_ward}</th>
                        <th scope="col" class="number">{w.volume_filing_discharged}</th>
                        {within}
                        <th scope="col" class="number">{w.volume_filing_in_time}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    };
    stack(vec![maybe(told), list_card(table.into_any())])
}

fn row(name: &str, filing: &Filing) -> AnyView {
    let percent = |share: Share| {
        let rate = (share.so * 100 + share.of / 2).checked_div(share.of);
        rate.map_or_else(|| "–".to_owned(), |rate| [&number(rate), "%"].concat())
    };
    let within: Views = filing
        .within
        .iter()
        .map(|count| view! { <td class="number">{percent(*count)}</td> }.into_any())
        .collect();
    view! {
        <tr>
            <th scope="row">{name.to_owned()}</th>
            <td class="number">{number(filing.discharged)}</td>
            {within}
            <td class="number">{percent(filing.in_time)}</td>
        </tr>
    }
    .into_any()
}
