//! Materials are ticked off the published list. S1.6.2

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Event, Mark, Refusal, State, rules};
use crate::context::Stamp;
use crate::id::{CaseId, MaterialKey};
use crate::{Decision, State as Site};

/// Asks to change ticks of a checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tick {
    pub case: CaseId,
    pub marks: BTreeMap<MaterialKey, Mark>,
}

/// Ticks of a checklist have changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticked {
    pub case: CaseId,
    pub marks: BTreeMap<MaterialKey, Mark>,
}

impl Tick {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::tickable(case)?;
        let guide = rules::guide(state, case)?;
        rules::on_list(guide, &self.marks)?;
        rules::still_needed(guide, &self.marks)?;
        let changes = |(key, mark): (&MaterialKey, &Mark)| case.checklist.get(key) != Some(mark);
        if !self.marks.iter().any(changes) {
            return Err(Refusal::NothingTicked.into());
        }
        let (case, marks) = (self.case.clone(), self.marks.clone());
        Ok(super::decision(Event::Ticked(Ticked { case, marks })))
    }
}

impl Ticked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.checklist.extend(self.marks.clone());
            case.note_complete(stamp.at);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::township::*;

    #[test]
    fn s1_6_2_ticks_follow_the_published_list_until_the_case_is_accepted() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        let rows = [
            (&[("m9", Mark::Has)], Refusal::NotOnList { materials: keys(&["m9"]) }),
            (&[("m2", Mark::NotNeeded)], Refusal::StillNeeded { materials: keys(&["m2"]) }),
            (&[("m1", Mark::Has)], Refusal::NothingTicked),
        ];
        for (ticks, refusal) in rows {
            assert_eq!(town.tick(Wang, &case, ticks), Err(refusal.into()));
        }
        let complete = town.now;
        town.tick(Wang, &case, &[("m2", Mark::Has)]).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().complete, Some(complete));
        // A mark taken back, and given again: the papers are complete from then.
        town.tick(Wang, &case, &[("m2", Mark::Missing)]).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().complete, None);
        let complete = town.now;
        town.tick(Wang, &case, &[("m2", Mark::Has), ("m3", Mark::NotNeeded)]).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().complete, Some(complete));
        let at = town.now;
        town.accept(Wang, &case).unwrap();
        let refusal = Refusal::AlreadyAccepted { by: town.id(Wang), at };
        assert_eq!(town.tick(Wang, &case, &[("m4", Mark::Has)]), Err(refusal.into()));
    }
}
