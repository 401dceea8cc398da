//! A case is refused, with the rule that forbids it and what the visitor may do. S1.6.2, S2.4

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::contact::{self, Told};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to refuse a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refuse {
    pub case: CaseId,
    /// The rule that forbids it.
    pub ground: String,
    /// What the visitor may do about it.
    pub remedy: String,
    /// How the visitor hears of it.
    pub told: Told,
}

/// A case has been refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    pub case: CaseId,
    pub ground: String,
    pub remedy: String,
    pub told: Told,
}

impl Refuse {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        contact::rules::serving(state, stamp)?;
        rules::not_settled(case)?;
        rules::not_paused(case)?;
        contact::rules::refusal_grounded(&self.ground, &self.remedy)?;
        let refused = Event::Refused(Refused {
            case: self.case.clone(),
            ground: self.ground.clone(),
            remedy: self.remedy.clone(),
            told: self.told,
        });
        Ok(super::after_acceptance(state, case, stamp, refused))
    }
}

impl Refused {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (ground, remedy) = (self.ground.clone(), self.remedy.clone());
            case.stage = Stage::Refused { at: stamp.at, ground, remedy };
            case.hear(stamp, self.told);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn s2_4_a_refused_case_names_its_ground_and_its_remedy() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let blank = crate::contact::Refusal::GroundBlank;
        assert_eq!(town.refuse(Wang, &case, "", "可复议"), Err(blank.into()));
        let blank = crate::contact::Refusal::RemedyBlank;
        assert_eq!(town.refuse(Wang, &case, "条例第9条", " "), Err(blank.into()));
        let at = town.now;
        assert!(town.refuse(Wang, &case, "条例第9条", "可复议").is_ok());
        let closed = Refusal::AlreadyClosed { by: town.id(Wang), at };
        assert_eq!(town.refuse(Wang, &case, "条例第9条", "可复议"), Err(closed.into()));
    }
}
