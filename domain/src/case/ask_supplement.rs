//! The visitor is told everything that is missing, at one time; a second time is a fault. S1.6.2

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Stage, State, Supplement, Warning, rules};
use crate::contact::{self, FaultKind, FaultNoted};
use crate::context::Stamp;
use crate::id::{CaseId, MaterialKey};
use crate::{Decision, State as Site};

/// Asks to tell the visitor what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskSupplement {
    pub case: CaseId,
    /// All that is missing.
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Why there has to be a second one; blank for the first.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// The visitor has been told what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupplementAsked {
    pub case: CaseId,
    pub missing: BTreeSet<MaterialKey>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

impl AskSupplement {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let case = rules::known(state, &self.case)?;
        rules::open(case)?;
        let actor = contact::rules::actor(stamp)?;
        rules::before_acceptance(case)?;
        rules::something_missing(case)?;
        rules::names_all_missing(case, &self.missing)?;
        contact::rules::lawful_lines(&self.lines)?;
        rules::second_supplement(state, case, actor, &self.reason)?;
        let mut decision = super::decision(Event::SupplementAsked(SupplementAsked {
            case: self.case.clone(),
            missing: self.missing.clone(),
            lines: self.lines.clone(),
            reason: self.reason.clone(),
        }));
        let due = case.ask_by;
        if case.supplements.is_empty() && stamp.at > due.at {
            let late = Warning::SupplementLate { due: due.date };
            decision.warnings.push(crate::Warning::Case(late));
        }
        let Some(contact) = state.contact.get(&case.contact) else { return Ok(decision) };
        let beyond = contact::rules::second_trip(state, contact, &self.missing, &self.lines);
        if let Some(against) = beyond {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondTrip, against));
            decision.warnings.push(crate::Warning::Case(Warning::SecondTrip));
        }
        if let Some(first) = case.supplements.first() {
            decision.events.push(FaultNoted::of(contact, FaultKind::SecondSupplement, &first.by));
        }
        Ok(decision)
    }
}

impl SupplementAsked {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.case, |case| {
            case.stage = Stage::Supplement { asked: stamp.at };
            let by = case.actor(stamp);
            case.supplements.push(Supplement {
                at: stamp.at,
                by,
                missing: self.missing.clone(),
                lines: self.lines.clone(),
                reason: self.reason.clone(),
            });
        });
    }
}
