//! How the windows were covered, minute by minute of a day. S1.3.1

use charts_rs::GanttChart;
use domain::figures::{Covered, Stretch};
use domain::{PostId, State};
use serde_json::{Value, json};

use super::{AHEAD, BAD, GOOD, SOFT, UNSURE, drawn, plain, with};

/// Returns a bar for each window; blank where none is open.
pub fn draw(state: &State, cover: &[(PostId, Vec<Stretch>)]) -> String {
    if cover.is_empty() {
        return String::new();
    }
    let bars: Vec<Value> = cover
        .iter()
        .flat_map(|(post, all)| {
            let name = number(state, post, all);
            all.iter().map(move |one| bar(&name, one))
        })
        .collect();
    let rows = u16::try_from(cover.len()).unwrap_or(u16::MAX).min(100);
    let own = json!({
        "tasks": bars,
        "label_show": false,
        "x_axis_formatter": "%H:%M",
        "x_axis_time_offset": state.site.zone.0,
        "y_axis_configs": [{"axis_font_color": SOFT, "axis_width": 52}],
    });
    drawn!(GanttChart, &with(plain(56 + 40 * rows), own))
}

/// Returns the number of a window on that day.
fn number(state: &State, post: &PostId, all: &[Stretch]) -> String {
    let at = all.first().map(|one| one.span.from);
    let plan = state.duty.posts.get(post).zip(at).and_then(|(post, at)| post.plan_at(at));
    plan.map_or_else(|| post.0.clone(), |plan| plan.number.to_string())
}

fn bar(row: &str, one: &Stretch) -> Value {
    let color = match one.covered {
        Covered::Present => GOOD,
        Covered::Empty => BAD,
        Covered::Unconfirmed => UNSURE,
        Covered::Ahead => AHEAD,
    };
    json!({
        "row": row,
        "color": color,
        "start": one.span.from.0 / 1_000,
        "end": one.span.to.0 / 1_000,
    })
}
