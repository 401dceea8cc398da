//! Refusals as sentences: what stands beside the field, and the clause behind it.

use domain::Refusal;
use domain::text::Language;

/// A refusal in words.
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
