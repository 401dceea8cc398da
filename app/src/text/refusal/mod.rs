//! Refusals and warnings as sentences: what stands beside the field, and the clause behind it.
//!
//! A sentence's `{placeholders}` are the refusal's own fields, said as people say them.

mod access;
mod accountability;
mod appointment;
mod assessment;
mod case;
mod catalogue;
mod complaint;
mod conduct;
mod contact;
mod copying;
mod courtesy;
mod custody;
mod duty;
mod handover;
mod message;
mod monthly;
mod people;
mod premises;
mod queue;
mod rating;
mod repair;
mod site;
mod value;
mod volume;

use domain::text::Language;
use domain::{Refusal, Warning};
use serde::Serialize;

pub use copying::proof;
pub use value::learn;

use super::{Words, fill, of};
use crate::client::{NotSaved, Why};

/// A clause's id, and the words of the sentence.
type Said = (&'static str, &'static str);

/// A refusal or warning in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What stands against it and what helps, in one or two short sentences.
    pub text: String,
    /// The clause it comes from, such as `S1.3.2`; empty where no clause is behind it.
    pub clause: &'static str,
}

impl Sentence {
    fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), clause: "" }
    }
}

/// Returns a refusal as a sentence and its clause.
pub fn refusal(refusal: &Refusal, language: Language) -> Sentence {
    sentence(refused(refusal, of(language)), refusal, language)
}

/// Returns a warning as a sentence and its clause.
pub fn warning(warning: &Warning, language: Language) -> Sentence {
    let w = of(language);
    let said = match warning {
        Warning::Duty(warning) => duty::warned(warning, w),
        Warning::Contact(warning) => contact::warned(warning, w),
        Warning::Case(warning) => case::warned(warning, w),
        Warning::Appointment(warning) => appointment::warned(warning, w),
        Warning::Handover(warning) => handover::warned(warning, w),
        Warning::Courtesy(warning) => courtesy::warned(warning, w),
    };
    sentence(said, warning, language)
}

fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::Access(refusal) => access::refused(refusal, w),
        Refusal::Site(refusal) => site::refused(refusal, w),
        Refusal::People(refusal) => people::refused(refusal, w),
        Refusal::Catalogue(refusal) => catalogue::refused(refusal, w),
        Refusal::Duty(refusal) => duty::refused(refusal, w),
        Refusal::Contact(refusal) => contact::refused(refusal, w),
        Refusal::Case(refusal) => case::refused(refusal, w),
        Refusal::Queue(refusal) => queue::refused(refusal, w),
        Refusal::Appointment(refusal) => appointment::refused(refusal, w),
        Refusal::Premises(refusal) => premises::refused(refusal, w),
        Refusal::Custody(refusal) => custody::refused(refusal, w),
        Refusal::Repair(refusal) => repair::refused(refusal, w),
        Refusal::Volume(refusal) => volume::refused(refusal, w),
        Refusal::Copying(refusal) => copying::refused(refusal, w),
        Refusal::Handover(refusal) => handover::refused(refusal, w),
        Refusal::Complaint(refusal) => complaint::refused(refusal, w),
        Refusal::Rating(refusal) => rating::refused(refusal, w),
        Refusal::Conduct(refusal) => conduct::refused(refusal, w),
        Refusal::Accountability(refusal) => accountability::refused(refusal, w),
        Refusal::Assessment(refusal) => assessment::refused(refusal, w),
        Refusal::Monthly(refusal) => monthly::refused(refusal, w),
        Refusal::Message(refusal) => message::refused(refusal, w),
        Refusal::Courtesy(refusal) => courtesy::refused(refusal, w),
    }
}

fn sentence((clause, text): Said, fields: &impl Serialize, language: Language) -> Sentence {
    if !text.contains('{') {
        return Sentence { text: text.to_owned(), clause };
    }
    let values = value::values(fields, language);
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Sentence { text: fill(text, &values), clause }
}

/// Returns why something was not saved, as a sentence and its clause.
pub fn not_saved(why: &NotSaved, language: Language) -> Sentence {
    let words = of(language);
    match why {
        NotSaved::Refused(of) => refusal(of, language),
        NotSaved::StorageFull => Sentence::plain(words.shell_full),
        NotSaved::Closed => Sentence::plain(words.shell_closed),
        NotSaved::Failed(fault) => Sentence::plain(fill(words.shell_failed, &[("fault", fault)])),
    }
}

/// Returns why something stands in the tray, as a sentence and its clause.
pub fn in_tray(why: &Why, language: Language) -> Sentence {
    use sync::Hold;
    let words = of(language);
    match why {
        Why::Refused(of) => refusal(of, language),
        Why::Depends(_) => Sentence::plain(words.shell_depends),
        Why::Unknown(_) => Sentence::plain(words.shell_unknown),
        Why::Held(Hold::UnknownKind) => Sentence::plain(words.shell_held_kind),
        Why::Held(Hold::MissingProof) => Sentence::plain(words.shell_held_proof),
        Why::Held(Hold::ServerFault) => Sentence::plain(words.shell_held_fault),
        Why::Held(Hold::Review) => Sentence::plain(words.shell_held_review),
        Why::Held(Hold::Dependency) => Sentence::plain(words.shell_held_dependency),
    }
}
