//! The tables of the exchange, over one case with everything and one with nothing.

use std::collections::{BTreeMap, BTreeSet};

use domain::calendar::{Limit, Unit};
use domain::catalogue::Material;
use domain::people::{Details, Role};
use domain::text::Text;
use domain::{Actor, Badge, DeviceId, ItemCode, MaterialKey, OperationId, Stamp};
use serde_json::json;

use super::*;

/// 23 November 2026, 09:30:05 at a site eight hours east.
const AT: i64 = 1_795_397_405_000;

fn state() -> State {
    let mut state = State::default();
    state.site.name = Text::hans("霞阳镇便民服务窗口");
    state.site.phone = "0731-26222222".to_owned();
    let details = Details {
        badge: Badge("101".to_owned()),
        name: "王芳".to_owned(),
        initials: String::new(),
        photo: None,
        phone: String::new(),
        roles: BTreeSet::from([Role::Clerk]),
        rank: 0,
    };
    let operation = OperationId("a-1".to_owned());
    let stamp = Stamp::unseen(operation, Actor::Operator, DeviceId("d".to_owned()), Timestamp(AT));
    let added: domain::Event =
        serde_json::from_value(json!({"People": {"Added": {"details": details}}})).unwrap();
    state.evolve(&stamp, &added);
    let mut item = Item::new(ItemCode("FP07".to_owned()), Text::hans("流动人口证明"), "某条例");
    item.kind = ItemKind::Promised;
    item.statutory = Some(Limit { count: 20, unit: Unit::WorkingDays });
    item.promised = Some(Limit { count: 1, unit: Unit::Months });
    item.materials = vec![Material::new(MaterialKey("m1".to_owned()), Text::hans("身份证"))];
    item.version = 2;
    state.catalogue.items.insert(item.code.clone(), item);
    state
}

fn contact() -> Contact {
    serde_json::from_value(json!({
        "id": "a-3", "no": "261123-A3-3", "channel": "WalkIn", "at": AT,
        "owners": {"first": "a-1", "since": AT}, "post": "a-2", "device": "d", "item": "FP07",
    }))
    .unwrap()
}

/// A case that is only received.
fn bare() -> serde_json::Value {
    json!({
        "id": "a-4", "no": "430225-FP07-261123-A3001L", "contact": "a-3", "item": "FP07", "version": 2,
        "owners": {"first": "a-1", "since": AT}, "post": "a-2", "device": "d", "opened": AT,
        "received": AT, "ask_by": {"at": AT, "date": "2026-11-30"}, "checklist": {"m1": "Missing"},
        "stage": "Intake",
    })
}

/// A case with everything that can happen to one.
fn full() -> serde_json::Value {
    let mut case = bare();
    let due = json!({"at": AT + 3_600_000, "date": "2026-11-30"});
    let more = json!({
        "checklist": {"m1": "Has"},
        "acceptance": {"at": AT + 1_000, "by": "a-1", "start": AT, "limit": {"count": 1, "unit": "Months"}, "due": due},
        "suspensions": [{"kind": "Appraisal", "basis": "依法鉴定", "days": 3, "given": "Print", "from": AT + 2_000,
            "by": "a-1", "ended": {"at": AT + 3_000, "by": "a-1", "result": "已鉴定", "due": due}}],
        "extensions": [
            {"asked": AT, "by": "a-1", "working_days": 5, "reason": "材料外调",
                "stands": {"Granted": {"at": AT + 4_000, "by": "a-1", "told": "Phone", "due": due}}},
            {"asked": AT, "by": "a-1", "working_days": 9, "reason": "再延",
                "stands": {"Declined": {"at": AT, "by": "a-1", "reason": "不必"}}},
        ],
        "steps": [{"at": AT + 5_000, "by": "a-1", "name": "审查", "note": "=1+1"}],
        "stage": {"Done": {"at": AT + 6_000, "result": "准予", "document": "X〔2026〕12号"}},
        "delivery": {"at": AT + 7_000, "by": "a-1", "how": "Post"},
    });
    let (Some(case_of), Some(more)) = (case.as_object_mut(), more.as_object()) else { return case };
    case_of.extend(more.clone());
    case
}

