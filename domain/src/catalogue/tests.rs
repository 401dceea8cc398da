//! The catalogue's rules by row: each clause broken, and just satisfied.

use std::collections::BTreeSet;

use super::*;
use crate::calendar::Limit;
use crate::calendar::Unit as LimitUnit;
use crate::text::Text;
use crate::time::Timestamp;
use crate::{Actor, DeviceId, OperationId};

fn stamp(sequence: u32) -> Stamp {
    Stamp {
        operation: OperationId(format!("00000000000000aa-{sequence}")),
        actor: Actor::Operator,
        device: DeviceId("0000000000000000-1".to_owned()),
        at: Timestamp(1_764_000_000_000),
        received: Timestamp(1_764_000_000_000),
        seen: 0,
        place: 0,
    }
}

fn code(text: &str) -> ItemCode {
    ItemCode(text.to_owned())
}

fn material(key: &str, name: &str) -> Material {
    Material::new(MaterialKey(key.to_owned()), Text::hans(name))
}

fn item() -> Item {
    Item {
        kind: ItemKind::Promised,
        promised: Some(Limit::working_days(15)),
        statutory: Some(Limit::working_days(20)),
        materials: vec![material("m1", "居民身份证"), material("m2", "结婚证")],
        on: true,
        ..Item::new(code("FP07"), Text::hans("奖励扶助"), "国办发〔2004〕21号")
    }
}

fn add(item: Item) -> Operation {
    Operation::AddItem(AddItem { item: Box::new(item) })
}

fn revise(item: Item) -> Operation {
    Operation::ReviseItem(ReviseItem { item: Box::new(item) })
}

fn refused(state: &crate::State, operation: &Operation) -> Option<Refusal> {
    match operation.decide(state, &stamp(1)) {
        Err(crate::Refusal::Catalogue(refusal)) => Some(refusal),
        Err(other) => panic!("{other}"),
        Ok(_) => None,
    }
}

fn act(state: &mut crate::State, sequence: u32, operation: &Operation) {
    let decision = operation.decide(state, &stamp(sequence)).unwrap();
    decision.events.iter().for_each(|event| state.evolve(&stamp(sequence), event));
}

#[test]
fn an_item_is_published_only_with_what_a_notice_tells() {
    let limit = |count, unit| Some(Limit { count, unit });
    let key = || MaterialKey("m1".to_owned());
    let copy =
        |copies| Material { form: MaterialForm::Copy, copies, ..material("m1", "户口簿") };
    #[rustfmt::skip]
    let rows: Vec<(Item, Option<Refusal>)> = vec![
        (item(), None),
        (Item { code: code("FP7"), ..item() }, Some(Refusal::CodeMalformed)),
        (Item { code: code("fp07"), ..item() }, Some(Refusal::CodeMalformed)),
        (Item { name: Text::hans(" "), ..item() }, Some(Refusal::NameBlank)),
        (Item { basis: String::new(), ..item() }, Some(Refusal::BasisBlank)),
        // R-CLK-2
        (Item { promised: None, ..item() }, Some(Refusal::PromisedItemWithoutLimit)),
        (Item { kind: ItemKind::Immediate, ..item() }, Some(Refusal::ImmediateItemWithLimit)),
        (Item { kind: ItemKind::Immediate, promised: None, ..item() }, None),
        (Item { promised: limit(0, LimitUnit::WorkingDays), ..item() }, Some(Refusal::LimitZero)),
        // R-CLK-9
        (Item { promised: limit(20, LimitUnit::WorkingDays), ..item() }, None),
        (Item { promised: limit(21, LimitUnit::WorkingDays), ..item() }, Some(Refusal::PromisedLongerThanStatutory)),
        (Item { promised: limit(1, LimitUnit::Months), ..item() }, Some(Refusal::PromisedLongerThanStatutory)),
        (Item { promised: limit(28, LimitUnit::CalendarDays), ..item() }, None),
        (Item { promised: limit(29, LimitUnit::CalendarDays), ..item() }, Some(Refusal::PromisedLongerThanStatutory)),
        (Item { promised: limit(99, LimitUnit::WorkingDays), statutory: None, ..item() }, None),
        // S1.6.2, S2.2.4
        (Item { materials: vec![material("m1", "甲"), material("m1", "乙")], ..item() }, Some(Refusal::DuplicateMaterial { key: key() })),
        (Item { materials: vec![material("m1", "")], ..item() }, Some(Refusal::MaterialNameBlank { key: key() })),
        (Item { materials: vec![copy(0)], ..item() }, Some(Refusal::MaterialWithoutCopies { key: key() })),
        (Item { materials: vec![copy(1)], ..item() }, None),
        // 6.2
        (Item { anonymous: true, ..item() }, Some(Refusal::AnonymousWithMaterial)),
        (Item { anonymous: true, materials: vec![], ..item() }, None),
        // S1.4.1
        (Item { slots: 0, ..item() }, Some(Refusal::Slots { most: 8 })),
        (Item { slots: 8, ..item() }, None),
        (Item { slots: 9, ..item() }, Some(Refusal::Slots { most: 8 })),
    ];
    for (asked, expected) in rows {
        assert_eq!(refused(&crate::State::default(), &add(asked.clone())), expected, "{asked:?}");
    }
}

