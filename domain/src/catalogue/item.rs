//! A service item and its guide: everything a one-time notice tells. S2.2.4

use serde::{Deserialize, Serialize};

use crate::calendar::Limit;
use crate::text::Text;
use crate::time::Date;
use crate::{ItemCode, MaterialKey};

/// Whether an item is done on the spot or promised for a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ItemKind {
    /// 即办件: done in one sitting.
    #[default]
    Immediate,
    /// 承诺件: done within a promised limit.
    Promised,
}

/// Where whoever asks for an item is taken: some have a path of their own, with clocks of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Way {
    /// It is served at a window, at an appointed time or just so.
    #[default]
    Window,
    /// It is reported as a repair. UL01–UL03
    Repair,
    /// It is filed as a complaint. UL10, UL11
    Complaint,
}

impl Way {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Window, Self::Repair, Self::Complaint];

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
    fn is_window(&self) -> bool {
        *self == Self::Window
    }
}

/// The form in which a material is brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MaterialForm {
    #[default]
    Original,
    Copy,
    /// Original or copy, as the visitor likes.
    Either,
    /// Filled in at the window or told in words.
    Filled,
}

/// One material of an item's published list. Nothing else can be demanded. S1.6.2
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Material {
    pub key: MaterialKey,
    pub name: Text,
    pub form: MaterialForm,
    /// How many are kept; 0 when the original is only shown.
    pub copies: u8,
    /// Who issues it.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub issuer: Text,
    pub required: bool,
    /// May be brought later (容缺).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub secondary: bool,
    /// In which case it is needed at all, such as "if remarried"; blank for always.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub when: Text,
}

/// A service item with its guide.
#[allow(clippy::struct_excessive_bools, reason = "each is a box the administrator ticks")]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub code: ItemCode,
    pub name: Text,
    /// A neutral name for screens that others can see; the name itself where blank.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub outside_name: Text,
    /// The legal basis.
    pub basis: String,
    pub kind: ItemKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<Limit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Limit>,
    /// What the limits do not say, such as a second stage elsewhere.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub limit_note: Text,
    pub fee: Text,
    pub conditions: Text,
    pub procedure: Text,
    #[serde(default)]
    pub materials: Vec<Material>,
    /// Procedures whose time does not count, such as appraisal or public notice.
    #[serde(default, skip_serializing_if = "Text::is_blank")]
    pub special: Text,
    /// Whether it can be asked for online.
    #[serde(default)]
    pub online: bool,
    /// Whether no identity is collected.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub anonymous: bool,
    /// Whether reception offers it large.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub common: bool,
    /// How many slots in a row an appointment for it takes, 1 to 8.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub slots: u8,
    #[serde(default, skip_serializing_if = "Way::is_window")]
    pub way: Way,
    /// Whether the site offers it.
    pub on: bool,
    /// Counts revisions from 1; in an operation, the version it was made from.
    #[serde(default)]
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Date>,
    /// For the staff only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn one() -> u8 {
    1
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks by reference")]
fn is_one(slots: &u8) -> bool {
    *slots == 1
}

impl Material {
    /// Returns a required material of which the original is shown.
    pub fn new(key: MaterialKey, name: Text) -> Self {
        Self {
            key,
            name,
            form: MaterialForm::Original,
            copies: 0,
            issuer: Text::default(),
            required: true,
            secondary: false,
            when: Text::default(),
        }
    }
}

impl Item {
    /// Returns an immediate item, switched off, with nothing but its code, name and basis.
    pub fn new(code: ItemCode, name: Text, basis: impl Into<String>) -> Self {
        Self {
            code,
            name,
            outside_name: Text::default(),
            basis: basis.into(),
            kind: ItemKind::Immediate,
            statutory: None,
            promised: None,
            limit_note: Text::default(),
            fee: Text::default(),
            conditions: Text::default(),
            procedure: Text::default(),
            materials: Vec::new(),
            special: Text::default(),
            online: false,
            anonymous: false,
            common: false,
            slots: 1,
            way: Way::Window,
            on: false,
            version: 0,
            valid_from: None,
            note: String::new(),
        }
    }

    /// Returns the name that may be shown outside the window.
    pub fn public_name(&self) -> &Text {
        if self.outside_name.is_blank() { &self.name } else { &self.outside_name }
    }

    /// Returns the limit that is promised, or the statutory one where none is.
    pub fn limit(&self) -> Option<Limit> {
        self.promised.or(self.statutory)
    }

    /// Returns a material of the published list.
    pub fn material(&self, key: &MaterialKey) -> Option<&Material> {
        self.materials.iter().find(|material| material.key == *key)
    }
}
