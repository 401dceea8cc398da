//! The clauses on lists, answers and tasks, one function each.

mod first;

use std::collections::BTreeSet;

use super::{Answer, Found, Line, List, Refusal, Seen, SetList, Task, Which};
use crate::State;
use crate::context::Stamp;
use crate::duty::on_duty;
use crate::id::{LineKey, OperationId, PersonId, TaskId};
use crate::time::Timestamp;

pub use first::*;

/// The most lines of a list.
pub const LINES: usize = 30;

/// The most characters of a line's name.
pub const NAME: usize = 60;

/// The most characters of what is said of a line.
pub const WORDS: usize = 300;

/// The most photos of one answer.
pub const MOST_PHOTOS: usize = 3;
/// For how many days photos are kept: until the month they are of is closed. They go before their answer does.
pub const PHOTO_DAYS: u16 = 45;

/// Returns the answer that whoever shows a photo of it gave.
pub fn own_answer<'a>(
    state: &'a State,
    answer: &OperationId,
    stamp: &Stamp,
) -> Result<&'a Answer, Refusal> {
    let found = state.premises.answer(answer);
    found.filter(|answer| Some(&answer.by) == stamp.person()).ok_or(Refusal::UnknownAnswer)
}

/// Photos are of lines that were answered, and few: nobody looks at three hundred pictures of a door.
pub fn takes_photos(answer: &Answer, line: &LineKey) -> Result<(), Refusal> {
    if !answer.lines.iter().any(|seen| seen.line == *line) {
        return Err(Refusal::UnknownAnswer);
    }
    let few = answer.photos.len() < MOST_PHOTOS;
    if few { Ok(()) } else { Err(Refusal::PhotosFull { most: MOST_PHOTOS }) }
}

/// S2.1.1 A window that has a list of its own stands.
pub fn post_stands(state: &State, which: &Which) -> Result<(), Refusal> {
    let Some(post) = &which.post else { return Ok(()) };
    let stands = state.duty.posts.get(post).is_some_and(|post| post.closed.is_none());
    if stands { Ok(()) } else { Err(Refusal::UnknownPost { post: post.clone() }) }
}

/// S2.1.1 What was answered stays readable: a line is switched off, never taken away.
pub fn none_gone(state: &State, set: &SetList) -> Result<(), Refusal> {
    let before = state.premises.list(&set.which).map_or(&[][..], |list| &list.lines);
    let gone = before.iter().find(|line| !set.lines.iter().any(|kept| kept.key == line.key));
    gone.map_or(Ok(()), |line| Err(Refusal::LineGone { line: line.key.clone() }))
}

/// S2.1.1, S2.1.2, S2.1.3, S2.1.6 Each line has a key of its own and a name, and a stock a least number.
pub fn lines(lines: &[Line]) -> Result<(), Refusal> {
    let mut keys = BTreeSet::new();
    for line in lines {
        let key = || line.key.clone();
        if !keys.insert(&line.key) {
            return Err(Refusal::LineTwice { line: key() });
        }
        let names = [&line.name.hans, &line.name.hant, &line.name.en];
        if line.name.is_blank() || names.iter().any(|name| name.chars().count() > NAME) {
            return Err(Refusal::LineUnnamed { line: key(), most: NAME });
        }
        if line.least == Some(0) {
            return Err(Refusal::LeastZero { line: key() });
        }
    }
    Ok(())
}

/// S2.1.1 A list that is used has something to look at, and not more than anybody would.
pub fn not_empty(set: &SetList) -> Result<(), Refusal> {
    let none = set.on && set.lines.iter().all(|line| line.off);
    let wrong = none || set.lines.len() > LINES;
    if wrong { Err(Refusal::LinesWrong { most: LINES }) } else { Ok(()) }
}

/// S2.1.1 What is answered is a list of the site, also one that was given up meanwhile.
pub fn known<'a>(state: &'a State, which: &Which) -> Result<&'a List, Refusal> {
    state.premises.list(which).ok_or(Refusal::UnknownList)
}

/// S2.1.1 A list that is used is answered where it holds.
pub fn holds_here(state: &State, list: &List, stamp: &Stamp) -> Result<(), Refusal> {
    if list.from.is_none() {
        return Err(Refusal::UnknownList);
    }
    let stands = stamp.person().and_then(|person| on_duty(state, person, stamp.at).ok());
    let holds = stands.is_some_and(|post| list.which.holds_at(&post));
    if holds { Ok(()) } else { Err(Refusal::OtherWindow) }
}

