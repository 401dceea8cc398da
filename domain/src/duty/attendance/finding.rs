//! What a person's day amounts to, each finding with the operations behind it. S1.3.1, 2.10

use super::expected::{self, joined};
use super::roaming::roamed;
use super::{Attended, Stay};
use crate::State;
use crate::duty::{AbsenceKind, Correction, How, Shift, record, roster};
use crate::id::{OperationId, PersonId, PostId};
use crate::time::{Minutes, Span, Timestamp};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// 出勤
    Present,
    /// 迟到: by more than the setting allows.
    Late,
    /// 早退: by more than the same setting.
    LeftEarly,
    /// 空岗: a post stood empty for a minute at least, for which the person answered.
    OffPost,
    /// 旷工
    Absent,
    /// 串岗: at another window than the one they were expected at, beside somebody who stood there. S1.3.4
    Roaming,
    /// Something of the day may still be missing, so that nothing is held against the person.
    Unconfirmed,
    /// A planned absence.
    Away(AbsenceKind),
    /// 延时: duty served outside the post's hours, with the minutes that were rostered.
    Extended { planned: Minutes },
}

/// Something found of a person's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    /// How long: of expected time that was missed, of an absence, or of duty.
    pub minutes: Minutes,
    /// The operations behind it: rosters or set-ups, marks, gaps, absences, corrections and their
    /// answers.
    pub evidence: Vec<OperationId>,
}

impl Kind {
    /// Says whether it is held against the person.
    pub fn is_adverse(self) -> bool {
        match self {
            Self::Late | Self::LeftEarly | Self::OffPost | Self::Absent | Self::Roaming => true,
            Self::Present | Self::Unconfirmed | Self::Away(_) | Self::Extended { .. } => false,
        }
    }
}

/// Returns what a day amounts to as known at an instant.
pub fn findings(state: &State, person: &PersonId, day: &Attended, now: Timestamp) -> Vec<Finding> {
    let mut all: Vec<Finding> = present(state, day, now).into_iter().collect();
    let against = against(state, person, day, now);
    if day.over && day.awaited.is_empty() {
        all.extend(against);
    } else {
        all.extend(unconfirmed(against));
    }
    all.extend(away(state, person, day));
    all.extend(extended(state, person, day));
    all
}

/// S1.3.1 As long as something of the day may be missing, nothing is held against the person.
fn unconfirmed(against: Vec<Finding>) -> Option<Finding> {
    let minutes = Minutes(against.iter().map(|one| one.minutes.0).sum());
    let evidence: Vec<OperationId> = against.into_iter().flat_map(|one| one.evidence).collect();
    let found = Finding::of(Kind::Unconfirmed, minutes, evidence);
    (!found.evidence.is_empty()).then_some(found)
}

impl Finding {
    fn of(kind: Kind, minutes: Minutes, evidence: impl IntoIterator<Item = OperationId>) -> Self {
        let mut named = Vec::new();
        for one in evidence {
            if !named.contains(&one) {
                named.push(one);
            }
        }
        Self { kind, minutes, evidence: named }
    }
}

/// Returns the corrections of a day that count, as evidence.
fn corrections(day: &Attended) -> impl Iterator<Item = OperationId> {
    let counting = day.corrections.iter().filter(|one| one.counts());
    let named = |one: &Correction| {
        let answer = one.answer.as_ref().map(|answer| answer.operation.clone());
        [Some(one.asked_by()), answer].into_iter().flatten()
    };
    counting.flat_map(named)
}

fn present(state: &State, day: &Attended, now: Timestamp) -> Option<Finding> {
    let whole = expected::whole(state, day.date);
    // Who did not say that they left is taken to have stayed to the close, and no longer.
    let end = day.close.unwrap_or(whole.to).min(now);
    let there = |stay: &Stay| Span { from: stay.from, to: stay.until.unwrap_or(end).min(now) };
    let there = joined(day.stays.iter().map(there)).into_iter();
    let minutes = Minutes(there.map(|span| span.to.since(span.from).0).sum());
    let marks = day.marks.iter().map(|mark| mark.operation.clone());
    let is_there = !day.stays.is_empty();
    is_there.then(|| Finding::of(Kind::Present, minutes, marks.chain(corrections(day))))
}

