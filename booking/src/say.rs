//! How dates, times, hours and windows read in each language.

use chrono::{Datelike, Weekday};
use domain::State;
use domain::calendar::WeekHours;
use domain::id::PostId;
pub use domain::text::fill;
use domain::text::{Language, month};
use domain::time::{Date, Hours, Timestamp};

use crate::words::{Words, of};

/// Returns a date as people say it: 周五 11月27日, Fri 27 Nov.
pub fn day(date: Date, language: Language) -> String {
    let words = of(language);
    let (month, day) = (month(date, language), date.day().to_string());
    let weekday = weekdays(words)[date.weekday().num_days_from_monday() as usize];
    fill(words.date_day, &[("weekday", weekday), ("month", &month), ("day", &day)])
}

/// Returns an instant's time of day at the site: 17:30.
pub fn time(at: Timestamp, state: &State) -> String {
    at.local(state.site.zone).1.to_string()
}

/// Returns an instant as date and time at the site: 周五 11月27日 17:30.
pub fn instant(at: Timestamp, state: &State, language: Language) -> String {
    format!("{} {}", day(at.date(state.site.zone), language), time(at, state))
}

fn weekdays(words: &Words) -> [&'static str; 7] {
    [
        words.date_monday,
        words.date_tuesday,
        words.date_wednesday,
        words.date_thursday,
        words.date_friday,
        words.date_saturday,
        words.date_sunday,
    ]
}

/// Says when a site opens: days with the same hours are joined.
pub fn week(week: &WeekHours, words: &Words) -> String {
    const DAYS: [Weekday; 7] = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    let names = weekdays(words);
    let span = |hours: &Hours| format!("{}–{}", hours.from, hours.to);
    let mut parts: Vec<String> = Vec::new();
    let mut first = 0;
    while first < DAYS.len() {
        let spans = week.on(DAYS[first]);
        let same = DAYS[first..].iter().take_while(|day| week.on(**day) == spans).count();
        let days = if same == 1 {
            names[first].to_owned()
        } else {
            format!("{}–{}", names[first], names[first + same - 1])
        };
        if !spans.is_empty() {
            let spans: Vec<String> = spans.iter().map(span).collect();
            parts.push(format!("{days} {}", spans.join(words.date_comma)));
        }
        first += same;
    }
    parts.join(words.date_semicolon)
}

/// Returns a window as it hangs above it, with its name: 2号窗口（计生）.
pub fn window(state: &State, post: &PostId, language: Language) -> String {
    let words = of(language);
    let Some(plan) = state.duty.posts.get(post).and_then(|post| post.plan()) else {
        return String::new();
    };
    let number = window_number(state, post, language);
    let name = plan.name.say(language).trim();
    let is_number = |name: &str| {
        let label = of(Language::Hans).frame_window;
        name == number || name == fill(label, &[("number", &plan.number.to_string())])
    };
    if name.is_empty() || is_number(name) { number } else { bracketed(&number, name, words) }
}

/// Returns a window by its number alone: its name may say what is done there. 2号窗口
pub fn window_number(state: &State, post: &PostId, language: Language) -> String {
    let plan = state.duty.posts.get(post).and_then(|post| post.plan());
    let number = |number: u16| fill(of(language).frame_window, &[("number", &number.to_string())]);
    plan.map(|plan| number(plan.number.into())).unwrap_or_default()
}

/// Returns something with a remark in brackets, or alone where the remark is blank.
pub fn bracketed(what: &str, remark: &str, words: &Words) -> String {
    if remark.is_empty() {
        return what.to_owned();
    }
    fill(words.date_bracketed, &[("what", what), ("remark", remark)])
}

#[cfg(test)]
mod tests {
    use domain::time::TimeOfDay;

    use super::*;

    #[test]
    fn a_date_reads_as_people_say_it() {
        let date = Date::from_ymd_opt(2026, 11, 27).unwrap();
        assert_eq!(day(date, Language::Hans), "周五 11月27日");
        assert_eq!(day(date, Language::Hant), "週五 11月27日");
        assert_eq!(day(date, Language::English), "Fri 27 Nov");
    }

    #[test]
    fn days_with_the_same_hours_are_joined() {
        let morning = Hours { from: TimeOfDay::hm(8, 30), to: TimeOfDay::hm(12, 0) };
        let mut hours = WeekHours::weekdays(&[morning]);
        hours.wed = Vec::new();
        hours.sat = vec![morning];
        let said = "周一–周二 08:30–12:00；周四–周六 08:30–12:00";
        assert_eq!(week(&hours, of(Language::Hans)), said);
    }

    #[test]
    fn a_text_keeps_what_it_cannot_fill() {
        assert_eq!(fill("{a}{b} {", &[("b", "2")]), "a2 {");
    }
}
