//! The table of every text in three languages, and what an address says of language and size.

pub use domain::text::{LANGUAGES, Language};

#[allow(clippy::doc_markdown, reason = "the generated docs are the English words themselves")]
mod table {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}
pub use table::{Words, of};

/// How a page is read: its language, and whether in large print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub language: Language,
    pub big: bool,
}

impl Reading {
    /// Reads it from the `v` of an address; what is not known there is as usual.
    pub fn read(v: &str) -> Self {
        let mut reading = Self::default();
        for part in v.split('-') {
            match part {
                "hant" => reading.language = Language::Hant,
                "en" => reading.language = Language::English,
                "big" => reading.big = true,
                _ => {}
            }
        }
        reading
    }

    /// Returns the `v` of an address; nothing for Simplified Chinese in usual print.
    pub fn v(self) -> Option<&'static str> {
        match (self.language, self.big) {
            (Language::Hans, false) => None,
            (Language::Hans, true) => Some("big"),
            (Language::Hant, false) => Some("hant"),
            (Language::Hant, true) => Some("hant-big"),
            (Language::English, false) => Some("en"),
            (Language::English, true) => Some("en-big"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_and_size_come_back_from_the_address() {
        for language in LANGUAGES {
            for big in [false, true] {
                let reading = Reading { language, big };
                assert_eq!(Reading::read(reading.v().unwrap_or_default()), reading);
            }
        }
        assert_eq!(Reading::read("hans-big"), Reading { big: true, ..Reading::default() });
        assert_eq!(Reading::read("<script>"), Reading::default());
    }
}
