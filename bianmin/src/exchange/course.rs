//! What happened to the cases that are exchanged: their steps, special procedures and results. 2.13

use domain::case::{Case, ExtensionStands, Handing, Special, Stage};
use domain::time::Timestamp;
use domain::{PersonId, State};

use super::{Cells, stamp};

pub const PROCESS: [&str; 7] = [
    "project_no",
    "process_name",
    "handle_user_name",
    "event_name",
    "event_start_time",
    "event_end_time",
    "handle_explain",
];

pub const SPECIAL: [&str; 9] = [
    "project_no",
    "special_type",
    "special_name",
    "special_reason",
    "special_time",
    "end_time",
    "handle_user",
    "special_explain",
    "result",
];

pub const RESULT: [&str; 9] = [
    "project_no",
    "result_date",
    "result_type",
    "result_cetr_name",
    "result_cetr_no",
    "result_explain",
    "handle_user_name",
    "is_delivery_results",
    "satisfaction",
];

/// Returns the steps of a case in order of time; when one began is not written down.
pub fn process<'a>(state: &State, case: &Case) -> Vec<Cells<'a>> {
    let mut steps: Vec<(Timestamp, &str, Option<&PersonId>, &str)> =
        vec![(case.received, "收件", Some(case.first_owner()), "")];
    let supplements = case.supplements.iter();
    steps.extend(supplements.map(|one| (one.at, "补正告知", Some(&one.by), one.reason.as_str())));
    steps.extend(case.acceptance.iter().map(|one| {
        let name = if one.deemed { "视为受理" } else { "受理" };
        (one.at, name, Some(&one.by), "")
    }));
    let own = case.steps.iter();
    steps.extend(own.map(|one| (one.at, one.name.as_str(), Some(&one.by), one.note.as_str())));
    steps.extend(case.delivery.iter().map(|one| (one.at, "送达", Some(&one.by), "")));
    steps.sort_by_key(|(at, ..)| *at);
    let row = |(at, name, by, said): (Timestamp, &str, Option<&PersonId>, &str)| {
        let by = by.map(|by| state.people.name(by).to_owned());
        vec![
            ("project_no", case.no.0.clone()),
            ("process_name", name.to_owned()),
            ("handle_user_name", by.unwrap_or_default()),
            ("event_end_time", stamp(at, state.site.zone)),
            ("handle_explain", said.to_owned()),
        ]
    };
    steps.into_iter().map(row).collect()
}

/// Returns the special procedures of a case: 1 an extension, 2 another. GB/T 39046-2020, A.7
pub fn special<'a>(state: &State, case: &Case) -> Vec<Cells<'a>> {
    let at = |at: Timestamp| stamp(at, state.site.zone);
    let name = |person: &PersonId| state.people.name(person).to_owned();
    let stops = case.suspensions.iter().map(|one| {
        let ended = one.ended.as_ref();
        vec![
            ("project_no", case.no.0.clone()),
            ("special_type", "2".to_owned()),
            ("special_name", kind(one.kind).to_owned()),
            ("special_reason", one.basis.clone()),
            ("special_time", at(one.from)),
            ("end_time", ended.map(|end| at(end.at)).unwrap_or_default()),
            ("handle_user", name(&one.by)),
            ("result", ended.map(|end| end.result.clone()).unwrap_or_default()),
        ]
    });
    let longer = case.extensions.iter().filter_map(|one| {
        let (granted, by) = match &one.stands {
            ExtensionStands::Granted { at, by, .. } => (*at, by),
            ExtensionStands::Asked | ExtensionStands::Declined { .. } => return None,
        };
        Some(vec![
            ("project_no", case.no.0.clone()),
            ("special_type", "1".to_owned()),
            ("special_name", "延长审批".to_owned()),
            ("special_reason", one.reason.clone()),
            ("special_time", at(granted)),
            ("handle_user", name(by)),
            ("result", format!("延长{}个工作日", one.working_days)),
        ])
    });
    stops.chain(longer).collect()
}

fn kind(kind: Special) -> &'static str {
    match kind {
        Special::Hearing => "听证",
        Special::Tender => "招标",
        Special::Auction => "拍卖",
        Special::Inspection => "检验",
        Special::Testing => "检测",
        Special::Quarantine => "检疫",
        Special::Appraisal => "鉴定",
        Special::ExpertReview => "专家评审",
        Special::Other => "其他",
    }
}

/// Returns the result of a case that has one.
pub fn result<'a>(state: &State, case: &Case) -> Option<Cells<'a>> {
    let (at, said, document) = match &case.stage {
        Stage::Done { at, result, document } => (*at, result.clone(), document.clone()),
        Stage::Refused { at, ground, remedy } => {
            (*at, ["不予办理：", ground, "；", remedy].concat(), String::new())
        }
        Stage::Withdrawn { at } => (*at, "申请人撤回".to_owned(), String::new()),
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => return None,
    };
    let posted = case.delivery.as_ref().map(|delivery| match delivery.how {
        Handing::Post => "1",
        Handing::InPerson | Handing::Proxy => "0",
    });
    Some(vec![
        ("project_no", case.no.0.clone()),
        ("result_date", stamp(at, state.site.zone)),
        ("result_cetr_no", document),
        ("result_explain", said),
        ("handle_user_name", state.people.name(case.owner()).to_owned()),
        ("is_delivery_results", posted.unwrap_or_default().to_owned()),
    ])
}
