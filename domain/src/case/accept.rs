//! Complete papers are accepted, and a date is promised; or it is entered that the law has accepted
//! them. S1.6.2, R-CLK-1, R-CLK-3, R-CLK-4, R-CLK-5

use serde::{Deserialize, Serialize};

use super::{Acceptance, Event, Stage, State, Warning, rules};
use crate::calendar::{Due, Limit};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::time::Timestamp;
use crate::{Decision, State as Site};

/// Asks to accept a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accept {
    pub case: CaseId,
}

/// A case is accepted and its date promised; the date never moves later by being worked out anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    pub case: CaseId,
    /// When the papers were complete.
    pub start: Timestamp,
    pub limit: Limit,
    pub due: Due,
    /// Whether the law accepted it, from the receipt of the material. R-CLK-4
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deemed: bool,
}

impl Accept {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        rules::before_acceptance(case)?;
        let mut warnings = Vec::new();
        let accepted = if let Some(accepted) = rules::deemed(state, case, stamp.at) {
            warnings.push(Warning::DeemedAccepted { since: accepted.start });
            accepted
        } else {
            let start = rules::complete(case)?;
            let guide = rules::guide(state, case)?;
            rules::promised_to(case, guide)?;
            let limit = rules::limit(case, guide);
            let due = state.site.due(start, limit);
            Accepted { case: self.case.clone(), start, limit, due, deemed: false }
        };
        warnings.extend(accepted.due.provisional.then_some(Warning::DueProvisional));
        let mut decision = super::decision(Event::Accepted(accepted));
        decision.warnings = warnings.into_iter().map(crate::Warning::Case).collect();
        Ok(decision)
    }
}

