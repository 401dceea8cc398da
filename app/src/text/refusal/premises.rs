//! Refusals about the room's lists in words: the clause behind each, and its sentence.

use domain::premises::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownPost { .. } => ("S2.1.1", w.premises_refused_unknown_post),
        Refusal::LineGone { .. } => ("S2.1.1", w.premises_refused_line_gone),
        Refusal::LineTwice { .. } => ("S2.1.1", w.premises_refused_line_twice),
        Refusal::LineUnnamed { .. } => ("S2.1.1", w.premises_refused_line_unnamed),
        Refusal::LeastZero { .. } => ("S2.1.1", w.premises_refused_least_zero),
        Refusal::LinesWrong { .. } => ("S2.1.1", w.premises_refused_lines_wrong),
        Refusal::UnknownList => ("S2.1.1", w.premises_refused_unknown_list),
        Refusal::OtherWindow => ("S2.1.1", w.premises_refused_other_window),
        Refusal::OtherAnswer { .. } => ("S2.1.1", w.premises_refused_other_answer),
        Refusal::Unanswered { .. } => ("S2.1.1", w.premises_refused_unanswered),
        Refusal::WordsWrong { .. } => ("S2.1.2", w.premises_refused_words_wrong),
        Refusal::UnknownPerson { .. } => ("S2.1.6", w.premises_refused_unknown_person),
        Refusal::UnknownTask { .. } => ("S2.1.6", w.premises_refused_unknown_task),
        Refusal::TaskDone { .. } => ("S2.1.6", w.premises_refused_task_done),
        Refusal::NotYourTask { .. } => ("S2.1.6", w.premises_refused_not_your_task),
        Refusal::HasItAlready { .. } => ("S2.1.6", w.premises_refused_has_it_already),
        Refusal::UnknownAnswer => ("S2.1.2", w.premises_refused_unknown_answer),
        Refusal::PhotosFull { .. } => ("S2.1.2", w.premises_refused_photos_full),
        Refusal::NotOpened { .. } => ("S2.1.1", w.premises_refused_not_opened),
        Refusal::NotClosed { .. } => ("S2.1.6", w.premises_refused_not_closed),
    }
}
