//! Words shown to people in three languages, and the masking of personal data.

mod phone;

pub use phone::is_phone;

use serde::{Deserialize, Serialize};

/// The languages of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[default]
    Hans,
    Hant,
    English,
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
