//! By when it is done for whoever comes on a day, and why then. R-CLK-1, R-CLK-8

use chrono::Datelike;
use domain::calendar::{Limit, Step, StepKind, Unit};
use domain::case::view::foreseen;
use domain::catalogue::Item;
use domain::time::{Date, Timestamp};
use maud::{Markup, html};

use crate::page::Page;
use crate::say::{bracketed, day, fill};
use crate::words::Words;

/// Says by when it is done, if its papers are complete at an instant; nothing for what is done on the
/// spot.
pub fn by(page: &Page, guide: &Item, at: Timestamp) -> Option<String> {
    let (due, _) = foreseen(page.state, guide, at)?;
    let words = page.words;
    let said = if due.provisional { words.done_perhaps_by } else { words.done_by };
    Some(fill(said, &[("date", &day(due.date, page.reading.language))]))
}

/// Says by when it is done for whoever comes at an instant, how that is counted, and which days do not
/// count.
pub fn told(page: &Page, guide: &Item, at: Timestamp) -> Markup {
    let (words, language) = (page.words, page.reading.language);
    let Some((due, steps)) = foreseen(page.state, guide, at) else {
        return html! { p { (words.done_at_once) } };
    };
    let come = day(at.date(page.state.site.zone), language);
    let days = [("day", &*come), ("date", &*day(due.date, language))];
    html! {
        p { (fill(words.done_if, &days)) }
        p .soft {
            @if let Some(limit) = guide.limit() { (counted(words, limit)) " " }
            (why(page, &steps).join(" "))
        }
    }
}

/// Says how a limit is counted. R-CLK-1, R-CLK-2
fn counted(words: &Words, limit: Limit) -> String {
    let said = match limit.unit {
        Unit::WorkingDays => words.done_working_days,
        Unit::CalendarDays => words.done_calendar_days,
        Unit::Months => words.done_months,
        Unit::Hours => words.done_open_hours,
        Unit::ClockHours => words.done_clock_hours,
    };
    fill(said, &[("count", &limit.count.to_string())])
}

/// Says which days do not count and why, which count though on a weekend, and from when on nobody has
/// published which days do.
fn why(page: &Page, steps: &[Step]) -> Vec<String> {
    let (words, language) = (page.words, page.reading.language);
    let listed = |text: &str, days: &[String]| {
        (!days.is_empty()).then(|| fill(text, &[("days", &days.join(words.date_comma))]))
    };
    let weekend = steps.iter().filter(|step| step.kind == StepKind::Weekend).count().to_string();
    let weekend = (weekend != "0").then(|| fill(words.done_weekend, &[("count", &weekend)]));
    let off = days_off(steps).into_iter().map(|(why, days)| {
        let (first, last) = (day(days[0], language), day(days[days.len() - 1], language));
        let days = if first == last { first } else { [first, last].join("–") };
        bracketed(why, &days, words)
    });
    let off: Vec<String> = weekend.into_iter().chain(off).collect();
    let worked = steps.iter().filter(|step| matches!(step.kind, StepKind::MakeUp(_)));
    let worked: Vec<String> = worked.map(|step| day(step.date, language)).collect();
    let unpublished = steps.iter().find(|step| step.kind == StepKind::Unpublished);
    let unpublished = unpublished
        .map(|step| fill(words.done_unpublished, &[("year", &step.date.year().to_string())]));
    let not = listed(words.done_not, &off);
    not.into_iter().chain(listed(words.done_worked, &worked)).chain(unpublished).collect()
}

/// Returns the days off by their names, in order of time.
fn days_off(steps: &[Step]) -> Vec<(&str, Vec<Date>)> {
    let mut all: Vec<(&str, Vec<Date>)> = Vec::new();
    for step in steps {
        let (StepKind::Holiday(why) | StepKind::Closed(why)) = &step.kind else { continue };
        match all.last_mut().filter(|(name, _)| name == why) {
            Some((_, days)) => days.push(step.date),
            None => all.push((why, vec![step.date])),
        }
    }
    all
}
