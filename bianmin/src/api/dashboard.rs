//! The JSON of the dashboard of whoever oversees: the figures of a time, and their drawings.

use std::collections::BTreeMap;

use domain::PostId;
use domain::figures::Stretch;
use domain::figures::view::Days;
use domain::rating::Grade;
use domain::time::Date;
use serde::{Deserialize, Serialize};

/// The most weeks that are asked for at once: a year and a bit.
pub const MOST_WEEKS: u8 = 57;

/// The longest of the words of a drawing, in characters.
pub const LONGEST_WORD: usize = 40;

/// Asks for the dashboard.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AskDashboard {
    /// How many weeks, this one the last: 1 to 57.
    pub weeks: u8,
    /// The day whose cover is asked for.
    #[cfg_attr(test, schemars(with = "String"))]
    pub date: Date,
    /// What the days of the week are called from Monday on: at most 40 characters each. All other words stand
    /// beside the drawings.
    pub weekdays: [String; 7],
}

impl AskDashboard {
    /// Says whether each word fits.
    pub fn fits(&self) -> bool {
        self.weekdays.iter().all(|word| word.chars().count() <= LONGEST_WORD)
    }
}

/// The dashboard.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dashboard {
    pub figures: Figures,
    pub told: Told,
    pub drawings: Drawings,
}

/// What no tablet holds, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Told {
    /// Complaints whoever asks may handle that wait for an answer: nobody learns by a number of one that is
    /// about them.
    pub complaints: usize,
    /// Of those, how many are overdue. 2.7
    pub late: usize,
    /// How many ratings of each grade there were in these weeks; none where they are too few to be shown. 2.9
    #[cfg_attr(test, schemars(with = "BTreeMap<String, usize>"))]
    pub ratings: BTreeMap<Grade, usize>,
}

/// What the drawings are of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures {
    /// The figures of each day on which anything was counted, as the rules write them.
    #[cfg_attr(test, schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub days: Days,
    /// How each window was covered on the day that was asked for, as the rules write it.
    #[cfg_attr(test, schemars(with = "Vec<serde_json::Value>"))]
    pub cover: Vec<(PostId, Vec<Stretch>)>,
}

/// Each an SVG document; blank where there is nothing to draw.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Drawings {
    /// How many come, by hour and weekday.
    pub load: String,
    /// What was done in time, week by week.
    pub in_time: String,
    /// How long half and nine tenths of the visitors waited, week by week.
    pub waited: String,
    /// Which promised times were kept, week by week.
    pub kept: String,
    /// How the windows were covered, minute by minute.
    pub cover: String,
}
