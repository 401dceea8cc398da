//! The times of a window in words. S1.4.1

use chrono::Weekday;
use domain::appointment::{Opening, Rhythm, Series};
use domain::time::Hours;

use crate::text::{Words, day, fill, language, number, weekday};

/// Returns how a series comes back: every week on Tuesday, from a day, until another.
pub fn said(w: &Words, series: &Series) -> String {
    let until = series.until.map(|until| day(until, language()));
    let from = day(series.from, language());
    let days = std::iter::once(from).chain(until).collect::<Vec<_>>().join("–");
    [rhythm(w, series.rhythm), weekday_name(series.weekday), days].join(" · ")
}

/// Returns how often something comes back.
pub fn rhythm(w: &Words, rhythm: Rhythm) -> String {
    match rhythm {
        Rhythm::EveryWeek => w.appointment_every_week.to_owned(),
        Rhythm::EverySecondWeek => w.appointment_every_second.to_owned(),
        Rhythm::OfMonth(nth) if nth >= 5 => w.appointment_of_month_last.to_owned(),
        Rhythm::OfMonth(nth) => fill(w.appointment_of_month, &[("nth", &number(nth))]),
    }
}

/// Returns the name of a weekday, 1 for Monday.
pub fn weekday_name(day: u8) -> String {
    let monday = Weekday::Mon;
    let day = (1..day).fold(monday, |day, _| day.succ());
    weekday(day, language()).to_owned()
}

/// Returns openings: 09:00-11:30 · 30 × 3.
pub fn openings(all: &[Opening]) -> String {
    let one = |opening: &Opening| {
        let each = [number(opening.minutes), number(opening.places)].join(" × ");
        [Hours::say(&[opening.hours]), each].join(" · ")
    };
    all.iter().map(one).collect::<Vec<_>>().join("  ")
}
