//! What screens need of staff and tablets.

use super::Given;
use super::state::{Device, Person, State};
use crate::id::{DeviceId, PersonId};

/// What a visitor sees of the person on duty. S1.6.1
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBadge {
    pub person: PersonId,
    pub number: String,
    pub name: String,
    pub initials: String,
    pub photo: Option<String>,
}

impl State {
    /// Returns the staff of now, by badge number.
    pub fn staff(&self) -> Vec<&Person> {
        let mut staff: Vec<&Person> =
            self.persons.values().filter(|person| person.retired.is_none()).collect();
        staff.sort_by(|one, other| one.badge.cmp(&other.badge));
        staff
    }

    /// Returns the tablets still trusted, by name.
    pub fn tablets(&self) -> Vec<&Device> {
        let mut tablets: Vec<&Device> =
            self.devices.values().filter(|device| device.revoked.is_none()).collect();
        tablets.sort_by(|one, other| one.name.cmp(&other.name));
        tablets
    }

    /// Returns those who have a key on a tablet and may sign in there without a network.
    pub fn known_on(&self, device: &DeviceId) -> Vec<&Person> {
        self.staff().into_iter().filter(|person| person.keys.contains_key(device)).collect()
    }

    /// Returns the registers that were given out, the newest first. S2.1.7
    pub fn given_out(&self) -> Vec<&Given> {
        let mut all: Vec<&Given> = self.given.values().collect();
        all.sort_by_key(|given| std::cmp::Reverse(given.at));
        all
    }

    /// Returns what a visitor sees of a person. S1.6.1
    pub fn badge(&self, person: &PersonId) -> Option<ShownBadge> {
        self.persons.get(person).map(|person| ShownBadge {
            person: person.id.clone(),
            number: person.badge.0.clone(),
            name: person.name.clone(),
            initials: person.shown_initials(),
            photo: person.photo.clone(),
        })
    }
}

impl Person {
    /// Returns the initials, or the name's last two characters where none are set.
    pub fn shown_initials(&self) -> String {
        if !self.initials.trim().is_empty() {
            return self.initials.clone();
        }
        let letters: Vec<char> = self.name.chars().filter(|c| !c.is_whitespace()).collect();
        letters.iter().skip(letters.len().saturating_sub(2)).collect()
    }
}
