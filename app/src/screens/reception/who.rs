//! What the visitor brought, and who they are if they say. S1.6.2, S2.2.4

use std::collections::BTreeSet;

use domain::catalogue::{Item, Material};
use domain::contact::rules::always_needed;
use leptos::prelude::*;

use super::Desk;
use super::details::held;
use super::fields::{Kind, field, first_fault, who};
use super::visit::Step;
use crate::parts::{
    Button, Field, Icon, Tile, Tone, Views, Why, actions, badge, card, choices, columns, fine,
    line_apart, live, soft, tick, tiles, title,
};
use crate::screens::say;
use crate::text::{fill, language, number, words};

/// Returns the step.
pub fn step(desk: Desk) -> AnyView {
    let state = desk.client.state_now();
    let code = desk.visit.value.with_untracked(|visit| visit.item.clone());
    let item = code.and_then(|code| state.catalogue.item(&code).ok().cloned());
    let anonymous = item.as_ref().is_some_and(|item| item.anonymous);
    let left = match &item {
        Some(item) => brought(desk, item),
        None => vec![
            title(words().reception_other),
            card(vec![field(desk, words().reception_words, Kind::Words)]),
        ],
    };
    columns(left, vec![who(desk, anonymous, item.is_some())])
}

/// Returns the way on: everything entered so far may still be changed.
pub fn foot(desk: Desk) -> AnyView {
    let words = words();
    let wrong = Signal::derive(move || first_fault(desk).map(Why::plain));
    actions(vec![
        Button::new(words.act_back).icon(Icon::Back).on(move || desk.go(Step::What)),
        Button::new(words.act_next)
            .primary()
            .icon(Icon::Next)
            .barred(wrong)
            .on(move || desk.go(Step::Outcome)),
    ])
}

/// Returns the published list to tick, with the two commonest answers large above it.
fn brought(desk: Desk, item: &Item) -> Views {
    let words = words();
    let all: BTreeSet<_> = item.materials.iter().filter(|one| always_needed(one)).collect_keys();
    let head = title(item.name.say(language()).to_owned());
    if item.materials.is_empty() {
        return vec![card(vec![head, soft(words.reception_no_materials)])];
    }
    let asks = Tile::new(words.reception_only_asks, words.reception_notice_whole).on(move || {
        desk.change(|visit| visit.brought.clear());
        desk.go(Step::Outcome);
    });
    let every = all.clone();
    let complete = Tile::new(words.reception_brought_all, words.reception_complete).on(move || {
        desk.change(|visit| visit.brought.extend(every.clone()));
        desk.go(Step::Outcome);
    });
    let list: Views = item.materials.iter().map(|material| line(desk, material)).collect();
    let standing = live(move || {
        let (here, missing) = desk.read(|visit| {
            (visit.brought.len(), all.iter().filter(|key| !visit.brought.contains(*key)).count())
        });
        match (here, missing) {
            (0, _) => badge(Tone::Plain, words.reception_enquiry),
            (_, 0) => badge(Tone::Good, words.reception_complete),
            (_, n) => badge(Tone::Soon, fill(words.reception_missing_n, &[("n", &number(n))])),
        }
    });
    let lines = held(desk, |visit| &mut visit.lines);
    vec![
        line_apart(vec![head, standing]),
        tiles(vec![asks, complete]),
        choices(words.reception_brought, list),
        fine(words.reception_brought_help),
        Field::new(words.reception_lines).help(words.act_optional).lines().into(lines),
    ]
}

/// Collects the keys of materials.
trait Keys {
    fn collect_keys(self) -> BTreeSet<domain::MaterialKey>;
}

impl<'a, I: Iterator<Item = &'a Material>> Keys for I {
    fn collect_keys(self) -> BTreeSet<domain::MaterialKey> {
        self.map(|material| material.key.clone()).collect()
    }
}

/// Returns one material to tick.
fn line(desk: Desk, material: &Material) -> AnyView {
    let (key, turned) = (material.key.clone(), material.key.clone());
    let on = Signal::derive(move || desk.read(|visit| visit.brought.contains(&key)));
    let name = material.name.say(language()).to_owned();
    tick(name, say::material(material), on, move |here| {
        desk.change(|visit| {
            if here {
                visit.brought.insert(turned.clone());
            } else {
                visit.brought.remove(&turned);
            }
        });
    })
}
