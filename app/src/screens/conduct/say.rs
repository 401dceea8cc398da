//! Inspections in words.

use domain::State;
use domain::conduct::{Inspection, Line, Mark, Ruling, Way, What};
use leptos::prelude::*;

use crate::parts::{Tone, Views, badge, line as beside};
use crate::screens::duty::post_of;
use crate::text::{Words, fill, instant, language, number, words};

/// The lines of the form under their headings.
pub fn groups(w: &Words) -> [(&'static str, &'static [Line]); 5] {
    [
        (w.inspection_group_post, &[Line::AtPost, Line::Badge]),
        (w.inspection_group_place, &[Line::Tidy, Line::Signs, Line::Leaflets, Line::Order]),
        (w.inspection_group_voices, &[Line::Greeting, Line::Reply, Line::Farewell]),
        (
            w.inspection_group_sames,
            &[
                Line::EnquiryAsTask,
                Line::StrangerAsFriend,
                Line::AllRespected,
                Line::BusyAsIdle,
                Line::LateAsEarly,
            ],
        ),
        (w.inspection_group_manner, &[Line::Appearance, Line::OnlyWork, Line::Speech]),
    ]
}

/// Returns a line of the form.
pub fn line(w: &Words, line: Line) -> &'static str {
    match line {
        Line::AtPost => w.inspection_line_at_post,
        Line::Badge => w.inspection_line_badge,
        Line::Tidy => w.inspection_line_tidy,
        Line::Signs => w.inspection_line_signs,
        Line::Leaflets => w.inspection_line_leaflets,
        Line::Order => w.inspection_line_order,
        Line::Appearance => w.inspection_line_appearance,
        Line::Greeting => w.inspection_line_greeting,
        Line::Reply => w.inspection_line_reply,
        Line::Farewell => w.inspection_line_farewell,
        Line::EnquiryAsTask => w.inspection_line_enquiry_as_task,
        Line::StrangerAsFriend => w.inspection_line_stranger_as_friend,
        Line::AllRespected => w.inspection_line_all_respected,
        Line::BusyAsIdle => w.inspection_line_busy_as_idle,
        Line::LateAsEarly => w.inspection_line_late_as_early,
        Line::OnlyWork => w.inspection_line_only_work,
        Line::Speech => w.inspection_line_speech,
    }
}

/// Returns lines as one chooses among them.
pub fn named(lines: impl Iterator<Item = Line>) -> Vec<(Line, String)> {
    lines.map(|one| (one, line(words(), one).to_owned())).collect()
}

/// Returns how a window was visited.
pub fn way(w: &Words, way: Way) -> &'static str {
    match way {
        Way::SpotCheck => w.inspection_way_spot,
        Way::Announced => w.inspection_way_announced,
        Way::Mystery => w.inspection_way_mystery,
    }
}

/// Returns what was seen of a line.
pub fn mark(w: &Words, mark: Mark) -> &'static str {
    match mark {
        Mark::Met => w.inspection_met,
        Mark::NotMet => w.inspection_not_met,
        Mark::NotSeen => w.inspection_not_seen,
    }
}

/// Returns what was seen of a line, and what became of it since.
pub fn marked(one: &Inspection, line: Line, seen: Mark) -> AnyView {
    let w = words();
    let tone = match (seen, one.ruling(line)) {
        (Mark::Met, _) => Tone::Good,
        (Mark::NotSeen, _) | (Mark::NotMet, Some(Ruling::Falls)) => Tone::Plain,
        (Mark::NotMet, Some(Ruling::Stands) | None) => Tone::Bad,
    };
    let mut badges: Views = vec![badge(tone, mark(w, seen))];
    badges.extend(since(w, one, line).map(|(tone, said)| badge(tone, said)));
    beside(badges)
}

/// Returns what became of a line since it was recorded.
pub fn since(w: &Words, one: &Inspection, line: Line) -> Option<(Tone, &'static str)> {
    match one.ruling(line) {
        Some(Ruling::Stands) => Some((Tone::Plain, w.inspection_stands)),
        Some(Ruling::Falls) => Some((Tone::Good, w.inspection_falls)),
        None => one.is_contested(line).then_some((Tone::Soon, w.inspection_is_contested)),
    }
}

/// Returns the window and when it was visited.
pub fn name(state: &State, one: &Inspection) -> String {
    let at = instant(one.at, state.site.zone, language());
    [post_of(state, &one.post), at].join(" · ")
}

/// Returns how much was not met, and how much of it waits to be settled.
pub fn standing(one: &Inspection) -> AnyView {
    let w = words();
    let count = |text, count: usize| fill(text, &[("count", &number(count))]);
    let (unmet, open) = (one.unmet().count(), one.open().count());
    let mut badges: Views = vec![match unmet {
        0 => badge(Tone::Good, w.inspection_all_met),
        some => badge(Tone::Bad, count(w.inspection_unmet, some)),
    }];
    if open > 0 {
        badges.push(badge(Tone::Soon, count(w.inspection_contested, open)));
    }
    beside(badges)
}

/// Returns what was done in a step.
pub fn step(w: &Words, what: What) -> String {
    let of = |text, one| fill(text, &[("line", line(w, one))]);
    match what {
        What::Noted => w.inspection_step_noted.to_owned(),
        What::Contested(one) => of(w.inspection_step_contested, one),
        What::Settled { line, ruling: Ruling::Stands } => of(w.inspection_step_stands, line),
        What::Settled { line, ruling: Ruling::Falls } => of(w.inspection_step_falls, line),
    }
}
