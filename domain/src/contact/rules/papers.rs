//! The clauses on guides, materials and notices. S1.6.2, S2.2.4

use std::collections::BTreeSet;

use crate::State;
use crate::catalogue::{Item, Material, forbidden_word};
use crate::contact::{Contact, Notice, Refusal, Whose};
use crate::id::{ItemCode, MaterialKey, PersonId};
use crate::text::Text;
use crate::time::Minutes;

/// How long a visitor's next visit for the same item is the same matter, in days. [DEF]
pub const SAME_MATTER_DAYS: i64 = 90;

/// S2.2.4 Visitors are served from a published guide: the one the clerk saw, if it says which.
pub fn published<'a>(
    state: &'a State,
    item: &ItemCode,
    seen: Option<u32>,
) -> Result<&'a Item, Refusal> {
    let current =
        state.catalogue.item(item).map_err(|_| Refusal::UnknownItem { item: item.clone() })?;
    match seen {
        None => Ok(current),
        Some(version) => state
            .catalogue
            .version(item, version)
            .ok_or_else(|| Refusal::UnknownVersion { item: item.clone(), version }),
    }
}

/// S2.2.4 Returns the guide a contact is served from.
pub fn guide<'a>(state: &'a State, contact: &Contact) -> Option<&'a Item> {
    let item = contact.item.as_ref()?;
    let version = contact.version?;
    state.catalogue.version(item, version).or_else(|| state.catalogue.item(item).ok())
}

/// S1.6.2 Nobody is asked who they are for what needs no identity.
pub fn identity_asked(guide: Option<&Item>, subject: Option<&Whose>) -> Result<(), Refusal> {
    match (guide, subject) {
        (Some(item), Some(_)) if item.anonymous => {
            Err(Refusal::IdentityNotAsked { item: item.code.clone() })
        }
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// Says whether a material is demanded of everybody: required, and under no condition.
pub fn always_needed(material: &Material) -> bool {
    material.required && material.when.is_blank()
}

/// S1.6.2 Materials that are not on the published list cannot be demanded.
pub fn on_list<'a>(
    guide: &Item,
    keys: impl IntoIterator<Item = &'a MaterialKey>,
) -> Result<(), Refusal> {
    let listed = |key: &&MaterialKey| guide.materials.iter().any(|material| material.key == **key);
    let materials: BTreeSet<MaterialKey> =
        keys.into_iter().filter(|key| !listed(key)).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::NotOnList { materials }) }
}

/// S1.6.2 Lines for one case ask for nothing the law has done away with.
pub fn lawful_lines(lines: &[String]) -> Result<(), Refusal> {
    let forbidden = |line: &String| forbidden_word(&Text::hans(line));
    match lines.iter().find_map(forbidden) {
        Some(word) => Err(Refusal::Forbidden { word: word.to_owned() }),
        None => Ok(()),
    }
}

/// S1.6.2 Who asks for something says what.
pub fn something_asked(missing: &BTreeSet<MaterialKey>, lines: &[String]) -> Result<(), Refusal> {
    let blank = lines.iter().any(|line| line.trim().is_empty());
    if blank || (missing.is_empty() && lines.is_empty()) {
        return Err(Refusal::NothingAsked);
    }
    Ok(())
}

/// S1.6.2 What was brought is not demanded again.
pub fn not_brought(contact: &Contact, missing: &BTreeSet<MaterialKey>) -> Result<(), Refusal> {
    let materials: BTreeSet<MaterialKey> =
        missing.intersection(&contact.brought).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::Brought { materials }) }
}

/// S2.2.4 A notice names at one time all that is missing; an enquiry is told the whole list.
pub fn all_named(
    contact: &Contact,
    guide: &Item,
    missing: &BTreeSet<MaterialKey>,
) -> Result<(), Refusal> {
    if is_enquiry(contact, missing) {
        return Ok(());
    }
    let materials: BTreeSet<MaterialKey> =
        lacking(contact, guide).filter(|key| !missing.contains(*key)).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::NotAllNamed { materials }) }
}

