//! Windows' months in words.

use domain::assessment::Score;
use domain::monthly::{Group, Point, Scored, What, view::Seen};
use domain::time::Timestamp;
use leptos::prelude::*;

use crate::parts::{Tone, Words as Said, badge};
use crate::text::{Words, day, fill, language, number, words};

/// Returns points as they are read: 91, 90.5.
pub fn points(score: Score) -> String {
    let (whole, rest) = (score / 100, score % 100);
    let text = if rest == 0 { whole.to_string() } else { format!("{whole}.{rest:02}") };
    if rest > 0 { text.trim_end_matches('0').to_owned() } else { text }
}

/// Reads points as they are typed, in hundredths; nothing where it is no such number.
pub fn read(text: &str) -> Option<Score> {
    let text = text.trim();
    let (whole, rest) = text.split_once(['.', '。']).unwrap_or((text, ""));
    let digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest = format!("{rest:0<2}").parse::<Score>().ok()?;
    Some(whole.parse::<Score>().ok()? * 100 + rest)
}

/// Returns what a window came to: its points, or that something vetoes them.
pub fn whole(scored: &Scored) -> AnyView {
    let w = words();
    if scored.vetoed {
        return badge(Tone::Bad, w.monthly_vetoed);
    }
    badge(Tone::Plain, fill(w.monthly_score, &[("points", &points(scored.whole))]))
}

/// Returns what a point costs or gives.
pub fn cost(w: &Words, point: &Point) -> Said {
    let text = if point.group == Group::Bonus { w.monthly_gives } else { w.monthly_costs };
    fill(text, &[("points", &points(point.points))]).into()
}

/// Returns how far a month is.
pub fn standing(seen: &Seen, now: Timestamp, today: domain::time::Date) -> AnyView {
    let w = words();
    let over = seen.month.days().1 < today;
    let (tone, said) = match seen.closed {
        Some(closed) if closed <= now => (Tone::Good, w.monthly_closed.to_owned()),
        Some(_) | None if !over => (Tone::Plain, w.monthly_running.to_owned()),
        Some(_) | None if today <= seen.until => {
            let date = day(seen.until, language());
            (Tone::Soon, fill(w.monthly_until, &[("date", &date)]))
        }
        Some(_) | None => (Tone::Soon, w.monthly_to_close.to_owned()),
    };
    badge(tone, said)
}

/// Returns how many objections of a window wait for an answer; nothing where none does.
pub fn objections(scored: &Scored) -> Option<AnyView> {
    let count = scored.points.iter().filter(|point| point.awaits_answer()).count();
    let said = fill(words().monthly_objections, &[("count", &number(count))]);
    (count > 0).then(|| badge(Tone::Soon, said))
}

/// Returns the name of a part.
pub fn group(w: &Words, group: Group) -> &'static str {
    match group {
        Group::Attendance => w.monthly_group_attendance,
        Group::Discipline => w.monthly_group_discipline,
        Group::Hygiene => w.monthly_group_hygiene,
        Group::Business => w.monthly_group_business,
        Group::Intake => w.monthly_group_intake,
        Group::Fees => w.monthly_group_fees,
        Group::Limits => w.monthly_group_limits,
        Group::Results => w.monthly_group_results,
        Group::Files => w.monthly_group_files,
        Group::Attitude => w.monthly_group_attitude,
        Group::Bonus => w.monthly_group_bonus,
    }
}

/// Returns what something that counts is called.
pub fn what(w: &Words, what: &What) -> String {
    let said = match what {
        What::Late => w.monthly_thing_late,
        What::LeftEarly => w.monthly_thing_left_early,
        What::Long => w.monthly_thing_long,
        What::OffPost => w.monthly_thing_off_post,
        What::Absent => w.monthly_thing_absent,
        What::AbsentLong => w.monthly_thing_absent_long,
        What::Broken => w.monthly_thing_broken,
        What::Overdue => w.monthly_thing_overdue,
        What::Fault => w.monthly_thing_fault,
        What::Vice => w.monthly_thing_vice,
        What::NotAtPost => w.monthly_thing_not_at_post,
        What::NoBadge => w.monthly_thing_no_badge,
        What::Unclean => w.monthly_thing_unclean,
        What::BadPlace => w.monthly_thing_bad_place,
        What::OffWork => w.monthly_thing_off_work,
        What::BadManner => w.monthly_thing_bad_manner,
        What::Disobeyed => w.monthly_thing_disobeyed,
        What::NotAccepted => w.monthly_thing_not_accepted,
        What::NotEntered => w.monthly_thing_not_entered,
        What::Fee => w.monthly_thing_fee,
        What::Criticised => w.monthly_thing_criticised,
        What::Serious => w.monthly_thing_serious,
        What::Quarrel => w.monthly_thing_quarrel,
        What::WrongResult => w.monthly_thing_wrong_result,
        What::BadFile => w.monthly_thing_bad_file,
        What::Untidy => w.monthly_thing_untidy,
        What::Praised => w.monthly_thing_praised,
        What::Withheld => w.monthly_thing_withheld,
        What::Own(name) => return name.clone(),
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn points_are_read_as_they_are_said() {
        for score in [0, 50, 100, 150, 125, 10_000, 8_605] {
            assert_eq!(read(&points(score)), Some(score), "{}", points(score));
        }
        assert_eq!(points(8_650), "86.5");
        for wrong in ["", "-1", "1.005", "一", "1,5", ".5", "1000"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
