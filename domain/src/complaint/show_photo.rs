//! Whoever filed it shows a photo of it; the picture travels apart, as words do. 2.7

use serde::{Deserialize, Serialize};

use super::{Event, State, What, rules};
use crate::context::Stamp;
use crate::id::ComplaintId;
use crate::{Decision, State as Site};

/// Asks to add a photo to a complaint that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowPhoto {
    pub complaint: ComplaintId,
}

/// A visitor has shown a photo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoShown {
    pub complaint: ComplaintId,
}

impl ShowPhoto {
    pub(super) fn decide(&self, state: &Site) -> Result<Decision, crate::Refusal> {
        let one = rules::known(state, &self.complaint)?;
        rules::unanswered(one)?;
        rules::has_room(one)?;
        let complaint = self.complaint.clone();
        Ok(super::decision(Event::PhotoShown(PhotoShown { complaint })))
    }
}

impl PhotoShown {
    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        state.step(&self.complaint, stamp, What::PhotoShown, |_| {});
    }
}
