//! The clauses on a case's clock: since when it runs, how long, and what counts as overtime.

use super::super::{Accepted, Case, Refusal, Stage, course, promise, resumes};
use crate::State;
use crate::calendar::{Due, Limit};
use crate::catalogue::{Item, ItemKind};
use crate::time::Timestamp;

/// S1.4.1 Returns whether a case is done on the spot or promised: its item says, unless a supervisor
/// converted it.
pub fn kind(case: &Case, guide: &Item) -> ItemKind {
    if case.conversion.is_some() { ItemKind::Promised } else { guide.kind }
}

/// R-CLK-2 Returns the limit of a case: that of its item, or of its conversion; an immediate matter
/// is due the day it starts.
pub fn limit(case: &Case, guide: &Item) -> Limit {
    match &case.conversion {
        Some(conversion) => conversion.limit,
        None => limit_of(guide),
    }
}

fn limit_of(guide: &Item) -> Limit {
    match guide.kind {
        ItemKind::Immediate => Limit::working_days(0),
        ItemKind::Promised => guide.limit().unwrap_or(Limit::working_days(0)),
    }
}

/// S1.6.2, R-CLK-1, R-CLK-3, R-CLK-5 Returns the limit and date an item promises: working days
/// counted from the day after the papers were complete.
pub fn promised(state: &State, guide: &Item, start: Timestamp) -> (Limit, Due) {
    let limit = limit_of(guide);
    (limit, state.site.due(start, limit))
}

/// R-CLK-4 Returns by when what is missing is told: working days from the receipt of the material.
pub fn ask_by(state: &State, received: Timestamp) -> Due {
    let count = state.site.settings.supplement_working_days;
    state.site.due(received, Limit::working_days(count))
}

/// R-CLK-4 A case whose visitor was not told in time what is missing is accepted by law, from the
/// day its material was received. Returns that acceptance, which nobody has entered yet.
pub fn deemed(state: &State, case: &Case, at: Timestamp) -> Option<Accepted> {
    let silent = case.stage == Stage::Intake && case.supplements.is_empty();
    if !silent || at <= case.ask_by.at || !case.is_open() {
        return None;
    }
    let guide = super::guide(state, case).ok()?;
    let (start, limit) = (case.received, limit(case, guide));
    let due = state.site.due(start, limit);
    Some(Accepted { case: case.id.clone(), start, limit, due, deemed: true })
}

/// R-CLK-4 What the law has accepted is not held up by a supplement any more.
pub fn not_deemed(state: &State, case: &Case, at: Timestamp) -> Result<(), Refusal> {
    match deemed(state, case, at) {
        Some(_) => Err(Refusal::DeemedAccepted { due: case.ask_by.date, since: case.received }),
        None => Ok(()),
    }
}

/// R-CLK-6, R-CLK-7, R-CLK-8 Returns the date that counts for an accepted case: as it was last
/// written, which never moves later by itself. Where that was provisional and is worked out anew to
/// an earlier day, the earlier counts; while the clock stands it is provisional.
pub fn due_now(state: &State, case: &Case, now: Timestamp) -> Option<Due> {
    let (accepted, written) = (case.acceptance.as_ref()?, case.due()?);
    let stands = case.paused().is_some() && !case.is_settled();
    if !stands && !written.provisional {
        return Some(written);
    }
    let course = course(case, resumes(state, case, now));
    let anew = state.site.clock().due_along(accepted.start, accepted.limit, &course);
    if stands {
        return Some(Due { provisional: true, ..anew });
    }
    let earlier = anew.at < written.at;
    Some(if earlier { anew } else { Due { provisional: anew.provisional, ..written } })
}

/// R-CLK-10 A case that the visitor's own delay kept waiting, noted before its date, counts as on
/// time, where the site says so.
pub fn excused(state: &State, case: &Case, due: Due) -> bool {
    state.site.settings.delay_excuses && case.delays.iter().any(|delay| delay.at <= due.at)
}

/// What counts as overtime. R-CLK-11
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Overtime {
    /// Not done, or not accepted or refused, by its date.
    Late,
    /// Refused without a reason.
    Unreasoned,
    /// The visitor got no reply.
    NoReply,
    /// The result was not handed out in its limit.
    NotHandedOut,
}

/// R-CLK-11 Returns everything that counts as overtime in a case: beside a broken date a refusal
/// without a reason, no reply, and a result not handed out inside its limit.
pub fn overtime(state: &State, case: &Case, now: Timestamp) -> Vec<Overtime> {
    let late = promise(state, case, now).is_some_and(|promise| {
        let done = settled_at(case).unwrap_or(now);
        let runs = promise.paused.is_none() && !matches!(case.stage, Stage::Withdrawn { .. });
        runs && done > promise.due.at && !excused(state, case, promise.due)
    });
    let unreasoned =
        matches!(&case.stage, Stage::Refused { ground, .. } if ground.trim().is_empty());
    let after = |due: Option<Due>, done: Option<Timestamp>| {
        due.is_some_and(|due| done.unwrap_or(now) > due.at)
    };
    let heard = case.feedback.iter().find(|one| one.reached).map(|one| one.at);
    let heard = heard.or_else(|| case.closed.as_ref().map(|closing| closing.at));
    let handed = case.delivery.as_ref().map(|one| one.at);
    let found = [
        (late, Overtime::Late),
        (unreasoned, Overtime::Unreasoned),
        (after(reply_by(state, case), heard), Overtime::NoReply),
        (after(hand_out_by(state, case), handed), Overtime::NotHandedOut),
    ];
    found.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect()
}

/// R-CLK-2 Says whether a matter done on the spot was done after the day it started: nobody accepts it, so
/// that it has no other date, unless the visitor was told what is missing.
pub fn late_on_the_spot(state: &State, case: &Case, done: Timestamp) -> bool {
    let Ok(guide) = super::guide(state, case) else { return false };
    let on_the_spot = kind(case, guide) == ItemKind::Immediate && case.acceptance.is_none();
    let (_, due) = promised(state, guide, case.received);
    on_the_spot && case.supplements.is_empty() && done > due.at && !excused(state, case, due)
}

/// Returns when a case was given its outcome.
pub fn settled_at(case: &Case) -> Option<Timestamp> {
    match case.stage {
        Stage::Intake | Stage::Supplement { .. } | Stage::Accepted => None,
        Stage::Done { at, .. } | Stage::Refused { at, .. } | Stage::Withdrawn { at } => Some(at),
    }
}

/// S1.1.2 Returns by when the visitor hears of the outcome; `None` before there is one.
pub fn reply_by(state: &State, case: &Case) -> Option<Due> {
    let days = state.site.settings.feedback_working_days;
    settled_at(case).map(|at| state.site.due(at, Limit::working_days(days)))
}

/// R-CLK-11 Returns by when a document is handed over; `None` where there is none. 行政许可法 Art. 44
pub fn hand_out_by(state: &State, case: &Case) -> Option<Due> {
    let days = state.site.settings.delivery_working_days;
    match &case.stage {
        Stage::Done { at, document, .. } if !document.is_empty() => {
            Some(state.site.due(*at, Limit::working_days(days)))
        }
        Stage::Intake
        | Stage::Supplement { .. }
        | Stage::Accepted
        | Stage::Done { .. }
        | Stage::Refused { .. }
        | Stage::Withdrawn { .. } => None,
    }
}
