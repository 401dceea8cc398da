//! What must hold of a site, one clause each.

use chrono::{Datelike, Weekday};

use super::{Refusal, Settings};
use crate::calendar::{DayKind, Fault, LocalDay, LocalKind, PublishedYear, WeekHours, fault};
use crate::text::Text;
use crate::time::{Date, Hours};

/// The days, as month and day, that every notice has off.
const ALWAYS_OFF: [(u32, u32); 5] = [(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)];

/// 2.3 A case number begins with the six digits of its site.
pub fn code(code6: &str) -> Result<(), Refusal> {
    let six_digits = code6.len() == 6 && code6.bytes().all(|byte| byte.is_ascii_digit());
    if six_digits { Ok(()) } else { Err(Refusal::CodeMalformed) }
}

/// 2.4 Every notice names the site.
pub fn name(name: &Text) -> Result<(), Refusal> {
    if name.is_blank() { Err(Refusal::NameBlank) } else { Ok(()) }
}

/// 2.4 Every notice says where the site is.
pub fn address(address: &Text) -> Result<(), Refusal> {
    if address.is_blank() { Err(Refusal::AddressBlank) } else { Ok(()) }
}

/// S1.6.1 The screen towards the visitor shows the supervision phone.
pub fn supervision_phone(phone: &str) -> Result<(), Refusal> {
    let digits = phone.chars().any(|letter| letter.is_ascii_digit());
    if digits { Ok(()) } else { Err(Refusal::SupervisionPhoneBlank) }
}

/// S1.3.1 The prescribed working hours are certain: some day is open, and no two spans overlap.
pub fn week(week: &WeekHours) -> Result<(), Refusal> {
    if week.is_empty() {
        return Err(Refusal::NeverOpen);
    }
    week.patterns().into_iter().try_for_each(|(pattern, spans)| hours(pattern, spans))
}

/// The openings of one day stand in their order and leave each other alone.
///
/// # Errors
/// [`Refusal::HoursBackwards`] or [`Refusal::HoursOverlap`], naming the day.
pub fn hours(pattern: &str, spans: &[Hours]) -> Result<(), Refusal> {
    let pattern = pattern.to_owned();
    match fault(spans) {
        Some(Fault::Backwards) => Err(Refusal::HoursBackwards { pattern }),
        Some(Fault::Overlap) => Err(Refusal::HoursOverlap { pattern }),
        None => Ok(()),
    }
}

/// 5.2-3 A closure or an extra opening has its reason, an extra opening its hours.
pub fn local_day(day: &LocalDay) -> Result<(), Refusal> {
    if day.reason.trim().is_empty() {
        return Err(Refusal::LocalDayWithoutReason);
    }
    match &day.kind {
        LocalKind::Closed => Ok(()),
        LocalKind::Extra(spans) if spans.is_empty() => Err(Refusal::ExtraWithoutHours),
        LocalKind::Extra(spans) => hours("extra", spans),
    }
}

/// 5.2-1, 5.2-4 A year counts as published only with a notice that names its statutory days: an
/// empty file is not a notice.
pub fn published_year(published: &PublishedYear) -> Result<(), Refusal> {
    let year = published.year;
    if published.source.trim().is_empty() {
        return Err(Refusal::SourceBlank);
    }
    for (date, day) in &published.days {
        if date.year() != year && (date.year(), date.month()) != (year - 1, 12) {
            return Err(Refusal::NotOfTheYear { year, date: *date });
        }
        let weekday = date.weekday();
        let weekend = matches!(weekday, Weekday::Sat | Weekday::Sun);
        if day.kind == DayKind::MakeUpWorkday && !weekend {
            return Err(Refusal::MakeUpOnWeekday { date: *date, weekday });
        }
    }
    let off = |date| published.days.get(&date).is_some_and(|day| day.kind == DayKind::Holiday);
    let always =
        ALWAYS_OFF.iter().filter_map(|(month, day)| Date::from_ymd_opt(year, *month, *day));
    match always.into_iter().find(|date| !off(*date)) {
        Some(date) => Err(Refusal::StatutoryDayMissing { year, date }),
        None => Ok(()),
    }
}

/// A setting stays inside the limits that leave its clause its meaning.
pub fn settings(settings: &Settings) -> Result<(), Refusal> {
    outside(settings).next().map_or(Ok(()), Err)
}

/// Returns a refusal for every setting outside its limits.
pub fn outside(settings: &Settings) -> impl Iterator<Item = Refusal> + use<> {
    let limits = settings.limits().into_iter();
    let outside = limits.filter(|(_, value, from, to)| value < from || value > to);
    outside.map(|(setting, _, from, to)| Refusal::SettingOutOfRange { setting, from, to })
}
