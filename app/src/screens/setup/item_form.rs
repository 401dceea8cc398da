//! What an item's form holds at first, and what it says when it is saved.

use domain::calendar::{Limit, Unit};
use domain::catalogue::{Item, ItemKind, Refusal as CatalogueRefusal};
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
        let place = limit.and_then(|limit| UNITS.iter().position(|unit| *unit == limit.unit));
        place.unwrap_or_default().to_string()
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

/// Reads the form over what the item was; marks every field that cannot be read.
pub fn read(form: Form, before: Item) -> Option<Item> {
    let limit = |count: &'static str, unit: &'static str| -> Option<Option<Limit>> {
        if form.get(count).is_empty() {
            return Some(None);
        }
        let place: usize = form.get(unit).parse().unwrap_or_default();
        let unit = UNITS.get(place).copied().unwrap_or(Unit::WorkingDays);
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
