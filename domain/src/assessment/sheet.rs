//! What is counted of a person from the history: every point by its event, by one formula whose version is
//! written beside the number, so that it can be counted again years later. S1.5.1, 2.11

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FULL, Score, mean, past};
use crate::State;
use crate::accountability::view::stand_between;
use crate::complaint;
use crate::duty::attendance::{Attended, Kind, Turn, of_people};
use crate::id::{OperationId, PersonId, PostId};
use crate::rating::{self, Grade as Rated};
use crate::time::{Date, Minutes, Span, Timestamp, shift};

/// The version of the formula: another table of points is another version, and the older ones stay.
pub const FORMULA: u16 = 1;

/// Beyond so long being late or early costs more. 2.11
const LONG: Minutes = Minutes(60);

/// Beyond so long an absence is one of a whole day. 2.11
pub(super) const HALF_DAY: Minutes = Minutes(4 * 60);

/// What is counted against somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// 迟到. 2.10
    Late,
    /// 早退. 2.10
    LeftEarly,
    /// The post was left empty. S1.3.1
    OffPost,
    /// Expected, and not there. 2.10
    Absent,
    /// A promised time was not kept, as a tablet of the window has shown. S1.4.3
    Broken,
    /// A promised date was not kept. R-CLK-3
    Overdue,
    /// A fault that was found true, and decided. S1.2.2
    Fault(complaint::Kind),
}

impl What {
    /// Returns what it costs by this version, in hundredths of a point, where it is counted by minutes for so
    /// many of them. 2.11: late or early 1, for longer than an hour 3; off post 1; half a day's absence 3;
    /// a promised time not kept 2, not timely 5, a complaint found true 5.
    pub fn points(self, minutes: Minutes) -> Score {
        match self {
            Self::Late | Self::LeftEarly if minutes > LONG => 300,
            Self::Late | Self::LeftEarly | Self::OffPost => 100,
            Self::Absent if minutes > HALF_DAY => 600,
            Self::Absent => 300,
            Self::Broken => 200,
            Self::Overdue | Self::Fault(_) => 500,
        }
    }
}

/// An event that is counted, by the operation that made it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    pub event: OperationId,
    pub at: Timestamp,
    pub what: What,
    /// The window it happened at, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// How long, where it lasted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    /// In hundredths of a point.
    pub points: Score,
    /// Whether it counts; it does not where an objection was upheld, and stands here all the same.
    pub counts: bool,
}

/// What is counted of a person over the days of a cycle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    pub formula: u16,
    /// In order of time.
    pub evidence: Vec<Evidence>,
    /// On how many days something of their attendance is not confirmed: of those nothing counts.
    #[serde(default)]
    pub unconfirmed: usize,
    /// How many visitors rated.
    pub rated: usize,
    /// The mean of their ratings in hundredths of a point; none of too few, whose they would tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<Score>,
}

/// By what an event that is counted is told from others: one operation may show several.
pub type Key<'a> = (&'a OperationId, Timestamp, What);

impl Evidence {
    /// Returns by what it is told from others.
    pub fn key(&self) -> Key<'_> {
        (&self.event, self.at, self.what)
    }
}

impl Sheet {
    /// Returns what the indicators come to: all there is, less what counts against it.
    pub fn score(&self) -> Score {
        let counts = self.evidence.iter().filter(|one| one.counts);
        (FULL - counts.map(|one| one.points).sum::<Score>()).max(0)
    }
}

/// Returns what a rating counts. 2.9
fn worth(grade: Rated) -> Score {
    match grade {
        Rated::VerySatisfied => 10_000,
        Rated::Satisfied => 8_500,
        Rated::MostlySatisfied => 7_000,
        Rated::Dissatisfied => 4_000,
        Rated::VeryDissatisfied => 0,
    }
}

impl Evidence {
    /// Returns an event that counts, of a window where it is one's.
    pub(super) fn new(
        event: &OperationId,
        at: Timestamp,
        (what, post): (What, Option<&PostId>),
    ) -> Self {
        Self::lasting(event, at, (what, post), None)
    }

    fn lasting(
        event: &OperationId,
        at: Timestamp,
        (what, post): (What, Option<&PostId>),
        minutes: Option<Minutes>,
    ) -> Self {
        let points = what.points(minutes.unwrap_or(Minutes(0)));
        Self { event: event.clone(), at, what, post: post.cloned(), minutes, points, counts: true }
    }
}

