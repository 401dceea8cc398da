//! What changes from week to week: shares as lines, promised times as bars.

use charts_rs::{BarChart, LineChart};
use chrono::Datelike;
use domain::figures::Day;
use domain::figures::view::{Days, Kind};
use serde_json::{Value, json};

use super::{AHEAD, BAD, GOOD, SOFT, UNSURE, drawn, plain, with};

const HEIGHT: u16 = 240;

/// Returns what share of the matters had its outcome in time; blank where none had one.
pub fn in_time(weeks: &Days) -> String {
    let shares: Vec<Option<usize>> = weeks.values().map(Day::in_time_percent).collect();
    if shares.iter().all(Option::is_none) {
        return String::new();
    }
    let own = json!({
        "series_list": [{"data": shares, "label_show": true}],
        "series_colors": [GOOD],
        "series_label_formatter": "{c}%",
        "y_axis_configs": [{"axis_min": 0, "axis_max": 100, "axis_split_number": 4,
            "axis_formatter": "{c}%", "axis_font_color": SOFT}],
    });
    line(weeks, own)
}

/// Returns within how many minutes half and nine tenths of the visitors were called; blank where nobody
/// waited.
pub fn waited(weeks: &Days) -> String {
    let within =
        |percent| -> Vec<Option<u16>> { weeks.values().map(|week| week.waited(percent)).collect() };
    let (half, most) = (within(50), within(90));
    if half.iter().all(Option::is_none) {
        return String::new();
    }
    let own = json!({
        "series_list": [
            {"data": half, "label_show": true},
            {"data": most, "label_show": true},
        ],
        "series_colors": [GOOD, UNSURE],
        "y_axis_configs": [{"axis_min": 0, "axis_split_number": 4, "axis_font_color": SOFT}],
    });
    line(weeks, own)
}

/// Returns how many promised times were kept, not kept by the window and not by the visitor; blank where
/// none was promised.
pub fn kept(weeks: &Days) -> String {
    let of = |kind| -> Vec<u32> { weeks.values().map(|week| week.count(kind)).collect() };
    let (kept, unkept, missed) = (of(Kind::Kept), of(Kind::Unkept), of(Kind::Missed));
    if kept.iter().chain(&unkept).chain(&missed).all(|count| *count == 0) {
        return String::new();
    }
    let own = json!({
        "series_list": [
            {"data": kept, "stack": "all"},
            {"data": unkept, "stack": "all"},
            {"data": missed, "stack": "all"},
        ],
        "series_colors": [GOOD, BAD, AHEAD],
        "x_axis_data": names(weeks),
        "y_axis_configs": [{"axis_min": 0, "axis_split_number": 4, "axis_font_color": SOFT}],
    });
    drawn!(BarChart, &with(plain(HEIGHT), own))
}

fn line(weeks: &Days, mut own: Value) -> String {
    own["x_axis_data"] = json!(names(weeks));
    drawn!(LineChart, &with(plain(HEIGHT), own))
}

/// Returns the weeks by month and day of their Mondays.
fn names(weeks: &Days) -> Vec<String> {
    weeks.keys().map(|monday| format!("{}/{}", monday.month(), monday.day())).collect()
}
