//! The figures of a site drawn as charts: figures in, SVG out. It stands apart so that the server draws, and no
//! tablet downloads what draws. What the colours mean stands beside the drawings; they are named as the style
//! names them, so that they follow day and night.

mod cover;
mod load;
mod week;

#[cfg(test)]
mod tests;

use bianmin::api::{AskDashboard, Drawings, Figures};
use domain::State;
use serde_json::{Value, json};

/// How wide each drawing is, in its own pixels; a screen makes it fit.
const WIDE: u16 = 640;

/// Jade, as the accent.
const GOOD: &str = "#0f5f4e";
/// Cinnabar, as what is refused.
const BAD: &str = "#a3271b";
/// Amber, as what is soon.
const UNSURE: &str = "#7d5300";
/// A word that stands back.
const SOFT: &str = "#5d574b";
/// What has not come.
const AHEAD: &str = "#e4ddcf";

/// Draws the figures.
pub fn draw(state: &State, figures: &Figures, asked: &AskDashboard) -> Drawings {
    let weeks = domain::figures::view::weeks(&figures.days);
    Drawings {
        load: load::draw(&figures.days, &asked.weekdays),
        in_time: week::in_time(&weeks),
        waited: week::waited(&weeks),
        kept: week::kept(&weeks),
        cover: cover::draw(state, &figures.cover),
    }
}

/// The colours that charts are drawn with, and what the style calls them.
const INKS: [(&str, &str); 5] = [
    (GOOD, "var(--accent)"),
    (BAD, "var(--refused)"),
    (UNSURE, "var(--soon)"),
    (SOFT, "var(--word-soft)"),
    (AHEAD, "var(--line)"),
];

/// Gives each colour the name it has in the style.
fn styled(svg: String) -> String {
    INKS.iter().fold(svg, |svg, (ink, name)| svg.replace(&ink.to_uppercase(), name))
}

/// Returns what every drawing has in common, so high.
fn plain(height: u16) -> Value {
    json!({
        "width": WIDE,
        "height": height,
        "compact": true,
        "font_family": "sans-serif",
        "margin": {"left": 12, "top": 20, "right": 12, "bottom": 4},
        "legend_show": false,
        "x_axis_font_color": SOFT,
        "x_axis_stroke_color": AHEAD,
        "grid_stroke_color": AHEAD,
        "series_label_font_color": SOFT,
    })
}

/// Draws a chart by its options, on the ground of whatever it stands on.
macro_rules! drawn {
    ($chart:ty, $options:expr) => {
        <$chart>::from_json($options)
            .and_then(|mut chart| {
                chart.background_color = charts_rs::Color::transparent();
                chart.svg()
            })
            .map(crate::styled)
            .unwrap_or_default()
    };
}
use drawn;

/// Returns the options of a drawing with those of its own.
fn with(mut plain: Value, own: Value) -> String {
    if let (Some(all), Value::Object(own)) = (plain.as_object_mut(), own) {
        all.extend(own);
    }
    plain.to_string()
}
