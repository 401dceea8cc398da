//! Names and phones as they stand in a register: masked, unless whoever takes it may have them. S2.1.7

use domain::SubjectId;
use domain::contact::Personal;
use domain::text::{mask_name, mask_phone};

use crate::client::Client;
use crate::text::words;

/// How names and phones are shown.
#[derive(Clone, Copy)]
pub struct Shown {
    client: Client,
    clear: bool,
}

impl Shown {
    /// Returns names and phones in the clear, or masked.
    pub fn new(client: Client, clear: bool) -> Self {
        Self { client, clear }
    }

    /// Returns a visitor's name and phone; of whom this tablet holds nothing, that.
    pub fn visitor(self, subject: Option<&SubjectId>) -> (String, String) {
        let Some(subject) = subject else { return (String::new(), String::new()) };
        match self.client.personal(subject) {
            Some(personal) => self.person(&personal),
            None => (words().register_elsewhere.to_owned(), String::new()),
        }
    }

    /// Says whether names that are asked for in the clear are not on this tablet: those of visitors whose
    /// matters are archived.
    pub fn lacks<'a>(self, subjects: impl IntoIterator<Item = &'a SubjectId>) -> bool {
        let mut subjects = subjects.into_iter();
        self.clear && subjects.any(|subject| self.client.personal(subject).is_none())
    }

    /// Returns somebody's name and phone.
    pub fn person(self, personal: &Personal) -> (String, String) {
        let name = if self.clear { personal.name.clone() } else { mask_name(&personal.name) };
        (name, self.phone(&personal.phone))
    }

    /// Returns what somebody said, in which names and phones may stand.
    pub fn words(self, said: &str) -> String {
        let said = if self.clear || said.is_empty() { said } else { words().register_hidden };
        said.to_owned()
    }

    /// Returns a phone.
    pub fn phone(self, phone: &str) -> String {
        if self.clear { phone.to_owned() } else { mask_phone(phone) }
    }
}