/// A line is answered once in an answer.
pub fn once(lines: &[Seen]) -> Result<(), Refusal> {
    let mut keys = BTreeSet::new();
    let twice = lines.iter().find(|seen| !keys.insert(&seen.line));
    twice.map_or(Ok(()), |seen| Err(Refusal::LineTwice { line: seen.line.clone() }))
}

/// S2.1.1 A stock is answered with its number, and no other line is.
pub fn of_its_kind(list: &List, lines: &[Seen]) -> Result<(), Refusal> {
    let fits = |seen: &Seen| {
        let line = list.used().find(|line| line.key == seen.line);
        line.is_some_and(|line| match seen.found {
            Found::Stock { .. } => line.least.is_some(),
            Found::InOrder | Found::NotInOrder { .. } => line.least.is_none(),
        })
    };
    let other = lines.iter().find(|seen| !fits(seen));
    other.map_or(Ok(()), |seen| Err(Refusal::OtherAnswer { line: seen.line.clone() }))
}

/// S2.1.1, S2.1.2, S2.1.3, S2.1.6 Every line of the list is answered.
pub fn every_line(list: &List, lines: &[Seen]) -> Result<(), Refusal> {
    let missing = list.used().find(|line| !lines.iter().any(|seen| seen.line == line.key));
    missing.map_or(Ok(()), |line| {
        Err(Refusal::Unanswered { line: line.key.clone(), name: line.name.clone() })
    })
}

/// S2.1.2 What is not in order is said in words.
pub fn said(lines: &[Seen]) -> Result<(), Refusal> {
    let mut said = lines.iter().filter_map(|seen| Some((&seen.line, seen.words()?)));
    said.try_for_each(|(line, words)| in_words(line, words))
}

/// S2.1.2 Something is said, and not at length.
pub fn in_words(line: &LineKey, words: &str) -> Result<(), Refusal> {
    let wrong = words.trim().is_empty() || words.chars().count() > WORDS;
    if wrong { Err(Refusal::WordsWrong { line: line.clone(), most: WORDS }) } else { Ok(()) }
}

/// S2.1.6 A task goes to somebody there is.
pub fn owners_known(state: &State, lines: &[Seen]) -> Result<(), Refusal> {
    let unknown = lines.iter().filter_map(Seen::owner);
    let mut unknown = unknown.filter(|person| !state.people.persons.contains_key(*person));
    unknown.next().map_or(Ok(()), |person| Err(Refusal::UnknownPerson { person: person.clone() }))
}

/// S2.1.6 A task goes to somebody who still works here, as far as is known.
pub fn owners_there(state: &State, lines: &[Seen], at: Timestamp) -> Result<(), Refusal> {
    lines.iter().filter_map(Seen::owner).try_for_each(|person| staff(state, person, at))
}

/// S2.1.6 Whoever gets a task works here.
pub fn staff(state: &State, person: &PersonId, at: Timestamp) -> Result<(), Refusal> {
    let found = state.people.persons.get(person);
    if found.is_some_and(|found| found.is_staff(at)) {
        return Ok(());
    }
    Err(Refusal::UnknownPerson { person: person.clone() })
}

/// S2.1.6 A task has one owner, who sees to it; a supervisor may, too, so that none is left behind.
pub fn own_open<'a>(state: &'a State, id: &TaskId, stamp: &Stamp) -> Result<&'a Task, Refusal> {
    let Some(task) = state.premises.task(id) else {
        return Err(Refusal::UnknownTask { task: id.clone() });
    };
    if let Some(done) = &task.done {
        return Err(Refusal::TaskDone { by: done.by.clone() });
    }
    let supervises = |person| crate::contact::rules::supervises(state, person);
    let may = stamp.person().is_some_and(|person| person == task.owner() || supervises(person));
    if may { Ok(task) } else { Err(Refusal::NotYourTask { owner: task.owner().clone() }) }
}

/// S2.1.6 A task is given to somebody else than has it.
pub fn to_another(task: &Task, to: &PersonId) -> Result<(), Refusal> {
    if task.owner() == to { Err(Refusal::HasItAlready { person: to.clone() }) } else { Ok(()) }
}
