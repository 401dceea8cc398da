//! An absence is planned; never A and B of a post at once. S1.3.2

use serde::{Deserialize, Serialize};

use super::{Absence, AbsenceKind, Decided, Event, State, rules};
use crate::Stamp;
use crate::id::{AbsenceId, PersonId};
use crate::time::Span;

/// Asks that a person be away for a while.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlanAbsence {
    pub person: PersonId,
    pub span: Span,
    pub kind: AbsenceKind,
}

/// A person will be away; the operation names the absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbsencePlanned {
    pub person: PersonId,
    pub span: Span,
    pub kind: AbsenceKind,
}

impl PlanAbsence {
    /// # Errors
    /// Who or which span it cannot be, or which post would have neither A nor B.
    pub(super) fn decide(&self, state: &crate::State, stamp: &Stamp) -> Decided {
        rules::staff(state, &self.person, stamp.at)?;
        rules::given_by_another(&self.person, stamp)?;
        rules::absence_span(state, self.span, stamp.at)?;
        rules::never_both_absent(state, &self.person, self.span)?;
        let mut warnings = rules::stand_ins(state, &self.person, self.span);
        warnings.extend(rules::hand_over_first(state, &self.person, self.span));
        let Self { person, span, kind } = self.clone();
        Ok((vec![Event::AbsencePlanned(AbsencePlanned { person, span, kind })], warnings))
    }
}

impl AbsencePlanned {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let id = AbsenceId::from(&stamp.operation);
        let Self { person, span, kind } = self.clone();
        let absence = Absence { id: id.clone(), person, span, kind, cancelled: None };
        state.absences.insert(id, absence);
    }
}
