//! Everything a new site of a profile begins with, as the operations that put it there.

use domain::catalogue::{AddItem, Operation as Catalogue, Phrase, PublishPhrases};
use domain::premises::{Kind, Operation as Premises, SetList, Which, usual};
use domain::site::{Operation as Site, Profile, PublishYear};
use domain::text::Text;
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
    let phrases = phrases()?.into_iter().map(|one| of_profile(profile, one)).collect();
    add(Catalogue::PublishPhrases(PublishPhrases { phrases }));
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
