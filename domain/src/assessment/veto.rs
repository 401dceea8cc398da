//! What bars excellent whatever the points come to: a table, each row with its clause. 2.12, 2.10, S1.2.2, S1.2.3

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use super::sheet::HALF_DAY;
use super::{Assessment, Sheet, What};
use crate::State;
use crate::accountability::view::{is_vice, stand_in_year};
use crate::accountability::{Finding, Harm, Inquiry, Measure, State as Inquiries};
use crate::id::PersonId;
use crate::time::Minutes;

/// From how many half days of absence without leave in one month nobody is honoured: a day. 2.10
const HALF_DAYS: usize = 2;

/// Beyond how many times late or early in one month nobody is honoured. 2.10
const TIMES: usize = 5;

/// Why somebody cannot be excellent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Veto {
    /// 吃拿卡要, found true and decided. S1.2.2
    Vice,
    /// A fault with serious consequences. S1.2.3
    Serious,
    /// 效能告诫, or what is harsher: no honours in that year. 2.12
    Warned,
    /// 旷工: a day of one month, or more. 2.10
    Absent,
    /// 迟到、早退: more than five times in one month. 2.10
    Tardy,
}

impl Veto {
    /// Every one, in order of precedence.
    pub const ALL: [Self; 5] = [Self::Vice, Self::Serious, Self::Warned, Self::Absent, Self::Tardy];

    /// Returns the clause behind it.
    pub fn clause(self) -> &'static str {
        match self {
            Self::Vice => "S1.2.2",
            Self::Serious => "S1.2.3",
            Self::Warned => "S1.5.3",
            Self::Absent | Self::Tardy => "S1.5.1",
        }
    }

    /// Says whether an inquiry after which something follows is one. 2.12
    fn follows_from(self, one: &Inquiry) -> bool {
        match self {
            Self::Vice => is_vice(one.kind),
            Self::Serious => {
                matches!(one.found(), Some((Finding::Substantiated { harm: Harm::Serious, .. }, _)))
            }
            Self::Warned => one.measure().is_some_and(is_warning),
            Self::Absent | Self::Tardy => false,
        }
    }
}

/// Says whether a measure is a warning for lack of efficiency, or harsher.
fn is_warning(measure: &Measure) -> bool {
    match measure {
        Measure::Warning | Measure::Removal | Measure::Referred { .. } => true,
        Measure::Education | Measure::SelfCriticism | Measure::Circulated => false,
    }
}

/// Returns what of some inquiries bars excellent for a year, by the day of the finding. S1.2.2, S1.2.3
pub fn of_year(state: &State, all: &Inquiries, person: &PersonId, year: i32) -> BTreeSet<Veto> {
    let stand = stand_in_year(state, all, person, year);
    stand.flat_map(|one| Veto::ALL.into_iter().filter(|veto| veto.follows_from(one))).collect()
}

/// Returns what of the attendance that counts bars excellent. 2.10
pub fn of_sheet(state: &State, sheet: &Sheet) -> BTreeSet<Veto> {
    let mut months: BTreeMap<(i32, u32), (usize, usize)> = BTreeMap::new();
    for one in sheet.evidence.iter().filter(|one| one.counts) {
        let date = one.at.date(state.site.zone);
        let (halves, times) = months.entry((date.year(), date.month())).or_default();
        match one.what {
            What::Absent if one.minutes.unwrap_or(Minutes(0)) > HALF_DAY => *halves += 2,
            What::Absent => *halves += 1,
            What::Late | What::LeftEarly => *times += 1,
            What::OffPost | What::Broken | What::Overdue | What::Fault(_) => {}
        }
    }
    let any = |is: fn(&(usize, usize)) -> bool| months.values().any(is);
    let absent = any(|(halves, _)| *halves >= HALF_DAYS).then_some(Veto::Absent);
    let tardy = any(|(_, times)| *times > TIMES).then_some(Veto::Tardy);
    absent.into_iter().chain(tardy).collect()
}

/// Returns what bars somebody from being excellent in a cycle: of its years, and of what was counted of them. S1.5.2
pub fn vetoes(state: &State, one: &Assessment, person: &PersonId) -> BTreeSet<Veto> {
    let years = one.from.year()..=one.to.year();
    let all = &state.accountability;
    let found = years.flat_map(|year| of_year(state, all, person, year));
    let sheet = one.candidates.get(person).and_then(|candidate| candidate.sheet.as_ref());
    found.chain(sheet.into_iter().flat_map(|sheet| of_sheet(state, sheet))).collect()
}
