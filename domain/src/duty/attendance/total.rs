//! What a person's days add up to.

use std::collections::BTreeMap;

use super::{Attended, Kind};
use crate::duty::AbsenceKind;
use crate::time::Minutes;

/// How often something was found, and for how many minutes in all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub times: u32,
    pub minutes: Minutes,
}

/// What some days of one person add up to. Of being present, absent, away or on duty outside the
/// hours the times are days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub present: Tally,
    pub late: Tally,
    pub left_early: Tally,
    pub off_post: Tally,
    pub absent: Tally,
    pub roaming: Tally,
    pub unconfirmed: Tally,
    pub away: BTreeMap<AbsenceKind, Tally>,
    /// The minutes are those actually served.
    pub extended: Tally,
    /// Minutes of duty that were rostered outside the hours.
    pub planned: Minutes,
}

impl Tally {
    fn add(&mut self, minutes: Minutes) {
        self.times += 1;
        self.minutes.0 += minutes.0;
    }
}

/// Returns what some days of one person add up to.
pub fn totals(days: &[Attended]) -> Totals {
    let mut all = Totals::default();
    for finding in days.iter().flat_map(|day| &day.findings) {
        let tally = match finding.kind {
            Kind::Present => &mut all.present,
            Kind::Late => &mut all.late,
            Kind::LeftEarly => &mut all.left_early,
            Kind::OffPost => &mut all.off_post,
            Kind::Absent => &mut all.absent,
            Kind::Roaming => &mut all.roaming,
            Kind::Unconfirmed => &mut all.unconfirmed,
            Kind::Away(kind) => all.away.entry(kind).or_default(),
            Kind::Extended { planned } => {
                all.planned.0 += planned.0;
                &mut all.extended
            }
        };
        tally.add(finding.minutes);
    }
    all
}
