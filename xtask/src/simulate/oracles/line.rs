//! The line in the hall: nobody is called by two who both stand at their windows. S1.6.3

use domain::duty::presence;
use domain::queue::{Calling, Event as InLine, Stage};
use domain::time::Timestamp;
use domain::{Event, State};

use super::Step;

/// The oracle of calls, as its failures begin.
pub const CALLED_BY_ONE: &str = "S1.6.3 called by one";

/// Says whether somebody stands at the post to which they called and has not left it since, by the marks
/// of that day.
fn stands(state: &State, call: &Calling, at: Timestamp) -> bool {
    let there = presence::at_post(state, &call.post, at.max(call.at));
    there.iter().any(|one| one.person == call.by && one.from <= call.at)
}

/// Judges an event: whom somebody calls nobody else calls, sets aside or serves meanwhile.
pub fn judge(step: &Step<'_>) -> Result<(), String> {
    let Event::Queue(event) = step.event else { return Ok(()) };
    let ticket = match event {
        InLine::Called(one) => &one.ticket,
        InLine::Parked(one) => &one.ticket,
        InLine::Served(one) => &one.ticket,
        InLine::Taken(_) | InLine::Left(_) => return Ok(()),
    };
    let Some(one) = step.before.queue.get(ticket).filter(|one| one.appointment.is_none()) else {
        return Ok(());
    };
    if !one.is_open() {
        return Err(format!("{CALLED_BY_ONE}: {event:?} of a number that is over"));
    }
    let Some(call) = one.calls.last().filter(|_| one.stage == Stage::Called) else { return Ok(()) };
    let is_other = step.stamp.person() != Some(&call.by);
    if is_other && stands(step.before, call, step.stamp.at) {
        return Err(format!("{CALLED_BY_ONE}: {event:?}, and {} calls it", call.by));
    }
    Ok(())
}