/// Returns everything that would be held against the person.
fn against(state: &State, person: &PersonId, day: &Attended, now: Timestamp) -> Vec<Finding> {
    let spans = joined(day.expected.iter().map(|turn| turn.span));
    let vacant = vacancies(state, person, day, now);
    let (mut all, mut missed, mut by) = (Vec::new(), 0, Vec::new());
    for span in spans.into_iter().filter(|span| span.from < now) {
        let stays: Vec<&Stay> = day.stays.iter().filter(|stay| stay.is_within(span)).collect();
        if stays.is_empty() {
            missed += span.to.min(now).since(span.from).0;
            by.extend(expectations(day, span));
        }
        all.extend(late(state, day, span, &stays));
        all.extend(left_early(state, day, span, &stays, &vacant, now));
    }
    if missed > 0 {
        all.push(Finding::of(Kind::Absent, Minutes(missed), by));
    }
    all.extend(
        vacant
            .into_iter()
            .map(|(span, evidence)| Finding::of(Kind::OffPost, span.to.since(span.from), evidence)),
    );
    all.extend(roaming(state, person, day, now));
    all
}

/// S1.3.4 Returns what a person roamed in all.
fn roaming(state: &State, person: &PersonId, day: &Attended, now: Timestamp) -> Option<Finding> {
    let all = roamed(state, person, day, now);
    let minutes = Minutes(all.iter().map(|(span, _)| span.to.since(span.from).0).sum());
    let evidence = all.into_iter().flat_map(|(_, by)| by).chain(corrections(day));
    (minutes > Minutes(0)).then(|| Finding::of(Kind::Roaming, minutes, evidence))
}

/// Returns the operations by which somebody was expected within a span.
fn expectations(day: &Attended, span: Span) -> impl Iterator<Item = OperationId> {
    let within = move |turn: &&super::Turn| turn.span.from < span.to && span.from < turn.span.to;
    day.expected.iter().filter(within).map(|turn| turn.by.clone())
}

fn marked_at(day: &Attended, at: Timestamp) -> impl Iterator<Item = OperationId> {
    day.marks.iter().filter(move |mark| mark.at == at).map(|mark| mark.operation.clone())
}

/// S1.3.1 Whoever comes later than the setting allows is late, by all the minutes.
fn late(state: &State, day: &Attended, span: Span, stays: &[&Stay]) -> Option<Finding> {
    let first = stays.iter().map(|stay| stay.within(span).from).min()?;
    let minutes = first.since(span.from);
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let evidence = expectations(day, span).chain(marked_at(day, first)).chain(corrections(day));
    (minutes > grace).then(|| Finding::of(Kind::Late, minutes, evidence))
}

/// Whoever leaves before the end by more than the setting allows of coming late, and does not come
/// back, left early, unless a colleague who was there relieved them; time for which the post stood
/// empty is counted as that.
fn left_early(
    state: &State,
    day: &Attended,
    span: Span,
    stays: &[&Stay],
    vacant: &[Vacant],
    now: Timestamp,
) -> Option<Finding> {
    let last = stays.iter().max_by_key(|stay| stay.within(span).to)?;
    let left = last.within(span).to;
    if last.relieved || span.to > now {
        return None;
    }
    let empty =
        vacant.iter().map(|(one, _)| one.to.min(span.to).since(one.from.max(left)).0.max(0));
    let minutes = Minutes(span.to.since(left).0 - empty.sum::<i64>());
    let grace = Minutes(i64::from(state.site.settings.late_start_minutes));
    let evidence = expectations(day, span).chain(marked_at(day, left)).chain(corrections(day));
    (minutes > grace).then(|| Finding::of(Kind::LeftEarly, minutes, evidence))
}

/// A stretch for which the person answered for an empty post, with what shows it.
type Vacant = (Span, Vec<OperationId>);

