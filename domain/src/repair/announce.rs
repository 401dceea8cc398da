//! What will be shut off is announced a day before. UL03

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Event, Outage, Refusal, State, Supply, rules};
use crate::State as Site;
use crate::context::Stamp;
use crate::id::{BuildingId, OutageId};
use crate::time::Span;

/// Announces that something is shut off for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnounceOutage {
    pub supply: Supply,
    /// Where: these buildings; the whole site where none is named.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub buildings: BTreeSet<BuildingId>,
    /// Where exactly, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    pub span: Span,
    pub why: String,
    /// Whether nobody could know it a day before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub emergency: bool,
}

impl AnnounceOutage {
    pub(super) fn decide(&self, state: &Site) -> Result<Event, Refusal> {
        self.buildings.iter().try_for_each(|one| rules::building(state, one).map(drop))?;
        rules::not_too_long(&self.place)?;
        rules::in_words(&self.why)?;
        rules::forwards(self.span)?;
        Ok(Event::OutageAnnounced(self.clone()))
    }

    pub(super) fn possible(&self, state: &Site, stamp: &Stamp) -> Result<(), Refusal> {
        rules::has_teams(state)?;
        rules::buildings_used(state, &self.buildings)?;
        rules::not_past(self.span, stamp.at)?;
        rules::a_day_before(state, self, stamp.at)
    }

    /// It is announced once whoever tells residents has it, not when it was typed.
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Self { supply, buildings, place, span, why, emergency } = self.clone();
        state.announce(Outage {
            id: OutageId::from(&stamp.operation),
            supply,
            buildings,
            place,
            span,
            why,
            emergency,
            announced: stamp.received.max(stamp.at),
            prolonged: None,
            ended: None,
        });
    }
}
