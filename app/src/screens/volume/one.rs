//! One volume: where it is, what may be done with it, and where it was at any moment. S3.4

use domain::time::Date;
use domain::volume::{Volume, clock};
use domain::{State, VolumeId};
use leptos::prelude::*;

use super::{acts, say, story};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Words, afresh, back_link, card, columns, empty, facts, line, live, maybe, note,
    page, soft, stack, strong, title,
};
use crate::screens::copying;
use crate::text::{day, fill, instant, language, number, words};

/// Returns the screen.
pub fn screen(client: Client, id: VolumeId) -> AnyView {
    let w = words();
    let back = back_link(w.volume_title, client.href("records"));
    let (own, told, past, copied) = (id.clone(), id.clone(), id.clone(), id.clone());
    let stands = Memo::new(move |_| client.state().volume.get(&own).map(Stands::of));
    // Made from nothing where something has changed: what was open of a loan is not of the next one.
    let does = afresh(stands, move |_| {
        maybe(untrack(|| client.state_now().volume.get(&id).map(|one| acts::of(client, one))))
    });
    let unknown = live(move || {
        let unknown = stands.with(Option::is_none);
        maybe(unknown.then(|| card(vec![empty(Icon::Search, words().volume_unknown, "")])))
    });
    let tells = live(move || {
        let state = client.state();
        maybe(state.volume.get(&told).map(|one| tells(client, &state, one)))
    });
    let copies = copying::of_volume(client, copied);
    page(
        w.volume_title,
        vec![back, columns(vec![unknown, tells, does], vec![copies, story::of(client, past)])],
    )
}

/// What changes which acts there are, or what they begin with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Stands {
    moves: usize,
    struck: bool,
    until: Option<Date>,
    renewed: bool,
    /// Whether the holder was told, where somebody needs it.
    told: Option<bool>,
    shut: usize,
    wanting: usize,
    chased: usize,
}

impl Stands {
    fn of(one: &Volume) -> Self {
        let loan = one.loan.as_ref();
        let recalled = loan.and_then(|loan| loan.recalled.as_ref());
        Self {
            moves: one.moves.len(),
            struck: !one.counts(),
            until: loan.map(|loan| loan.until),
            renewed: loan.is_some_and(|loan| loan.renewed.is_some()),
            told: recalled.map(|recalled| recalled.told.is_some()),
            shut: one.shut().count(),
            wanting: one.wanting().count(),
            chased: one.chased.len(),
        }
    }
}

fn tells(client: Client, state: &State, one: &Volume) -> AnyView {
    let w = words();
    let mut signs = vec![title(say::title(client, one))];
    signs.extend(say::standing(state, one, client.today()));
    let recalled = one.loan.as_ref().and_then(|loan| loan.recalled.as_ref());
    let recalled = recalled.map(|recalled| {
        note(Tone::Soon, fill(w.volume_recalled, &[("words", &recalled.words)]), None)
    });
    let copy = (one.sealed().is_none() && one.shut().next().is_some())
        .then(|| note(Tone::Plain, w.volume_sealed_copy, None));
    stack(vec![
        line(signs),
        soft(say::from(one)),
        maybe(recalled),
        maybe(copy),
        card(vec![facts(pairs(state, one))]),
    ])
}

fn pairs(state: &State, one: &Volume) -> Vec<(Words, AnyView)> {
    let w = words();
    let mut pairs: Vec<(Words, AnyView)> =
        vec![(w.volume_where.into(), strong(say::place(one.place())))];
    if one.is_due() {
        let by = day(clock::filed_by(state, one), language());
        pairs.push((w.volume_due.into(), strong(by)));
    }
    pairs.extend(
        one.filed
            .map(|at| (w.volume_filed.into(), strong(instant(at, state.site.zone, language())))),
    );
    pairs.extend(one.pages.map(|pages| (w.volume_pages.into(), strong(number(pages)))));
    if let Some(loan) = &one.loan {
        let to = [&loan.to.name, &loan.to.no, &loan.to.department].map(String::as_str).join(" · ");
        pairs.push((w.volume_borrower.into(), strong(to)));
        pairs.push((w.volume_purpose.into(), strong(say::purpose(w, loan.purpose))));
        let renewed = loan.renewed.map(|_| w.volume_renewed.to_owned());
        let until = std::iter::once(day(loan.until, language())).chain(renewed);
        pairs.push((w.volume_until.into(), strong(until.collect::<Vec<_>>().join(" · "))));
    }
    pairs
}