/// S1.3.1 Returns for which stretches, of a minute at least, a post stood empty that the person had
/// left and answered for: what they were there after all or had a planned absence is left out.
fn vacancies(state: &State, person: &PersonId, day: &Attended, now: Timestamp) -> Vec<Vacant> {
    let mut posts: Vec<&PostId> = day.marks.iter().map(|mark| &mark.post).collect();
    posts.sort_unstable();
    posts.dedup();
    let absences = || day.absences.iter().filter_map(|id| state.duty.absences.get(id));
    let mut all = Vec::new();
    for post in posts {
        for stretch in record(state, post, day.date) {
            let How::Vacant { gap } = stretch.how else { continue };
            if stretch.who != *person {
                continue;
            }
            let span = Span { from: stretch.span.from, to: stretch.span.to.min(now) };
            let there = day.stays.iter().filter(|stay| stay.post == *post);
            let there = there.map(|stay| stay.within(span));
            let away = absences().map(|one| Span { from: one.span.from, to: one.until() });
            let marks = marked_at(day, span.from);
            let evidence: Vec<_> = gap.into_iter().chain(marks).chain(corrections(day)).collect();
            let empty = expected::without(span, there.chain(away)).into_iter();
            let empty = empty.filter(|one| one.to.since(one.from) >= Minutes(1));
            all.extend(empty.map(|one| (one, evidence.clone())));
        }
    }
    all
}

/// Returns what each planned absence took of the day, one finding a kind.
fn away(state: &State, person: &PersonId, day: &Attended) -> Vec<Finding> {
    let hours = expected::hours_of(state, person, day.date);
    let mut all: Vec<Finding> = Vec::new();
    for absence in day.absences.iter().filter_map(|id| state.duty.absences.get(id)) {
        let part = |span: &Span| {
            absence.until().min(span.to).since(absence.span.from.max(span.from)).0.max(0)
        };
        let minutes: i64 = hours.iter().map(part).sum();
        if minutes == 0 {
            continue;
        }
        let (kind, by) = (Kind::Away(absence.kind), OperationId(absence.id.0.clone()));
        match all.iter_mut().find(|one| one.kind == kind) {
            Some(same) => {
                same.minutes.0 += minutes;
                same.evidence.push(by);
            }
            None => all.push(Finding::of(kind, Minutes(minutes), [by])),
        }
    }
    all
}

/// S2.4 Returns the duty outside a post's hours: before its first opening by more than an early
/// arrival, after its last close, and on a day without any.
fn extended(state: &State, person: &PersonId, day: &Attended) -> Option<Finding> {
    let early = Minutes(-i64::from(state.site.settings.early_start_minutes));
    let hours = |post: &PostId| {
        let open = roster::open_spans(state, post, day.date);
        let (first, last) = (open.first()?, open.last()?);
        Some(Span { from: first.from, to: last.to })
    };
    let outside = |post: &PostId, from: Timestamp, to: Timestamp, early: Minutes| {
        let Some(open) = hours(post) else { return to.since(from).0.max(0) };
        let before = open.from.plus(early).min(to).since(from).0.max(0);
        before + to.since(open.to.max(from)).0.max(0)
    };
    let ended = day.stays.iter().filter_map(|stay| Some((stay, stay.until?)));
    let actual: i64 = ended.map(|(stay, to)| outside(&stay.post, stay.from, to, early)).sum();
    let end = expected::whole(state, day.date).to;
    let own = |shift: &&Shift| shift.person == *person;
    let at = |time| Timestamp::at(day.date, time, state.site.zone);
    let shifts = state.duty.shifts_at(day.date, end).iter().filter(own);
    let planned: i64 = shifts
        .map(|shift| outside(&shift.post, at(shift.hours.from), at(shift.hours.to), Minutes(0)))
        .sum();
    let marks = day.marks.iter().map(|mark| mark.operation.clone());
    let editions = state.duty.rosters.get(&day.date).into_iter().flatten();
    let roster = editions.last().filter(|_| planned > 0).map(|one| one.operation.clone());
    let evidence = roster.into_iter().chain(marks).chain(corrections(day));
    let kind = Kind::Extended { planned: Minutes(planned) };
    (actual > 0).then(|| Finding::of(kind, Minutes(actual), evidence))
}
