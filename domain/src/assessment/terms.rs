//! By which terms a cycle assesses: what counts how much, and how many may be excellent. All integers, in
//! hundredths of a point, so that every machine comes to the same number for ever. S1.5.1, S1.5.2, 2.12

use serde::{Deserialize, Serialize};

use super::{Grade, Input};

/// A score in hundredths of a point, 0 to 10,000.
pub type Score = i64;

/// The most there is.
pub const FULL: Score = 10_000;

/// The dimensions of a mark: 德 virtue, 能 ability, 勤 diligence, 绩 achievement, 廉 integrity.
pub const DIMENSIONS: usize = 5;

/// How many people a group has at least that has an excellent share of its own; smaller ones are pooled.
pub const SMALL: usize = 5;

/// A mark in each dimension, 0 to 100 points.
pub type Marks = [u8; DIMENSIONS];

/// A vote in each dimension.
pub type Vote = [Grade; DIMENSIONS];

/// The terms of a cycle. They are written into it and never change: another cycle has others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How much each input counts, of 100, in the order of [`Input::ALL`].
    pub weights: [u8; 6],
    /// How much each dimension counts, of 100.
    pub dimensions: [u8; DIMENSIONS],
    /// Percent of those assessed who may be excellent, rounded down.
    pub excellent_percent: u8,
    /// Whether there is a grade between competent and incompetent: civil servants have one. 公务员法 Art. 38
    pub four_grades: bool,
    /// How many people vote on somebody at least: fewer would not be secret.
    pub least_voters: u16,
    /// Percent of the voters below which a ballot is shown to be a weak one.
    pub quorum_percent: u8,
}

impl Default for Terms {
    /// What the product proposes. 2.12
    fn default() -> Self {
        Self {
            weights: [40, 20, 20, 10, 0, 10],
            dimensions: [15, 10, 30, 30, 15],
            excellent_percent: 20,
            four_grades: false,
            least_voters: 5,
            quorum_percent: 67,
        }
    }
}

impl Terms {
    /// Returns how much an input counts.
    pub fn weight(&self, input: Input) -> i64 {
        let place = Input::ALL.iter().position(|one| *one == input);
        place.map_or(0, |place| i64::from(self.weights[place]))
    }

    /// Returns what marks come to.
    pub fn of_marks(&self, marks: &Marks) -> Score {
        let weighed = marks.iter().zip(self.dimensions);
        weighed.map(|(mark, weight)| i64::from(*mark) * i64::from(weight)).sum()
    }

    /// Returns what a vote comes to: each grade counts as the middle of its band. 2.12
    pub fn of_vote(&self, vote: &Vote) -> Score {
        let weighed = vote.iter().zip(self.dimensions);
        let sum: i64 = weighed.map(|(grade, weight)| grade.middle() * i64::from(weight)).sum();
        rounded(sum, 100)
    }

    /// Returns the whole of some inputs: their mean by weight; what is not among them has none. Nothing where
    /// nothing counts.
    pub fn whole(&self, inputs: &[(Input, Score)]) -> Option<Score> {
        let weights: i64 = inputs.iter().map(|(input, _)| self.weight(*input)).sum();
        let sum: i64 = inputs.iter().map(|(input, score)| self.weight(*input) * score).sum();
        (weights > 0).then(|| rounded(sum, weights))
    }

    /// Returns how many of some groups may be excellent: of each its share rounded down, of the small ones
    /// together theirs. 2.12
    pub fn most_excellent(&self, groups: &[usize]) -> usize {
        let (small, large): (Vec<usize>, Vec<usize>) =
            groups.iter().partition(|size| **size < SMALL);
        let share = |size: usize| size * usize::from(self.excellent_percent) / 100;
        large.into_iter().map(share).sum::<usize>() + share(small.into_iter().sum())
    }
}

/// Returns the mean of scores; nothing of none.
pub fn mean(scores: impl Iterator<Item = Score>) -> Option<Score> {
    let (count, sum) = scores.fold((0, 0), |(count, sum), score| (count + 1, sum + score));
    (count > 0).then(|| rounded(sum, count))
}

/// Divides what is not negative, a half rounded up.
fn rounded(sum: i64, by: i64) -> i64 {
    (2 * sum + by) / (2 * by)
}
