//! Times that were not kept: the server writes down each, once, and no other. S1.4.3

use domain::appointment::{Appointment, Breach, Event as Appointed, Stage};
use domain::time::{Minutes, Timestamp};
use domain::{Actor, Event, State};
use sync::sim::{Counters, Course};

use super::{Befell, Step};
use crate::simulate::switched::Switched;

/// The oracle of breaches, as its failures begin.
pub const BREACHES: &str = "S1.4.3 breach";

/// Says when a visitor who is here has waited too long, counted anew from what happened.
fn over(state: &State, one: &Appointment) -> Option<Timestamp> {
    let Stage::Arrived { at } = one.stage else { return None };
    let minutes = state.site.settings.serve_late_minutes;
    Some(at.max(one.from).plus(Minutes(minutes.into())))
}

fn of_time(one: &Appointment) -> impl Iterator<Item = &Breach> {
    one.breaches.iter().filter(|breach| breach.from == one.from)
}

/// Judges an event: only the server writes one down, of who is here and has waited too long.
pub fn judge(step: &Step<'_>) -> Result<(), String> {
    let Event::Appointment(Appointed::BreachNoted(noted)) = step.event else { return Ok(()) };
    let wrong = |what: &str| Err(format!("{BREACHES}: {noted:?} {what}"));
    let Some(one) = step.before.appointment.get(&noted.appointment) else {
        return wrong("of nothing known");
    };
    if step.stamp.actor != Actor::System {
        return wrong("not by the server");
    }
    if of_time(one).next().is_some() {
        return wrong("twice");
    }
    match over(step.before, one) {
        Some(due) if due == noted.due && due < step.stamp.at => Ok(()),
        due => wrong(&format!("is over at {due:?}, it is {:?}", step.stamp.at)),
    }
}

/// Judges the end: whoever has waited too long by the last event but the newest has it written down.
pub fn judge_end(
    course: &Course<'_, Switched>,
    befell: Befell,
    counters: &mut Counters,
) -> Result<(), String> {
    let last = course.history.last().map_or(0, |(stamp, _)| stamp.received);
    let margin = Minutes(24 * 60);
    for one in course.state.appointment.all() {
        *counters.entry("breaches written down").or_default() +=
            u64::try_from(one.breaches.len()).unwrap_or_default();
        let due = over(course.state, one);
        let waits = due.is_some_and(|due| due.plus(margin) < Timestamp(last));
        if waits && of_time(one).next().is_none() && !befell.restored {
            return Err(format!("{BREACHES}: {} waits since {due:?}, not written down", one.id));
        }
    }
    Ok(())
}
