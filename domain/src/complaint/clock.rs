//! By when something is done about a complaint: what it waits for, since when and how long. 2.7, 2.9

use std::ops::RangeInclusive;

use super::{Complaint, Handling, Kind, Stage};
use crate::State;
use crate::calendar::{Due, Limit, Unit};
use crate::site::Settings;
use crate::time::Timestamp;

/// Within how long whoever sent a petition is told whether it is accepted. 信访工作条例
pub const ACCEPTANCE: Limit = calendar_days(15);

/// Days within which an accepted petition is finished. 信访工作条例
const PETITION: u16 = 60;

/// Days by which that is extended at the most. 信访工作条例
const PETITION_LONGER: u16 = 30;

/// What a complaint waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    Acknowledgement,
    /// A petition: to be told that it is accepted.
    Acceptance,
    Answer,
}

/// What a complaint waits for, since when, how long, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    pub awaits: Awaits,
    /// The limit runs from the day after this.
    pub since: Timestamp,
    pub limit: Limit,
    pub due: Due,
}

/// 2.7 A complaint is acknowledged, and answered by what it was acknowledged as; a petition is accepted in
/// between, and its answer counts from there. Returns what is waited for; nothing once it is answered.
pub fn wait(state: &State, one: &Complaint) -> Option<Wait> {
    let first = promised(state, one, &one.stage)?;
    Some(if first.awaits == Awaits::Answer { extended(state, one, first) } else { first })
}

/// 2.7 Returns what is waited for in a stage by the days there were before they were extended.
fn promised(state: &State, one: &Complaint, stage: &Stage) -> Option<Wait> {
    let settings = &state.site.settings;
    let (awaits, since, limit) = match stage {
        Stage::Filed => {
            let limit = Limit::working_days(settings.complaint_acknowledge_days);
            (Awaits::Acknowledgement, one.since, limit)
        }
        Stage::Acknowledged { handling: Handling::Petition, .. } => {
            (Awaits::Acceptance, one.since, ACCEPTANCE)
        }
        Stage::Acknowledged { handling, .. } => {
            (Awaits::Answer, one.since, answer_limit(settings, one.kind, *handling))
        }
        Stage::Accepted { at, .. } => (Awaits::Answer, *at, calendar_days(PETITION)),
        Stage::Answered { .. } => return None,
    };
    Some(Wait { awaits, since, limit, due: state.site.due(since, limit) })
}

/// 2.7 Returns what was promised first, and what since it was extended; of what is answered, as it stood
/// then.
pub fn promises(state: &State, one: &Complaint) -> Option<(Wait, Option<Wait>)> {
    let stage = if one.is_open() { Some(&one.stage) } else { one.answered_in.as_ref() };
    let first = promised(state, one, stage?)?;
    let longer = one.extended().filter(|_| first.awaits == Awaits::Answer);
    Some((first, longer.map(|_| extended(state, one, first))))
}

/// 2.7 Returns how long an answer takes; of a bad rating the days in which it is put right, however long it
/// takes to look into. 2.9
pub fn answer_limit(settings: &Settings, kind: Kind, handling: Handling) -> Limit {
    if kind == Kind::BadRating {
        return Limit::working_days(settings.rating_rectify_days);
    }
    match handling {
        Handling::Simple => Limit::working_days(settings.complaint_simple_days),
        Handling::Complex => Limit::working_days(settings.complaint_complex_days),
        Handling::Petition => calendar_days(PETITION),
    }
}

/// 2.7 Returns how many days an answer may take in all once it is extended: more than it has, and so many at
/// the most. Empty where a site leaves no room.
pub fn longer(state: &State, one: &Complaint, limit: Limit) -> RangeInclusive<u16> {
    let settings = &state.site.settings;
    let most = match limit.unit {
        Unit::CalendarDays => PETITION + PETITION_LONGER,
        Unit::WorkingDays | Unit::Hours | Unit::ClockHours | Unit::Months => {
            if one.kind == Kind::BadRating {
                settings.rating_extend_days
            } else {
                settings.complaint_max_days
            }
        }
    };
    limit.count.saturating_add(1)..=most
}

/// Returns which of the days an answer may take are offered: each working day, every tenth day of a
/// petition; always the last.
pub fn offered(unit: Unit, days: RangeInclusive<u16>) -> Vec<u16> {
    let (last, tenths) = (*days.end(), unit == Unit::CalendarDays);
    days.filter(|count| !tenths || count % 10 == 0 || *count == last).collect()
}

const fn calendar_days(count: u16) -> Limit {
    Limit { count, unit: Unit::CalendarDays }
}

fn extended(state: &State, one: &Complaint, first: Wait) -> Wait {
    let limit = Limit { count: one.extended().unwrap_or(first.limit.count), ..first.limit };
    Wait { limit, due: state.site.due(first.since, limit), ..first }
}
