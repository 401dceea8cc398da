//! What must hold of the catalogue, one clause each.

use std::collections::BTreeSet;

use super::{
    Item, ItemKind, Material, MaterialForm, Phrase, PhraseKind, Refusal, State as Catalogue, Unit,
};
use crate::calendar::{Limit, Unit as LimitUnit};
use crate::text::Text;
use crate::{DepartmentId, ItemCode, State, UnitId};

/// Words of demands that have lost their ground: 人口与计划生育法 (2021) Art. 4 and 18,
/// 流动人口计划生育工作条例 Art. 7 and 13. Compared without spaces and in lower case.
const FORBIDDEN: [&str; 36] = [
    "社会抚养费",
    "社會撫養費",
    "计划外生育费",
    "計劃外生育費",
    "超生罚款",
    "超生罰款",
    "节育证明",
    "節育證明",
    "结扎证明",
    "結紮證明",
    "上环证明",
    "上環證明",
    "生育指标",
    "生育指標",
    "计划生育指标",
    "計劃生育指標",
    "准生证",
    "準生證",
    "未怀孕证明",
    "未懷孕證明",
    "未孕证明",
    "未孕證明",
    "孕检证明",
    "孕檢證明",
    "环孕检",
    "環孕檢",
    "避孕节育情况检查",
    "避孕節育情況檢查",
    "遗失声明",
    "遺失聲明",
    "登报",
    "登報",
    "socialsupportfee",
    "socialmaintenancefee",
    "contraceptioncertificate",
    "birthquota",
];

/// The fewest characters of a phrase never to be said.
const LEAST_SPOKEN: u16 = 4;

/// The most slots in a row that an appointment for one item takes.
const MOST_SLOTS: u8 = 8;

/// Requires all that must hold of an item, whoever wrote it.
///
/// # Errors
/// The first rule it breaks.
pub fn check_item(item: &Item) -> Result<(), Refusal> {
    code(&item.code)?;
    name(&item.name)?;
    basis(&item.basis)?;
    limits(item)?;
    anonymous(item)?;
    slots(item.slots)?;
    distinct(&item.materials)?;
    item.materials.iter().try_for_each(material)
}

/// 2.3 A case number carries the item's code in four characters.
fn code(code: &ItemCode) -> Result<(), Refusal> {
    let plain = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    if code.0.len() == 4 && code.0.bytes().all(plain) {
        Ok(())
    } else {
        Err(Refusal::CodeMalformed)
    }
}

/// S2.2.4 What a notice speaks of has a name.
pub fn name(name: &Text) -> Result<(), Refusal> {
    if name.is_blank() { Err(Refusal::NameBlank) } else { Ok(()) }
}

/// S1.6.2 Nothing is demanded without a legal basis.
fn basis(basis: &str) -> Result<(), Refusal> {
    if basis.trim().is_empty() { Err(Refusal::BasisBlank) } else { Ok(()) }
}