/// Says whether a notice answers an enquiry: nothing was brought, so nothing is missing either.
pub fn is_enquiry(contact: &Contact, missing: &BTreeSet<MaterialKey>) -> bool {
    contact.brought.is_empty() && missing.is_empty()
}

/// Returns what everybody needs and this visitor has not brought.
pub fn lacking<'a>(contact: &'a Contact, guide: &'a Item) -> impl Iterator<Item = &'a MaterialKey> {
    guide
        .materials
        .iter()
        .filter(|material| always_needed(material))
        .map(|material| &material.key)
        .filter(|key| !contact.brought.contains(*key))
}

/// Says whether everything needed has been brought, and no notice names anything still missing.
pub fn papers_complete(contact: &Contact, guide: &Item) -> bool {
    let asked =
        |notice: &Notice| !notice.lines.is_empty() || !notice.missing.is_subset(&contact.brought);
    !contact.brought.is_empty()
        && lacking(contact, guide).next().is_none()
        && !contact.notices.iter().any(asked)
}

/// S2.2.4 The notice is given once; whatever is asked later is asked with its ground.
pub fn first_notice(contact: &Contact) -> Result<(), Refusal> {
    contact.notices.first().map_or(Ok(()), |notice| {
        Err(Refusal::AlreadyNotified { by: notice.by.clone(), at: notice.at })
    })
}

/// S1.6.2 One supplement lists everything: a second needs a supervisor, neither the owner nor who
/// gave the first. S1.6.3
pub fn second_supplement(asked_before: usize, own: bool, supervises: bool) -> Result<(), Refusal> {
    if asked_before == 0 || (supervises && !own) {
        return Ok(());
    }
    Err(Refusal::SupervisorNeeded)
}

/// S2.2.4 Returns who gave the notice that did not name what is demanded now: a second trip.
///
/// The notices looked at are those of the contact and of the visitor's earlier contacts for the
/// same item within [`SAME_MATTER_DAYS`]. A material published only after a notice is no fault.
pub fn second_trip<'a>(
    state: &'a State,
    contact: &'a Contact,
    missing: &BTreeSet<MaterialKey>,
    lines: &[String],
) -> Option<&'a PersonId> {
    let notices = told_before(state, contact);
    let first = notices.first()?;
    let guide = state.catalogue.version(contact.item.as_ref()?, first.version)?;
    let listed = |key: &MaterialKey| guide.materials.iter().any(|m| m.key == *key);
    let named = |key: &MaterialKey| notices.iter().any(|n| n.whole || n.missing.contains(key));
    let said = |line: &str| {
        let same = |other: &String| other.trim() == line.trim();
        notices.iter().any(|notice| notice.lines.iter().any(same))
    };
    let late = missing.iter().any(|key| listed(key) && !named(key))
        || lines.iter().any(|line| !said(line));
    late.then_some(&first.by)
}

/// Returns the notices this visitor has been given in this matter, the earliest first.
fn told_before<'a>(state: &'a State, contact: &'a Contact) -> Vec<&'a Notice> {
    let since = contact.at.plus(Minutes(-SAME_MATTER_DAYS * 24 * 60));
    let same_matter = |other: &&Contact| {
        other.id != contact.id
            && other.item == contact.item
            && other.at >= since
            && other.at <= contact.at
            && other.case().is_none()
    };
    let of_visitor = contact.subject.iter().flat_map(|subject| state.contact.of_subject(subject));
    let followed = contact.follows.iter().filter_map(|earlier| state.contact.get(earlier));
    let mut earlier: Vec<&Contact> = of_visitor.chain(followed).filter(same_matter).collect();
    earlier.push(contact);
    earlier.sort_by_key(|contact| (contact.at, &contact.id));
    earlier.dedup_by_key(|contact| &contact.id);
    earlier.into_iter().flat_map(|contact| &contact.notices).collect()
}
