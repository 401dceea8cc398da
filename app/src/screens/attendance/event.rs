//! What is on record of a day, in the order in which it happened.

use domain::duty::attendance::Attended;
use domain::duty::{Correction, EndReason, Gap, GapReason, Mark, Passage, Verdict, What};
use domain::time::Timestamp;
use domain::{DeviceId, OperationId, State};

use crate::screens::duty::post_of;
use crate::screens::say::time;
use crate::screens::setup::absence_name;
use crate::text::{fill, instant, language, words};

/// Something on record of a day.
pub struct Event {
    pub operation: OperationId,
    pub at: Timestamp,
    /// Whoever did it; blank where nobody needs to be named.
    pub who: String,
    pub words: String,
    pub bad: bool,
}

/// Returns everything on record of a day, the oldest first.
pub fn of(state: &State, day: &Attended) -> Vec<Event> {
    let mut all: Vec<Event> = day.marks.iter().map(|mark| marked(state, mark)).collect();
    all.extend(day.gaps.iter().map(|gap| left_empty(state, gap)));
    let absences = day.absences.iter().filter_map(|id| state.duty.absences.get(id));
    all.extend(absences.map(|one| {
        let at = |at| instant(at, state.site.zone, language());
        let kind = absence_name(words(), one.kind);
        let values = [("kind", kind), ("from", &*at(one.span.from)), ("to", &*at(one.until()))];
        Event {
            operation: OperationId(one.id.0.clone()),
            at: one.span.from,
            who: String::new(),
            words: fill(words().attendance_away, &values),
            bad: false,
        }
    }));
    all.extend(day.corrections.iter().flat_map(|one| corrected(state, one)));
    all.sort_by_key(|one| one.at);
    all
}

fn marked(state: &State, mark: &Mark) -> Event {
    let w = words();
    let (text, why) = match &mark.what {
        What::Started => (w.attendance_started, String::new()),
        What::Ended(why) => (w.attendance_ended, reason(why)),
    };
    let tablet = tablet(state, &mark.device);
    let values = [("post", &*post_of(state, &mark.post)), ("why", &why), ("tablet", &tablet)];
    Event {
        operation: mark.operation.clone(),
        at: mark.at,
        who: String::new(),
        words: fill(text, &values),
        bad: false,
    }
}

fn reason(why: &EndReason) -> String {
    let w = words();
    match why {
        EndReason::Relieved => w.duty_relieved.to_owned(),
        EndReason::DayOver => w.duty_day_over.to_owned(),
        EndReason::Break => w.duty_pause.to_owned(),
        EndReason::Emergency { reason } => [w.duty_emergency, " ", reason].concat(),
    }
}

fn left_empty(state: &State, gap: &Gap) -> Event {
    let why = match &gap.reason {
        GapReason::Emergency { reason } => reason,
        GapReason::FoundLater => words().attendance_gap_later,
    };
    let values = [("post", &*post_of(state, &gap.post)), ("why", why)];
    Event {
        operation: gap.operation.clone(),
        at: gap.at,
        who: String::new(),
        words: fill(words().attendance_gap, &values),
        bad: true,
    }
}

/// Returns what was asked to be corrected, and how it was answered.
fn corrected(state: &State, one: &Correction) -> Vec<Event> {
    let w = words();
    let mut all = vec![Event {
        operation: one.asked_by(),
        at: one.asked,
        who: state.people.name(&one.person).to_owned(),
        words: asked(state, one),
        bad: false,
    }];
    all.extend(one.answer.as_ref().map(|answer| {
        let text = match answer.verdict {
            Verdict::Granted => w.attendance_granted,
            Verdict::Declined => w.attendance_declined,
        };
        let name = |by| state.people.name(by).to_owned();
        Event {
            operation: answer.operation.clone(),
            at: answer.at,
            who: answer.by.as_ref().map_or_else(|| w.attendance_server.to_owned(), name),
            words: fill(text, &[("reason", &answer.reason)]),
            bad: answer.verdict == Verdict::Declined,
        }
    }));
    all
}

/// Returns what was asked to be corrected.
pub fn asked(state: &State, one: &Correction) -> String {
    let text = match one.passage {
        Passage::Came => words().attendance_asked_came,
        Passage::Left => words().attendance_asked_left,
    };
    let (time, post) = (time(state, one.at), post_of(state, &one.post));
    fill(text, &[("time", &*time), ("post", &post), ("reason", &one.reason)])
}

/// Returns the name of a tablet.
pub fn tablet(state: &State, id: &DeviceId) -> String {
    state.people.devices.get(id).map(|one| one.name.clone()).unwrap_or_default()
}
