//! What each document says of its own, the date above all. 2.4

use domain::calendar::Due;
use domain::case::view::due;
use domain::case::{Case, ExtensionStands, Mark, Stage};
use domain::catalogue::Material;
use domain::time::Timestamp;
use domain::{MaterialKey, PersonId, State};

use super::Document;
use crate::screens::case::clock::special as called;
use crate::screens::say;
use crate::text::{fill, instant, language, number, words};

/// A line: what it is, and what it says.
type Line = (&'static str, String);

/// What is read from afar, if anything is, and the lines.
type Body = (Option<Line>, Vec<Line>);

/// Returns what a document says; `None` where the case has no such document.
pub fn of(state: &State, case: &Case, which: Document) -> Option<Body> {
    match which {
        Document::Received => Some(received(state, case)),
        Document::Supplement => supplement(state, case),
        Document::Acceptance => acceptance(state, case),
        Document::Special => special(state, case),
        Document::Extension => extension(state, case),
        Document::Refusal { .. } | Document::Completion => outcome(state, case),
    }
}

fn received(state: &State, case: &Case) -> Body {
    let at = (words().case_paper_received_at, time(state, case.received));
    (None, vec![materials(state, case), at, by(state, case.owner())])
}

fn supplement(state: &State, case: &Case) -> Option<Body> {
    let one = case.supplements.last()?;
    let lines: Vec<&str> = one.lines.iter().map(String::as_str).collect();
    let asked = named(state, case, one.missing.iter());
    let asked = say::listed(&[vec![asked.as_str()], lines].concat());
    let rest = vec![materials(state, case), dated(state, one.at), by(state, &one.by)];
    Some((Some((words().case_paper_missing, asked)), rest))
}

fn acceptance(state: &State, case: &Case) -> Option<Body> {
    let (words, one) = (words(), case.acceptance.as_ref()?);
    let accepted = if one.deemed { words.case_deemed } else { words.case_accepted };
    let since = if one.deemed { one.start } else { one.at };
    let rest = vec![
        (words.case_paper_received_at, time(state, case.received)),
        (accepted, time(state, since)),
        materials(state, case),
        by(state, &one.by),
    ];
    Some((Some((words.case_promised, by_date(state, one.due))), rest))
}

fn special(state: &State, case: &Case) -> Option<Body> {
    let (words, one) = (words(), case.suspensions.last()?);
    let date = match &one.ended {
        Some(ended) => Some((words.case_paper_new_date, by_date(state, ended.due))),
        None => due(state, case, one.from)
            .map(|due| (words.case_paper_provisional, by_date(state, due))),
    };
    let mut rest = vec![
        (words.case_special_basis, one.basis.clone()),
        (words.case_special_days, number(one.days)),
        dated(state, one.from),
        by(state, &one.by),
    ];
    rest.extend(date);
    Some((Some((words.case_special, called(words, one.kind).to_owned())), rest))
}

fn extension(state: &State, case: &Case) -> Option<Body> {
    let (words, one) = (words(), case.extensions.iter().find(|one| one.added() > 0)?);
    let (at, who, due) = match &one.stands {
        ExtensionStands::Granted { at, by, due, .. } => (*at, by, *due),
        ExtensionStands::Asked | ExtensionStands::Declined { .. } => return None,
    };
    let rest = vec![
        (words.case_extend_days, number(one.working_days)),
        (words.case_extend_reason, one.reason.clone()),
        dated(state, at),
        by(state, who),
    ];
    Some((Some((words.case_paper_new_date, by_date(state, due))), rest))
}

fn outcome(state: &State, case: &Case) -> Option<Body> {
    let words = words();
    let said = match &case.stage {
        Stage::Refused { at, ground, remedy } => vec![
            (words.reception_ground, ground.clone()),
            (words.reception_remedy, remedy.clone()),
            dated(state, *at),
        ],
        Stage::Done { at, result, document } => vec![
            (words.case_result, result.clone()),
            (words.case_document, document.clone()),
            (words.case_done, time(state, *at)),
        ],
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted | Stage::Withdrawn { .. } => {
            return None;
        }
    };
    Some((None, said.into_iter().chain([by(state, case.owner())]).collect()))
}

fn time(state: &State, at: Timestamp) -> String {
    instant(at, state.site.zone, language())
}

fn dated(state: &State, at: Timestamp) -> Line {
    (words().case_paper_date, time(state, at))
}

fn by(state: &State, person: &PersonId) -> Line {
    (words().case_paper_clerk, state.people.name(person).to_owned())
}

/// Returns a date as a promise says it.
fn by_date(state: &State, due: Due) -> String {
    fill(words().today_by, &[("date", &say::due(state, &due))])
}

/// Returns the materials that are here.
fn materials(state: &State, case: &Case) -> Line {
    let here = case.checklist.iter().filter(|(_, mark)| **mark == Mark::Has);
    (words().case_paper_materials, named(state, case, here.map(|(key, _)| key)))
}

/// Returns materials by name.
fn named<'a>(state: &State, case: &Case, keys: impl Iterator<Item = &'a MaterialKey>) -> String {
    let guide = state.catalogue.version(&case.item, case.version);
    let found = keys.filter_map(|key| guide.and_then(|guide| guide.material(key)));
    let names: Vec<String> = found.map(with_copies).collect();
    say::listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Returns a material, and how many of it are kept.
fn with_copies(material: &Material) -> String {
    let name = material.name.say(language());
    if material.copies == 0 {
        return name.to_owned();
    }
    fill(words().case_paper_material, &[("name", name), ("count", &number(material.copies))])
}
