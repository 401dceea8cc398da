//! The statutory days of years whose notice is not published: what a provisional date leaves out.
//! Source: 全国年节及纪念日放假办法 (2024-11-10), Art. 2: 13 days a year.

use chrono::Datelike;

use crate::time::{Date, shift};

/// A month and a day.
type MonthDay = (u32, u32);

/// By year, the festivals that follow moon and sun: lunar new year, Qingming, dragon boat and
/// mid-autumn. Computed; a year past the last row has its fixed days only.
#[rustfmt::skip]
const MOVING: [(i32, MonthDay, MonthDay, MonthDay, MonthDay); 24] = [
    (2027, (2, 6), (4, 5), (6, 9), (9, 15)),
    (2028, (1, 26), (4, 4), (5, 28), (10, 3)),
    (2029, (2, 13), (4, 4), (6, 16), (9, 22)),
    (2030, (2, 3), (4, 5), (6, 5), (9, 12)),
    (2031, (1, 23), (4, 5), (6, 24), (10, 1)),
    (2032, (2, 11), (4, 4), (6, 12), (9, 19)),
    (2033, (1, 31), (4, 4), (6, 1), (9, 8)),
    (2034, (2, 19), (4, 5), (6, 20), (9, 27)),
    (2035, (2, 8), (4, 5), (6, 10), (9, 16)),
    (2036, (1, 28), (4, 4), (5, 30), (10, 4)),
    (2037, (2, 15), (4, 4), (6, 18), (9, 24)),
    (2038, (2, 4), (4, 5), (6, 7), (9, 13)),
    (2039, (1, 24), (4, 5), (5, 27), (10, 2)),
    (2040, (2, 12), (4, 4), (6, 14), (9, 20)),
    (2041, (2, 1), (4, 4), (6, 3), (9, 10)),
    (2042, (1, 22), (4, 4), (6, 22), (9, 28)),
    (2043, (2, 10), (4, 5), (6, 11), (9, 17)),
    (2044, (1, 30), (4, 4), (5, 31), (10, 5)),
    (2045, (2, 17), (4, 4), (6, 19), (9, 25)),
    (2046, (2, 6), (4, 4), (6, 8), (9, 15)),
    (2047, (1, 26), (4, 5), (5, 29), (10, 4)),
    (2048, (2, 14), (4, 4), (6, 15), (9, 22)),
    (2049, (2, 2), (4, 4), (6, 4), (9, 11)),
    (2050, (1, 23), (4, 4), (6, 23), (9, 30)),
];

/// The festivals that keep their date.
const FIXED: [(MonthDay, &str); 6] = [
    ((1, 1), "元旦"),
    ((5, 1), "劳动节"),
    ((5, 2), "劳动节"),
    ((10, 1), "国庆节"),
    ((10, 2), "国庆节"),
    ((10, 3), "国庆节"),
];

/// Returns the statutory days off of a year as far as they can be known without a notice.
pub fn days(year: i32) -> Vec<(Date, &'static str)> {
    let on = |((month, day), name)| Some((Date::from_ymd_opt(year, month, day)?, name));
    let mut days: Vec<_> = FIXED.into_iter().filter_map(on).collect();
    if let Some((_, new_year, qingming, dragon_boat, mid_autumn)) =
        MOVING.into_iter().find(|row| row.0 == year)
    {
        let single = [(qingming, "清明节"), (dragon_boat, "端午节"), (mid_autumn, "中秋节")];
        days.extend(single.into_iter().filter_map(on));
        // The eve of the lunar year and its first three days.
        let spring = on((new_year, "春节")).into_iter();
        days.extend(spring.flat_map(|(first, name)| (-1..3).map(move |n| (shift(first, n), name))));
    }
    days
}

/// Returns the name of the statutory holiday a date is, if it is one.
pub fn festival(date: Date) -> Option<&'static str> {
    days(date.year()).into_iter().find_map(|(day, name)| (day == date).then_some(name))
}
