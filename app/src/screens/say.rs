//! Domain values in words, where more than one screen says them.

use domain::calendar::{Due, Limit, Step, StepKind, Unit};
use domain::catalogue::{Item, ItemKind, Material, MaterialForm};
use domain::contact::Channel;
use domain::duty::{How, responsible};
use domain::time::{Hours, TimeOfDay, Timestamp};
use domain::{PersonId, State};

mod contested;
mod lists;
mod whose;

pub use contested::contested;
pub use lists::{after, listed, names};
pub use whose::{line_of, owner};

use crate::parts::Day;
use crate::text::{Words, clock_time, day, fill, language, number, words};

/// Where a person stands.
pub struct Standing {
    pub number: u8,
    pub post: String,
    /// Whether they are the first responsible person there. S1.3.3
    pub first: bool,
}

/// Returns where a person is on duty now.
pub fn standing(state: &State, person: &PersonId, at: Timestamp) -> Option<Standing> {
    let post = domain::duty::on_duty(state, person, at).ok()?;
    let plan = state.duty.posts.get(&post)?.plan()?;
    let first = match responsible(state, &post, at) {
        Some((who, How::Present)) => who == *person,
        Some((_, How::Rostered | How::Vacant { .. })) | None => false,
    };
    Some(Standing { number: plan.number, post: plan.name.say(language()).to_owned(), first })
}

/// Returns opening hours: 08:30–12:00 14:00–17:30.
pub fn hours(spans: &[Hours]) -> String {
    let span = |span: &Hours| [clock_time(span.from), clock_time(span.to)].join("–");
    spans.iter().map(span).collect::<Vec<_>>().join("  ")
}

/// Returns a time of day at the site.
pub fn time(state: &State, at: Timestamp) -> String {
    clock_time(at.local(state.site.zone).1)
}

/// Returns how a visitor came.
pub fn channel(words: &Words, channel: Channel) -> &'static str {
    match channel {
        Channel::WalkIn => words.reception_walk_in,
        Channel::Phone => words.reception_phone,
        Channel::Online => words.reception_online,
        Channel::Letter => words.reception_letter,
    }
}

/// Returns a time limit: 5 working days.
pub fn limit(limit: Limit) -> String {
    let words = words();
    let text = match limit.unit {
        Unit::WorkingDays => words.reception_limit_working_days,
        Unit::CalendarDays => words.reception_limit_days,
        Unit::Hours | Unit::ClockHours => words.reception_limit_hours,
        Unit::Months => words.reception_limit_months,
    };
    fill(text, &[("n", &number(limit.count))])
}

/// Returns whether an item is done at once or promised, with its limit.
pub fn kind(item: &Item) -> String {
    let words = words();
    match (item.kind, item.limit()) {
        (ItemKind::Immediate, _) => words.reception_immediate.to_owned(),
        (ItemKind::Promised, None) => words.reception_promised.to_owned(),
        (ItemKind::Promised, Some(of)) => [words.reception_promised, &limit(of)].join(" · "),
    }
}

/// Returns what is asked of a material: its form, its number, who issues it, when.
pub fn material(material: &Material) -> String {
    let words = words();
    let mut said = vec![
        match material.form {
            MaterialForm::Original => words.reception_original,
            MaterialForm::Copy => words.reception_copy,
            MaterialForm::Either => words.reception_either,
            MaterialForm::Filled => words.reception_filled,
        }
        .to_owned(),
    ];
    if material.copies > 0 {
        said.push(fill(words.reception_copies, &[("n", &number(material.copies))]));
    }
    if material.secondary {
        said.push(words.reception_secondary.to_owned());
    }
    if !material.issuer.is_blank() {
        said.push(material.issuer.say(language()).to_owned());
    }
    if !material.when.is_blank() {
        said.push(fill(words.reception_when, &[("when", material.when.say(language()))]));
    }
    said.join(" · ")
}

/// Returns a due date as people say it: Fri 27 Nov 17:30.
pub fn due(state: &State, due: &Due) -> String {
    let (date, time) = due.at.local(state.site.zone);
    // The end of the last day is midnight, which the clock already calls the next day.
    let time = if date > due.date { TimeOfDay(1_440) } else { time };
    [day(due.date, language()), clock_time(time)].join(" ")
}

/// Returns the days a limit was counted through, for the date to open to.
pub fn days(steps: &[Step]) -> Vec<Day> {
    let words = words();
    steps
        .iter()
        .map(|step| {
            let (said, counts) = match &step.kind {
                StepKind::Started => (words.today_day_started.to_owned(), false),
                StepKind::Counted(n) => (nth(words.today_day_counted, *n), true),
                StepKind::MakeUp(n) => (nth(words.today_day_make_up, *n), true),
                StepKind::Corresponding => (words.today_day_corresponding.to_owned(), true),
                StepKind::Weekend => (words.today_day_weekend.to_owned(), false),
                StepKind::Holiday(name) => (name.clone(), false),
                StepKind::Closed(reason) => (reason.clone(), false),
                StepKind::Stood => (words.today_day_stood.to_owned(), false),
                StepKind::Extended(n) => (nth(words.today_day_extended, *n), true),
                StepKind::Unpublished => (words.today_day_unpublished.to_owned(), false),
                StepKind::Written => (words.today_day_written.to_owned(), true),
                StepKind::Deadline => (words.today_day_deadline.to_owned(), true),
            };
            Day { date: day(step.date, language()), words: said, counts }
        })
        .collect()
}

fn nth(text: &str, n: u32) -> String {
    fill(text, &[("n", &number(n))])
}
