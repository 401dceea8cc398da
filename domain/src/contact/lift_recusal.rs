//! A recusal that was a mistake is lifted by a supervisor, never by whom it is about nor by whoever is close
//! to the visitor too. S1.6.3

use serde::{Deserialize, Serialize};

use super::{Event, Lifting, State, rules};
use crate::context::Stamp;
use crate::id::{ContactId, PersonId};
use crate::{Decision, State as Site};

/// Asks that somebody may decide in a matter again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiftRecusal {
    pub contact: ContactId,
    pub person: PersonId,
    pub reason: String,
}

/// Somebody may decide in a matter again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecusalLifted {
    pub contact: ContactId,
    pub person: PersonId,
    pub reason: String,
}

impl LiftRecusal {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let contact = rules::known(state, &self.contact)?;
        rules::goes_on(contact)?;
        let actor = rules::actor(stamp)?;
        rules::lifted_by_another(&self.person, actor)?;
        rules::not_recused(contact, actor, stamp.at)?;
        rules::is_recused(contact, &self.person)?;
        rules::reason(&self.reason)?;
        let Self { contact, person, reason } = self.clone();
        Ok(super::decision([Event::RecusalLifted(RecusalLifted { contact, person, reason })]))
    }
}

impl RecusalLifted {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.change(&self.contact, |contact| {
            let (at, by, reason) = (stamp.at, contact.actor(stamp), self.reason.clone());
            let mut standing = contact.recusals.iter_mut().filter(|one| one.lifted.is_none());
            if let Some(one) = standing.find(|one| one.person == self.person) {
                one.lifted = Some(Lifting { at, by, reason });
            }
        });
    }
}
