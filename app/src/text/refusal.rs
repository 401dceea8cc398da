//! Refusals and warnings as sentences: what stands beside the field, and the clause behind it.

use domain::text::Language;
use domain::{Refusal, Warning};

use super::of;
use crate::client::NotSaved;

/// A refusal or warning in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What stands against it and what helps, in one or two short sentences.
    pub text: String,
    /// The clause it comes from, such as `S1.3.2`; empty where no clause is behind it.
    pub clause: &'static str,
}

/// Returns a refusal as a sentence and its clause.
pub fn refusal(refusal: &Refusal, _language: Language) -> Sentence {
    Sentence { text: refusal.to_string(), clause: "" }
}

/// Returns a warning as a sentence and its clause.
pub fn warning(warning: &Warning, _language: Language) -> Sentence {
    Sentence { text: format!("{warning:?}"), clause: "" }
}

/// Returns why something was not saved, as a sentence and its clause.
pub fn not_saved(why: &NotSaved, language: Language) -> Sentence {
    let words = of(language);
    let plain = |text: &str| Sentence { text: text.to_owned(), clause: "" };
    match why {
        NotSaved::Refused(of) => refusal(of, language),
        NotSaved::StorageFull => plain(words.shell_full),
        NotSaved::Closed => plain(words.shell_closed),
        NotSaved::Failed(fault) => plain(&super::fill(words.shell_failed, &[("fault", fault)])),
    }
}
