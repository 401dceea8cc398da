//! The rules about staff and tablets, one function each.

use super::Refusal;
use super::give_out::{GiveOut, Purpose, Register};
use super::state::{Details, Device, Person, Role};
use crate::State;
use crate::access::{self, Allowed};
use crate::context::Stamp;
use crate::id::{DeviceId, LogId, PersonId, PublicKey};

/// The bytes of the largest photo kept: it travels to every tablet.
pub const PHOTO_BYTES: usize = 24 * 1024;

/// A person is known and still staff.
pub fn staff<'a>(state: &'a State, person: &PersonId) -> Result<&'a Person, Refusal> {
    let Some(found) = state.people.persons.get(person) else {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    };
    if found.retired.is_some() {
        return Err(Refusal::PersonRetired { person: person.clone() });
    }
    Ok(found)
}

/// A tablet is known and still trusted.
pub fn tablet<'a>(state: &'a State, device: &DeviceId) -> Result<&'a Device, Refusal> {
    let Some(found) = state.people.devices.get(device) else {
        return Err(Refusal::UnknownDevice { device: device.clone() });
    };
    if found.revoked.is_some() {
        return Err(Refusal::DeviceRevoked { device: device.clone() });
    }
    Ok(found)
}

/// S1.6.1 Staff work with a badge of their own: a number nobody else wears, a name, and a photo
/// small enough to be shown on every tablet.
pub fn badge(state: &State, details: &Details, own: Option<&PersonId>) -> Result<(), Refusal> {
    if details.badge.0.trim().is_empty() {
        return Err(Refusal::BadgeBlank);
    }
    if let Some(other) = state.people.by_badge(&details.badge).filter(|p| Some(&p.id) != own) {
        return Err(Refusal::BadgeTaken { badge: details.badge.clone(), by: other.id.clone() });
    }
    if details.name.trim().is_empty() {
        return Err(Refusal::NameBlank);
    }
    if details.roles.is_empty() {
        return Err(Refusal::RolesBlank);
    }
    details.photo.as_deref().map_or(Ok(()), photo)
}

/// A photo is an image inside the text itself, so that a badge never waits for the network.
fn photo(photo: &str) -> Result<(), Refusal> {
    let count = |bytes: usize| u32::try_from(bytes).unwrap_or(u32::MAX);
    if photo.len() > PHOTO_BYTES {
        let (bytes, limit) = (count(photo.len()), count(PHOTO_BYTES));
        return Err(Refusal::PhotoTooLarge { bytes, limit });
    }
    let image = ["data:image/png;", "data:image/jpeg;", "data:image/webp;"];
    if image.iter().any(|kind| photo.starts_with(kind)) {
        Ok(())
    } else {
        Err(Refusal::PhotoMalformed)
    }
}

/// A site always keeps somebody who can set it up.
pub fn administrator_left(state: &State, without: &PersonId) -> Result<(), Refusal> {
    let is_one =
        |person: &&Person| person.retired.is_none() && person.roles.contains(&Role::Administrator);
    let mut administrators = state.people.persons.values().filter(is_one).peekable();
    let stands = administrators.peek().is_none() || administrators.any(|one| one.id != *without);
    if stands { Ok(()) } else { Err(Refusal::LastAdministrator { person: without.clone() }) }
}

/// S1.3.2 Who is A or B of a post leaves it first: a post is never left without its A and B.
pub fn holds_no_post(state: &State, person: &PersonId) -> Result<(), Refusal> {
    match state.duty.held_by(person) {
        Some(post) => Err(Refusal::HoldsPost { person: person.clone(), post: post.id.clone() }),
        None => Ok(()),
    }
}

/// A key has the one form the signatures are checked with.
pub fn key(key: &PublicKey) -> Result<(), Refusal> {
    let digits = key.0.strip_prefix("ed25519:").unwrap_or_default();
    let is_hex = digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if is_hex { Ok(()) } else { Err(Refusal::KeyMalformed) }
}

/// A log and the prefix of its case numbers are nobody else's.
pub fn log(state: &State, log: &LogId, prefix: &str) -> Result<(), Refusal> {
    if state.people.device_of(log).is_some() {
        return Err(Refusal::LogTaken { log: log.clone() });
    }
    let is_letter = |b: u8| b.is_ascii_digit() || b.is_ascii_uppercase();
    if prefix.len() < 2 || !prefix.bytes().all(is_letter) {
        return Err(Refusal::PrefixMalformed { prefix: prefix.to_owned() });
    }
    let mut devices = state.people.devices.values();
    if devices.any(|d| d.prefix == prefix || d.earlier.values().any(|p| p == prefix)) {
        return Err(Refusal::PrefixTaken { prefix: prefix.to_owned() });
    }
    Ok(())
}

/// A tablet's key is its own.
pub fn device_key(state: &State, asked: &PublicKey) -> Result<(), Refusal> {
    key(asked)?;
    match state.people.devices.values().find(|device| device.key == *asked) {
        Some(device) => Err(Refusal::KeyTaken { device: device.id.clone() }),
        None => Ok(()),
    }
}

/// There is a key to drop.
pub fn has_key(state: &State, person: &PersonId, device: Option<&DeviceId>) -> Result<(), Refusal> {
    let Some(found) = state.people.persons.get(person) else {
        return Err(Refusal::UnknownPerson { person: person.clone() });
    };
    let has = device.map_or(!found.keys.is_empty(), |device| found.keys.contains_key(device));
    if has { Ok(()) } else { Err(Refusal::NoKey { person: person.clone() }) }
}

/// S2.1.7 The days and the assessment of one person are given to themselves, and to whoever leads.
pub fn own_alone(state: &State, give: &GiveOut, stamp: &Stamp) -> Result<(), Refusal> {
    let of_one = matches!(give.what, Register::Attendance | Register::Assessment);
    let Some(actor) = stamp.person().filter(|_| of_one) else {
        return Ok(());
    };
    let leads = access::may(state, actor, Allowed::Care, stamp.at).is_ok();
    match &give.person {
        Some(person) if person != actor && !leads => {
            Err(Refusal::NotOwn { person: person.clone() })
        }
        Some(_) | None => Ok(()),
    }
}

/// S2.1.7 Nothing leaves without its purpose: words say it where the list does not, and always where
/// names and phones stand in the clear.
pub fn given_out(give: &GiveOut) -> Result<(), Refusal> {
    if give.to < give.from {
        return Err(Refusal::DaysBackwards);
    }
    let needs_words = give.personal || give.purpose == Purpose::Other;
    if needs_words && give.words.trim().is_empty() {
        return Err(Refusal::PurposeBlank);
    }
    Ok(())
}
