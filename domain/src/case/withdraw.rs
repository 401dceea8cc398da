//! The visitor gives a case up; the words of it travel apart. S1.6.2

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, rules};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to enter that the visitor gives a case up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    pub case: CaseId,
}

/// The visitor has given a case up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub case: CaseId,
}

impl Withdraw {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::not_settled(case)?;
        let case = self.case.clone();
        Ok(super::decision(Event::Withdrawn(Withdrawn { case })))
    }
}

impl Withdrawn {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.stage = Stage::Withdrawn { at: stamp.at };
            case.close(stamp);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn the_visitor_may_give_a_case_up_until_it_has_its_outcome() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        assert!(town.withdraw(Wang, &case).is_ok());
        assert!(!town.state.case.get(&case).unwrap().is_open());
        let at = town.now;
        let other = town.opened(Wang, "FP01", &["m1", "m2"]);
        town.finish(Wang, &other, crate::contact::Told::Later).unwrap();
        let at = at.plus(crate::time::Minutes(2));
        assert_eq!(town.withdraw(Wang, &other), Err(Refusal::AlreadySettled { at }.into()));
    }
}
