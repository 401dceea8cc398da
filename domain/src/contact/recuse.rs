//! Whoever is close to the visitor says so, or a supervisor says it of them: from then on somebody else
//! decides. S1.6.3

use serde::{Deserialize, Serialize};

use super::{Event, Recusal, Relation, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

/// Asks that somebody decide nothing in a matter from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recuse {
    pub contact: ContactId,
    pub person: PersonId,
    pub relation: Relation,
}

/// Somebody decides nothing in a matter from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recused {
    pub contact: ContactId,
    pub person: PersonId,
    pub relation: Relation,
}

impl Recuse {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::goes_on(contact)?;
        rules::can_receive(state, &self.person)?;
        rules::declares(state, &self.person, rules::actor(stamp)?)?;
        rules::recused_once(contact, &self.person)?;
        let (contact, person) = (self.contact.clone(), self.person.clone());
        let recused = Recused { contact, person, relation: self.relation };
        Ok(super::decision([Event::Recused(recused)]))
    }
}

impl Recused {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            // What was offered to them they cannot take: whoever sent it offers it to another.
            if contact.offered().is_some_and(|offer| offer.to == self.person) {
                contact.lapse_offer(stamp);
            }
            let (person, relation) = (self.person.clone(), self.relation);
            let by = contact.actor(stamp);
            contact.recusals.push(Recusal { person, relation, at: stamp.at, by, lifted: None });
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::contact::{Operation, Outcome, Receive, Refusal, Relation, Told, view};
    use crate::id::ContactId;
    use crate::township::*;

