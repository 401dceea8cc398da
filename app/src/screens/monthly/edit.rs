//! Other rules of scoring: begun with a known table, each thing with its points, things of the site's own.

use bianmin::api::Monthly;
use domain::monthly::{Group, Table};
use leptos::prelude::*;

use super::typed::Typed;
use super::{adopt, say};
use crate::client::{Client, Draft};
use crate::parts::{
    Button, Field, Why, actions, card as card_of, heading, live, soft, stack, strong, tick, tight,
    tiles,
};
use crate::screens::told::Heard;
use crate::text::{fill, language, month_of, words};

/// Returns the card: a known table to begin with, then its fields.
pub fn card(client: Client, heard: Heard<Monthly>, told: &Monthly) -> AnyView {
    let w = words();
    let draft = client.draft::<Typed>("monthly-rules");
    // The fields are made anew where others come or the table is begun again, not with every letter.
    let begun = RwSignal::new(0_u32);
    let shape = Memo::new(move |_| {
        draft
            .value
            .with(|typed| typed.rules.iter().map(|rule| rule.what.clone()).collect::<Vec<_>>())
    });
    let begin = move |name, table: Table| {
        Button::new(name).on(move || {
            draft.value.set(Typed::of(&table));
            begun.update(|times| *times += 1);
        })
    };
    let (month, from) = (month_of(told.begins, language()), told.begins);
    let fields = live(move || {
        begun.track();
        if shape.with(Vec::is_empty) {
            return ().into_any();
        }
        stack(vec![untrack(|| parts(draft)), adopt::own(draft), adopt::press(heard, draft, from)])
    });
    card_of(vec![
        heading(fill(w.monthly_table_from, &[("month", &month)])),
        soft(w.monthly_table_from_help),
        actions(vec![
            begin(w.monthly_table_edit, told.coming.clone()),
            begin(w.monthly_table_township, Table::township()),
            begin(w.monthly_table_county, Table::county()),
        ]),
        fields,
    ])
}

/// Returns the fields of every part and what belongs to it.
fn parts(draft: Draft<Typed>) -> AnyView {
    let typed = draft.value.get_untracked();
    let parts = typed.parts.iter().enumerate().map(|(place, part)| {
        let own = typed.rules.iter().enumerate().filter(|(_, rule)| rule.group == part.group);
        let mut pieces = vec![most(draft, place, part.group, &part.most)];
        pieces.extend(own.map(|(place, rule)| {
            let name = say::what(words(), &rule.what);
            tight(vec![points(draft, place, &name, &rule.points), vetoes(draft, place)])
        }));
        tight(vec![strong(say::group(words(), part.group)), tiles(pieces)])
    });
    stack(parts.collect())
}

/// Returns a field of points that is kept in the draft; `blank` says whether it may be empty.
fn field(name: String, typed: &str, blank: bool, keep: impl Fn(String) + 'static) -> AnyView {
    let value = RwSignal::new(typed.to_owned());
    Effect::new(move |before: Option<()>| {
        let text = value.get();
        if before.is_some() {
            keep(text);
        }
    });
    let wrong = Signal::derive(move || {
        let bad =
            value.with(|text| say::read(text).is_none() && !(blank && text.trim().is_empty()));
        bad.then(|| Why::plain(words().monthly_table_bad))
    });
    Field::new(name).wrong(wrong).into(value)
}

fn most(draft: Draft<Typed>, place: usize, group: Group, typed: &str) -> AnyView {
    let part = say::group(words(), group);
    let name = fill(words().monthly_table_most, &[("part", part)]);
    field(name, typed, false, move |text| {
        draft.value.update(|typed| typed.parts[place].most = text);
    })
}

fn points(draft: Draft<Typed>, place: usize, name: &str, typed: &str) -> AnyView {
    let name = fill(words().monthly_table_points, &[("what", name)]);
    field(name, typed, true, move |text| {
        draft.value.update(|typed| typed.rules[place].points = text);
    })
}

fn vetoes(draft: Draft<Typed>, place: usize) -> AnyView {
    let on = Signal::derive(move || {
        draft.value.with(|typed| typed.rules.get(place).is_some_and(|rule| rule.vetoes))
    });
    tick(words().monthly_vetoes, "", on, move |ticked| {
        draft.value.update(|typed| typed.rules[place].vetoes = ticked);
    })
}
