//! What is left after the outcome: to tell the visitor of it, and to hand the document over. S1.1.2, R-CLK-11

use crate::State;
use crate::case::rules::{hand_out_by, reply_by, settled_at};
use crate::case::{Case, State as Cases};
use crate::time::{Date, Timestamp};

/// Returns the cases whose document is still to be handed over, the oldest first. R-CLK-11
pub fn undelivered(cases: &Cases) -> Vec<&Case> {
    let mut all: Vec<&Case> = cases.undelivered().collect();
    all.sort_by_key(|case| (settled_at(case), &case.id));
    all
}

/// Returns the last day to hand the document over. R-CLK-11
pub fn delivery_due(state: &State, case: &Case) -> Option<Date> {
    hand_out_by(state, case).filter(|_| case.awaits_delivery()).map(|due| due.date)
}

/// Returns the cases whose visitor has not heard of the outcome yet, the oldest first. S1.1.2
pub fn untold(cases: &Cases) -> Vec<&Case> {
    let mut all: Vec<&Case> = cases.untold().collect();
    all.sort_by_key(|case| (settled_at(case), &case.id));
    all
}

/// Returns the cases whose visitor should have heard of the outcome by now. S1.1.2
pub fn untold_late(state: &State, now: Timestamp) -> Vec<&Case> {
    let late = |case: &&Case| reply_by(state, case).is_some_and(|by| by.at < now);
    untold(&state.case).into_iter().filter(late).collect()
}

/// Returns the cases whose document should have been handed over by now. R-CLK-11
pub fn undelivered_late(state: &State, now: Timestamp) -> Vec<&Case> {
    let late = |case: &&Case| hand_out_by(state, case).is_some_and(|by| by.at < now);
    undelivered(&state.case).into_iter().filter(late).collect()
}

/// Returns the last working day to tell the visitor of the outcome; a warning after it. S1.1.2
pub fn feedback_due(state: &State, case: &Case) -> Option<Date> {
    reply_by(state, case).filter(|_| case.is_open() && !case.is_heard()).map(|due| due.date)
}
