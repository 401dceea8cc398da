//! Lists, answers and tasks in words.

use domain::State;
use domain::premises::{Answer, Found, Kind, Line, Task, Which, view};

use crate::screens::duty::post_of;
use crate::text::{Words, fill, language, number, words};

/// Returns what a list is called in an address.
pub const fn slug(kind: Kind) -> &'static str {
    match kind {
        Kind::Opening => "opening",
        Kind::Tidiness => "tidiness",
        Kind::Closing => "closing",
    }
}

/// Returns where a list is answered, below a screen.
pub fn address(below: &str, which: &Which) -> String {
    let post = which.post.as_ref().map(|post| ["/", &post.0].concat()).unwrap_or_default();
    [below, "/", slug(which.kind), &post].concat()
}

/// Returns what a kind of list is called.
pub const fn kind(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Opening => w.premises_opening,
        Kind::Tidiness => w.premises_tidiness,
        Kind::Closing => w.premises_closing,
    }
}

/// Returns when a kind of list is answered.
pub const fn when(w: &Words, kind: Kind) -> &'static str {
    match kind {
        Kind::Opening => w.premises_opening_help,
        Kind::Tidiness => w.premises_tidiness_help,
        Kind::Closing => w.premises_closing_help,
    }
}

/// Returns a list's name: its kind, and its window where it has one.
pub fn list(state: &State, which: &Which) -> String {
    let name = kind(words(), which.kind);
    which
        .post
        .as_ref()
        .map_or_else(|| name.to_owned(), |post| [name, " · ", &post_of(state, post)].concat())
}

/// Returns a line's name in the language shown.
pub fn line(line: &Line) -> String {
    line.name.say(language()).to_owned()
}

/// Returns how a line was found.
pub fn found(found: &Found, line: Option<&Line>) -> String {
    let w = words();
    match found {
        Found::InOrder => w.premises_fine.to_owned(),
        Found::NotInOrder { words, .. } => words.clone(),
        Found::Stock { left, .. } => {
            let least = line.and_then(|line| line.least).map(number).unwrap_or_default();
            fill(w.premises_stock, &[("n", &number(*left)), ("least", &least)])
        }
    }
}

/// Returns what a task is about: the line, and how it was found.
pub fn task(state: &State, task: &Task) -> (String, String) {
    let of = view::line_of(state, task);
    let name = of.map_or_else(|| task.line.0.clone(), line);
    (name, found(&task.found, of))
}

/// Returns what an answer came to.
pub fn sum(state: &State, answer: &Answer) -> String {
    match view::wrong(state, answer).len() {
        0 => words().premises_all_fine.to_owned(),
        some => fill(words().premises_some_wrong, &[("n", &number(some))]),
    }
}
