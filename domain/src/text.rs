//! Words shown to people in three languages, and the masking of personal data.

mod phone;

pub use phone::is_phone;

use chrono::Datelike;
use serde::{Deserialize, Serialize};

use crate::time::Date;

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[default]
    Hans,
    Hant,
    English,
}

/// All languages in the order they are offered.
pub const LANGUAGES: [Language; 3] = [Language::Hans, Language::Hant, Language::English];

impl Language {
    /// Returns its code for `lang` attributes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hans => "zh-Hans",
            Self::Hant => "zh-Hant",
            Self::English => "en",
        }
    }

    /// Returns its own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Hans => "简体",
            Self::Hant => "繁體",
            Self::English => "English",
        }
    }
}

/// A text in three languages; an empty one falls back to Simplified Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Text {
    pub hans: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hant: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Text {
    /// Returns a text known in Simplified Chinese only.
    pub fn hans(text: impl Into<String>) -> Self {
        Self { hans: text.into(), ..Self::default() }
    }

    /// Returns the words of a language, or the Simplified Chinese ones where there are none.
    pub fn say(&self, language: Language) -> &str {
        let words = match language {
            Language::Hans => &self.hans,
            Language::Hant => &self.hant,
            Language::English => &self.en,
        };
        if words.is_empty() { &self.hans } else { words }
    }

    /// Says whether nothing is written in the default language.
    pub fn is_blank(&self) -> bool {
        self.hans.trim().is_empty()
    }
}

/// Returns a text with its `{names}` replaced.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(name),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Returns the month as it stands in a date: 11, Nov.
pub fn month(date: Date, language: Language) -> String {
    const NAMES: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let start = usize::try_from(date.month0()).unwrap_or_default() * 3;
    match language {
        Language::English => NAMES.get(start..start + 3).unwrap_or_default().to_owned(),
        Language::Hans | Language::Hant => date.month().to_string(),
    }
}

/// Returns a name with all but its first character hidden: 张*.
pub fn mask_name(name: &str) -> String {
    let mut letters = name.trim().chars();
    letters.next().map_or_else(String::new, |first| {
        std::iter::once(first).chain(letters.filter(|c| !c.is_whitespace()).map(|_| '*')).collect()
    })
}

/// Returns a phone number with only its last four digits shown: ****1234.
pub fn mask_phone(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return String::new();
    }
    let tail: String = digits.iter().skip(digits.len().saturating_sub(4)).collect();
    format!("****{tail}")
}

/// Returns a character as a number is written: what an input method makes wide is narrow again.
pub fn half_width(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        '\u{2010}'..='\u{2015}' => '-',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_keep_only_what_recognition_needs() {
        assert_eq!(mask_name("张三丰"), "张**");
        assert_eq!(mask_name(""), "");
        assert_eq!(mask_phone("138 0000 1234"), "****1234");
        assert_eq!(mask_phone("12"), "****12");
        assert_eq!(mask_phone("-"), "");
    }
}
