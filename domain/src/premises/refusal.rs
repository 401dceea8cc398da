//! Why something about the lists is not done.

use serde::{Deserialize, Serialize};

use super::Which;
use crate::id::{LineKey, PersonId, PostId, TaskId};
use crate::text::Text;

/// Why something about the lists is not done, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("no window is {post}")]
    UnknownPost { post: PostId },
    #[error("the line {line} was answered before: it is switched off, not taken away")]
    LineGone { line: LineKey },
    #[error("two lines are called {line}")]
    LineTwice { line: LineKey },
    #[error("the line {line} needs a name of at most {most} characters")]
    LineUnnamed { line: LineKey, most: usize },
    #[error("S2.1.1 the stock of {line} has a least number above none")]
    LeastZero { line: LineKey },
    #[error("a list has one to {most} lines that are looked at")]
    LinesWrong { most: usize },
    #[error("the site uses no such list")]
    UnknownList,
    #[error("the list is of another window")]
    OtherWindow,
    #[error("the line {line} is answered in another way")]
    OtherAnswer { line: LineKey },
    #[error("the line {line} has no answer")]
    Unanswered { line: LineKey, name: Text },
    #[error("{line}: say in at most {most} characters what it is about")]
    WordsWrong { line: LineKey, most: usize },
    #[error("nobody here is {person}")]
    UnknownPerson { person: PersonId },
    #[error("there is no task {task}")]
    UnknownTask { task: TaskId },
    #[error("the task is done already")]
    TaskDone { by: PersonId },
    #[error("the task is {owner}'s")]
    NotYourTask { owner: PersonId },
    #[error("the task is {person}'s already")]
    HasItAlready { person: PersonId },
    #[error("this list was not answered by whoever shows a photo of it")]
    UnknownAnswer,
    #[error("an answer has at most {most} photos")]
    PhotosFull { most: usize },
    #[error("S2.1.1 the list of the opening is answered before the first visitor")]
    NotOpened { which: Which },
    #[error("S2.1.6 whoever leaves last answers the list of the closing first")]
    NotClosed { which: Which },
}
