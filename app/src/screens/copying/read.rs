//! What is typed of a request for a copy, read. S3.3

use domain::contact::Personal;
use domain::copying::{Applicant, Ask, Parts, rules};
use domain::{VolumeId, text};

use super::ask::WHOLE;
use super::say;
use crate::screens::reception::fault_words;
use crate::screens::repair::choose;
use crate::screens::setup::Form;
use crate::text::words_now;

/// Reads the form; marks every field that is wrong.
pub fn read(form: Form, volume: &VolumeId) -> Option<(Ask, Personal)> {
    let w = words_now();
    let applicant = form
        .read("applicant", w.copying_applicant_unchosen, |key| choose::read(&Applicant::ALL, key));
    let copies = form.read("copies", w.copying_copies_unreadable, |typed| typed.parse().ok());
    let (name, phone) = (form.get("name"), form.get("phone"));
    let said = Personal { name, phone, ..Personal::default() };
    let faults = said.check();
    for fault in &faults {
        form.mark(fault.field(), fault_words(*fault));
    }
    let named = rules::named(&said);
    if let Err(refusal) = &named {
        form.refuse("name", &refusal.clone().into());
    }
    let (applicant, copies) = (applicant?, copies?);
    if !faults.is_empty() || named.is_err() {
        return None;
    }
    Some((ask(form, volume, applicant, copies), said))
}

fn ask(form: Form, volume: &VolumeId, applicant: Applicant, copies: u8) -> Ask {
    let unit = applicant.is_unit();
    let papers = rules::proofs(applicant).iter().copied();
    let plain: String = form.get("last-four").chars().map(text::half_width).collect();
    let whole = !unit && form.get("parts") == WHOLE;
    Ask {
        volume: volume.clone(),
        applicant,
        proofs: papers.filter(|one| form.ticked(say::field(*one))).collect(),
        present: form.ticked("present"),
        last_four: plain.to_uppercase(),
        purpose: form.get("purpose"),
        parts: if whole { Parts::Whole } else { Parts::Named { parts: form.get("named") } },
        letter: if unit { form.get("letter") } else { String::new() },
        copies,
    }
}
