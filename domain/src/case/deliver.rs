//! The document that came of a case is handed over. R-CLK-11, 行政许可法 Art. 44

use serde::{Deserialize, Serialize};

use super::{Delivery, Event, Handing, State, rules};
use crate::contact::{self, Feedback, Told};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to enter that the document was handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deliver {
    pub case: CaseId,
    pub how: Handing,
}

/// The document has been handed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivered {
    pub case: CaseId,
    pub how: Handing,
}

impl Deliver {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::deliverable(state, case, contact::rules::actor(stamp)?, stamp.at)?;
        let (case, how) = (self.case.clone(), self.how);
        Ok(super::decision(Event::Delivered(Delivered { case, how })))
    }
}

impl Delivered {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            case.delivery = Some(Delivery { at: stamp.at, by: by.clone(), how: self.how });
            // Whoever takes it in person has heard of the outcome.
            if self.how == Handing::InPerson && !case.is_heard() {
                case.feedback.push(Feedback {
                    at: stamp.at,
                    by,
                    how: Told::Present,
                    content: String::new(),
                    reached: true,
                });
            }
            case.close_when_over(stamp);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::rules::{Overtime, overtime};
    use crate::case::{Operation, Refusal, view};
    use crate::township::*;

    fn deliver(town: &mut Township, case: &CaseId, how: Handing) -> Done {
        town.case(Wang, Operation::Deliver(Deliver { case: case.clone(), how }))
    }

    #[test]
    fn r_clk_11_a_case_with_a_document_stays_open_until_that_is_handed_over() {
        let mut town = Township::morning();
        let plain = town.accepted(Wang);
        town.finish(Wang, &plain, Told::Phone).unwrap();
        assert_eq!(
            deliver(&mut town, &plain, Handing::Post),
            Err(Refusal::NothingToHandOver.into())
        );
        let case = town.accepted(Wang);
        town.finish_with(Wang, &case, "霞卫〔2024〕12号", Told::Phone).unwrap();
        assert!(town.state.case.get(&case).unwrap().is_open());
        assert_eq!(view::undelivered(&town.state.case).len(), 1);
        assert_eq!(view::untold(&town.state.case).len(), 0);
        let heard = town.case_feedback(Wang, &case, Told::Phone);
        assert_eq!(heard, Err(Refusal::AlreadyHeard.into()));
        let at = town.now;
        assert!(deliver(&mut town, &case, Handing::Post).is_ok());
        assert!(!town.state.case.get(&case).unwrap().is_open());
        let again = Refusal::AlreadyDelivered { by: town.id(Wang), at };
        assert_eq!(deliver(&mut town, &case, Handing::Post), Err(again.into()));
    }

    #[test]
    fn r_clk_11_who_takes_it_in_person_has_heard_and_who_is_sent_it_is_told() {
        for (how, open) in
            [(Handing::InPerson, false), (Handing::Proxy, true), (Handing::Post, true)]
        {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            town.finish_with(Wang, &case, "霞卫〔2024〕12号", Told::Later).unwrap();
            deliver(&mut town, &case, how).unwrap();
            assert_eq!(town.state.case.get(&case).unwrap().is_open(), open, "{how:?}");
        }
    }

    #[test]
    fn r_clk_11_a_document_not_handed_over_in_ten_working_days_counts_as_overtime() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.finish_with(Wang, &case, "霞卫〔2024〕12号", Told::Present).unwrap();
        for (minute, expected) in [(30, vec![]), (31, vec![Overtime::NotHandedOut])] {
            town.set(date(2024, 5, 17), 17, minute);
            let held = town.state.case.get(&case).unwrap();
            assert_eq!(overtime(&town.state, held, town.now), expected, "{minute}");
            let late = view::undelivered_late(&town.state, town.now).len();
            assert_eq!(late, expected.len(), "{minute}");
        }
    }

    #[test]
    fn r_clk_11_no_reply_by_the_next_working_day_counts_as_overtime() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.finish(Wang, &case, Told::Later).unwrap();
        for (minute, expected) in [(30, vec![]), (31, vec![Overtime::NoReply])] {
            town.set(date(2024, 5, 7), 17, minute);
            let held = town.state.case.get(&case).unwrap();
            assert_eq!(overtime(&town.state, held, town.now), expected, "{minute}");
            let late = view::untold_late(&town.state, town.now).len();
            assert_eq!(late, expected.len(), "{minute}");
        }
    }
}
