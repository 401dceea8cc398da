//! How dates, times and numbers read in each language.

use chrono::{Datelike, Weekday};
use domain::text::{Language, fill, month};
use domain::time::{Date, Month, TimeOfDay, Timestamp, Zone};

use super::{Words, of};

/// Returns a count as text.
pub fn number(count: impl TryInto<i64>) -> String {
    count.try_into().unwrap_or_default().to_string()
}

/// Returns the short name of a date's weekday: 周五, Fri.
pub fn weekday(day: Weekday, language: Language) -> &'static str {
    let words: &Words = of(language);
    match day {
        Weekday::Mon => words.date_monday,
        Weekday::Tue => words.date_tuesday,
        Weekday::Wed => words.date_wednesday,
        Weekday::Thu => words.date_thursday,
        Weekday::Fri => words.date_friday,
        Weekday::Sat => words.date_saturday,
        Weekday::Sun => words.date_sunday,
    }
}

/// Returns a date as people say it: 周五 11月27日, Fri 27 Nov. The year only where it is given.
pub fn day(date: Date, language: Language) -> String {
    let (month, day) = (month(date, language), number(date.day()));
    let values = [("weekday", weekday(date.weekday(), language)), ("month", &month), ("day", &day)];
    fill(of(language).date_day, &values)
}

/// Returns a date with its year: 2026年11月27日, 27 Nov 2026.
pub fn plain_day(date: Date, language: Language) -> String {
    let (year, month, day) = (number(date.year()), month(date, language), number(date.day()));
    fill(of(language).date_plain, &[("year", &*year), ("month", &*month), ("day", &*day)])
}

/// Returns a month as people say it: 2026年11月, Nov 2026.
pub fn month_of(month: Month, language: Language) -> String {
    let (first, _) = month.days();
    let values = [("year", &*number(first.year())), ("month", &*self::month(first, language))];
    fill(of(language).date_month, &values)
}

/// Returns a time of day: 17:30.
pub fn clock_time(time: TimeOfDay) -> String {
    let (hour, minute) = (time.0 / 60, time.0 % 60);
    let zero = |n: u16| if n < 10 { "0" } else { "" };
    format!("{}{hour}:{}{minute}", zero(hour), zero(minute))
}

/// Returns an instant as date and time at the site: 周五 11月27日 17:30.
pub fn instant(at: Timestamp, zone: Zone, language: Language) -> String {
    let (date, time) = at.local(zone);
    let mut text = day(date, language);
    text.push(' ');
    text.push_str(&clock_time(time));
    text
}

/// Returns an instant as it stands on paper, with its year: 2026年11月27日 17:30, 27 Nov 2026, 17:30.
pub fn dated(at: Timestamp, zone: Zone, language: Language) -> String {
    let (date, time) = at.local(zone);
    let (year, month, day) = (number(date.year()), month(date, language), number(date.day()));
    let values =
        [("year", &*year), ("month", &*month), ("day", &*day), ("time", &clock_time(time))];
    fill(of(language).date_dated, &values)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_text_is_filled_by_name_and_keeps_what_it_cannot_fill() {
        assert_eq!(fill("还剩 {n} 天", &[("n", "3")]), "还剩 3 天");
        assert_eq!(fill("{a}{b}", &[("b", "2"), ("a", "1")]), "12");
        assert_eq!(fill("{missing} {", &[]), "missing {");
    }

    #[wasm_bindgen_test]
    fn a_time_of_day_always_has_four_digits() {
        assert_eq!(clock_time(TimeOfDay::hm(8, 5)), "08:05");
        assert_eq!(clock_time(TimeOfDay::hm(17, 30)), "17:30");
    }
}
