//! What is entered of a visit.

use std::collections::BTreeSet;

use domain::catalogue::{Item, Material};
use domain::contact::rules::always_needed;
use domain::contact::{Channel, Given, Personal};
use domain::{ContactId, ItemCode, MaterialKey, PersonId, TicketId, UnitId};
use serde::{Deserialize, Serialize};

use super::way::Way;

/// Where a reception stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    #[default]
    What,
    Who,
    Outcome,
    /// What an outcome needs besides.
    Details(Way),
}

/// What was entered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    pub step: Step,
    pub channel: Came,
    /// The contact to settle, where it was registered before.
    pub contact: Option<ContactId>,
    /// The number with which they were called.
    pub ticket: Option<TicketId>,
    /// The contact whose notice the visitor brings back.
    pub follows: Option<ContactId>,
    /// What it is about; none for what the catalogue does not list.
    pub item: Option<ItemCode>,
    pub name: String,
    pub phone: String,
    pub words: String,
    pub brought: BTreeSet<MaterialKey>,
    /// What only some have to bring, this visitor too, and has not brought.
    pub lacks: BTreeSet<MaterialKey>,
    /// Lines of this case only, one a line.
    pub lines: String,
    /// Whether the visitor takes the notice along on the phone.
    pub on_phone: bool,
    pub answer: String,
    pub to: Option<PersonId>,
    pub reason: String,
    pub unit: Option<UnitId>,
    /// As a date field holds it.
    pub due: String,
    /// Whether whom it is handed to rings the visitor.
    pub rung: bool,
    pub ground: String,
    pub remedy: String,
}

/// How the visitor came; most walk in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came(pub Channel);

impl Default for Came {
    fn default() -> Self {
        Self(Channel::WalkIn)
    }
}

impl Step {
    /// Returns the place on the way, from 0.
    pub fn place(self) -> usize {
        match self {
            Self::What => 0,
            Self::Who => 1,
            Self::Outcome | Self::Details(_) => 2,
        }
    }
}

impl Visit {
    /// Says whether nothing was entered.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// Returns what this visitor needs and has not brought: what everybody does, and what was marked.
    pub fn missing(&self, item: &Item) -> BTreeSet<MaterialKey> {
        let needed = |one: &&Material| always_needed(one) || self.lacks.contains(&one.key);
        let needed = item.materials.iter().filter(needed).map(|one| one.key.clone());
        needed.filter(|key| !self.brought.contains(key)).collect()
    }

    /// Returns how the notice reaches them: read out, on the phone, or on the screen. S2.2.4
    pub fn given(&self) -> Given {
        match (self.channel.0, self.on_phone) {
            (Channel::Phone, _) => Given::Read,
            (Channel::WalkIn, true) => Given::Message,
            (Channel::WalkIn | Channel::Online | Channel::Letter, _) => Given::Screen,
        }
    }

    /// Forgets which papers were brought and which are missing.
    pub fn forget_papers(&mut self) {
        self.brought.clear();
        self.lacks.clear();
    }

    /// Returns the visitor's personal fields.
    pub fn personal(&self) -> Personal {
        let tidy = |text: &String| text.trim().to_owned();
        Personal {
            name: tidy(&self.name),
            phone: tidy(&self.phone),
            words: tidy(&self.words),
            ..Personal::default()
        }
    }
}
