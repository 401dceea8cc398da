//! A supervisor gives a case to somebody, with a reason. S1.1.2

use serde::{Deserialize, Serialize};

use super::{Event, State, rules};
use crate::contact::{self, Moved};
use crate::context::Stamp;
use crate::id::{CaseId, PersonId};
use crate::{Decision, State as Site};

/// Asks that somebody answer for a case from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassign {
    pub case: CaseId,
    pub to: PersonId,
    pub reason: String,
}

/// A supervisor has given a case to somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reassigned {
    pub case: CaseId,
    pub to: PersonId,
    pub reason: String,
}

impl Reassign {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        contact::rules::actor(stamp)?;
        contact::rules::can_receive(state, &self.to)?;
        rules::moves(case, &self.to)?;
        contact::rules::reason(&self.reason)?;
        Ok(super::decision(Event::Reassigned(Reassigned {
            case: self.case.clone(),
            to: self.to.clone(),
            reason: self.reason.clone(),
        })))
    }
}

impl Reassigned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let how = Moved::Reassigned { by: case.actor(stamp), reason: self.reason.clone() };
            case.owners.pass(self.to.clone(), stamp, how);
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn s1_1_2_a_supervisor_gives_a_case_to_another_and_only_the_new_owner_acts_on_it() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        assert!(town.reassign_case(Wang, &case, Zhou).is_err());
        let own = Refusal::AlreadyOwner { person: town.id(Wang) };
        assert_eq!(town.reassign_case(Zhao, &case, Wang), Err(own.into()));
        let sun = crate::contact::Refusal::CannotServe { person: town.id(Sun) };
        assert_eq!(town.reassign_case(Zhao, &case, Sun), Err(sun.into()));
        let since = town.now;
        assert!(town.reassign_case(Zhao, &case, Zhou).is_ok());
        let moved = Refusal::NotOwner { owner: town.id(Zhou), since };
        assert_eq!(town.accept(Wang, &case), Err(moved.into()));
        assert!(town.accept(Zhou, &case).is_ok());
        let held = town.state.case.get(&case).unwrap();
        assert_eq!((held.first_owner(), held.owner()), (&town.id(Wang), &town.id(Zhou)));
        assert_eq!(town.state.case.owned_by(&town.id(Wang)).count(), 0);
    }
}
