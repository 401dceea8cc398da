//! The lines of a file are saved, a slice at a time; those that cannot be read are named. S3.1

use std::collections::BTreeSet;

use bianmin::table::discharges::{Line, Unread};
use domain::time::Date;
use domain::volume::{Number, Operation as Ask, rules};
use domain::{Beside, Operation, State};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns;
use super::import::File;
use crate::client::{Client, Step};
use crate::parts::{Button, Tone, Why, fine, note, stack};
use crate::screens::ask;
use crate::text::{fill, number, words, words_now};

/// How many lines are saved at once.
const SLICE: usize = 50;

/// How many lines that cannot be read are named.
const NAMED: usize = 20;

/// Returns the lines that are not listed yet, each once; what was marked as no line stays so.
pub fn fresh(state: &State, lines: Vec<Line>) -> Vec<Line> {
    let mut once = BTreeSet::new();
    let marked: BTreeSet<(&Number, Date)> =
        state.volume.all().filter(|one| !one.counts()).map(|one| (&one.no, one.day)).collect();
    let is_new = |line: &Line| {
        let known = marked.contains(&(&line.enlist.no, line.enlist.day));
        !known && rules::not_listed(state, &line.enlist.no).is_ok()
    };
    lines.into_iter().filter(is_new).filter(|line| once.insert(line.enlist.no.clone())).collect()
}

/// Returns the press that takes the lines in.
pub fn take(client: Client, file: File, lines: Vec<Line>) -> AnyView {
    let name = fill(words().volume_take_in, &[("n", &number(lines.len()))]);
    Button::new(name).primary().on(move || {
        file.remember();
        let lines = lines.clone();
        spawn_local(async move {
            if let Err(why) = all_of(client, file, lines).await {
                file.against.try_set(Some(why));
            }
            file.left.try_set(None);
        });
    })
}

/// Saves the lines, a slice at a time: what was saved stays so.
async fn all_of(client: Client, file: File, lines: Vec<Line>) -> Result<(), Why> {
    let all = lines.len();
    let mut left = all;
    for slice in lines.chunks(SLICE) {
        file.left.try_set(Some((left, all)));
        // Another tablet may have taken the same list in meanwhile.
        let state = client.state_now();
        let new = slice.iter().filter(|line| rules::not_listed(&state, &line.enlist.no).is_ok());
        let steps: Vec<Step> = new.map(step).collect();
        let any = !steps.is_empty();
        let steps: ask::Steps = Box::new(move |_| steps);
        if any {
            let saved = client.submit_group(steps).await;
            saved.map_err(|not| ask::of_not_saved(&not))?;
        }
        left -= slice.len();
    }
    file.done.try_set(true);
    Ok(())
}

fn step(line: &Line) -> Step {
    let said = (!line.patient.is_blank()).then(|| Beside::Said(line.patient.clone()));
    (Operation::from(Ask::Enlist(line.enlist.clone())), said)
}

/// Names the lines that cannot be read.
pub fn faults(unread: &[Unread]) -> AnyView {
    let w = words_now();
    let said = fill(w.volume_faulty, &[("n", &number(unread.len()))]);
    let line = |one: &Unread| {
        let values = [("line", &*number(one.line)), ("column", columns::name(w, one.column))];
        fine(fill(w.volume_fault_line, &values))
    };
    let named = unread.iter().take(NAMED).map(line);
    stack(std::iter::once(note(Tone::Bad, said, None)).chain(named).collect())
}
