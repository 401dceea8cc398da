//! By when something is done about a repair: what it waits for, since when and until when. UL01, UL02

use super::{Danger, Repair, Stage};
use crate::State;
use crate::calendar::{Due, Limit, Unit};
use crate::time::{Minutes, Timestamp};

/// What a repair waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// A team to be sent.
    Dispatch,
    /// The team to say that it comes.
    Acceptance,
    /// The team to be there.
    Arrival,
    /// To be mended.
    Mending,
}

/// What a repair waits for, since when and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub awaits: Awaits,
    pub since: Timestamp,
    pub due: Due,
}

/// UL01, UL02 Returns what a repair waits for; nothing once it is done or cancelled. What is to be mended by
/// then is never waited for longer.
pub fn wait(state: &State, one: &Repair) -> Option<Wait> {
    let awaits = match one.stage {
        Stage::Reported => Awaits::Dispatch,
        Stage::Dispatched => Awaits::Acceptance,
        Stage::Accepted => Awaits::Arrival,
        Stage::Arrived => Awaits::Mending,
        Stage::Done | Stage::Confirmed | Stage::Cancelled => return None,
    };
    let since = one.urgent_since.filter(|_| one.is_urgent()).unwrap_or(one.since);
    let mended = Wait { awaits, since, due: mended_by(state, one) };
    let step =
        if one.is_urgent() { urgent(state, one, awaits) } else { ordinary(state, one, awaits) };
    Some(step.filter(|step| step.due.at < mended.due.at).unwrap_or(mended))
}

/// UL01 An emergency is sent, accepted and reached within minutes, round the clock: each counts from the step
/// before.
fn urgent(state: &State, one: &Repair, awaits: Awaits) -> Option<Wait> {
    let settings = &state.site.settings;
    let minutes = match awaits {
        Awaits::Dispatch => settings.repair_dispatch_minutes,
        Awaits::Acceptance => settings.repair_accept_minutes,
        Awaits::Arrival if is_without_supply(one) => settings.repair_supply_minutes,
        Awaits::Arrival => settings.repair_arrive_minutes,
        Awaits::Mending => return None,
    };
    let at = one.reached.plus(Minutes(minutes.into()));
    let due = Due { at, date: at.date(state.site.zone), provisional: false };
    Some(Wait { awaits, since: one.reached, due })
}

/// UL03 Says whether water or power is gone.
fn is_without_supply(one: &Repair) -> bool {
    matches!(one.danger, Some(Danger::NoSupply | Danger::NoMains))
}

/// UL02 An ordinary repair is answered within a day, nights and holidays too: a team says that it comes. That
/// is said once: who is sent after it has until it is to be mended.
fn ordinary(state: &State, one: &Repair, awaits: Awaits) -> Option<Wait> {
    let count = state.site.settings.repair_answer_hours;
    let limit = Limit { count, unit: Unit::ClockHours };
    match awaits {
        Awaits::Dispatch | Awaits::Acceptance if one.answered.is_none() => {
            Some(Wait { awaits, since: one.since, due: state.site.due(one.since, limit) })
        }
        Awaits::Dispatch | Awaits::Acceptance | Awaits::Arrival | Awaits::Mending => None,
    }
}

/// UL01, UL02, UL03 Returns by when it is mended: an emergency within hours of the clock, anything else within
/// working days.
pub fn mended_by(state: &State, one: &Repair) -> Due {
    let settings = &state.site.settings;
    let known = one.urgent_since.unwrap_or(one.since);
    let hours = match one.danger {
        None => {
            let limit = Limit::working_days(settings.repair_working_days);
            return state.site.due(one.since, limit);
        }
        Some(Danger::NoSupply) => settings.repair_supply_hours,
        Some(Danger::NoMains) => settings.repair_mains_hours,
        Some(
            Danger::BurstPipe | Danger::ShortCircuit | Danger::InLift | Danger::Gas | Danger::Other,
        ) => settings.repair_urgent_hours,
    };
    state.site.due(known, Limit { count: hours, unit: Unit::ClockHours })
}
