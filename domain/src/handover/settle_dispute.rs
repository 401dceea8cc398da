//! A supervisor settles a disputed line: it stays with the giver, or is the receiver's. S1.3.3

use serde::{Deserialize, Serialize};

use super::{Answer, Decided, Event, Settlement, register, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::duty;
use crate::id::{HandoverId, PersonId};

/// With whom a disputed line stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    Giver,
    Receiver,
}

/// Asks to settle a disputed line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettleDispute {
    pub handover: HandoverId,
    pub line: u16,
    pub with: Side,
    pub reason: String,
}

/// A disputed line is settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeSettled {
    pub handover: HandoverId,
    pub line: u16,
    pub by: PersonId,
    pub with: Side,
    pub reason: String,
}

impl SettleDispute {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        let handover = rules::known(state, &self.handover)?;
        rules::taken(handover)?;
        let by = duty::rules::server(stamp)?.clone();
        rules::settles(handover, self.line, Some(&by))?;
        rules::reason(self.line, &self.reason)?;
        let Self { handover, line, with, reason } = self.clone();
        let event = Event::DisputeSettled(DisputeSettled { handover, line, by, with, reason });
        Ok(super::decision(event, Vec::new()))
    }
}

impl DisputeSettled {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let Some(handover) = state.handover.get(&self.handover) else { return };
        let place = usize::from(self.line);
        let entry = handover.lines.get(place).map(|line| line.entry.clone());
        if let (Some(entry), Side::Receiver) = (entry, self.with) {
            register::moves(state, &self.handover, &entry, stamp);
        }
        let Self { by, with, reason, .. } = self.clone();
        let settlement = Settlement { at: stamp.at, by, with, reason };
        state.handover.change(&self.handover, |handover| {
            let answer = handover.lines.get_mut(place).map(|line| &mut line.answer);
            if let Some(Answer::Disputed { settled, .. }) = answer {
                *settled = Some(settlement);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handover::{Refusal, view};
    use crate::township::*;

    #[test]
    fn s1_3_3_a_disputed_line_stays_with_the_giver_until_a_supervisor_settles_it() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let contact = town.receive(Wang, "", &[]);
        let handover = town.give(Wang, 0, Chen);
        town.take_over(Chen, &handover, &[0, 1]).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().owner(), &town.id(Wang));
        assert_eq!(view::disputed(&town.state).len(), 2);
        assert!(town.settle(Wang, &handover, 0, Side::Receiver).is_err());
        let own = town.settle(Chen, &handover, 0, Side::Receiver);
        assert_eq!(own, Err(Refusal::OwnDispute.into()));
        let silent = SettleDispute {
            handover: handover.clone(),
            line: 0,
            with: Side::Giver,
            reason: String::new(),
        };
        let done = town.handover(Zhao, crate::handover::Operation::SettleDispute(silent));
        assert_eq!(done, Err(Refusal::ReasonBlank { line: 0 }.into()));
        town.settle(Zhao, &handover, 0, Side::Receiver).unwrap();
        town.settle(Zhao, &handover, 1, Side::Giver).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().owner(), &town.id(Chen));
        assert_eq!(town.state.contact.get(&contact).unwrap().owner(), &town.id(Wang));
        assert_eq!(view::disputed(&town.state).len(), 0);
        let twice = town.settle(Zhao, &handover, 0, Side::Giver);
        assert_eq!(twice, Err(Refusal::NotDisputed { line: 0 }.into()));
        let beyond = town.settle(Zhao, &handover, 9, Side::Giver);
        assert_eq!(beyond, Err(Refusal::NoLine { line: 9 }.into()));
    }
}
