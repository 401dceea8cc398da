//! The clauses on when a post gives places. S1.4.1

use crate::appointment::{Opening, Refusal, Rhythm, Series, SeriesFault, Times};
use crate::calendar::{Fault, fault};
use crate::time::Hours;

/// S1.4.1 The times of a post can be kept: weekdays, lengths and places that exist, no overlap.
pub fn times(times: &Times) -> Result<(), Refusal> {
    for (series, one) in times.series.iter().enumerate() {
        let wrong = |fault| Err(Refusal::Times { series, fault });
        if let Some(fault) = of_series(one) {
            return wrong(fault);
        }
        let earlier = times.series.get(..series).unwrap_or_default();
        if earlier.iter().any(|other| other.may_meet(one) && overlap(other, one)) {
            return wrong(SeriesFault::Overlap);
        }
    }
    let series = times.series.len();
    let wrong = times.days.values().find_map(|openings| of_openings(openings));
    wrong.map_or(Ok(()), |fault| Err(Refusal::Times { series, fault }))
}

fn of_series(series: &Series) -> Option<SeriesFault> {
    let nth = match series.rhythm {
        Rhythm::EveryWeek | Rhythm::EverySecondWeek => 1,
        Rhythm::OfMonth(nth) => nth,
    };
    if !(1..=7).contains(&series.weekday) || !(1..=5).contains(&nth) {
        return Some(SeriesFault::Day);
    }
    if series.until.is_some_and(|until| until < series.from) {
        return Some(SeriesFault::Backwards);
    }
    if series.openings.is_empty() {
        return Some(SeriesFault::NoOpening);
    }
    of_openings(&series.openings)
}

fn of_openings(openings: &[Opening]) -> Option<SeriesFault> {
    if openings.iter().any(|one| !(5..=480).contains(&one.minutes)) {
        return Some(SeriesFault::Minutes);
    }
    if openings.iter().any(|one| !(1..=50).contains(&one.places)) {
        return Some(SeriesFault::Places);
    }
    let spans: Vec<Hours> = openings.iter().map(|one| one.hours).collect();
    match fault(&spans) {
        Some(Fault::Backwards) => Some(SeriesFault::Backwards),
        Some(Fault::Overlap) => Some(SeriesFault::Overlap),
        None => None,
    }
}

fn overlap(one: &Series, other: &Series) -> bool {
    let meets = |a: &Hours, b: &Hours| a.from < b.to && b.from < a.to;
    let spans = |series: &Series| series.openings.iter().map(|one| one.hours).collect::<Vec<_>>();
    let (one, other) = (spans(one), spans(other));
    one.iter().any(|a| other.iter().any(|b| meets(a, b)))
}