#[test]
fn demands_that_have_lost_their_ground_cannot_be_published() {
    let rows = [
        ("社会抚养费缴纳票据", true),
        ("社会 抚养费(票据)", true),
        ("避孕节育情况检查证明", true),
        ("女方节育证明", true),
        ("未怀孕证明", true),
        ("准生证", true),
        ("报纸遗失声明", true),
        ("再生育申请书", false),
        ("生育、收养状况证明", false),
        ("婚育证明", false),
        ("离婚证", false),
    ];
    for (name, forbidden) in rows {
        let asked = add(Item { materials: vec![material("m1", name)], ..item() });
        let refusal = refused(&crate::State::default(), &asked);
        let found = matches!(refusal, Some(Refusal::MaterialForbidden { .. }));
        assert_eq!(found, forbidden, "{name}");
    }
    let hant = Text { hant: "社會撫養費收據".to_owned(), ..Text::hans("票据") };
    assert_eq!(forbidden_word(&hant), Some("社會撫養費"));
    let en = Text { en: "Receipt of the Social Support Fee".to_owned(), ..Text::hans("票据") };
    assert_eq!(forbidden_word(&en), Some("socialsupportfee"));
    let when = Material { when: Text::hans("无准生证的"), ..material("m1", "身份证") };
    let asked = add(Item { materials: vec![when], ..item() });
    assert!(refused(&crate::State::default(), &asked).is_some());
}

#[test]
fn a_code_names_one_item() {
    let mut state = crate::State::default();
    act(&mut state, 1, &add(item()));
    let taken = Refusal::CodeTaken { code: code("FP07") };
    assert_eq!(refused(&state, &add(item())), Some(taken));
    assert_eq!(refused(&state, &add(Item { code: code("FP08"), ..item() })), None);
}

#[test]
fn a_revision_leaves_the_earlier_version_readable() {
    let mut state = crate::State::default();
    act(&mut state, 1, &add(item()));
    let first = state.catalogue.item(&code("FP07")).unwrap().clone();
    let revised = Item { fee: Text::hans("免费"), ..first.clone() };
    act(&mut state, 2, &revise(revised.clone()));
    let catalogue = &state.catalogue;
    assert_eq!(catalogue.version(&code("FP07"), 1), Some(&first));
    assert_eq!(catalogue.version(&code("FP07"), 2).unwrap().fee.hans, "免费");
    assert_eq!(catalogue.version(&code("FP07"), 3), None);
    assert_eq!(refused(&state, &revise(revised)), Some(Refusal::StaleVersion { now: 2 }));
    let unknown = Refusal::UnknownItem { code: code("FP99") };
    let other = Item { code: code("FP99"), version: 1, ..item() };
    assert_eq!(refused(&state, &revise(other)), Some(unknown));
}

#[test]
fn an_item_switched_off_is_offered_no_longer() {
    let mut state = crate::State::default();
    act(&mut state, 1, &add(item()));
    let common = Item { code: code("FP13"), common: true, ..item() };
    act(&mut state, 2, &add(common));
    let offered = |state: &crate::State| -> Vec<String> {
        state.catalogue.offered().iter().map(|item| item.code.0.clone()).collect()
    };
    assert_eq!(offered(&state), ["FP13", "FP07"]);
    let off = Operation::SwitchItem(SwitchItem { code: code("FP13"), on: false });
    act(&mut state, 3, &off);
    assert_eq!(offered(&state), ["FP07"]);
    assert_eq!(state.catalogue.item(&code("FP13")).unwrap().version, 1);
    let unknown = Operation::SwitchItem(SwitchItem { code: code("FP99"), on: true });
    let refusal = Refusal::UnknownItem { code: code("FP99") };
    assert_eq!(refused(&state, &unknown), Some(refusal));
}

fn unit(name: &str, place: &str, phone: &str) -> AddUnit {
    AddUnit {
        name: Text::hans(name),
        place: Text::hans(place),
        phone: phone.to_owned(),
        hours: Text::default(),
        window: Text::default(),
        does: BTreeSet::new(),
    }
}