/// Returns what is counted of some people between two days, the last included, as known at an instant, in their
/// order; every event counts until an objection says otherwise.
pub fn sheets(
    state: &State,
    people: &[&PersonId],
    (from, to): (Date, Date),
    now: Timestamp,
) -> Vec<Sheet> {
    let span = Span { from: state.site.day_begins(from), to: state.site.day_begins(shift(to, 1)) };
    let mut at_hand = matters_at_hand(state, span.to.min(now));
    let days = of_people(state, people, (from, to), now);
    let all = people.iter().zip(days);
    all.map(|(person, days)| {
        let matters = at_hand.remove(*person).unwrap_or_default();
        of_person(state, person, (&days, matters), span)
    })
    .collect()
}

/// Returns what the matters at hand say against whom by an instant: what is promised for later may still be kept.
fn matters_at_hand(state: &State, by: Timestamp) -> BTreeMap<PersonId, Vec<Evidence>> {
    let cases = state.case.all().filter_map(|case| past::of_case(state, case, by));
    let broken = state.appointment.broken().flat_map(|one| past::of_appointment(state, one));
    let mut all: BTreeMap<PersonId, Vec<Evidence>> = BTreeMap::new();
    for (who, one) in cases.chain(broken) {
        all.entry(who).or_default().push(one);
    }
    all
}

fn of_person(
    state: &State,
    person: &PersonId,
    (days, matters): (&[Attended], Vec<Evidence>),
    span: Span,
) -> Sheet {
    let within = |at: Timestamp| span.from <= at && at < span.to;
    let mut evidence: Vec<Evidence> = days.iter().flat_map(|day| of_day(state, day)).collect();
    for (one, found) in stand_between(state, person, within) {
        let event = OperationId(one.id.0.clone());
        evidence.push(Evidence::new(&event, found, (What::Fault(one.kind), None)));
    }
    let rated = state.rating.counted().filter(|one| one.served_by == *person && within(one.served));
    // Of a single rating nobody is told whom it is about, least of all them: only the mean counts. 2.9
    let rated: Vec<_> = rated.collect();
    let away = state.assessment.left(person).cloned();
    evidence.extend(matters.into_iter().chain(away).filter(|one| within(one.at)));
    evidence.sort_by(|one, other| (one.at, one.key()).cmp(&(other.at, other.key())));
    // What came back from the archive is at hand, and was kept of when it left.
    evidence.dedup_by(|one, other| one.key() == other.key());
    let unconfirmed =
        |day: &&Attended| day.findings.iter().any(|one| one.kind == Kind::Unconfirmed);
    let unconfirmed = days.iter().filter(unconfirmed).count();
    let enough = rated.len() >= rating::view::ENOUGH;
    let public = enough.then(|| mean(rated.iter().map(|one| worth(one.grade)))).flatten();
    Sheet { formula: FORMULA, evidence, unconfirmed, rated: rated.len(), public }
}

/// Returns what a day of the attendance register says against whoever it is about, each by the mark that shows
/// it, or by what they were expected by where there is none.
fn of_day<'a>(state: &'a State, day: &'a Attended) -> impl Iterator<Item = Evidence> + 'a {
    day.findings.iter().filter_map(|found| {
        let what = match found.kind {
            Kind::Late => What::Late,
            Kind::LeftEarly => What::LeftEarly,
            Kind::OffPost => What::OffPost,
            Kind::Absent => What::Absent,
            // By this version of the formula roaming costs nothing until an inquiry has found it true.
            Kind::Roaming
            | Kind::Present
            | Kind::Unconfirmed
            | Kind::Away(_)
            | Kind::Extended { .. } => return None,
        };
        let mut marks = day.marks.iter().filter(|mark| found.evidence.contains(&mark.operation));
        let mark = marks.next_back().map(|mark| (&mark.operation, mark.at, Some(&mark.post)));
        let kept = |turn: &&Turn| day.stays.iter().any(|stay| stay.is_within(turn.span));
        let missed = day.expected.iter().find(|turn| !kept(turn));
        let turn = missed.filter(|_| what == What::Absent).or(day.expected.first());
        let begins = turn.map_or(state.site.day_begins(day.date), |turn| turn.span.from);
        let expected = || Some((found.evidence.first()?, begins, turn.map(|turn| &turn.post)));
        let (event, at, post) = mark.or_else(expected)?;
        Some(Evidence::lasting(event, at, (what, post), Some(found.minutes)))
    })
}
