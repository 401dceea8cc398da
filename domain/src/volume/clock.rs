//! The days a volume is judged by: of its filing, of its loan. Working days by the calendar; the day of the
//! discharge, or on which it is lent, is day 0. S3.2, S3.4

use super::{Purpose, Round, Volume};
use crate::State;
use crate::time::{Date, Minutes, TimeOfDay, Timestamp, shift};

/// S3.1 When a list should have been made of the day before.
pub const LISTED_BY: TimeOfDay = TimeOfDay::hm(9, 0);

/// S3.2 By when a missing report is filed, from when it was found missing.
const REPORT: Minutes = Minutes(24 * 60);

/// S3.2 Working days after it was due on which the head of the ward is told.
const HEAD: u16 = 1;

/// S3.2 Working days after it was due on which the medical department is told.
const DEPARTMENT: u16 = 5;

/// S3.2 Returns within how many working days a volume is signed in; a death is discussed before.
pub fn limit(state: &State, one: &Volume) -> u16 {
    let settings = &state.site.settings;
    if one.died { settings.volume_death_days } else { settings.volume_filing_days }
}

/// S3.2 Returns the last day on which a volume is signed in in time. MER-TQ-01
pub fn filed_by(state: &State, one: &Volume) -> Date {
    state.site.nth_working_day(one.day, limit(state, one))
}

/// S3.2 Returns the day from which on a ward is reminded of a volume in a round.
pub fn chased_from(state: &State, one: &Volume, round: Round) -> Option<Date> {
    let limit = limit(state, one);
    let days = match round {
        Round::List => limit.saturating_sub(1),
        Round::Reminder => limit,
        Round::Head => limit + HEAD,
        Round::Department => limit + DEPARTMENT,
        Round::LoanEnds | Round::LoanOver => return None,
    };
    Some(state.site.nth_working_day(one.day, days))
}

/// S3.2, S3.4 Returns the round a volume has come to on a day, if any: of its ward, or of who borrowed it.
pub fn round(state: &State, one: &Volume, today: Date) -> Option<Round> {
    if let Some(loan) = &one.loan {
        if loan.until < today {
            return Some(Round::LoanOver);
        }
        let ends = state.site.nth_working_day(today, 1) >= loan.until;
        return ends.then_some(Round::LoanEnds);
    }
    let rounds = [Round::Department, Round::Head, Round::Reminder, Round::List];
    let come = |round: &Round| chased_from(state, one, *round).is_some_and(|from| from <= today);
    rounds.into_iter().find(come).filter(|_| one.is_due())
}

/// S3.4 Returns until when a volume is lent for a purpose at the latest.
pub fn lent_until(state: &State, purpose: Purpose, today: Date) -> Date {
    let settings = &state.site.settings;
    match purpose {
        Purpose::Reading => shift(today, settings.volume_reading_days.into()),
        Purpose::Treatment
        | Purpose::Dispute
        | Purpose::DeathReview
        | Purpose::Research
        | Purpose::Teaching
        | Purpose::Quality => state.site.nth_working_day(today, settings.volume_loan_days),
    }
}

/// S3.4 Returns until when a loan that was to end on a day is renewed at the latest.
pub fn renewed_until(state: &State, purpose: Purpose, until: Date) -> Date {
    let days = state.site.settings.volume_renewal_days;
    match purpose {
        Purpose::Reading => shift(until, days.into()),
        Purpose::Treatment
        | Purpose::Dispute
        | Purpose::DeathReview
        | Purpose::Research
        | Purpose::Teaching
        | Purpose::Quality => lent_until(state, purpose, until),
    }
}

/// S3.4 Returns when a volume somebody needs is back, that was lent until a day: never later than that.
pub fn recalled(state: &State, until: Date, today: Date) -> Date {
    until.min(state.site.nth_working_day(today, state.site.settings.volume_recall_days))
}

/// S3.4 Returns from which day on nobody has asked for what was sealed for three years.
pub fn lapses(state: &State, sealed: Timestamp) -> Date {
    let day = sealed.date(state.site.zone);
    day.checked_add_months(chrono::Months::new(36)).unwrap_or(day)
}

/// S3.2 Returns by when a report that was missing is filed.
pub fn reported_by(found: Timestamp) -> Timestamp {
    found.plus(REPORT)
}

/// S3.2 Says whether a volume was signed in within so many working days; nothing is said before they are over.
pub fn filed_within(state: &State, one: &Volume, days: u16, today: Date) -> Option<bool> {
    let last = state.site.nth_working_day(one.day, days);
    let filed = one.filed.is_some_and(|filed| filed.date(state.site.zone) <= last);
    (filed || last < today).then_some(filed)
}
