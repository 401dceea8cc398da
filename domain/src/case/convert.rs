//! An immediate matter that cannot be done in one sitting becomes a promised one, on a supervisor's
//! ground. S1.4.1

use serde::{Deserialize, Serialize};

use super::{Conversion, Event, State, rules};
use crate::calendar::Limit;
use crate::contact;
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks to make an immediate matter a promised one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Convert {
    pub case: CaseId,
    pub working_days: u16,
    pub ground: String,
}

/// An immediate matter is a promised one from now on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converted {
    pub case: CaseId,
    pub limit: Limit,
    pub ground: String,
}

impl Convert {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        let actor = contact::rules::actor(stamp)?;
        rules::not_recused(state, case, actor, stamp.at)?;
        rules::not_ones_own(case, actor)?;
        let guide = rules::guide(state, case)?;
        rules::convertible(case, guide)?;
        rules::not_deemed(state, case, stamp.at)?;
        let limit = rules::conversion_limit(state, guide, self.working_days)?;
        rules::said(&self.ground)?;
        let (case, ground) = (self.case.clone(), self.ground.clone());
        Ok(super::decision(Event::Converted(Converted { case, limit, ground })))
    }
}

impl Converted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let (by, ground, limit) = (case.actor(stamp), self.ground.clone(), self.limit);
            case.conversion = Some(Conversion { at: stamp.at, by, ground, limit });
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{Operation, Refusal, rules};
    use crate::contact::Told;
    use crate::township::*;

    fn convert(town: &mut Township, who: Who, case: &CaseId, days: u16, ground: &str) -> Done {
        let (case, ground) = (case.clone(), ground.to_owned());
        town.case(who, Operation::Convert(Convert { case, working_days: days, ground }))
    }

    fn is_left_open(town: &Township, case: &CaseId) -> bool {
        rules::is_left_open(&town.state, town.state.case.get(case).unwrap())
    }

    #[test]
    fn s1_4_1_an_immediate_matter_is_converted_on_a_supervisors_ground() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1", "m2"]);
        assert!(is_left_open(&town, &case));
        assert!(convert(&mut town, Wang, &case, 5, "系统故障").is_err());
        let rows = [
            (0, "系统故障", Refusal::NoDays),
            (21, "系统故障", Refusal::ConversionTooLong { most: 20 }),
            (5, " ", Refusal::NothingSaid),
        ];
        for (days, ground, refusal) in rows {
            assert_eq!(convert(&mut town, Zhao, &case, days, ground), Err(refusal.into()));
        }
        assert!(convert(&mut town, Zhao, &case, 5, "系统故障").is_ok());
        assert!(!is_left_open(&town, &case));
        assert_eq!(town.finish(Wang, &case, Told::Present), Err(Refusal::NotAccepted.into()));
        town.accept(Wang, &case).unwrap();
        assert_eq!(town.state.case.get(&case).unwrap().due().unwrap().date, date(2024, 5, 11));
        let again = convert(&mut town, Zhao, &case, 5, "系统故障");
        assert!(matches!(again, Err(crate::Refusal::Case(Refusal::AlreadyAccepted { .. }))));
    }

    #[test]
    fn s1_4_1_a_promised_matter_is_none_to_convert() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP07", &["m1"]);
        let done = convert(&mut town, Zhao, &case, 5, "系统故障");
        assert_eq!(done, Err(Refusal::NotImmediate.into()));
        assert!(!is_left_open(&town, &case));
    }

    #[test]
    fn s1_4_1_who_was_told_to_bring_more_may_come_another_day() {
        let mut town = Township::morning();
        let case = town.opened(Wang, "FP01", &["m1"]);
        assert!(is_left_open(&town, &case));
        town.supplement(Wang, &case, &["m2"]).unwrap();
        assert!(!is_left_open(&town, &case));
    }

    #[test]
    fn s1_6_3_a_supervisor_who_answers_for_a_case_does_not_convert_it() {
        let mut town = Township::morning();
        let case = town.opened(Chen, "FP01", &["m1", "m2"]);
        let own = convert(&mut town, Chen, &case, 5, "系统故障");
        assert_eq!(own, Err(Refusal::OwnConversion.into()));
        assert!(convert(&mut town, Zhao, &case, 5, "系统故障").is_ok());
    }
}
