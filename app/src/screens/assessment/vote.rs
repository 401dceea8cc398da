//! A vote on one person: a grade for everything, or one for each of what is looked at. S1.5.2

use std::collections::BTreeMap;

use domain::PersonId;
use domain::assessment::{DIMENSIONS, Grade, Vote};
use leptos::prelude::*;

use super::say;
use crate::parts::{Tile, Views, live, strong, tight, tiles};
use crate::text::words;

/// What was chosen of each: until there is a grade for everything, one may be for a part alone.
pub type Chosen = RwSignal<BTreeMap<PersonId, Vote>>;

/// Returns the row of a person: a grade for everything, which may be changed for each part below.
pub fn row(chosen: Chosen, person: &PersonId, name: String, grades: &[Grade]) -> AnyView {
    let now = move |person: &PersonId| chosen.with(|all| all.get(person).copied());
    let (whole, whole_grades) = (person.clone(), grades.to_vec());
    let answers = live(move || {
        let vote = now(&whole);
        let is_all = |grade| vote == Some([grade; DIMENSIONS]);
        let tile = |grade: Grade| {
            let person = whole.clone();
            let choose = move || set(chosen, &person, [grade; DIMENSIONS]);
            Tile::new(say::grade(words(), grade), "").pressed(is_all(grade)).on(choose)
        };
        tiles(whole_grades.iter().copied().map(tile).collect())
    });
    let parts = parts(chosen, person.clone(), grades.to_vec());
    tight(vec![strong(name), answers, parts])
}

/// Returns the way to a grade for each part, once there is one for everything.
fn parts(chosen: Chosen, person: PersonId, grades: Vec<Grade>) -> AnyView {
    let begun = {
        let person = person.clone();
        Memo::new(move |_| chosen.with(|all| all.contains_key(&person)))
    };
    let names = move || say::dimensions(words()).into_iter().enumerate();
    live(move || {
        if !begun.get() {
            return ().into_any();
        }
        let rows: Views = names()
            .map(|(place, name)| part(chosen, person.clone(), (place, name), grades.clone()))
            .collect();
        view! {
            <details class="fold">
                <summary>{words().assessment_ballot_parts}</summary>
                {rows}
            </details>
        }
        .into_any()
    })
}

fn part(
    chosen: Chosen,
    person: PersonId,
    (place, name): (usize, &'static str),
    grades: Vec<Grade>,
) -> AnyView {
    let answers = live(move || {
        let vote = chosen.with(|all| all.get(&person).copied());
        let tile = |grade: Grade| {
            let person = person.clone();
            let choose = move || {
                let Some(mut vote) = chosen.with_untracked(|all| all.get(&person).copied()) else {
                    return;
                };
                vote[place] = grade;
                set(chosen, &person, vote);
            };
            let is_so = vote.is_some_and(|vote| vote[place] == grade);
            Tile::new(say::grade(words(), grade), "").pressed(is_so).on(choose)
        };
        tiles(grades.iter().copied().map(tile).collect())
    });
    tight(vec![strong(name), answers])
}

fn set(chosen: Chosen, person: &PersonId, vote: Vote) {
    chosen.update(|all| {
        all.insert(person.clone(), vote);
    });
}
