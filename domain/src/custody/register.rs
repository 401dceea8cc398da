//! A thing comes into custody: whoever registers it holds it. S2.1.7, S2.4

use serde::{Deserialize, Serialize};

use super::{Event, Kind, Refusal, State, Thing, rules};
use crate::State as Site;
use crate::contact::Owners;
use crate::context::Stamp;
use crate::id::{PostId, ThingId};

/// Registers things of one kind, each by its name, such as the papers a visitor leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Register {
    pub kind: Kind,
    pub names: Vec<String>,
    /// The window they are of.
    pub post: PostId,
}

impl Register {
    pub(super) fn decide(&self, state: &Site, stamp: &Stamp) -> Result<Event, crate::Refusal> {
        rules::registers(state, &self.kind, stamp)?;
        rules::names(&self.names)?;
        if let Kind::Original { of } = &self.kind {
            rules::refers(state, of)?;
        }
        Ok(Event::Registered(self.clone()))
    }

    /// Asks for a window that is open: what was taken at one that was closed meanwhile is here anyhow.
    pub(super) fn possible(&self, state: &Site) -> Result<(), Refusal> {
        rules::window(state, &self.post)
    }

    pub(super) fn evolve(&self, state: &mut State, stamp: &Stamp) {
        let Some(by) = stamp.person() else { return };
        for (place, name) in self.names.iter().enumerate() {
            let thing = Thing {
                id: ThingId::of(&stamp.operation, place),
                kind: self.kind.clone(),
                name: name.trim().to_owned(),
                post: self.post.clone(),
                holders: Owners::new(by.clone(), stamp),
                passing: None,
                kept: None,
                ended: None,
                carried: self.kind.begins(),
                since: None,
                spent: Vec::new(),
                book: Vec::new(),
            };
            state.begin(thing, stamp.at);
        }
    }
}
