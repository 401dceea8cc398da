//! One line of a list being set: whether it is looked at, its name, and the least of a stock.

use domain::premises::rules;
use leptos::prelude::*;

use super::list_typed::{TypedLine, TypedList};
use crate::client::Draft;
use crate::parts::{Field, Views, Why, card, clause, live, maybe, strong, tick};
use crate::screens::ask::clause_of;
use crate::text::{fill, language, number, words};

/// Returns the fields of the line at a place.
pub fn line(draft: Draft<TypedList>, place: usize) -> AnyView {
    let w = words();
    let typed = draft.value.with_untracked(|typed| typed.lines.get(place).cloned());
    let Some(typed) = typed else { return ().into_any() };
    let of = typed.ground.and_then(|ground| clause_of(ground.clause()));
    let on = Signal::derive(move || with(draft, place, |line| !line.off).unwrap_or_default());
    let head = live(move || {
        let name = with(draft, place, |line| line.name.say(language()).to_owned());
        strong(name.unwrap_or_default())
    });
    let mut pieces: Views = vec![
        head,
        tick(w.premises_line_on, "", on, move |ticked| {
            change(draft, place, |line| line.off = !ticked);
        }),
    ];
    pieces.extend(typed.least.map(|least| {
        let bad = Signal::derive(move || {
            let bad = with(draft, place, |line| !line.is_counted()).unwrap_or_default();
            bad.then(|| Why::plain(words().premises_line_least_bad))
        });
        let field = Field::new(w.premises_line_least).number().wrong(bad);
        field.into(kept(least, move |text| change(draft, place, |line| line.least = Some(text))))
    }));
    pieces.push(names(draft, place));
    pieces.push(maybe(of.map(clause)));
    card(pieces)
}

/// Returns its name in three languages, under a fold.
fn names(draft: Draft<TypedList>, place: usize) -> AnyView {
    let w = words();
    let name = with(draft, place, |line| line.name.clone()).unwrap_or_default();
    let bad = Signal::derive(move || {
        let bad = with(draft, place, |line| !line.is_named()).unwrap_or_default();
        bad.then(|| Why::plain(unnamed()))
    });
    let hans = kept(name.hans, move |text| change(draft, place, |line| line.name.hans = text));
    let hant = kept(name.hant, move |text| change(draft, place, |line| line.name.hant = text));
    let en = kept(name.en, move |text| change(draft, place, |line| line.name.en = text));
    view! {
        <details class="fold">
            <summary>{w.setup_revise}</summary>
            <div class="stack">
                {Field::new(w.setup_name).wrong(bad).into(hans)}
                {Field::new(w.setup_in_hant).into(hant)} {Field::new(w.setup_in_english).into(en)}
            </div>
        </details>
    }
    .into_any()
}

/// Says what a name has to be.
pub fn unnamed() -> String {
    fill(words().premises_line_name_bad, &[("most", &number(rules::NAME))])
}

fn with<T>(draft: Draft<TypedList>, place: usize, read: impl Fn(&TypedLine) -> T) -> Option<T> {
    draft.value.with(|typed| typed.lines.get(place).map(read))
}

fn change(draft: Draft<TypedList>, place: usize, change: impl FnOnce(&mut TypedLine)) {
    draft.value.update(|typed| {
        if let Some(line) = typed.lines.get_mut(place) {
            change(line);
        }
    });
}

/// Returns what is typed in a field, which is kept with every letter.
fn kept(first: String, keep: impl Fn(String) + 'static) -> RwSignal<String> {
    let value = RwSignal::new(first);
    Effect::new(move |before: Option<()>| {
        let text = value.get();
        if before.is_some() {
            keep(text);
        }
    });
    value
}