/// Returns a table's rows, each by its columns.
fn rows(case: serde_json::Value, table: &str) -> Vec<BTreeMap<String, String>> {
    let (state, contact) = (state(), contact());
    let case: Case = serde_json::from_value(case).unwrap();
    let (name, phone) = ("王*".to_owned(), "****1234".to_owned());
    let one = Exchanged { contact: &contact, case: &case, name, phone };
    let sheets = tables(&state, &[one]);
    let sheet = sheets.into_iter().find(|sheet| sheet.name == table).unwrap();
    let (heads, rows) = sheet.rows.split_first().unwrap();
    let by_column = |row: &Vec<String>| {
        assert_eq!(row.len(), heads.len());
        heads.iter().cloned().zip(row.iter().cloned()).collect()
    };
    rows.iter().map(by_column).collect()
}

fn all_of(row: &BTreeMap<String, String>, known: &[(&str, &str)]) {
    for (column, text) in row {
        let meant = known.iter().find(|(name, _)| name == column).map_or("", |(_, text)| text);
        assert_eq!(text, meant, "{column}");
    }
    for (name, _) in known {
        assert!(row.contains_key(*name), "no column {name}");
    }
}

#[test]
fn an_instant_is_written_in_the_zone_of_the_site() {
    assert_eq!(stamp(Timestamp(AT), Zone::default()), "20261123T093005");
    let midnight = Timestamp(AT - (9 * 3_600 + 30 * 60 + 5) * 1_000 - 1);
    assert_eq!(stamp(midnight, Zone::default()), "20261122T235959");
}

#[test]
fn a_case_that_is_only_received_has_no_acceptance_no_result_and_no_paper() {
    let [row] = &rows(bare(), "up_pro_accept")[..] else { panic!("one row") };
    all_of(
        row,
        &[
            ("project_no", "430225-FP07-261123-A3001L"),
            ("local_task_code", "FP07"),
            ("task_name", "流动人口证明"),
            ("task_version", "2"),
            ("project_type", "2"),
            ("apply_type", "1"),
            ("apply_date", "20261123T093005"),
            ("applyer_name", "王*"),
            ("contact_mobile", "****1234"),
            ("org_name", "霞阳镇便民服务窗口"),
        ],
    );
    for table in ["up_pro_result", "up_pro_special_procedure", "up_pro_material"] {
        assert!(rows(bare(), table).is_empty(), "{table}");
    }
}

#[test]
fn what_happened_to_a_case_stands_in_its_tables_and_nothing_is_invented() {
    let accept = &rows(full(), "up_pro_accept")[0];
    let (at, by) = (accept["accept_date"].as_str(), accept["handle_user_name"].as_str());
    assert_eq!((at, by, accept["accept_doc_no"].as_str()), ("20261123T093006", "王芳", ""));
    assert_eq!(accept["promise_date"], "20261123T103005");

    let steps: Vec<_> = rows(full(), "up_pro_process")
        .into_iter()
        .map(|row| (row["process_name"].clone(), row["event_end_time"].clone()))
        .collect();
    let steps: Vec<_> = steps.iter().map(|(name, at)| (name.as_str(), &at[13..])).collect();
    assert_eq!(steps, [("收件", "05"), ("受理", "06"), ("审查", "10"), ("送达", "12")]);

    let special = rows(full(), "up_pro_special_procedure");
    let told: Vec<_> = special
        .iter()
        .map(|row| {
            (row["special_type"].as_str(), row["special_name"].as_str(), row["end_time"].as_str())
        })
        .collect();
    assert_eq!(told, [("2", "鉴定", "20261123T093008"), ("1", "延长审批", "")]);

    let [result] = &rows(full(), "up_pro_result")[..] else { panic!("one result") };
    all_of(
        result,
        &[
            ("project_no", "430225-FP07-261123-A3001L"),
            ("result_date", "20261123T093011"),
            ("result_cetr_no", "X〔2026〕12号"),
            ("result_explain", "准予"),
            ("handle_user_name", "王芳"),
            ("is_delivery_results", "1"),
        ],
    );
    let [paper] = &rows(full(), "up_pro_material")[..] else { panic!("one paper") };
    assert_eq!((paper["material_name"].as_str(), paper["get_type"].as_str()), ("身份证", ""));
}

#[test]
fn each_item_stands_once_and_days_are_days_only() {
    let [item] = &rows(full(), "up_task_general_basic")[..] else { panic!("one item") };
    assert_eq!(
        (item["anticipate_day"].as_str(), item["anticipate_explain"].as_str()),
        ("20", "20个工作日")
    );
    assert_eq!((item["promise_day"].as_str(), item["promise_explain"].as_str()), ("", "1个月"));
    assert_eq!((item["task_code"].as_str(), item["catalog_code"].as_str()), ("", ""));
    assert_eq!(item["local_task_code"], "FP07");
}