impl Accepted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (start, limit, due, deemed) = (self.start, self.limit, self.due, self.deemed);
            let by = case.actor(stamp);
            case.acceptance = Some(Acceptance { at: stamp.at, by, start, limit, due, deemed });
            case.stage = Stage::Accepted;
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Mark, Refusal, view};
    use crate::contact::{Receive, Told};
    use crate::time::TimeOfDay;
    use crate::township::*;

    #[test]
    fn s1_6_2_only_complete_papers_are_accepted() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        let refusal = Refusal::PapersIncomplete { materials: keys(&["m2"]) };
        assert_eq!(town.accept(Wang, &case), Err(refusal.into()));
        town.tick(Wang, &case, &[("m2", Mark::Has)]).unwrap();
        let at = town.now;
        assert!(town.accept(Wang, &case).is_ok());
        let refusal = Refusal::AlreadyAccepted { by: town.id(Wang), at };
        assert_eq!(town.accept(Wang, &case), Err(refusal.into()));
    }

    #[test]
    fn r_clk_1_the_promise_is_ten_working_days_counted_from_the_next_at_closing() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        assert_eq!(town.accept(Wang, &case).unwrap().warnings, vec![]);
        let due = town.state.case.get(&case).unwrap().due().unwrap();
        // 7, 8, 9, 10, the make-up Saturday 11, 13, 14, 15, 16, 17 May.
        assert_eq!((due.date, due.provisional), (date(2024, 5, 17), false));
        let closing = Timestamp::at(due.date, TimeOfDay::hm(17, 30), town.state.site.zone);
        assert_eq!(due.at, closing);
    }

    #[test]
    fn r_clk_5_the_clock_starts_when_the_papers_are_complete_not_when_the_clerk_says_so() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        town.supplement(Wang, &case, &["m2"]).unwrap();
        town.set(date(2024, 5, 8), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        town.tick(Wang, &case, &[("m2", Mark::Has)]).unwrap();
        town.set(date(2024, 5, 10), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        town.accept(Wang, &case).unwrap();
        let due = town.state.case.get(&case).unwrap().due().unwrap();
        assert_eq!(due.date, date(2024, 5, 21));
    }

    #[test]
    fn r_clk_a_promise_into_an_unpublished_year_is_provisional_and_says_so() {
        let mut town = Township::morning();
        town.set(date(2024, 12, 27), 9, 0);
        let post = town.posts[0].clone();
        town.duty(Wang, crate::duty::Operation::Start(crate::duty::Start { post })).unwrap();
        let case = town.opened(Wang, "FP07", &["m1", "m2"]);
        let done = town.accept(Wang, &case).unwrap();
        assert_eq!(done.warnings, vec![crate::Warning::Case(Warning::DueProvisional)]);
        assert!(town.state.case.get(&case).unwrap().due().unwrap().provisional);
    }

    #[test]
    fn s1_1_2_a_promise_is_made_to_somebody() {
        let mut town = Township::morning();
        let nobody = Receive { subject: None, ..Township::asks("FP07", &["m1", "m2"]) };
        town.contact(Wang, crate::contact::Operation::Receive(nobody)).unwrap();
        let contact = crate::ContactId::from(&town.last);
        town.open(Wang, &contact, &[]).unwrap();
        let case = CaseId::from(&town.last);
        assert_eq!(town.accept(Wang, &case), Err(Refusal::NobodyNamed.into()));
        assert!(town.refuse(Wang, &case, "条例第9条", "可复议").is_ok());
    }

    #[test]
    fn s1_6_2_an_immediate_matter_that_is_accepted_is_due_the_same_day() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        town.accept(Wang, &case).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().due().unwrap().date, date(2024, 5, 6));
        assert!(town.finish(Wang, &case, Told::Present).is_ok());
    }

    #[test]
    fn r_clk_4_what_nobody_asked_for_in_five_working_days_is_accepted_from_its_receipt() {
        // Received on 6 May: what is missing is told by the make-up Saturday, 11 May, at closing.
        for ((day, hour, minute), deemed) in
            [((11, 17, 30), false), ((11, 17, 31), true), ((20, 9, 0), true)]
        {
            let mut town = Township::morning();
            let case = town.opened(Wang, "FP07", &["m1"]);
            town.on_post(Wang, date(2024, 5, day), hour, minute);
            let held = town.state.case.get(&case).unwrap();
            let promise = crate::case::promise(&town.state, held, town.now);
            assert_eq!(promise.map(|one| one.due.date), deemed.then_some(date(2024, 5, 17)));
            let overdue = view::overdue(&town.state, town.now).len();
            assert_eq!(overdue, usize::from(day == 20));
            let done = town.accept(Wang, &case);
            assert_eq!(done.is_ok(), deemed, "{day} {hour}:{minute}");
            let Ok(done) = done else { continue };
            let held = town.state.case.get(&case).unwrap();
            let accepted = held.acceptance.as_ref().unwrap();
            assert!(accepted.deemed && accepted.start == held.received);
            let since = held.received;
            let told = crate::Warning::Case(Warning::DeemedAccepted { since });
            assert_eq!(done.warnings, vec![told]);
            // The papers still come in.
            assert!(town.tick(Wang, &case, &[("m2", Mark::Has)]).is_ok());
        }
    }

    #[test]
    fn r_clk_4_over_a_holiday_the_five_working_days_are_those_that_are_worked() {
        let mut town = Township::morning();
        town.on_post(Wang, date(2024, 9, 27), 9, 0);
        let case = town.opened(Wang, "FP07", &[]);
        // 29 and 30 September, 8, 9 and 10 October
        for ((day, hour), deemed) in [((10, 17), false), ((11, 9), true)] {
            town.set(date(2024, 10, day), hour, 0);
            let held = town.state.case.get(&case).unwrap();
            let promise = crate::case::promise(&town.state, held, town.now);
            assert_eq!(promise.is_some(), deemed, "{day}");
        }
    }

    #[test]
    fn r_clk_4_whatever_is_done_next_enters_the_acceptance_first() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        town.on_post(Wang, date(2024, 5, 13), 9, 0);
        assert_eq!(town.finish(Wang, &case, Told::Present).unwrap().events.len(), 2);
        let held = town.state.case.get(&case).unwrap();
        assert!(held.acceptance.as_ref().unwrap().deemed && !held.is_open());
    }

    #[test]
    fn r_clk_4_who_was_asked_in_time_is_waited_for() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        town.supplement(Wang, &case, &["m2"]).unwrap();
        town.set(date(2024, 6, 28), 9, 0);
        let held = town.state.case.get(&case).unwrap();
        assert_eq!(crate::case::promise(&town.state, held, town.now), None);
    }

    #[test]
    fn r_clk_a_year_published_since_brings_a_provisional_date_forward_and_never_back() {
        use crate::calendar::{DayKind, NoticeDay, PublishedYear};
        // Promised for 13 January 2025, 1 January being off; then a Saturday is made up, or 2 January
        // is off too, or nothing differs.
        let day = |kind| NoticeDay { kind, name: "元旦".to_owned() };
        let rows = [
            (vec![(4, DayKind::MakeUpWorkday), (1, DayKind::Holiday)], (10, false)),
            (vec![(1, DayKind::Holiday), (2, DayKind::Holiday)], (13, true)),
            (vec![(1, DayKind::Holiday)], (13, false)),
        ];
        for (days, (expected, written)) in rows {
            let mut town = Township::morning();
            town.on_post(Wang, date(2024, 12, 27), 9, 0);
            let case = town.accepted(Wang);
            let told = town.state.case.get(&case).unwrap().due().unwrap();
            assert_eq!((told.date, told.provisional), (date(2025, 1, 13), true));
            let days = days.into_iter().map(|(n, kind)| (date(2025, 1, n), day(kind))).collect();
            let year = PublishedYear { year: 2025, source: "国办发明电".to_owned(), days };
            town.state.site.calendar.years.insert(2025, year);
            let held = town.state.case.get(&case).unwrap();
            let due = view::due(&town.state, held, town.now).unwrap();
            assert_eq!((due.date, due.provisional), (date(2025, 1, expected), false));
            let steps = view::explain(&town.state, held, town.now);
            let last = steps.last().unwrap();
            assert_eq!(last.date, due.date);
            assert_eq!(last.kind == crate::calendar::StepKind::Written, written);
            town.set(date(2025, 1, expected), 9, 0);
            assert_eq!(view::due_today(&town.state, town.now).len(), 1);
            town.set(date(2025, 1, expected), 18, 0);
            assert_eq!(view::overdue(&town.state, town.now).len(), 1);
        }
    }
}
