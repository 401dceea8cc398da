//! The items of the cases that are exchanged: `up_task_general_basic`. 2.13

use std::collections::BTreeMap;

use domain::State;
use domain::calendar::{Limit, Unit};
use domain::case::Case;
use domain::catalogue::Item;

use super::{Cells, day, guide, kind};
use crate::table::items::write_limit;

pub const COLUMNS: [&str; 22] = [
    "catalog_code",
    "task_code",
    "local_task_code",
    "task_name",
    "task_version",
    "task_type",
    "by_law",
    "use_level",
    "dept_name",
    "dept_code",
    "project_type",
    "anticipate_day",
    "anticipate_explain",
    "promise_day",
    "promise_explain",
    "accept_condition",
    "handle_flow",
    "special_procedure",
    "link_way",
    "supervise_way",
    "transact_addr",
    "plan_effective_date",
];

/// Returns the guides of some cases, each version once.
pub fn rows<'a, 'c>(state: &State, cases: impl Iterator<Item = &'c Case>) -> Vec<Cells<'a>> {
    let guides = cases.filter_map(|case| guide(state, case));
    let each: BTreeMap<_, _> =
        guides.map(|item| ((item.code.clone(), item.version), item)).collect();
    each.into_values().map(|item| row(state, item)).collect()
}

fn row<'a>(state: &State, item: &Item) -> Cells<'a> {
    let site = &state.site;
    let notes = [item.promised.map(write_limit).unwrap_or_default(), item.limit_note.hans.clone()];
    let notes: Vec<String> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    let from = item.valid_from.map(|from| [&day(from), "T000000"].concat());
    vec![
        ("local_task_code", item.code.0.clone()),
        ("task_name", item.name.hans.clone()),
        ("task_version", item.version.to_string()),
        ("by_law", item.basis.clone()),
        ("dept_name", site.name.hans.clone()),
        ("project_type", kind(item.kind).to_owned()),
        ("anticipate_day", days(item.statutory)),
        ("anticipate_explain", item.statutory.map(write_limit).unwrap_or_default()),
        ("promise_day", days(item.promised)),
        ("promise_explain", notes.join("；")),
        ("accept_condition", item.conditions.hans.clone()),
        ("handle_flow", item.procedure.hans.clone()),
        ("special_procedure", item.special.hans.clone()),
        ("link_way", site.phone.clone()),
        ("supervise_way", site.supervision_phone.clone()),
        ("transact_addr", site.address.hans.clone()),
        ("plan_effective_date", from.unwrap_or_default()),
    ]
}

/// Returns the days of a limit that is counted in days; another unit stands in words beside it.
fn days(limit: Option<Limit>) -> String {
    let counted = limit.filter(|limit| match limit.unit {
        Unit::WorkingDays | Unit::CalendarDays => true,
        Unit::Hours | Unit::ClockHours | Unit::Months => false,
    });
    counted.map(|limit| limit.count.to_string()).unwrap_or_default()
}
