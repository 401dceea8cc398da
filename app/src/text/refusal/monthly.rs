//! Refusals about windows' months in words: the clause behind each, and its sentence.

use domain::monthly::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let said = match refusal {
        Refusal::UnknownWindow { .. } => w.monthly_refused_unknown_window,
        Refusal::OfWindow => w.monthly_refused_of_window,
        Refusal::NotOfWindow => w.monthly_refused_not_of_window,
        Refusal::BegunAlready => w.monthly_refused_begun,
        Refusal::Parts { .. } => w.monthly_refused_sum,
        Refusal::Part { .. } => w.monthly_refused_part,
        Refusal::Rule { .. } => w.monthly_refused_rule,
        Refusal::NotYet => w.monthly_refused_not_yet,
        Refusal::ClosedAlready => w.monthly_refused_closed,
        Refusal::TooLate { .. } => w.monthly_refused_too_late,
        Refusal::NotedAlready { .. } => w.monthly_refused_noted,
        Refusal::Undecided => w.monthly_refused_undecided,
        Refusal::NotInTable { .. } => w.monthly_refused_not_in_table,
        Refusal::UnknownPoint { .. } => w.monthly_refused_unknown_point,
        Refusal::ObjectedAlready { .. } => w.monthly_refused_objected,
        Refusal::NothingToSettle { .. } => w.monthly_refused_nothing,
        Refusal::Involved => w.monthly_refused_involved,
        Refusal::TooOld { .. } => w.monthly_refused_too_old,
        Refusal::StillTime { .. } => w.monthly_refused_still_time,
        Refusal::ObjectionOpen { .. } => w.monthly_refused_open,
    };
    ("S1.5.1", said)
}
