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
        rules::not_recused(state, case, &self.to, stamp.at)?;
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
    use crate::case::{Refusal, view};
    use crate::contact::Told;
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

    #[test]
    fn s1_6_3_the_case_of_somebody_close_is_decided_by_another() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.state.case.get(&case).unwrap().contact.clone();
        town.recuse(Wang, &contact, Wang).unwrap();
        let recused = crate::contact::Refusal::Recused {
            person: town.id(Wang),
            relation: crate::contact::Relation::InLaw,
        };
        let barred: Done = Err(recused.into());
        assert_eq!(town.accept(Wang, &case), barred);
        assert_eq!(town.refuse(Wang, &case, "条例第9条", "可复议"), barred);
        assert_eq!(town.finish(Wang, &case, Told::Present), barred);
        assert_eq!(town.supplement(Wang, &case, &["m1"]), barred);
        let stuck = view::recused(&town.state, town.now);
        assert_eq!(stuck.iter().map(|one| &one.id).collect::<Vec<_>>(), [&case]);
        town.reassign_case(Zhao, &case, Zhou).unwrap();
        assert_eq!(town.reassign_case(Zhao, &case, Wang), barred);
        assert_eq!(view::recused(&town.state, town.now).len(), 0);
        assert!(town.accept(Zhou, &case).is_ok());
        let held = town.state.case.get(&case).unwrap();
        assert_eq!(held.first_owner(), &town.id(Wang));
        let told = view::timeline(&town.state, held, town.now);
        let told = told.iter().filter(|one| matches!(one.what, view::Chapter::Recused(_, None)));
        assert_eq!(told.count(), 1);
    }

    #[test]
    fn s1_6_3_a_supervisor_close_to_the_visitor_answers_nothing_asked_for_the_case() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        let contact = town.state.case.get(&case).unwrap().contact.clone();
        town.ask_extension(Wang, &case, 5, "案情复杂").unwrap();
        town.recuse(Chen, &contact, Zhao).unwrap();
        let refused = town.grant(Zhao, &case, Told::Phone);
        let recused = crate::contact::Refusal::Recused {
            person: town.id(Zhao),
            relation: crate::contact::Relation::InLaw,
        };
        assert_eq!(refused, Err(recused.into()));
        assert!(town.grant(Chen, &case, Told::Phone).is_ok());
    }

    #[test]
    fn s1_6_3_nothing_is_declared_of_a_case_that_is_closed() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.state.case.get(&case).unwrap().contact.clone();
        let at = town.now;
        town.refuse(Wang, &case, "条例第9条", "可复议").unwrap();
        let closed = Refusal::AlreadyClosed { by: town.id(Wang), at };
        assert_eq!(town.recuse(Wang, &contact, Wang), Err(closed.into()));
    }
}
