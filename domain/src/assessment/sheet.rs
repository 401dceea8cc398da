//! What is counted of a person from the history: every point by its event, by one formula whose version is
//! written beside the number, so that it can be counted again years later. S1.5.1, 2.11

use serde::{Deserialize, Serialize};

use super::{FULL, Score, mean, past};
use crate::State;
use crate::accountability::view::stand_between;
use crate::complaint::Kind;
use crate::duty::GapReason;
use crate::id::{OperationId, PersonId};
use crate::rating::{self, Grade as Rated};
use crate::time::{Date, Timestamp, shift};

/// The version of the formula: another table of points is another version, and the older ones stay.
pub const FORMULA: u16 = 1;

/// What is counted against somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum What {
    /// The post was left empty. S1.3.1
    OffPost,
    /// A promised time was not kept, as a tablet of the window has shown. S1.4.3
    Broken,
    /// A promised date was not kept. R-CLK-3
    Overdue,
    /// A fault that was found true, and decided. S1.2.2
    Fault(Kind),
    /// A visitor was dissatisfied. 2.9
    BadRating,
}

impl What {
    /// Returns what it costs by this version, in hundredths of a point. 2.11: off post 1, public dissatisfied
    /// 2, not timely 5, a complaint found true 5.
    pub fn points(self) -> Score {
        match self {
            Self::OffPost => 100,
            Self::Broken | Self::BadRating => 200,
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
    /// How many visitors rated.
    pub rated: usize,
    /// The mean of their ratings in hundredths of a point; none of too few, whose they would tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public: Option<Score>,
}

impl Evidence {
    /// Returns where it stands among others: no two say the same of one event at one time.
    fn place(&self) -> (Timestamp, &OperationId, What) {
        (self.at, &self.event, self.what)
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

/// Returns what is counted of a person between two days, the last included; every event counts until an
/// objection says otherwise.
pub fn sheet(state: &State, person: &PersonId, (from, to): (Date, Date)) -> Sheet {
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut add = |event: &OperationId, at: Timestamp, what: What| {
        let points = what.points();
        evidence.push(Evidence { event: event.clone(), at, what, points, counts: true });
    };
    for (_, day) in state.duty.days.iter().filter(|(date, _)| from <= **date && **date <= to) {
        let gaps = day.gaps.iter().filter(|gap| gap.person == *person);
        // Whoever had to leave at once said so: that is what the emergency is for.
        let gaps = gaps.filter(|gap| gap.reason == GapReason::FoundLater);
        gaps.for_each(|gap| add(&gap.operation, gap.at, What::OffPost));
    }
    let end = state.site.day_begins(shift(to, 1));
    let cases = state.case.all().filter_map(|case| past::of_case(state, case, end));
    let broken = state.appointment.broken().flat_map(|one| past::of_appointment(state, one));
    let at_hand = cases.chain(broken).filter(|(who, _)| who == person).map(|(_, one)| one);
    let away = state.assessment.left(person).cloned();
    let span = (state.site.day_begins(from), end);
    let within = |at: Timestamp| span.0 <= at && at < span.1;
    for (one, found) in stand_between(state, person, within) {
        add(&OperationId(one.id.0.clone()), found, What::Fault(one.kind));
    }
    let rated = state.rating.counted().filter(|one| one.served_by == *person && within(one.served));
    let rated: Vec<_> = rated.collect();
    for bad in rated.iter().filter(|one| one.grade.is_bad()) {
        add(&bad.given_by, bad.served, What::BadRating);
    }
    evidence.extend(at_hand.chain(away).filter(|one| within(one.at)));
    evidence.sort_by(|one, other| one.place().cmp(&other.place()));
    // What came back from the archive is at hand, and was kept of when it left.
    evidence.dedup_by(|one, other| one.place() == other.place());
    let enough = rated.len() >= rating::view::ENOUGH;
    let public = enough.then(|| mean(rated.iter().map(|one| worth(one.grade)))).flatten();
    Sheet { formula: FORMULA, evidence, rated: rated.len(), public }
}
