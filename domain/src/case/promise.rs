//! What a case is promised for, as it stands at an instant: derived, so that a date that nobody
//! touches is true all the same. R-CLK-4, R-CLK-6 to R-CLK-8

use super::{Case, Extension, Suspension, rules};
use crate::State;
use crate::calendar::{Course, Due, Limit};
use crate::time::{Span, Timestamp};

/// A promise as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise<'a> {
    /// The limit runs from the day after this.
    pub start: Timestamp,
    pub limit: Limit,
    /// The date that counts; provisional while the clock stands.
    pub due: Due,
    /// Whether nobody accepted the case, and the law does.
    pub deemed: bool,
    /// The special procedure for which the clock stands.
    pub paused: Option<&'a Suspension>,
}

/// Returns what a case is promised for: as it was accepted, or as the law accepts it where nothing
/// was asked in time.
pub fn promise<'a>(state: &State, case: &'a Case, now: Timestamp) -> Option<Promise<'a>> {
    let paused = case.paused().filter(|_| !case.is_settled());
    if let Some(accepted) = &case.acceptance {
        let due = rules::due_now(state, case, now)?;
        let (start, limit, deemed) = (accepted.start, accepted.limit, accepted.deemed);
        return Some(Promise { start, limit, due, deemed, paused });
    }
    let accepted = rules::deemed(state, case, now)?;
    let (start, limit, due) = (accepted.start, accepted.limit, accepted.due);
    Some(Promise { start, limit, due, deemed: true, paused })
}

/// Returns when the special procedure that runs is over, as far as is known: as the visitor was
/// told, or now where that is over; now where none runs.
pub fn resumes(state: &State, case: &Case, now: Timestamp) -> Timestamp {
    case.paused()
        .map_or(now, |one| state.site.due(one.from, Limit::working_days(one.days)).at.max(now))
}

/// Returns what happened to a case's limit so far, given when a special procedure that runs is over.
pub fn course(case: &Case, resumes: Timestamp) -> Course {
    let pauses = case.suspensions.iter().map(|one| {
        let to = one.ended.as_ref().map_or(resumes, |ended| ended.at);
        Span { from: one.from, to }
    });
    let extension = case.extensions.iter().map(Extension::added).sum();
    Course { pauses: pauses.collect(), extension }
}
