//! The visitor keeps a case waiting: noted before its date, it counts as on time. R-CLK-10

use serde::{Deserialize, Serialize};

use super::{Delay, DelayKind, Event, State, rules};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to note that the visitor keeps the case waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteDelay {
    pub case: CaseId,
    pub kind: DelayKind,
    /// What was told and when, without personal fields.
    pub note: String,
}

/// The visitor keeps the case waiting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelayNoted {
    pub case: CaseId,
    pub kind: DelayKind,
    pub note: String,
}

impl NoteDelay {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        let promise = rules::accepted(state, case, stamp.at)?;
        rules::before_expiry(&promise, stamp.at)?;
        rules::said(&self.note)?;
        let (id, kind, note) = (self.case.clone(), self.kind, self.note.clone());
        let noted = Event::DelayNoted(DelayNoted { case: id, kind, note });
        Ok(super::after_acceptance(state, case, stamp, noted))
    }
}

impl DelayNoted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (kind, note) = (self.kind, self.note.clone());
            let by = case.actor(stamp);
            case.delays.push(Delay { kind, at: stamp.at, by, note });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::rules::{Overtime, overtime};
    use crate::case::{Operation, Refusal};
    use crate::contact::Told;
    use crate::township::*;

    fn note(town: &mut Township, case: &CaseId, words: &str) -> Done {
        let kind = DelayKind::MissedAppointment;
        let note = NoteDelay { case: case.clone(), kind, note: words.to_owned() };
        town.case(Wang, Operation::NoteDelay(note))
    }

    #[test]
    fn r_clk_10_the_visitors_own_delay_noted_before_the_date_counts_as_on_time() {
        for (noted, expected) in [(true, vec![]), (false, vec![Overtime::Late])] {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            if noted {
                assert_eq!(note(&mut town, &case, ""), Err(Refusal::NothingSaid.into()));
                assert!(note(&mut town, &case, "约定5月16日面核，未到").is_ok());
            }
            town.on_post(Wang, date(2024, 5, 20), 9, 0);
            let late = note(&mut town, &case, "未到");
            assert_eq!(late, Err(Refusal::Expired { due: date(2024, 5, 17) }.into()));
            let done = town.finish(Wang, &case, Told::Present).unwrap();
            assert_eq!(done.warnings.is_empty(), noted);
            let held = town.state.case.get(&case).unwrap();
            assert_eq!(overtime(&town.state, held, town.now), expected);
        }
    }

    #[test]
    fn r_clk_10_a_site_may_choose_that_no_delay_excuses() {
        let mut town = Township::morning();
        town.state.site.settings.delay_excuses = false;
        let case = town.accepted(Wang);
        note(&mut town, &case, "约定5月16日面核，未到").unwrap();
        town.set(date(2024, 5, 20), 9, 0);
        let held = town.state.case.get(&case).unwrap();
        assert_eq!(overtime(&town.state, held, town.now), vec![Overtime::Late]);
    }
}
