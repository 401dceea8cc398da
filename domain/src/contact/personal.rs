//! A visitor's personal fields: kept apart from the log, never inside an operation.

use serde::{Deserialize, Serialize};

/// The longest name, in characters.
const NAME: usize = 60;
/// The longest account of a matter, in characters.
const WORDS: usize = 1_000;

/// How many digits of a phone number are shown while it is masked.
const SHOWN_OF_PHONE: usize = 4;

/// What a visitor says of themselves, as spoken; every field may be left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Personal {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// What it is about, in the visitor's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Where it is, as said: the room, or the building where none is chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// What is wrong with a personal field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum PersonalFault {
    #[error("name: at most 60 characters")]
    NameTooLong,
    #[error("name: not a name")]
    NameMalformed,
    #[error("phone: 5 to 20 digits, with + - ( ) and spaces between")]
    PhoneMalformed,
    #[error("words: at most 1000 characters")]
    WordsTooLong,
    #[error("place: at most 60 characters")]
    PlaceTooLong,
}

impl PersonalFault {
    /// Returns the name of the field it stands beside.
    pub fn field(self) -> &'static str {
        match self {
            Self::NameTooLong | Self::NameMalformed => "name",
            Self::PhoneMalformed => "phone",
            Self::WordsTooLong => "words",
            Self::PlaceTooLong => "place",
        }
    }
}

impl Personal {
    /// The most characters of where something is.
    pub const PLACE: usize = 60;

    /// Returns what is wrong with the fields, in the order of the form; empty when all is well.
    pub fn check(&self) -> Vec<PersonalFault> {
        let mut faults = Vec::new();
        let name = self.name.trim();
        if name.chars().count() > NAME {
            faults.push(PersonalFault::NameTooLong);
        } else if name.chars().any(|c| c.is_control() || c.is_ascii_digit()) {
            faults.push(PersonalFault::NameMalformed);
        }
        if !is_phone(self.phone.trim()) {
            faults.push(PersonalFault::PhoneMalformed);
        }
        if self.words.chars().count() > WORDS {
            faults.push(PersonalFault::WordsTooLong);
        }
        if self.place.chars().count() > Self::PLACE {
            faults.push(PersonalFault::PlaceTooLong);
        }
        faults
    }

    /// Says whether a visitor is meant by what was typed: part of the name, the whole phone, or its
    /// last four digits, and no fewer, since they are all that is ever shown of it.
    pub fn is_meant(&self, typed: &str) -> bool {
        let plain = |text: &str| -> String {
            text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(typed);
        if wanted.is_empty() {
            return false;
        }
        if wanted.chars().all(|c| c.is_ascii_digit()) {
            let digits: String = self.phone.chars().filter(char::is_ascii_digit).collect();
            let last = wanted.len() == SHOWN_OF_PHONE && digits.ends_with(&wanted);
            return last || wanted == digits;
        }
        plain(&self.name).contains(&wanted)
    }

    /// Says whether there is a number to call back. S2.3.1.7
    pub fn has_phone(&self) -> bool {
        self.phone.chars().any(|c| c.is_ascii_digit())
    }

    /// Says whether nothing is written: nothing need be stored.
    pub fn is_blank(&self) -> bool {
        [&self.name, &self.phone, &self.words, &self.place]
            .iter()
            .all(|field| field.trim().is_empty())
    }
}

/// Says whether a text is a phone number or empty; an extension follows a comma or an x.
fn is_phone(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let allowed = text.chars().all(|c| c.is_ascii_digit() || "+-() ,xX".contains(c));
    text.is_empty() || (allowed && (5..=20).contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn personal(name: &str, phone: &str, words: &str) -> Personal {
        Personal {
            name: name.into(),
            phone: phone.into(),
            words: words.into(),
            ..Personal::default()
        }
    }

    #[test]
    fn each_field_is_judged_by_itself() {
        let long_name = "王".repeat(61);
        let long_words = "字".repeat(1_001);
        for (fields, faults) in [
            (personal("", "", ""), vec![]),
            (personal("张大姐", "0731-8888 1234", "办证"), vec![]),
            (personal("O'Brien", "+86 138 0000 1234", ""), vec![]),
            (personal(&"王".repeat(60), "12345", &"字".repeat(1_000)), vec![]),
            (personal(&long_name, "", ""), vec![PersonalFault::NameTooLong]),
            (personal("430225199001011234", "", ""), vec![PersonalFault::NameMalformed]),
            (personal("", "1234", ""), vec![PersonalFault::PhoneMalformed]),
            (personal("", "ring the bell", ""), vec![PersonalFault::PhoneMalformed]),
            (personal("", "", &long_words), vec![PersonalFault::WordsTooLong]),
            (
                personal(&long_name, "1", &long_words),
                vec![
                    PersonalFault::NameTooLong,
                    PersonalFault::PhoneMalformed,
                    PersonalFault::WordsTooLong,
                ],
            ),
        ] {
            assert_eq!(fields.check(), faults, "{fields:?}");
        }
        let at = |most| Personal { place: "房".repeat(most), ..Personal::default() };
        assert_eq!(at(60).check(), []);
        assert_eq!(at(61).check(), [PersonalFault::PlaceTooLong]);
    }

    #[test]
    fn a_visitor_is_found_by_part_of_the_name_the_phone_or_its_last_four_digits() {
        let zhang = personal("张 大姐", "0731-8888 1234", "办证");
        let brien = personal("Ann O'Brien", "", "");
        for (typed, who, meant) in [
            ("张", &zhang, true),
            ("大姐", &zhang, true),
            (" 张大姐 ", &zhang, true),
            ("李", &zhang, false),
            ("办证", &zhang, false),
            ("1234", &zhang, true),
            ("073188881234", &zhang, true),
            ("88881234", &zhang, false),
            ("12 34", &zhang, true),
            ("234", &zhang, false),
            ("81234", &zhang, false),
            ("8888", &zhang, false),
            ("o'b", &brien, true),
            ("ANN", &brien, true),
            ("1234", &brien, false),
            ("", &brien, false),
            (" ", &zhang, false),
        ] {
            assert_eq!(who.is_meant(typed), meant, "{typed} {who:?}");
        }
    }

    #[test]
    fn blank_fields_need_no_storing() {
        assert!(personal(" ", "", "\n").is_blank());
        assert!(!personal("", "", "x").is_blank());
    }
}
