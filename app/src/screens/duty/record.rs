//! The record of the day: who answered for each minute of opening hours. S1.3.1, S1.3.3

use domain::duty::{How, Stretch};
use domain::time::Timestamp;
use domain::{PostId, duty};
use leptos::prelude::*;

use super::state_of;
use crate::client::Client;
use crate::parts::{Moment, Tone, day_bar, fine, stack, timeline};
use crate::screens::say;
use crate::text::words;

/// Returns the record of a post today, as a bar and in words.
pub fn of(client: Client, post: &PostId) -> AnyView {
    let (state, now, words) = (client.state(), client.now(), words());
    let record = duty::record(&state, post, client.today());
    if record.is_empty() {
        return ().into_any();
    }
    let bars: Vec<(i64, &'static str)> =
        record.iter().flat_map(|stretch| split(stretch, now)).collect();
    let moments = record
        .iter()
        .filter(|stretch| stretch.span.from <= now)
        .map(|stretch| {
            let (tone, how) = state_of(&stretch.how);
            Moment {
                time: say::time(&state, stretch.span.from),
                who: state.people.name(&stretch.who).to_owned(),
                words: how.to_owned(),
                more: None,
                bad: tone == Tone::Bad,
            }
        })
        .collect();
    stack(vec![
        view! { <h3>{words.duty_record}</h3> }.into_any(),
        day_bar(words.duty_record, &bars),
        timeline(moments),
        fine(words.duty_record_help),
    ])
}

/// Returns a stretch in minutes, cut at now: what lies ahead has not happened.
fn split(stretch: &Stretch, now: Timestamp) -> Vec<(i64, &'static str)> {
    let state = match stretch.how {
        How::Present => "present",
        How::Rostered => "rostered",
        How::Vacant { .. } => "vacant",
    };
    let middle = now.max(stretch.span.from).min(stretch.span.to);
    let (past, ahead) = (middle.since(stretch.span.from).0, stretch.span.to.since(middle).0);
    [(past, state), (ahead, "ahead")].into_iter().filter(|(minutes, _)| *minutes > 0).collect()
}
