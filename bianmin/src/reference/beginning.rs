//! Everything a new site of a profile begins with, as the operations that put it there.

use domain::catalogue::{AddItem, Operation as Catalogue, Phrase, PublishPhrases};
use domain::site::{Operation as Site, Profile, PublishYear};
use domain::text::Text;
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
    let phrases = phrases()?.into_iter().map(|one| of_profile(profile, one)).collect();
    add(Catalogue::PublishPhrases(PublishPhrases { phrases }));
    Ok(operations)
}

/// How the document's university names itself on the telephone, in each language.
const UNIVERSITY: [&str; 3] =
    ["后勤管理处{section}科", "後勤管理處{section}科", "{section} Section, Logistics Office"];

/// Lets other sites than a university's say their own name. S2.3.2.1
fn of_profile(profile: Profile, phrase: Phrase) -> Phrase {
    if profile == Profile::University {
        return phrase;
    }
    let [hans, hant, en] = UNIVERSITY;
    let text = Text {
        hans: phrase.text.hans.replace(hans, "{site}"),
        hant: phrase.text.hant.replace(hant, "{site}"),
        en: phrase.text.en.replace(en, "{site}"),
    };
    Phrase { text, ..phrase }
}
