//! What an item's form holds at first, and what it says when it is saved.

use domain::calendar::Limit;
use domain::catalogue::{Item, ItemKind, Refusal as CatalogueRefusal, Way};
use domain::{ItemCode, Refusal};

use super::form::{Form, first, three, ticked};
use super::item::{CONDITIONS, FEE, NAME, OUTSIDE, PROCEDURE, UNITS};
use super::material;
use crate::text::{fill, words_now};

/// Returns what the fields hold at first.
pub fn given(item: &Item) -> Vec<(&'static str, String)> {
    let count =
        |limit: Option<Limit>| limit.map(|limit| limit.count.to_string()).unwrap_or_default();
    let unit = |limit: Option<Limit>| {
        limit.map_or_else(|| "0".to_owned(), |limit| place_of(&UNITS, limit.unit))
    };
    let mut given = vec![
        ("code", item.code.0.clone()),
        ("basis", item.basis.clone()),
        ("promised", ticked(item.kind == ItemKind::Promised)),
        ("promised-count", count(item.promised)),
        ("promised-unit", unit(item.promised)),
        ("statutory-count", count(item.statutory)),
        ("statutory-unit", unit(item.statutory)),
        ("materials", material::write(&item.materials)),
        ("anonymous", ticked(item.anonymous)),
        ("slots", item.slots.to_string()),
        ("way", place_of(&Way::ALL, item.way)),
        ("online", ticked(item.online)),
        ("common", ticked(item.common)),
        ("on", ticked(item.on)),
    ];
    given.extend(three(NAME, &item.name));
    given.extend(three(OUTSIDE, &item.outside_name));
    given.extend(three(FEE, &item.fee));
    given.extend(three(CONDITIONS, &item.conditions));
    given.extend(three(PROCEDURE, &item.procedure));
    given
}

/// Returns one of several as the form holds it: by its place.
fn place_of<T: Copy + PartialEq>(all: &[T], one: T) -> String {
    all.iter().position(|other| *other == one).unwrap_or_default().to_string()
}

/// Returns the one of several that the form holds; the first where it holds none.
fn chosen<T: Copy, const N: usize>(all: &[T; N], place: &str) -> T {
    place.parse().ok().and_then(|place: usize| all.get(place).copied()).unwrap_or(all[0])
}

/// Reads the form over what the item was; marks every field that cannot be read.
pub fn read(form: Form, before: Item) -> Option<Item> {
    let limit = |count: &'static str, unit: &'static str| -> Option<Option<Limit>> {
        if form.get(count).is_empty() {
            return Some(None);
        }
        let unit = chosen(&UNITS, &form.get(unit));
        Some(Some(Limit { count: form.number(count)?, unit }))
    };
    let (materials, unread) = material::read(&form.get("materials"), &before.materials);
    if !unread.is_empty() {
        form.mark("materials", fill(words_now().setup_materials_unreadable, &[("lines", &unread)]));
    }
    let promised = limit("promised-count", "promised-unit");
    let statutory = limit("statutory-count", "statutory-unit");
    let slots = form.number("slots");
    let (Some(promised), Some(statutory), Some(slots), true) =
        (promised, statutory, slots, unread.is_empty())
    else {
        return None;
    };
    let is_promised = form.ticked("promised");
    Some(Item {
        code: ItemCode(form.get("code")),
        name: form.text(NAME),
        outside_name: form.text(OUTSIDE),
        basis: form.get("basis"),
        fee: form.text(FEE),
        conditions: form.text(CONDITIONS),
        procedure: form.text(PROCEDURE),
        kind: if is_promised { ItemKind::Promised } else { ItemKind::Immediate },
        promised,
        statutory,
        materials,
        anonymous: form.ticked("anonymous"),
        slots,
        way: chosen(&Way::ALL, &form.get("way")),
        online: form.ticked("online"),
        common: form.ticked("common"),
        on: form.ticked("on"),
        ..before
    })
}

/// Names the field a refusal is about.
pub fn place(refusal: &Refusal) -> &'static str {
    use CatalogueRefusal as R;
    let Refusal::Catalogue(refusal) = refusal else { return "" };
    let of_limit = matches!(
        refusal,
        R::PromisedItemWithoutLimit
            | R::ImmediateItemWithLimit
            | R::LimitZero
            | R::PromisedLongerThanStatutory
    );
    let of_material = matches!(
        refusal,
        R::DuplicateMaterial { .. }
            | R::MaterialNameBlank { .. }
            | R::MaterialWithoutCopies { .. }
            | R::MaterialForbidden { .. }
            | R::AnonymousWithMaterial
    );
    first(&[
        (matches!(refusal, R::CodeMalformed | R::CodeTaken { .. }), "code"),
        (matches!(refusal, R::NameBlank), NAME[0]),
        (matches!(refusal, R::BasisBlank), "basis"),
        (of_limit, "promised-count"),
        (of_material, "materials"),
        (matches!(refusal, R::Slots { .. }), "slots"),
    ])
}
