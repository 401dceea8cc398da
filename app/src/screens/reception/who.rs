//! What the visitor brought, and who they are if they say. S1.6.2, S2.2.4

use std::collections::BTreeSet;

use domain::MaterialKey;
use domain::catalogue::{Item, Material};
use domain::contact::rules::always_needed;
use leptos::prelude::*;

use super::Desk;
use super::details::held;
use super::fields::{Kind, field, first_fault, on_phone, who};
use super::visit::{Step, Visit};
use crate::parts::{
    Button, Field, Icon, Tile, Tone, Views, Why, actions, badge, card, choices, columns, fine,
    line_apart, live, soft, tick, tight, tiles, title,
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
        desk.change(Visit::forget_papers);
        desk.go(Step::Outcome);
    });
    let complete = Tile::new(words.reception_brought_all, words.reception_complete).on(move || {
        desk.change(|visit| {
            visit.lacks.clear();
            visit.brought.extend(all.clone());
        });
        desk.go(Step::Outcome);
    });
    let list: Views = item.materials.iter().map(|material| line(desk, material)).collect();
    let listed = item.clone();
    let standing = live(move || {
        let (here, missing) =
            desk.read(|visit| (visit.brought.len(), visit.missing(&listed).len()));
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
        on_phone(desk),
    ]
}

/// Collects the keys of materials.
trait Keys {
    fn collect_keys(self) -> BTreeSet<MaterialKey>;
}

impl<'a, I: Iterator<Item = &'a Material>> Keys for I {
    fn collect_keys(self) -> BTreeSet<MaterialKey> {
        self.map(|material| material.key.clone()).collect()
    }
}

/// A set of papers of a visit.
#[derive(Clone, Copy)]
struct Papers {
    read: fn(&Visit) -> &BTreeSet<MaterialKey>,
    write: fn(&mut Visit) -> &mut BTreeSet<MaterialKey>,
}

const BROUGHT: Papers = Papers { read: |visit| &visit.brought, write: |visit| &mut visit.brought };
const LACKS: Papers = Papers { read: |visit| &visit.lacks, write: |visit| &mut visit.lacks };

/// Returns one material to tick; what only some have to bring can be marked as missing too.
fn line(desk: Desk, material: &Material) -> AnyView {
    let name = material.name.say(language()).to_owned();
    let brought = mark(desk, material, name, say::material(material), BROUGHT);
    if !material.required || material.when.is_blank() {
        return brought;
    }
    let key = material.key.clone();
    let asked = material.clone();
    let may_lack = Memo::new(move |_| {
        desk.read(|visit| !visit.brought.is_empty() && !visit.brought.contains(&key))
    });
    let lacks = live(move || {
        if !may_lack.get() {
            return ().into_any();
        }
        let name = asked.name.say(language());
        let name = fill(words().reception_lacks, &[("name", name)]);
        mark(desk, &asked, name, String::new(), LACKS)
    });
    tight(vec![brought, lacks])
}

/// Returns a box that puts a material into a set of the visit, or takes it out.
fn mark(desk: Desk, material: &Material, name: String, sub: String, of: Papers) -> AnyView {
    let (key, turned) = (material.key.clone(), material.key.clone());
    let on = Signal::derive(move || desk.read(|visit| (of.read)(visit).contains(&key)));
    tick(name, sub, on, move |marked| {
        desk.change(|visit| {
            if marked {
                (of.write)(visit).insert(turned.clone());
            } else {
                (of.write)(visit).remove(&turned);
            }
        });
    })
}