/// R-CLK-2, R-CLK-9 A promised item has its limit, an immediate one none; a limit is something; what
/// is promised is not longer than the statute allows.
fn limits(item: &Item) -> Result<(), Refusal> {
    match (item.kind, item.promised) {
        (ItemKind::Promised, None) => return Err(Refusal::PromisedItemWithoutLimit),
        (ItemKind::Immediate, Some(_)) => return Err(Refusal::ImmediateItemWithLimit),
        (ItemKind::Promised, Some(_)) | (ItemKind::Immediate, None) => {}
    }
    if [item.statutory, item.promised].into_iter().flatten().any(|limit| limit.count == 0) {
        return Err(Refusal::LimitZero);
    }
    match (item.promised, item.statutory) {
        (Some(promised), Some(statutory)) if longer(promised, statutory) => {
            Err(Refusal::PromisedLongerThanStatutory)
        }
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// R-CLK-9 Says whether a limit is usually longer than another, whatever they are counted in.
pub fn longer(one: Limit, other: Limit) -> bool {
    length(one) > length(other)
}

/// Returns a limit's usual length in tenths of an hour, for comparing limits of different units:
/// five working days a week, eight open hours a working day, 365 days a year.
fn length(limit: Limit) -> u32 {
    let one = match limit.unit {
        LimitUnit::ClockHours => 10,
        LimitUnit::Hours => 42,
        LimitUnit::CalendarDays => 240,
        LimitUnit::WorkingDays => 336,
        LimitUnit::Months => 7_300,
    };
    u32::from(limit.count) * one
}

/// 6.2 Who may stay unknown is asked for nothing.
fn anonymous(item: &Item) -> Result<(), Refusal> {
    let asks = item.anonymous && !item.materials.is_empty();
    if asks { Err(Refusal::AnonymousWithMaterial) } else { Ok(()) }
}

/// S1.4.1 An appointment for an item takes a slot at least, and no more in a row than a morning has.
fn slots(slots: u8) -> Result<(), Refusal> {
    if (1..=MOST_SLOTS).contains(&slots) {
        Ok(())
    } else {
        Err(Refusal::Slots { most: MOST_SLOTS })
    }
}

/// S1.6.2 Each material of the list is one thing to be ticked.
fn distinct(materials: &[Material]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    match materials.iter().find(|material| !seen.insert(&material.key)) {
        Some(material) => Err(Refusal::DuplicateMaterial { key: material.key.clone() }),
        None => Ok(()),
    }
}

/// S2.2.4 A material is told with its name and the number of copies, and 3.4 never asks what may not
/// be asked.
fn material(material: &Material) -> Result<(), Refusal> {
    let key = material.key.clone();
    if material.name.is_blank() {
        return Err(Refusal::MaterialNameBlank { key });
    }
    let kept = match material.form {
        MaterialForm::Copy | MaterialForm::Filled => true,
        MaterialForm::Original | MaterialForm::Either => false,
    };
    if kept && material.copies == 0 {
        return Err(Refusal::MaterialWithoutCopies { key });
    }
    match forbidden_word(&material.name).or_else(|| forbidden_word(&material.when)) {
        Some(word) => Err(Refusal::MaterialForbidden { word: word.to_owned() }),
        None => Ok(()),
    }
}

/// 3.4 Returns the word of a demand that has lost its ground, if a text contains one.
pub fn forbidden_word(text: &Text) -> Option<&'static str> {
    let fold = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let folded = [fold(&text.hans), fold(&text.hant), fold(&text.en)];
    FORBIDDEN.into_iter().find(|word| folded.iter().any(|words| words.contains(word)))
}

/// S2.2.5 A unit that visitors are sent to has a name, a place and a phone.
pub fn complete(unit: &Unit) -> Result<(), Refusal> {
    let missing = [
        ("name", unit.name.is_blank()),
        ("place", unit.place.is_blank()),
        ("phone", !unit.phone.chars().any(|letter| letter.is_ascii_digit())),
    ];
    match missing.into_iter().find(|(_, missing)| *missing) {
        Some((field, _)) => Err(Refusal::UnitIncomplete { field: field.to_owned() }),
        None => Ok(()),
    }
}

/// S1.1.3 A department is removed when no post belongs to it and no open matter was given back as its
/// duty.
pub fn department_free(state: &State, department: &DepartmentId) -> Result<(), Refusal> {
    let mut posts = state.duty.open_posts().into_iter();
    if let Some((post, _)) = posts.find(|(_, plan)| plan.department.as_ref() == Some(department)) {
        return Err(Refusal::DepartmentOfPost { post: post.id.clone() });
    }
    match state.contact.open().find(|contact| contact.needs_department(department)) {
        Some(contact) => Err(Refusal::PointedTo { no: contact.no.clone() }),
        None => Ok(()),
    }
}

/// S1.1.2 A unit is removed when no open matter points to it: whoever was sent there has been told.
pub fn unit_free(state: &State, unit: &UnitId) -> Result<(), Refusal> {
    match state.contact.open().find(|contact| contact.needs_unit(unit)) {
        Some(contact) => Err(Refusal::PointedTo { no: contact.no.clone() }),
        None => Ok(()),
    }
}

/// S2.3 A phrase is found by its id and says something.
pub fn phrases(phrases: &[Phrase]) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    for phrase in phrases {
        let id = phrase.id.clone();
        if phrase.text.is_blank() {
            return Err(Refusal::PhraseBlank { id });
        }
        if !seen.insert(&phrase.id) {
            return Err(Refusal::DuplicatePhrase { id });
        }
    }
    Ok(())
}

/// S2.3.3 What the document never lets be said stays as it stands; every other phrase is the site's to change.
pub fn own_or_advised<'a>(catalogue: &'a Catalogue, id: &str) -> Result<&'a Phrase, Refusal> {
    let known = catalogue.phrases.get(id);
    let known = known.ok_or_else(|| Refusal::UnknownPhrase { id: id.to_owned() })?;
    let never = known.kind == PhraseKind::Forbidden && is_document(id);
    if never { Err(Refusal::PhraseOfDocument { id: id.to_owned() }) } else { Ok(known) }
}

/// S2.3 What the document lets be said is not forbidden: a site forbids what it adds.
pub fn kind_stays(known: &Phrase, kind: PhraseKind) -> Result<(), Refusal> {
    let changed = is_document(&known.id) && known.kind != kind;
    if changed { Err(Refusal::PhraseOfDocument { id: known.id.clone() }) } else { Ok(()) }
}

fn is_document(id: &str) -> bool {
    id.starts_with("P-")
}

/// S2.3.3 What is never to be said is long enough in each language to tell itself from what is.
pub fn tells_itself(phrase: &Phrase) -> Result<(), Refusal> {
    let long = |text: &&String| {
        let spoken = text.chars().filter(|one| one.is_alphanumeric()).count();
        text.trim().is_empty() || spoken >= usize::from(LEAST_SPOKEN)
    };
    let Text { hans, hant, en } = &phrase.text;
    let short = phrase.kind == PhraseKind::Forbidden && ![hans, hant, en].iter().all(long);
    if short { Err(Refusal::PhraseTooShort { least: LEAST_SPOKEN }) } else { Ok(()) }
}
