//! A special procedure ends with its result: the clock runs on, and the date is promised anew.
//! R-CLK-6, R-CLK-8

use serde::{Deserialize, Serialize};

use super::{Event, Resumption, State, course, rules};
use crate::calendar::Due;
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to end the special procedure that runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndSpecial {
    pub case: CaseId,
    /// What came of it, without personal fields.
    pub result: String,
}

/// The special procedure has ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialEnded {
    pub case: CaseId,
    pub result: String,
    /// The date as it is promised from now on.
    pub due: Due,
}

impl EndSpecial {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        let promise = rules::accepted(state, case, stamp.at)?;
        rules::paused(case)?;
        rules::special_result(&self.result)?;
        let course = course(case, stamp.at);
        let due = state.site.clock().due_along(promise.start, promise.limit, &course);
        let (case, result) = (self.case.clone(), self.result.clone());
        Ok(super::decision(Event::SpecialEnded(SpecialEnded { case, result, due })))
    }
}

impl SpecialEnded {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            let Some(last) = case.suspensions.last_mut() else { return };
            let (result, due) = (self.result.clone(), self.due);
            last.ended = Some(Resumption { at: stamp.at, by, result, due });
            case.rewritten = Some(due);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::StepKind;
    use crate::case::{Operation, Refusal, view};
    use crate::contact::Told;
    use crate::township::*;

    fn end(town: &mut Township, case: &CaseId, result: &str) -> Done {
        let end = EndSpecial { case: case.clone(), result: result.to_owned() };
        town.case(Wang, Operation::EndSpecial(end))
    }

    #[test]
    fn r_clk_8_the_day_it_begins_is_not_counted_and_the_day_it_ends_before_closing_is() {
        // Begun on 8 May; ended on that day at that time; then due on that day.
        let rows = [
            ((5, 8, 17, 0), (5, 17)),
            ((5, 9, 9, 0), (5, 20)),
            ((5, 9, 17, 30), (5, 20)),
            ((5, 9, 17, 31), (5, 21)),
            // Over the make-up Saturday, 11 May
            ((5, 13, 9, 0), (5, 23)),
            // Past the date itself: no day of it is lost.
            ((5, 20, 9, 0), (5, 30)),
            // Over the dragon boat festival, 8 to 10 June
            ((6, 11, 9, 0), (6, 21)),
        ];
        for ((month, day, hour, minute), (due_month, due_day)) in rows {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            town.on_post(Wang, date(2024, 5, 8), 10, 0);
            town.begin_special(Wang, &case).unwrap();
            town.on_post(Wang, date(2024, month, day), hour, minute);
            assert!(end(&mut town, &case, "鉴定合格").is_ok());
            let due = town.state.case.get(&case).unwrap().due().unwrap();
            assert_eq!(due.date, date(2024, due_month, due_day), "{month}-{day} {hour}:{minute}");
            assert_eq!(town.state.case.promised().count(), 1);
        }
    }

    #[test]
    fn r_clk_6_a_special_procedure_ends_once_with_its_result() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        assert_eq!(end(&mut town, &case, "合格"), Err(Refusal::NotPaused.into()));
        town.begin_special(Wang, &case).unwrap();
        assert_eq!(end(&mut town, &case, " "), Err(Refusal::ResultBlank.into()));
        assert!(end(&mut town, &case, "合格").is_ok());
        assert_eq!(end(&mut town, &case, "合格"), Err(Refusal::NotPaused.into()));
        assert!(town.finish(Wang, &case, Told::Present).is_ok());
    }

    #[test]
    fn r_clk_8_the_date_tells_on_which_days_the_clock_stood() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        town.on_post(Wang, date(2024, 5, 8), 10, 0);
        town.begin_special(Wang, &case).unwrap();
        town.on_post(Wang, date(2024, 5, 10), 9, 0);
        end(&mut town, &case, "合格").unwrap();
        let held = town.state.case.get(&case).unwrap();
        let steps = view::explain(&town.state, held, town.now);
        let stood: Vec<_> = steps
            .iter()
            .filter(|step| step.kind == StepKind::Stood)
            .map(|step| step.date)
            .collect();
        assert_eq!(stood, [date(2024, 5, 8), date(2024, 5, 9)]);
        assert_eq!(steps.last().map(|step| step.date), Some(date(2024, 5, 21)));
    }
}
