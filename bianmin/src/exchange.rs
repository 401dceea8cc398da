//! Cases in the fields of GB/T 39046-2020, as the tables of the national exchange. What the product knows
//! stands in its column; what it does not know stays empty, and `docs/exchange.md` says which. 2.13

mod course;
mod item;

use domain::State;
use domain::case::{Case, Mark};
use domain::catalogue::{Item, ItemKind, MaterialForm};
use domain::contact::{Channel, Contact};
use domain::time::{Date, Timestamp, Zone};

use crate::table::Sheet;

/// A case as it is exchanged: with the contact it began as, and whose it is as far as it may be told.
#[derive(Clone, Debug)]
pub struct Exchanged<'a> {
    pub contact: &'a Contact,
    pub case: &'a Case,
    pub name: String,
    pub phone: String,
}

const ACCEPT: [&str; 21] = [
    "project_no",
    "catalog_code",
    "task_code",
    "local_task_code",
    "task_name",
    "task_version",
    "project_type",
    "apply_type",
    "apply_date",
    "applyer_name",
    "applyer_type",
    "applyer_page_type",
    "applyer_page_code",
    "contact_name",
    "contact_mobile",
    "org_code",
    "org_name",
    "handle_user_name",
    "accept_date",
    "accept_doc_no",
    "promise_date",
];

const MATERIAL: [&str; 6] =
    ["project_no", "material_name", "get_type", "get_num", "material_attach_name", "remark"];

/// Returns the tables, one sheet each, under their own names.
pub fn tables(state: &State, all: &[Exchanged<'_>]) -> Vec<Sheet> {
    let cases = || all.iter().map(|one| one.case);
    vec![
        sheet("up_task_general_basic", &item::COLUMNS, item::rows(state, cases())),
        sheet("up_pro_accept", &ACCEPT, all.iter().map(|one| accept(state, one)).collect()),
        sheet(
            "up_pro_process",
            &course::PROCESS,
            cases().flat_map(|case| course::process(state, case)).collect(),
        ),
        sheet(
            "up_pro_special_procedure",
            &course::SPECIAL,
            cases().flat_map(|case| course::special(state, case)).collect(),
        ),
        sheet(
            "up_pro_result",
            &course::RESULT,
            cases().filter_map(|case| course::result(state, case)).collect(),
        ),
        sheet(
            "up_pro_material",
            &MATERIAL,
            cases().flat_map(|case| materials(state, case)).collect(),
        ),
    ]
}

/// A row being made: what is known, by its column.
type Cells<'a> = Vec<(&'a str, String)>;

fn sheet(name: &str, columns: &[&str], rows: Vec<Cells<'_>>) -> Sheet {
    let heads = columns.iter().map(|column| (*column).to_owned()).collect();
    let row = |cells: Cells<'_>| {
        let cell = |column: &&str| {
            let known = cells.iter().find(|(name, _)| name == column);
            known.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        columns.iter().map(cell).collect()
    };
    let rows = std::iter::once(heads).chain(rows.into_iter().map(row)).collect();
    Sheet { name: name.to_owned(), rows }
}

/// Returns an instant as the exchange writes it, at the site: `20261123T093005`.
pub fn stamp(at: Timestamp, zone: Zone) -> String {
    let (date, time) = at.local(zone);
    let second = at.0.div_euclid(1_000).rem_euclid(60);
    format!("{}T{:02}{:02}{second:02}", day(date), time.0 / 60, time.0 % 60)
}

/// Returns a date as the exchange writes it: `20261123`.
fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// Returns the guide a case was opened under, or the one of now.
fn guide<'a>(state: &'a State, case: &Case) -> Option<&'a Item> {
    let then = state.catalogue.version(&case.item, case.version);
    then.or_else(|| state.catalogue.item(&case.item).ok())
}

/// Returns the code of a kind of case: 1 at once, 2 promised. GB/T 39046-2020, A.6
fn kind(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Immediate => "1",
        ItemKind::Promised => "2",
    }
}

/// Returns the code of a channel: 1 the window, 9 another. A.5 tells computers from phones, which nobody
/// writes down here.
fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::WalkIn => "1",
        Channel::Phone | Channel::Letter => "9",
        Channel::Online => "",
    }
}

fn accept<'a>(state: &State, one: &Exchanged<'_>) -> Cells<'a> {
    let (case, zone) = (one.case, state.site.zone);
    let item = guide(state, case);
    let accepted = case.acceptance.as_ref();
    let at = |at: Timestamp| stamp(at, zone);
    let promised =
        if case.conversion.is_some() { Some("2") } else { item.map(|item| kind(item.kind)) };
    vec![
        ("project_no", case.no.0.clone()),
        ("local_task_code", case.item.0.clone()),
        ("task_name", item.map(|item| item.name.hans.clone()).unwrap_or_default()),
        ("task_version", case.version.to_string()),
        ("project_type", promised.unwrap_or_default().to_owned()),
        ("apply_type", channel(one.contact.channel).to_owned()),
        ("apply_date", at(case.received)),
        ("applyer_name", one.name.clone()),
        ("contact_mobile", one.phone.clone()),
        ("org_name", state.site.name.hans.clone()),
        (
            "handle_user_name",
            accepted.map(|by| state.people.name(&by.by).to_owned()).unwrap_or_default(),
        ),
        ("accept_date", accepted.map(|by| at(by.at)).unwrap_or_default()),
        ("promise_date", case.due().map(|due| at(due.at)).unwrap_or_default()),
    ]
}

/// Returns the papers a case has; what is missing or not needed is no paper of it.
fn materials<'a>(state: &State, case: &Case) -> Vec<Cells<'a>> {
    let item = guide(state, case);
    let has = case.checklist.iter().filter(|(_, mark)| **mark == Mark::Has);
    has.map(|(key, _)| {
        let material = item.and_then(|item| item.material(key));
        let form = material.map_or("", |material| match material.form {
            MaterialForm::Original => "原件",
            MaterialForm::Copy => "复印件",
            MaterialForm::Either => "原件或复印件",
            MaterialForm::Filled => "填写的表格",
        });
        vec![
            ("project_no", case.no.0.clone()),
            ("material_name", material.map_or(key.0.clone(), |one| one.name.hans.clone())),
            ("get_num", material.map(|one| one.copies.to_string()).unwrap_or_default()),
            ("remark", form.to_owned()),
        ]
    })
    .collect()
}

#[cfg(test)]
mod tests;
