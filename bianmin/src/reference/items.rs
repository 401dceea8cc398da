//! Service items with their guides, and the phrases.

use domain::catalogue::{Item, Phrase, PhraseKind};
use domain::site::Profile;
use domain::text::Text;
use serde::Deserialize;

use super::Unreadable;
use crate::table::{Row, csv};

const ITEMS: &str = include_str!("../../../public/reference/items.json");
const PHRASES_FILE: &str = "phrases.csv";
const PHRASES: &str = include_str!("../../../public/reference/phrases.csv");

/// An item of the reference with where its facts come from.
#[derive(Clone, Debug, Deserialize)]
pub struct Entry {
    pub profile: Profile,
    /// Pages and laws the entry was taken from.
    pub sources: Vec<String>,
    /// How sure it is: `law`, `sourced`, `default` or `verify`.
    pub confidence: String,
    pub item: Item,
}

/// Returns every item of the reference with its sources.
///
/// # Errors
/// [`Unreadable`], naming what is wrong.
pub fn entries() -> Result<Vec<Entry>, Unreadable> {
    json::from_str(ITEMS).map_err(|source| Unreadable::Json { file: "items.json", source })
}

/// Returns the items a site of a profile begins with.
///
/// # Errors
/// [`Unreadable`], naming what is wrong.
pub fn items(profile: Profile) -> Result<Vec<Item>, Unreadable> {
    let of_profile = entries()?.into_iter().filter(|entry| entry.profile == profile);
    Ok(of_profile.map(|entry| entry.item).collect())
}

/// Returns the phrases to say and never to say. S2.3, S2.4
///
/// # Errors
/// [`Unreadable`], naming the line.
pub fn phrases() -> Result<Vec<Phrase>, Unreadable> {
    let unclosed = |fault: csv::Unclosed| Unreadable::Line {
        file: PHRASES_FILE,
        line: fault.line,
        what: fault.to_string(),
    };
    csv::read(PHRASES).map_err(unclosed)?.iter().skip(1).map(phrase).collect()
}

