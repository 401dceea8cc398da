//! A site's usual opening hours by weekday. S1.3.1 has somebody on duty in all of them.

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::time::{Hours, TimeOfDay};

/// The spans of each weekday, sorted and apart; a day without spans is not opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekHours {
    #[serde(default)]
    pub mon: Vec<Hours>,
    #[serde(default)]
    pub tue: Vec<Hours>,
    #[serde(default)]
    pub wed: Vec<Hours>,
    #[serde(default)]
    pub thu: Vec<Hours>,
    #[serde(default)]
    pub fri: Vec<Hours>,
    #[serde(default)]
    pub sat: Vec<Hours>,
    #[serde(default)]
    pub sun: Vec<Hours>,
    /// The hours of a make-up workday; Monday's where none are set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub makeup: Option<Vec<Hours>>,
}

/// Says what is wrong with a list of spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A span ends before it begins, or past midnight.
    Backwards,
    /// Two spans overlap, or stand in the wrong order.
    Overlap,
}

impl WeekHours {
    /// Returns a week in which Monday to Friday have the same spans.
    pub fn weekdays(spans: &[Hours]) -> Self {
        let day = || spans.to_vec();
        Self { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), ..Self::default() }
    }

    /// Returns the usual spans of a weekday.
    pub fn on(&self, weekday: Weekday) -> &[Hours] {
        match weekday {
            Weekday::Mon => &self.mon,
            Weekday::Tue => &self.tue,
            Weekday::Wed => &self.wed,
            Weekday::Thu => &self.thu,
            Weekday::Fri => &self.fri,
            Weekday::Sat => &self.sat,
            Weekday::Sun => &self.sun,
        }
    }

    /// Returns the spans of a weekend day that is worked in exchange for a holiday.
    pub fn on_makeup(&self) -> &[Hours] {
        self.makeup.as_deref().unwrap_or(&self.mon)
    }

    /// Returns the seven days and the make-up day, each with its name, for checking and for forms.
    pub fn patterns(&self) -> [(&'static str, &[Hours]); 8] {
        [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
            ("makeup", self.on_makeup()),
        ]
    }

    /// Says whether no day of the week is opened.
    pub fn is_empty(&self) -> bool {
        self.patterns().iter().all(|(_, spans)| spans.is_empty())
    }
}

impl Hours {
    /// Says whether a time of day lies within.
    pub fn holds(self, time: TimeOfDay) -> bool {
        self.from <= time && time < self.to
    }

    /// Returns the length in minutes.
    pub fn minutes(self) -> i64 {
        i64::from(self.to.0.saturating_sub(self.from.0))
    }
}

/// Returns what is wrong with the spans of one day, if anything is.
pub fn fault(spans: &[Hours]) -> Option<Fault> {
    if spans.iter().any(|span| span.from >= span.to || span.to > TimeOfDay::hm(24, 0)) {
        return Some(Fault::Backwards);
    }
    spans.windows(2).any(|pair| pair[0].to > pair[1].from).then_some(Fault::Overlap)
}

/// Returns the spans covered by either list, sorted and joined where they touch.
pub fn union(one: &[Hours], other: &[Hours]) -> Vec<Hours> {
    let mut spans: Vec<Hours> = one.iter().chain(other).copied().collect();
    spans.sort_by_key(|span| span.from);
    let mut joined: Vec<Hours> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            Some(_) | None => joined.push(span),
        }
    }
    joined
}
