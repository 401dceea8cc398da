//! The receiver takes what arrived since the handover, or disputes it. S1.3.3, S1.4.2

use serde::{Deserialize, Serialize};

use super::{Answer, Decided, Entry, Event, Line, Listed, Matter, register, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::HandoverId;

/// Asks to take one matter that arrived since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeMore {
    pub handover: HandoverId,
    pub matter: Matter,
    /// Why it is disputed; acknowledged where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

/// One matter that arrived since has its line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreTaken {
    pub handover: HandoverId,
    pub listed: Listed,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disputed: Option<String>,
}

impl TakeMore {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Decided {
        let handover = rules::known(state, &self.handover)?;
        rules::taken(handover)?;
        rules::receiver(handover, stamp.person())?;
        rules::arrived(state, handover, &self.matter)?;
        if let Some(reason) = &self.disputed {
            let line = u16::try_from(handover.lines.len()).unwrap_or(u16::MAX);
            rules::reason(line, reason)?;
        }
        let whose = (&handover.post, &handover.from);
        let event = Event::MoreTaken(MoreTaken {
            handover: self.handover.clone(),
            listed: register::listed(state, whose, &self.matter, stamp.at),
            disputed: self.disputed.clone(),
        });
        Ok(super::decision(event, Vec::new()))
    }
}

impl MoreTaken {
    pub(super) fn evolve(&self, state: &mut Site, stamp: &Stamp) {
        let answer = match &self.disputed {
            None => {
                let matter = &self.listed.matter;
                register::hand_over(state, &self.handover, matter, stamp);
                Answer::Acknowledged { at: stamp.at }
            }
            Some(reason) => {
                Answer::Disputed { at: stamp.at, reason: reason.clone(), settled: None }
            }
        };
        let line = Line { entry: Entry::Matter(self.listed.clone()), answer };
        state.handover.change(&self.handover, |handover| handover.lines.push(line));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handover::{Give, Operation, Refusal, view};
    use crate::time::{TimeOfDay, Timestamp};
    use crate::township::*;

    #[test]
    fn s1_4_2_what_arrived_after_the_last_sync_reaches_the_receiver_and_is_acknowledged() {
        let mut town = Township::morning();
        let seen = town.history;
        // Another tablet gives Wang a matter that this one has not heard of.
        let late = town.receive(Zhou, "", &[]);
        town.reassign(Zhao, &late, Wang).unwrap();
        let give = Give { matters: std::collections::BTreeSet::new(), ..town.gives(Wang, 0, Li) };
        let stamp = crate::Stamp { seen, ..town.stamp(Wang) };
        town.take(&crate::Operation::Handover(Operation::Give(give)), &stamp).unwrap();
        let handover = HandoverId::from(&town.last);
        let matter = Matter::Contact(late.clone());
        let early = Refusal::NotTaken { to: town.id(Li) };
        assert_eq!(town.take_more(Li, &handover, &matter), Err(early.into()));
        let take = town.takes(&handover, &[]);
        let stamp = crate::Stamp { seen, ..town.stamp(Li) };
        town.take(&crate::Operation::Handover(Operation::Take(take)), &stamp).unwrap();
        assert_eq!(town.state.contact.get(&late).unwrap().owner(), &town.id(Wang));
        assert_eq!(view::arrived_for(&town.state, &town.id(Li)).len(), 1);
        town.take_more(Li, &handover, &matter).unwrap();
        assert_eq!(town.state.contact.get(&late).unwrap().owner(), &town.id(Li));
        assert_eq!(view::arrived_for(&town.state, &town.id(Li)).len(), 0);
        assert_eq!(town.take_more(Li, &handover, &matter), Err(Refusal::NotArrived.into()));
        // What Wang receives afterwards is Wang's own.
        let later = Matter::Contact(town.receive(Chen, "", &[]));
        assert_eq!(town.take_more(Li, &handover, &later), Err(Refusal::NotArrived.into()));
    }

    #[test]
    fn s1_4_2_an_appointment_booked_after_the_last_sync_reaches_the_receiver_and_is_acknowledged() {
        let mut town = Township::morning();
        let seen = town.history;
        let give = town.gives(Wang, 0, Li);
        // A resident books a time at the post that this tablet has not heard of.
        let zone = town.state.site.zone;
        let at = |hour| Timestamp::at(date(2024, 5, 7), TimeOfDay::hm(hour, 30), zone);
        let from = at(9);
        let late = town.books_by_phone(from);
        let matter = Matter::Appointment(late.clone());
        let owner = |town: &Township| town.state.appointment.get(&late).unwrap().owner().clone();
        let stamp = crate::Stamp { seen, ..town.stamp(Wang) };
        town.take(&crate::Operation::Handover(Operation::Give(give)), &stamp).unwrap();
        let handover = HandoverId::from(&town.last);
        let take = town.takes(&handover, &[]);
        let stamp = crate::Stamp { seen, ..town.stamp(Li) };
        town.take(&crate::Operation::Handover(Operation::Take(take)), &stamp).unwrap();
        // Nothing moves that nobody acknowledged.
        assert_eq!(owner(&town), town.id(Wang));
        // What is asked for comes with it, and each has a line of its own.
        let said: Vec<Matter> = view::arrived_for(&town.state, &town.id(Li))
            .into_iter()
            .flat_map(|(_, listed)| listed)
            .map(|listed| listed.matter)
            .collect();
        let contact = town.state.appointment.get(&late).unwrap().contact.clone();
        assert_eq!(said, [Matter::Contact(contact.clone()), matter.clone()]);
        town.take_more(Li, &handover, &Matter::Contact(contact)).unwrap();
        assert_eq!(owner(&town), town.id(Wang));
        town.take_more(Li, &handover, &matter).unwrap();
        assert_eq!(owner(&town), town.id(Li));
        let one = town.state.handover.get(&handover).unwrap();
        let last = one.lines.last().unwrap();
        let Entry::Matter(listed) = &last.entry else { unreachable!() };
        assert_eq!((listed.at, &listed.matter), (Some(from), &matter));
        assert!(view::arrived_for(&town.state, &town.id(Li)).is_empty());
        // What is booked after it belongs to no handover that is over.
        town.set(date(2024, 5, 6), 11, 0);
        town.books_by_phone(at(10));
        assert!(view::arrived_for(&town.state, &town.id(Li)).is_empty());
    }
}
