//! Everything a new site of a profile begins with, as the operations that put it there.

use domain::catalogue::{AddItem, Operation as Catalogue, PublishPhrases};
use domain::premises::{Kind, Operation as Premises, SetList, Which, usual};
use domain::site::{Operation as Site, Profile, PublishYear};
use domain::{Operation, catalogue};

use super::{Unreadable, calendar, departments, items, phrases, units};

/// Returns every published year, the profile's catalogue and the lists of its room, in the order in which a
/// site that has just been opened takes them. S2.2.4, S2.2.5
///
/// # Errors
/// The reference data cannot be read.
pub fn beginning(profile: Profile) -> Result<Vec<Operation>, Unreadable> {
    let calendar = calendar()?;
    let years = calendar.years.values().cloned();
    let years = years.map(|year| Site::PublishYear(PublishYear { year, knowing: [].into() }));
    let mut operations: Vec<Operation> = years.map(Operation::Site).collect();
    let mut add = |asked: catalogue::Operation| operations.push(Operation::Catalogue(asked));
    departments(profile)?.into_iter().map(Catalogue::AddDepartment).for_each(&mut add);
    units(profile)?.into_iter().map(Catalogue::AddUnit).for_each(&mut add);
    for item in items(profile)? {
        add(Catalogue::AddItem(AddItem { item: Box::new(item) }));
    }
    add(Catalogue::PublishPhrases(PublishPhrases { phrases: phrases()? }));
    operations.extend(lists(profile).into_iter().map(Operation::from));
    Ok(operations)
}

/// Returns the lists a site of the profile begins with: the rules of its room are the university's own; any
/// other site adopts them if it wants to. S2.1.1–S2.1.3, S2.1.6
fn lists(profile: Profile) -> Vec<Premises> {
    let set = |kind| {
        let lines = usual(kind);
        Premises::SetList(SetList { which: Which::of_site(kind), on: true, lines })
    };
    match profile {
        Profile::University => Kind::ALL.map(set).to_vec(),
        Profile::Township | Profile::Hospital => Vec::new(),
    }
}