#[test]
fn a_unit_that_visitors_are_sent_to_has_a_name_a_place_and_a_phone() {
    let incomplete = |field: &str| Some(Refusal::UnitIncomplete { field: field.to_owned() });
    let rows = [
        (unit("县医院", "人民路 2 号", "0731-2"), None),
        (unit("", "人民路 2 号", "0731-2"), incomplete("name")),
        (unit("县医院", " ", "0731-2"), incomplete("place")),
        (unit("县医院", "人民路 2 号", "总机"), incomplete("phone")),
    ];
    for (asked, expected) in rows {
        assert_eq!(refused(&crate::State::default(), &Operation::AddUnit(asked)), expected);
    }
}

#[test]
fn a_directory_entry_is_as_fresh_as_its_last_confirmation() {
    let mut state = crate::State::default();
    act(&mut state, 1, &Operation::AddUnit(unit("县医院", "人民路 2 号", "0731-2")));
    let id = UnitId::from(&stamp(1).operation);
    let added = state.catalogue.unit(&id).unwrap().confirmed;
    let later = crate::time::shift(added, 181);
    assert_eq!(state.catalogue.unit(&id).unwrap().days_since_confirmed(later), 181);
    let confirm = Operation::ConfirmUnit(ConfirmUnit { unit: id.clone() });
    let day = 86_400_000;
    let stamp = Stamp { at: Timestamp(1_764_000_000_000 + 181 * day), ..stamp(2) };
    for event in confirm.decide(&state, &stamp).unwrap().events {
        state.evolve(&stamp, &event);
    }
    assert_eq!(state.catalogue.unit(&id).unwrap().days_since_confirmed(later), 0);
    let unknown = UnitId("00000000000000aa-9".to_owned());
    let confirm = Operation::ConfirmUnit(ConfirmUnit { unit: unknown.clone() });
    assert_eq!(refused(&state, &confirm), Some(Refusal::UnknownUnit { unit: unknown }));
}

#[test]
fn a_department_has_a_name_and_can_be_revised() {
    let mut state = crate::State::default();
    let asked = |name: &str| AddDepartment {
        name: Text::hans(name),
        place: Text::hans("二楼"),
        phone: "0731-3".to_owned(),
    };
    let blank = Operation::AddDepartment(asked(" "));
    assert_eq!(refused(&state, &blank), Some(Refusal::NameBlank));
    act(&mut state, 1, &Operation::AddDepartment(asked("妇幼股")));
    let id = DepartmentId::from(&stamp(1).operation);
    let AddDepartment { name, place, phone } = asked("妇幼与家庭股");
    let revise = ReviseDepartment { department: id.clone(), name, place, phone };
    act(&mut state, 2, &Operation::ReviseDepartment(revise.clone()));
    assert_eq!(state.catalogue.department(&id).unwrap().name.hans, "妇幼与家庭股");
    let other = DepartmentId("00000000000000aa-9".to_owned());
    let unknown = Refusal::UnknownDepartment { department: other.clone() };
    let revise = Operation::ReviseDepartment(ReviseDepartment { department: other, ..revise });
    assert_eq!(refused(&state, &revise), Some(unknown));
}

#[test]
fn phrases_are_published_as_one_list_without_doubles_or_blanks() {
    let phrase = |id: &str, words: &str, kind| Phrase {
        id: id.to_owned(),
        kind,
        clause: "S2.3.3".to_owned(),
        situation: String::new(),
        text: Text::hans(words),
    };
    let (said, never) = (PhraseKind::Recommended, PhraseKind::Forbidden);
    let publish = |phrases| Operation::PublishPhrases(PublishPhrases { phrases });
    let good = vec![phrase("P-R01", "谢谢", said), phrase("P-F01", "我不知道", never)];
    let doubled = vec![phrase("P-R01", "谢谢", said), phrase("P-R01", "请", said)];
    let blank = vec![phrase("P-R01", " ", said)];
    let id = || "P-R01".to_owned();
    let mut state = crate::State::default();
    assert_eq!(refused(&state, &publish(doubled)), Some(Refusal::DuplicatePhrase { id: id() }));
    assert_eq!(refused(&state, &publish(blank)), Some(Refusal::PhraseBlank { id: id() }));
    act(&mut state, 1, &publish(good));
    assert_eq!(state.catalogue.forbidden_phrases().count(), 1);
    assert_eq!(state.catalogue.phrases_of("S2.3.3").count(), 1);
}

#[test]
fn the_catalogue_is_written_and_read_unchanged() {
    let mut state = crate::State::default();
    act(&mut state, 1, &add(item()));
    let first = state.catalogue.item(&code("FP07")).unwrap().clone();
    act(&mut state, 2, &revise(first));
    act(&mut state, 3, &Operation::AddUnit(unit("县医院", "人民路 2 号", "0731-2")));
    let text = serde_json::to_string(&state.catalogue).unwrap();
    assert_eq!(serde_json::from_str::<State>(&text).unwrap(), state.catalogue);
}
