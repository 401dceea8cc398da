//! Everything a new site of a profile begins with, as the operations that put it there.

use domain::catalogue::{AddItem, Operation as Catalogue, PublishPhrases};
use domain::site::{Operation as Site, Profile, PublishYear};
use domain::{Operation, catalogue};

use super::{Unreadable, calendar, departments, items, phrases, units};

/// Returns every published year and the profile's catalogue, in the order in which a site that has
/// just been opened takes them. S2.2.4, S2.2.5
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
    Ok(operations)
}