    #[test]
    fn s1_6_3_whoever_is_close_to_the_visitor_decides_nothing_and_hands_the_matter_on() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        town.recuse(Wang, &contact, Wang).unwrap();
        let recused = Refusal::Recused { person: town.id(Wang), relation: Relation::InLaw };
        let barred: Done = Err(recused.into());
        assert_eq!(town.notify(Wang, &contact, &["m2"], &[]), barred);
        let withdrawn = town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present);
        assert_eq!(withdrawn, barred);
        assert_eq!(town.open(Wang, &contact, &[]), barred);
        assert_eq!(view::recused(&town.state.contact).len(), 1);
        town.transfer(Wang, &contact, Zhou).unwrap();
        assert_eq!(view::recused(&town.state.contact).len(), 0);
        town.accept_transfer(Zhou, &contact).unwrap();
        assert_eq!(view::recused(&town.state.contact).len(), 0);
        assert!(town.notify(Zhou, &contact, &["m2"], &[]).is_ok());
        let held = town.state.contact.get(&contact).unwrap();
        assert_eq!((held.first_owner(), held.owner()), (&town.id(Wang), &town.id(Zhou)));
    }

    #[test]
    fn s1_6_3_before_anything_is_declared_whoever_answers_for_it_decides() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        let before = town.now;
        town.wait(10);
        town.recuse(Zhao, &contact, Wang).unwrap();
        town.now = before;
        assert!(town.notify(Wang, &contact, &["m2"], &[]).is_ok(), "it was done before");
    }

    #[test]
    fn s1_6_3_one_declares_it_of_oneself_and_a_supervisor_of_anybody() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        assert_eq!(town.recuse(Wang, &contact, Zhou), Err(Refusal::NotYoursToDeclare.into()));
        assert!(town.recuse(Zhou, &contact, Zhou).is_ok());
        assert!(town.recuse(Zhao, &contact, Wang).is_ok());
        let again = Refusal::RecusedAlready { person: town.id(Wang) };
        assert_eq!(town.recuse(Wang, &contact, Wang), Err(again.into()));
        let sun = Refusal::CannotServe { person: town.id(Sun) };
        assert_eq!(town.recuse(Zhao, &contact, Sun), Err(sun.into()));
    }

    #[test]
    fn s1_6_3_a_matter_is_not_given_to_whoever_is_close_to_its_visitor() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.recuse(Zhou, &contact, Zhou).unwrap();
        let refusal = Refusal::Recused { person: town.id(Zhou), relation: Relation::InLaw };
        assert_eq!(town.transfer(Wang, &contact, Zhou), Err(refusal.clone().into()));
        assert_eq!(town.reassign(Zhao, &contact, Zhou), Err(refusal.into()));
        assert!(town.transfer(Wang, &contact, Chen).is_ok());
    }

    #[test]
    fn s1_6_3_what_was_offered_to_somebody_close_goes_back_to_be_offered_to_another() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &[]);
        town.transfer(Wang, &contact, Zhou).unwrap();
        let at = town.now;
        town.recuse(Zhou, &contact, Zhou).unwrap();
        let lapsed = Refusal::OfferLapsed { at, by: Some(town.id(Zhou)) };
        assert_eq!(town.accept_transfer(Zhou, &contact), Err(lapsed.into()));
        assert!(town.transfer(Wang, &contact, Chen).is_ok());
    }

    #[test]
    fn s1_6_3_a_supervisor_who_is_close_asks_for_nothing_more_either() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        town.notify(Wang, &contact, &["m2"], &[]).unwrap();
        town.recuse(Zhao, &contact, Zhao).unwrap();
        let refusal = Refusal::Recused { person: town.id(Zhao), relation: Relation::InLaw };
        assert_eq!(town.ask_more(Zhao, &contact, &["m2"]), Err(refusal.into()));
        assert!(town.ask_more(Wang, &contact, &["m2"]).is_ok());
    }

    #[test]
    fn s1_6_3_what_is_over_needs_nobody_else() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "", &[]);
        let at = town.now;
        town.dispose(Wang, &contact, Outcome::Withdrawn, Told::Present).unwrap();
        let closed = Refusal::AlreadyClosed { by: town.id(Wang), at };
        assert_eq!(town.recuse(Wang, &contact, Wang), Err(closed.into()));
    }

    #[test]
    fn s1_6_3_a_supervisor_lifts_a_mistake_with_a_reason_and_never_ones_own() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        let not = Refusal::NotRecused { person: town.id(Wang) };
        assert_eq!(town.lift(Zhao, &contact, Wang, "认错人"), Err(not.into()));
        town.recuse(Wang, &contact, Wang).unwrap();
        assert!(town.lift(Wang, &contact, Wang, "认错人").is_err());
        assert_eq!(town.lift(Zhao, &contact, Wang, " "), Err(Refusal::ReasonBlank.into()));
        assert!(town.lift(Zhao, &contact, Wang, "认错人").is_ok());
        assert!(town.notify(Wang, &contact, &["m2"], &[]).is_ok());
        town.recuse(Zhao, &contact, Zhao).unwrap();
        assert_eq!(town.lift(Zhao, &contact, Zhao, "认错人"), Err(Refusal::OwnRecusal.into()));
        assert!(town.lift(Chen, &contact, Zhao, "认错人").is_ok());
    }

    #[test]
    fn s1_6_3_whoever_stepped_back_lifts_nobody_elses_stepping_back() {
        let mut town = Township::morning();
        let contact = town.receive(Wang, "FP07", &["m1"]);
        town.recuse(Wang, &contact, Wang).unwrap();
        town.recuse(Zhao, &contact, Zhao).unwrap();
        let refusal = Refusal::Recused { person: town.id(Zhao), relation: Relation::InLaw };
        assert_eq!(town.lift(Zhao, &contact, Wang, "认错人"), Err(refusal.into()));
        assert!(town.lift(Chen, &contact, Wang, "认错人").is_ok());
    }

    #[test]
    fn s1_6_3_who_stepped_back_decides_nothing_when_the_visitor_comes_back_with_the_notice() {
        let mut town = Township::morning();
        let first = town.receive(Wang, "FP07", &["m1"]);
        town.recuse(Zhou, &first, Zhou).unwrap();
        town.recuse(Zhao, &first, Wang).unwrap();
        town.lift(Chen, &first, Wang, "认错人").unwrap();
        town.notify(Wang, &first, &["m2"], &[]).unwrap();
        let back = |town: &mut Township, who| {
            let asks = Township::asks("FP07", &["m1"]);
            let receive = Receive { follows: Some(first.clone()), ..asks };
            town.contact(who, Operation::Receive(receive)).unwrap();
            ContactId::from(&town.last)
        };
        let again = back(&mut town, Zhou);
        let refusal = Refusal::Recused { person: town.id(Zhou), relation: Relation::InLaw };
        assert_eq!(town.notify(Zhou, &again, &["m2"], &[]), Err(refusal.clone().into()));
        assert_eq!(view::recused(&town.state.contact).len(), 1, "a supervisor is told");
        let third = back(&mut town, Wang);
        assert_eq!(town.transfer(Wang, &third, Zhou), Err(refusal.into()));
        // What was lifted was a mistake there, too.
        assert!(town.notify(Wang, &third, &["m2"], &[]).is_ok());
    }
}
