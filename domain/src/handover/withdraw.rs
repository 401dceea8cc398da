//! A handover is taken back before the receiver has confirmed: by its giver, by the receiver who does
//! not take it, or by a supervisor where nobody confirms. S1.3.3

use serde::{Deserialize, Serialize};

use super::{Decided, Event, Standing, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::HandoverId;

/// Asks to take a handover back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdraw {
    pub handover: HandoverId,
}

/// A handover has been taken back; nothing has moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    pub handover: HandoverId,
}

impl Withdraw {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        let handover = rules::known(state, &self.handover)?;
        rules::open(handover)?;
        rules::withdraws(state, handover, stamp.person())?;
        let event = Event::Withdrawn(Withdrawn { handover: self.handover.clone() });
        Ok(super::decision(event, Vec::new()))
    }
}

impl Withdrawn {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let standing = Standing::Withdrawn { at: stamp.at, by: stamp.person().cloned() };
        state.handover.change(&self.handover, |handover| handover.standing = standing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handover::{Operation, Refusal};
    use crate::township::*;

    #[test]
    fn s1_3_3_giver_receiver_or_supervisor_take_a_handover_back_until_it_is_confirmed() {
        let mut town = Township::morning();
        let handover = town.give(Wang, 0, Li);
        let back = Operation::Withdraw(Withdraw { handover: handover.clone() });
        let other = Refusal::NotGiver { by: town.id(Wang) };
        assert_eq!(town.handover(Zhou, back.clone()), Err(other.into()));
        let at = town.now;
        town.handover(Wang, back.clone()).unwrap();
        let gone = Refusal::AlreadyWithdrawn { at };
        assert_eq!(town.take_over(Li, &handover, &[]), Err(gone.clone().into()));
        assert_eq!(town.handover(Wang, back), Err(gone.into()));
        for who in [Li, Zhao] {
            let handover = town.give(Wang, 0, Li);
            assert!(town.handover(who, Operation::Withdraw(Withdraw { handover })).is_ok());
        }
        let again = town.give(Wang, 0, Chen);
        assert!(town.take_over(Chen, &again, &[]).is_ok());
    }
}