fn phrase(row: &Row) -> Result<Phrase, Unreadable> {
    let wrong =
        || Unreadable::Line { file: PHRASES_FILE, line: row.line, what: "not a phrase".to_owned() };
    let [id, kind, clause, situation, hans, hant, en, ..] = row.cells.as_slice() else {
        return Err(wrong());
    };
    let kind = match kind.as_str() {
        "recommended" => PhraseKind::Recommended,
        "forbidden" => PhraseKind::Forbidden,
        _ => return Err(wrong()),
    };
    Ok(Phrase {
        id: id.clone(),
        kind,
        clause: clause.clone(),
        situation: situation.clone(),
        text: Text { hans: hans.clone(), hant: hant.clone(), en: en.clone() },
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::catalogue::{ItemKind, MaterialForm, check_item, forbidden_word};

    use super::*;

    const PROFILES: [(Profile, usize); 3] =
        [(Profile::Township, 20), (Profile::University, 12), (Profile::Hospital, 13)];

    /// Every text of an entry with where it stands.
    fn texts(item: &Item) -> Vec<(String, &Text)> {
        let parts = [
            ("name", &item.name),
            ("outside_name", &item.outside_name),
            ("limit_note", &item.limit_note),
            ("fee", &item.fee),
            ("conditions", &item.conditions),
            ("procedure", &item.procedure),
            ("special", &item.special),
        ];
        let of_item = parts.into_iter().map(|(part, text)| (part.to_owned(), text));
        let of_materials = item.materials.iter().flat_map(|material| {
            [("name", &material.name), ("issuer", &material.issuer), ("when", &material.when)]
                .map(|(part, text)| (format!("{} {part}", material.key), text))
        });
        of_item.chain(of_materials).collect()
    }

    #[test]
    fn every_item_passes_the_rules_it_will_be_published_by() {
        for entry in entries().unwrap() {
            assert_eq!(check_item(&entry.item), Ok(()), "{}", entry.item.code);
        }
    }

    #[test]
    fn each_profile_has_its_items_and_every_code_is_its_own() {
        for (profile, count) in PROFILES {
            assert_eq!(items(profile).unwrap().len(), count, "{profile:?}");
        }
        let entries = entries().unwrap();
        let codes: BTreeSet<_> = entries.iter().map(|entry| &entry.item.code).collect();
        assert_eq!(codes.len(), entries.len());
    }

    #[test]
    fn every_text_is_written_in_three_languages() {
        for entry in entries().unwrap() {
            for (part, text) in texts(&entry.item) {
                let languages = [&text.hans, &text.hant, &text.en].map(String::is_empty);
                assert!(
                    languages == [false; 3] || languages == [true; 3],
                    "{} {part}",
                    entry.item.code
                );
                let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
                assert!(!text.en.contains(chinese), "{} {part}: {}", entry.item.code, text.en);
            }
        }
    }

    #[test]
    fn every_item_tells_its_conditions_procedure_and_fee() {
        for Entry { item, .. } in entries().unwrap() {
            for (part, text) in [
                ("fee", &item.fee),
                ("conditions", &item.conditions),
                ("procedure", &item.procedure),
            ] {
                assert!(!text.is_blank(), "{} {part}", item.code);
            }
        }
    }

    #[test]
    fn no_text_of_the_reference_demands_what_may_not_be_demanded() {
        for entry in entries().unwrap() {
            for (part, text) in texts(&entry.item) {
                assert_eq!(forbidden_word(text), None, "{} {part}", entry.item.code);
            }
        }
    }

    #[test]
    fn what_is_legacy_or_unverified_is_off_until_a_site_switches_it_on() {
        let off: Vec<String> = entries()
            .unwrap()
            .into_iter()
            .filter(|entry| !entry.item.on)
            .map(|entry| entry.item.code.to_string())
            .collect();
        assert_eq!(off, ["FP02", "FP05", "FP10", "FP18"]);
    }

    #[test]
    fn contraceptives_are_had_without_a_name_and_shown_under_a_neutral_one() {
        let items = items(Profile::Township).unwrap();
        let item = items.iter().find(|item| item.code.0 == "FP14").unwrap();
        assert!(item.anonymous && item.common && item.materials.is_empty());
        assert_eq!(item.public_name().hans, "健康用品领取");
    }

    #[test]
    fn bereavement_and_disability_do_not_show_in_a_name_that_others_see() {
        let telling = ["死亡", "残", "病", "并发症", "避孕", "特别", "特殊"];
        for item in items(Profile::Township).unwrap() {
            let name = &item.public_name().hans;
            assert!(!telling.iter().any(|word| name.contains(word)), "{}: {name}", item.code);
        }
    }

    #[test]
    fn what_is_kept_has_a_number_of_copies_and_what_is_shown_has_none() {
        for Entry { item, .. } in entries().unwrap() {
            for material in &item.materials {
                let kept = match material.form {
                    MaterialForm::Copy | MaterialForm::Filled => true,
                    MaterialForm::Original | MaterialForm::Either => false,
                };
                assert_eq!(material.copies > 0, kept, "{} {}", item.code, material.key);
            }
        }
    }

    #[test]
    fn each_profile_offers_something_common_at_reception_and_something_promised() {
        for (profile, _) in PROFILES {
            let items = items(profile).unwrap();
            assert!(items.iter().filter(|item| item.common && item.on).count() >= 4);
            assert!(items.iter().any(|item| item.kind == ItemKind::Promised && item.on));
        }
    }

    #[test]
    fn all_phrases_are_there_in_three_languages() {
        let phrases = phrases().unwrap();
        let forbidden = phrases.iter().filter(|phrase| phrase.kind == PhraseKind::Forbidden);
        assert_eq!((phrases.len(), forbidden.count()), (81, 12));
        for phrase in &phrases {
            let Text { hans, hant, en } = &phrase.text;
            assert!([hans, hant, en].iter().all(|words| !words.is_empty()), "{}", phrase.id);
        }
    }
}
