//! The course of a repair, step by step, as whoever asked reads it. UL01, UL02

use domain::OperationId;
use domain::repair::{Material, Repair, Step, What};
use maud::{Markup, html};

use super::broken::{self, team};
use super::photos;
use crate::address::Of;
use crate::page::Page;
use crate::say::fill;

/// Writes what was done, in the order in which it was learned.
pub fn steps(page: &Page, token: &str, one: &Repair) -> Markup {
    html! {
        ol .steps {
            @for step in &one.steps {
                li {
                    p { b { (said(page, one, step)) } " " small .soft { (page.instant(step.at)) } }
                    @for line in more(page, step) { p .spoken { (line) } }
                    @if step.what == What::PhotoShown {
                        (photos::link(page, (Of::Repair, token), &step.operation))
                    }
                }
            }
        }
    }
}

/// Says a step in a few words.
fn said(page: &Page, one: &Repair, step: &Step) -> String {
    let words = page.words;
    let of = |said: &str, dispatch: &OperationId| {
        let team = one.dispatch(dispatch).map_or("", |(_, id)| team(page, id));
        fill(said, &[("team", team)])
    };
    let by_staff = step.by.is_some();
    let own = |theirs: &'static str, of_staff: &'static str| {
        if by_staff { of_staff.to_owned() } else { theirs.to_owned() }
    };
    match &step.what {
        What::Reported => own(words.repair_step_reported, words.repair_step_noted),
        What::Corrected { .. } => words.repair_step_corrected.to_owned(),
        What::PhotoShown => own(words.photo_step, words.repair_step_photo),
        What::Taken => {
            let name = step.by.as_ref().map_or("", |by| page.state.people.name(by));
            fill(words.repair_step_taken, &[("name", name)])
        }
        What::Dispatched { team: sent, .. } => {
            fill(words.repair_step_sent, &[("team", team(page, sent))])
        }
        What::Accepted { dispatch, .. } => of(words.repair_step_accepted, dispatch),
        What::Arrived { dispatch } => of(words.repair_step_arrived, dispatch),
        What::StoodDown { dispatch } => of(words.repair_step_stood_down, dispatch),
        What::Finished { dispatch, .. } => of(words.repair_step_finished, dispatch),
        What::Confirmed { .. } => own(words.repair_step_confirmed, words.repair_step_told),
        What::Reopened => own(words.repair_step_reopened, words.repair_step_reopened_noted),
        What::Cancelled { .. } => own(words.repair_step_cancelled, words.repair_step_called_off),
    }
}

/// Returns what was said or written in a step, line by line.
fn more(page: &Page, step: &Step) -> Vec<String> {
    let words = page.words;
    let lines = match &step.what {
        What::Reported | What::Reopened => {
            vec![page.door.said(&step.operation).map(|said| said.words).unwrap_or_default()]
        }
        What::Corrected { building, kind, danger } => {
            let danger = danger.map_or("", |danger| broken::danger(words, danger).1);
            let kind = broken::kind(words, *kind).1;
            vec![broken::place(page, building, ""), kind.to_owned(), danger.to_owned()]
        }
        What::Accepted { expected, .. } => {
            let said = |at| fill(words.repair_expected, &[("time", &page.instant(at))]);
            vec![expected.map(said).unwrap_or_default()]
        }
        What::Finished { words: done, material, .. } => {
            vec![done.clone(), material.as_ref().map(|one| cost(page, one)).unwrap_or_default()]
        }
        What::Confirmed { words: why } | What::Cancelled { words: why } => vec![why.clone()],
        What::PhotoShown
        | What::Taken
        | What::Dispatched { .. }
        | What::StoodDown { .. }
        | What::Arrived { .. } => Vec::new(),
    };
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// UL02 Says what the material costs, and why anything does.
fn cost(page: &Page, material: &Material) -> String {
    let yuan = format!("{}.{:02}", material.cents / 100, material.cents % 100);
    fill(page.words.repair_material, &[("yuan", &yuan)])
}
