//! The owner asks for more time, once, before the date is over. R-CLK-7

use serde::{Deserialize, Serialize};

use super::{Event, Extension, ExtensionStands, State, rules};
use crate::context::Stamp;
use crate::id::CaseId;
use crate::{Decision, State as Site};

/// Asks for an extension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskExtension {
    pub case: CaseId,
    pub working_days: u16,
    pub reason: String,
}

/// An extension has been asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionAsked {
    pub case: CaseId,
    pub working_days: u16,
    pub reason: String,
}

impl AskExtension {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::own_open(state, &self.case, stamp)?;
        crate::contact::rules::serving(state, stamp)?;
        let promise = rules::accepted(state, case, stamp.at)?;
        rules::not_paused(case)?;
        rules::extended_once(case)?;
        rules::before_expiry(&promise, stamp.at)?;
        rules::extension_length(state, self.working_days)?;
        rules::said(&self.reason)?;
        let asked = Event::ExtensionAsked(ExtensionAsked {
            case: self.case.clone(),
            working_days: self.working_days,
            reason: self.reason.clone(),
        });
        Ok(super::after_acceptance(state, case, stamp, asked))
    }
}

impl ExtensionAsked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            let by = case.actor(stamp);
            case.extensions.push(Extension {
                asked: stamp.at,
                by,
                working_days: self.working_days,
                reason: self.reason.clone(),
                stands: ExtensionStands::Asked,
            });
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::case::Refusal;
    use crate::township::*;

    #[test]
    fn r_clk_7_an_extension_is_of_so_many_days_at_most_and_has_a_reason() {
        let mut town = Township::morning();
        let case = town.accepted(Wang);
        let rows = [
            (0, "案情复杂", Refusal::NoDays),
            (11, "案情复杂", Refusal::ExtensionTooLong { most: 10 }),
            (10, " ", Refusal::NothingSaid),
        ];
        for (days, reason, refusal) in rows {
            assert_eq!(town.ask_extension(Wang, &case, days, reason), Err(refusal.into()));
        }
        assert!(town.ask_extension(Wang, &case, 10, "案情复杂").is_ok());
        let again = town.ask_extension(Wang, &case, 10, "案情复杂");
        assert_eq!(again, Err(Refusal::ExtensionWaits.into()));
    }

    #[test]
    fn r_clk_7_an_extension_is_asked_for_by_the_closing_of_the_last_day() {
        for (minute, refused) in [(30, false), (31, true)] {
            let mut town = Township::morning();
            let case = town.accepted(Wang);
            town.on_post(Wang, date(2024, 5, 17), 17, minute);
            let done = town.ask_extension(Wang, &case, 5, "案情复杂");
            let refusal = Refusal::Expired { due: date(2024, 5, 17) };
            assert_eq!(done.err(), refused.then(|| refusal.into()), "{minute}");
        }
    }
}
