//! The published years: every notice of the State Council from 2019 on.

use std::collections::BTreeMap;

use domain::calendar::{Calendar, DayKind, NoticeDay, PublishedYear};
use domain::time::Date;

use super::Unreadable;
use crate::table::{Row, csv};

const FILE: &str = "calendar.csv";
const TEXT: &str = include_str!("../../../public/reference/calendar.csv");

/// Returns the calendar of the published years, without local days.
///
/// # Errors
/// [`Unreadable`], naming the line.
pub fn calendar() -> Result<Calendar, Unreadable> {
    let mut years: BTreeMap<i32, PublishedYear> = BTreeMap::new();
    for row in csv::read(TEXT).map_err(unclosed)?.into_iter().skip(1) {
        let (year, date, day, source) = read(&row).ok_or_else(|| wrong(&row))?;
        let blank = || PublishedYear { year, source: String::new(), days: BTreeMap::new() };
        let published = years.entry(year).or_insert_with(blank);
        if !published.source.contains(source) {
            let gap = if published.source.is_empty() { "" } else { " " };
            published.source.push_str(gap);
            published.source.push_str(source);
        }
        published.days.insert(date, day);
    }
    Ok(Calendar { years: years.into_iter().collect(), ..Calendar::default() })
}

fn read(row: &Row) -> Option<(i32, Date, NoticeDay, &str)> {
    let [year, date, kind, name, source] = row.cells.as_slice() else { return None };
    let kind = match kind.as_str() {
        "holiday" => DayKind::Holiday,
        "makeup_workday" => DayKind::MakeUpWorkday,
        _ => return None,
    };
    Some((year.parse().ok()?, date.parse().ok()?, NoticeDay { kind, name: name.clone() }, source))
}

fn wrong(row: &Row) -> Unreadable {
    let what = format!("not a day of a notice: {}", row.cells.join(","));
    Unreadable::Line { file: FILE, line: row.line, what }
}

fn unclosed(fault: csv::Unclosed) -> Unreadable {
    Unreadable::Line { file: FILE, line: fault.line, what: fault.to_string() }
}

#[cfg(test)]
mod tests {
    use domain::calendar::Unpublished;

    use super::*;

    #[test]
    fn every_year_from_2019_to_2026_is_published_with_its_source() {
        let calendar = calendar().unwrap();
        assert_eq!(
            calendar.years.keys().copied().collect::<Vec<_>>(),
            (2019..=2026).collect::<Vec<_>>()
        );
        for year in calendar.years.values() {
            assert!(year.source.split(' ').all(|address| address.contains("www.gov.cn/")));
        }
        let lengthened = &calendar.years.get(&2020).unwrap().source;
        assert_eq!(lengthened.split(' ').count(), 2, "{lengthened}");
    }

    #[test]
    fn the_calendar_ends_where_the_notices_end() {
        let calendar = calendar().unwrap();
        let date = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(calendar.nth_working_day(date("2024-05-10"), 2), Ok(date("2024-05-13")));
        let ends = calendar.nth_working_day(date("2026-12-31"), 1);
        assert_eq!(ends, Err(Unpublished { year: 2027 }));
    }
}
