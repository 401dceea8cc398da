//! What the window offers: service items with their guides, the departments of the site, the
//! directory of units outside it, and the phrases. An item is added, revised in numbered versions,
//! and switched on and off, as departments and units are; what was published under a version stays readable.

mod add_item;
mod departments;
mod item;
mod phrases;
mod publish_phrases;
mod revise_item;
mod rules;
mod state;
mod switch_item;
mod units;
mod view;

use serde::{Deserialize, Serialize};

use crate::{Decision, DepartmentId, ItemCode, MaterialKey, PostId, Stamp, UnitId};

pub use add_item::AddItem;
pub use departments::{AddDepartment, ReviseDepartment, SwitchDepartment};
pub use item::{Item, ItemKind, Material, MaterialForm, Way};
pub use phrases::{RemovePhrase, SavePhrase};
pub use publish_phrases::PublishPhrases;
pub use revise_item::ReviseItem;
pub use rules::{check_item, forbidden_word, longer};
pub use state::{Department, Phrase, PhraseKind, State, Unit};
pub use switch_item::SwitchItem;
pub use units::{AddUnit, ConfirmUnit, ReviseUnit, SwitchUnit, UnitConfirmed};

/// What may be asked of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Operation {
    AddItem(AddItem),
    ReviseItem(ReviseItem),
    SwitchItem(SwitchItem),
    AddDepartment(AddDepartment),
    ReviseDepartment(ReviseDepartment),
    SwitchDepartment(SwitchDepartment),
    AddUnit(AddUnit),
    ReviseUnit(ReviseUnit),
    ConfirmUnit(ConfirmUnit),
    SwitchUnit(SwitchUnit),
    PublishPhrases(PublishPhrases),
    SavePhrase(SavePhrase),
    RemovePhrase(RemovePhrase),
}

/// What happened to the catalogue; an item carries the version it became.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    ItemAdded(AddItem),
    ItemRevised(ReviseItem),
    ItemSwitched(SwitchItem),
    DepartmentAdded(Department),
    DepartmentRevised(Department),
    DepartmentSwitched(SwitchDepartment),
    UnitAdded(Unit),
    UnitRevised(Unit),
    UnitConfirmed(UnitConfirmed),
    UnitSwitched(SwitchUnit),
    PhrasesPublished(PublishPhrases),
    PhraseSaved(Phrase),
    PhraseRemoved(RemovePhrase),
}

/// Why the catalogue is not changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    #[error("2.3 an item's code is four capital letters or digits")]
    CodeMalformed,
    #[error("the code {code} is taken")]
    CodeTaken { code: ItemCode },
    #[error("there is no item {code}")]
    UnknownItem { code: ItemCode },
    #[error("the item was revised meanwhile: version {now} is the latest")]
    StaleVersion { now: u32 },
    #[error("S2.2.4 it needs a name")]
    NameBlank,
    #[error("S1.6.2 a material is asked for on some legal basis: the item needs one")]
    BasisBlank,
    #[error("R-CLK-2 a promised item needs its limit")]
    PromisedItemWithoutLimit,
    #[error("2.3 an immediate item is done on the spot and promises no later day")]
    ImmediateItemWithLimit,
    #[error("R-CLK-2 a limit is at least one of its unit")]
    LimitZero,
    #[error("R-CLK-9 the promised limit is longer than the statutory one")]
    PromisedLongerThanStatutory,
    #[error("two materials have the key {key}")]
    DuplicateMaterial { key: MaterialKey },
    #[error("S2.2.4 the material {key} needs a name")]
    MaterialNameBlank { key: MaterialKey },
    #[error("S2.2.4 the material {key} needs the number of its copies")]
    MaterialWithoutCopies { key: MaterialKey },
    #[error("3.4 “{word}” may not be demanded of anybody any more")]
    MaterialForbidden { word: String },
    #[error("6.2 an item that may be had anonymously asks for no material")]
    AnonymousWithMaterial,
    #[error("S1.4.1 an appointment takes 1 to {most} slots in a row")]
    Slots { most: u8 },
    #[error("there is no department {department}")]
    UnknownDepartment { department: DepartmentId },
    #[error("there is no unit {unit}")]
    UnknownUnit { unit: UnitId },
    #[error("S2.2.5 a unit that visitors are sent to needs its {field}")]
    UnitIncomplete { field: String },
    #[error("S1.1.3 the post {post} belongs to it")]
    DepartmentOfPost { post: PostId },
    #[error("S1.1.2 the matter {no} is open and still points there")]
    PointedTo { no: String },
    #[error("S2.3 two phrases have the id {id}")]
    DuplicatePhrase { id: String },
    #[error("S2.3 the phrase {id} has no words")]
    PhraseBlank { id: String },
    #[error("S2.3 there is no phrase {id}")]
    UnknownPhrase { id: String },
    #[error("S2.3.3 the phrase {id} is the document's: it stays")]
    PhraseOfDocument { id: String },
    #[error("S2.3.3 so few characters stand in ordinary sentences, too: at least {least}")]
    PhraseTooShort { least: u16 },
}

impl Operation {
    /// Decides what the operation makes of the catalogue.
    ///
    /// # Errors
    /// The first rule it breaks.
    pub fn decide(&self, state: &crate::State, stamp: &Stamp) -> Result<Decision, crate::Refusal> {
        let (catalogue, zone) = (&state.catalogue, state.site.zone);
        let event = match self {
            Self::AddItem(asked) => asked.decide(catalogue)?,
            Self::ReviseItem(asked) => asked.decide(catalogue)?,
            Self::SwitchItem(asked) => asked.decide(catalogue)?,
            Self::AddDepartment(asked) => asked.decide(stamp)?,
            Self::ReviseDepartment(asked) => asked.decide(catalogue)?,
            Self::SwitchDepartment(asked) => asked.decide(state)?,
            Self::AddUnit(asked) => asked.decide(zone, stamp)?,
            Self::ReviseUnit(asked) => asked.decide(catalogue, zone, stamp)?,
            Self::ConfirmUnit(asked) => asked.decide(catalogue, zone, stamp)?,
            Self::SwitchUnit(asked) => asked.decide(state)?,
            Self::PublishPhrases(asked) => asked.decide()?,
            Self::SavePhrase(asked) => asked.decide(catalogue, stamp)?,
            Self::RemovePhrase(asked) => asked.decide(catalogue)?,
        };
        Ok(Decision { events: vec![crate::Event::Catalogue(event)], warnings: Vec::new() })
    }
}

impl State {
    /// Takes in what happened to the catalogue.
    pub fn evolve(&mut self, stamp: &Stamp, event: &Event) {
        match event {
            Event::ItemAdded(event) => event.evolve(self),
            Event::ItemRevised(event) => event.evolve(self),
            Event::ItemSwitched(event) => event.evolve(self),
            Event::DepartmentAdded(event) | Event::DepartmentRevised(event) => event.evolve(self),
            Event::DepartmentSwitched(event) => event.evolve(self, stamp.at),
            Event::UnitAdded(event) | Event::UnitRevised(event) => event.evolve(self),
            Event::UnitConfirmed(event) => event.evolve(self),
            Event::UnitSwitched(event) => event.evolve(self, stamp.at),
            Event::PhrasesPublished(event) => event.evolve(self, stamp),
            Event::PhraseSaved(event) => event.evolve(self, stamp),
            Event::PhraseRemoved(event) => event.evolve(self, stamp),
        }
    }
}

#[cfg(test)]
mod tests;
