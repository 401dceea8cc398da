//! A special procedure begins: the clock stops, and the visitor is told in writing for how long.
//! R-CLK-6, 行政许可法 Art. 45

use serde::{Deserialize, Serialize};

use super::{Event, Special, State, Suspension, rules};
use crate::contact::Given;
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to begin a special procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeginSpecial {
    pub case: CaseId,
    pub kind: Special,
    /// Why, and by which rule.
    pub basis: String,
    /// How many working days it is expected to take, as the visitor is told.
    pub days: u16,
    /// How the visitor is told in writing.
    pub given: Given,
}

/// A special procedure has begun.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialBegun {
    pub case: CaseId,
    pub kind: Special,
    pub basis: String,
    pub days: u16,
    pub given: Given,
}

impl BeginSpecial {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        let promise = rules::accepted(state, case, stamp.at)?;
        rules::not_paused(case)?;
        rules::before_expiry(&promise, stamp.at)?;
        rules::special_grounded(&self.basis)?;
        rules::told_in_writing(self.days, self.given)?;
        let begun = Event::SpecialBegun(SpecialBegun {
            case: self.case.clone(),
            kind: self.kind,
            basis: self.basis.clone(),
            days: self.days,
            given: self.given,
        });
        Ok(super::after_acceptance(state, case, stamp, begun))
    }
}

impl SpecialBegun {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            case.suspensions.push(Suspension {
                kind: self.kind,
                basis: self.basis.clone(),
                days: self.days,
                given: self.given,
                from: stamp.at,
                by,
                ended: None,
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Refusal, view};
    use crate::contact::Told;
    use crate::township::*;

    fn begin(town: &mut Township, case: &CaseId, basis: &str, days: u16, given: Given) -> Done {
        let kind = Special::Appraisal;
        let begin = BeginSpecial { case: case.clone(), kind, basis: basis.to_owned(), days, given };
        town.case(Wang, crate::case::Operation::BeginSpecial(begin))
    }

    #[test]
    fn r_clk_6_a_special_procedure_has_a_basis_and_a_length_told_in_writing() {
        let mut town = Township::morning();
        let early = town.opened(Wang, "FP07", &["m1"]);
        let done = begin(&mut town, &early, "许可法第45条", 5, Given::Print);
        assert_eq!(done, Err(Refusal::NotAccepted.into()));
        let case = town.accepted(Wang);
        let rows = [
            ((" ", 5, Given::Print), Refusal::BasisBlank),
            (("许可法第45条", 0, Given::Print), Refusal::NoDays),
            (("许可法第45条", 5, Given::Read), Refusal::NotInWriting),
        ];
        for ((basis, days, given), refusal) in rows {
            assert_eq!(begin(&mut town, &case, basis, days, given), Err(refusal.into()));
        }
        let since = town.now;
        assert!(begin(&mut town, &case, "许可法第45条", 5, Given::Message).is_ok());
        let again = begin(&mut town, &case, "许可法第45条", 5, Given::Print);
        assert_eq!(again, Err(Refusal::Paused { since }.into()));
    }

    #[test]
    fn r_clk_6_while_the_clock_stands_nothing_is_decided_and_no_date_runs() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        let since = town.now;
        begin(&mut town, &case, "许可法第45条", 5, Given::Print).unwrap();
        let paused = Refusal::Paused { since };
        assert_eq!(town.finish(Wang, &case, Told::Present), Err(paused.clone().into()));
        assert_eq!(town.refuse(Wang, &case, "第9条", "可复议"), Err(paused.into()));
        let held = town.state.case.get(&case).unwrap();
        // Monday to Friday do not count: the fifth working day ends it before closing.
        let due = view::due(&town.state, held, town.now).unwrap();
        assert_eq!((due.date, due.provisional), (date(2024, 5, 23), true));
        assert_eq!(view::light(&town.state, held, town.now), Some(view::Light::Paused));
        assert_eq!(view::days_left(&town.state, held, town.now), None);
        assert_eq!(town.state.case.promised().count(), 0);
        town.set(date(2024, 6, 24), 9, 0);
        assert!(view::overdue(&town.state, town.now).is_empty());
        assert!(town.withdraw_next_day(Wang, &case).is_ok());
    }

    #[test]
    fn r_clk_6_what_is_overdue_is_not_stopped_any_more() {
        for (minute, refused) in [(30, false), (31, true)] {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            town.on_post(Wang, date(2024, 5, 17), 17, minute);
            let done = begin(&mut town, &case, "许可法第45条", 5, Given::Print);
            let refusal = Refusal::Expired { due: date(2024, 5, 17) };
            assert_eq!(done.err(), refused.then(|| refusal.into()));
        }
    }
}
