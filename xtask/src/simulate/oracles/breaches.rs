//! Times that were not kept: each is written down, once, and no other; by the server, or with whatever
//! became of the appointment too late. S1.4.3

use domain::appointment::{Appointment, Breach, Event as Appointed, Stage};
use domain::time::{Minutes, Timestamp};
use domain::{Actor, Event, Operation, State};
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

/// Judges an event: who is here and has waited too long has it written down before anything else
/// becomes of the appointment, and nobody else.
pub fn judge(step: &Step<'_>) -> Result<(), String> {
    ended(step)?;
    let Event::Appointment(Appointed::BreachNoted(noted)) = step.event else { return Ok(()) };
    let wrong = |what: &str| Err(format!("{BREACHES}: {noted:?} {what}"));
    let Some(one) = step.before.appointment.get(&noted.appointment) else {
        return wrong("of nothing known");
    };
    let own = match step.operation() {
        Some(Operation::Appointment(asked)) => asked.appointment() == Some(&noted.appointment),
        Some(_) | None => false,
    };
    if step.stamp.actor != Actor::System && !own {
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

/// Says that nobody who waited too long is served, moved or given up without its being written down.
fn ended(step: &Step<'_>) -> Result<(), String> {
    let Event::Appointment(event) = step.event else { return Ok(()) };
    let id = match event {
        Appointed::Served(one) => &one.appointment,
        Appointed::Moved(one) => &one.appointment,
        Appointed::Cancelled(one) => &one.appointment,
        Appointed::TimesSet(_)
        | Appointed::Booked(_)
        | Appointed::Arrived(_)
        | Appointed::Missed(_)
        | Appointed::Lent(_)
        | Appointed::LoanWrittenOff(_)
        | Appointed::BreachNoted(_)
        | Appointed::BreachConfirmed(_)
        | Appointed::Awaited(_)
        | Appointed::Held(_)
        | Appointed::Released(_) => return Ok(()),
    };
    let Some(one) = step.before.appointment.get(id) else { return Ok(()) };
    let late = over(step.before, one).is_some_and(|due| due < step.stamp.at);
    if late && of_time(one).next().is_none() {
        return Err(format!("{BREACHES}: {event:?} ends a wait that nobody wrote down"));
    }
    Ok(())
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
