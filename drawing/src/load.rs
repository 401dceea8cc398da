//! How many come, by hour and weekday, as a heat map.

use charts_rs::HeatmapChart;
use domain::figures::view::{Days, hours, last_weekday, load, tenths};
use serde_json::json;

use super::{SOFT, drawn, plain, with};

/// Returns the heat map; blank where nobody came.
pub fn draw(days: &Days, weekdays: &[String; 7]) -> String {
    let (hours, all) = (hours(days), load(days));
    if hours.is_empty() {
        return String::new();
    }
    let last = last_weekday(&all);
    let rows = weekdays.iter().take(usize::from(last) + 1).rev();
    let rows: Vec<&String> = rows.collect();
    let tenths = |weekday, hour| tenths(&all, weekday, hour).unwrap_or_default();
    let places =
        (0..=last).rev().flat_map(|weekday| hours.iter().map(move |hour| (weekday, *hour)));
    let cells: Vec<_> = places
        .enumerate()
        .map(|(place, (weekday, hour))| json!([place, f64::from(tenths(weekday, hour)) / 10.0]))
        .collect();
    let columns: Vec<String> = hours.iter().map(|hour| format!("{hour}:00")).collect();
    let height = 44 + 40 * (u16::from(last) + 1);
    // Whoever draws knows no font: a weekday in Chinese is wider than it reckons.
    let own = json!({
        "margin": {"left": 26, "top": 20, "right": 12, "bottom": 4},
        "x_axis_data": columns,
        "y_axis_data": rows,
        "y_axis_configs": [{"axis_font_color": SOFT, "axis_width": 60, "axis_name_gap": 22}],
        "series": {
            "min_color": "#e3f0ea",
            "max_color": "#0f604f",
            "min_font_color": "#1d1a15",
            "max_font_color": "#fffdf9",
            "data": cells,
        },
    });
    drawn!(HeatmapChart, &with(plain(height), own))
}
