//! Reading what is typed: what cannot be read is marked, and every field is read before the form
//! gives up, so that one press tells all.

use domain::Refusal;
use domain::text::{Text, is_phone};
use domain::time::Date;

use super::form::Form;
use crate::text::{fill, number, words_now};

impl Form {
    /// Returns the text of three fields: `names` are those of the three languages.
    pub fn text(self, names: [&'static str; 3]) -> Text {
        let [hans, hant, en] = names.map(|name| self.get(name));
        Text { hans, hant, en }
    }

    /// Returns what a field says, or marks the field as wrong.
    pub fn read<T>(
        self,
        name: &'static str,
        words: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let found = read(&self.get(name));
        if found.is_none() {
            self.mark(name, words);
        }
        found
    }

    /// Returns a field's number, or marks the field as wrong.
    pub fn number<N: std::str::FromStr>(self, name: &'static str) -> Option<N> {
        self.read(name, words_now().setup_not_a_number, |typed| typed.parse().ok())
    }

    /// Returns the answer chosen, or marks the question as open.
    pub fn chosen(self, name: &'static str, words: &str) -> Option<String> {
        self.read(name, words, |chosen| (!chosen.is_empty()).then(|| chosen.to_owned()))
    }

    /// Returns what is typed, or marks an empty field by the refusal it would meet.
    pub fn filled(self, name: &'static str, refusal: impl Into<Refusal>) -> Option<String> {
        let typed = self.get(name);
        if typed.is_empty() {
            self.refuse(name, &refusal.into());
            return None;
        }
        Some(typed)
    }

    /// Returns a field's date, or marks the field as wrong.
    pub fn day(self, name: &'static str) -> Option<Date> {
        self.read(name, words_now().setup_date_needed, |typed| typed.parse().ok())
    }

    /// Returns a field's phone, which may be missing, or marks the field as wrong.
    pub fn phone(self, name: &'static str) -> Option<String> {
        self.read(name, words_now().setup_not_a_phone, |typed| {
            (typed.is_empty() || is_phone(typed)).then(|| typed.to_owned())
        })
    }

    /// Returns a name in three languages, or marks it where another has the same.
    pub fn name<'a>(
        self,
        names: [&'static str; 3],
        others: impl IntoIterator<Item = &'a Text>,
    ) -> Option<Text> {
        let name = self.text(names);
        let taken = !name.hans.is_empty() && others.into_iter().any(|one| one.hans == name.hans);
        if taken {
            let words = fill(words_now().setup_name_taken, &[("name", &name.hans)]);
            self.mark(names[0], words);
        }
        (!taken).then_some(name)
    }
}

/// Reads every line that says something; returns what was read, and the numbers of the other lines.
pub fn numbered<T>(text: &str, mut read: impl FnMut(&str) -> Option<T>) -> (Vec<T>, String) {
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (at, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match read(line) {
            Some(found) => good.push(found),
            None => bad.push(number(at)),
        }
    }
    (good, bad.join(LISTED))
}

/// Stands between the numbers of lines.
const LISTED: &str = ", ";
