//! The clauses on copies of medical records, one function each.

use std::collections::BTreeSet;

use super::{Applicant, Hand, How, Parts, Proof, Refusal, Request};
use crate::State;
use crate::contact::Personal;
use crate::id::{CopyId, VolumeId};
use crate::volume::Volume;

/// The most characters of a number: of a letter, a stamp, a receipt, a parcel.
pub const NUMBER: usize = 30;

/// The most characters of what is said.
pub const WORDS: usize = 200;

/// The most copies of one request.
pub const COPIES: u8 = 20;

/// The most pages of one copy.
pub const PAGES: u16 = 9_999;

/// S3.3 Returns every paper an applicant shows: the matrix of 医疗机构病历管理规定 Arts. 17 to 20.
pub fn proofs(applicant: Applicant) -> &'static [Proof] {
    use Proof as P;
    match applicant {
        Applicant::Patient => &[P::PatientId],
        Applicant::Agent => &[P::PatientId, P::AgentId, P::Agency, P::PowerOfAttorney],
        Applicant::Heir => &[P::DeathCertificate, P::HeirId, P::Kinship],
        Applicant::HeirsAgent => {
            &[P::DeathCertificate, P::HeirId, P::AgentId, P::Kinship, P::Agency, P::PowerOfAttorney]
        }
        Applicant::Guardian => &[P::GuardianId, P::Guardianship],
        Applicant::Authority => &[P::Letter, P::HandlerId, P::HandlerWorkId],
        Applicant::Insurer => &[P::Letter, P::HandlerId, P::HandlerWorkId, P::Contract, P::Consent],
    }
}

/// S3.3 A copy is of a volume; one of a duplicate is of the line it is a duplicate of.
pub fn of_volume<'a>(state: &'a State, volume: &VolumeId) -> Result<&'a Volume, Refusal> {
    state.volume.meant(volume).ok_or_else(|| Refusal::NoVolume { volume: volume.clone() })
}

/// S3.3 Every paper is shown; what is missing is said all at once.
pub fn proven(applicant: Applicant, shown: &BTreeSet<Proof>) -> Result<(), Refusal> {
    let all = proofs(applicant).iter();
    let missing: Vec<Proof> = all.filter(|proof| !shown.contains(proof)).copied().collect();
    if missing.is_empty() { Ok(()) } else { Err(Refusal::ProofsMissing { missing }) }
}

/// S3.3 Whoever asks is there while it is copied (医疗纠纷预防和处理条例 Art. 16); a unit's letter stands for it.
pub fn present(applicant: Applicant, present: bool) -> Result<(), Refusal> {
    if present || applicant.is_unit() { Ok(()) } else { Err(Refusal::NotPresent) }
}

/// S3.3 A unit's letter is named.
pub fn letter(applicant: Applicant, letter: &str) -> Result<(), Refusal> {
    let fits = is_said(letter, NUMBER) || (letter.trim().is_empty() && !applicant.is_unit());
    if fits { Ok(()) } else { Err(Refusal::LetterUnsaid { most: NUMBER }) }
}

/// S3.3 A unit has what its letter or the consent names; patient and relatives have all of it, or what they name.
pub fn parts(applicant: Applicant, parts: &Parts) -> Result<(), Refusal> {
    let fits = match parts {
        Parts::Whole => !applicant.is_unit(),
        Parts::Named { parts } => is_said(parts, WORDS),
    };
    if fits { Ok(()) } else { Err(Refusal::PartsUnsaid { most: WORDS }) }
}

/// S3.3 Of an ID no more than its last four signs is kept; the last may be an X.
pub fn last_four(last_four: &str) -> Result<(), Refusal> {
    let signs = last_four.as_bytes();
    let digits = signs.iter().take(3).all(u8::is_ascii_digit);
    let last = signs.last().is_some_and(|last| last.is_ascii_digit() || *last == b'X');
    if signs.len() == 4 && digits && last { Ok(()) } else { Err(Refusal::IdWrong) }
}

/// S3.3 Whoever asks is named: it travels apart from the log and is asked where it is typed.
pub fn named(said: &Personal) -> Result<(), Refusal> {
    if said.name.trim().is_empty() { Err(Refusal::NameUnsaid) } else { Ok(()) }
}

/// S3.3 What it is for is said.
pub fn purpose(purpose: &str) -> Result<(), Refusal> {
    if is_said(purpose, WORDS) { Ok(()) } else { Err(Refusal::PurposeUnsaid { most: WORDS }) }
}

/// S3.3 Somebody has one copy at least.
pub fn copies(copies: u8) -> Result<(), Refusal> {
    if (1..=COPIES).contains(&copies) { Ok(()) } else { Err(Refusal::CopiesWrong { most: COPIES }) }
}

/// S3.1, S3.3 A line that was marked is not copied; of a sealed original nothing is, but of its sealed copy.
pub fn may_be_copied(one: &Volume) -> Result<(), Refusal> {
    if !one.counts() {
        return Err(Refusal::OfNoVolume);
    }
    one.sealed().map_or(Ok(()), |seal| Err(Refusal::OriginalSealed { at: seal.sealed.at }))
}

/// S3.3 Returns the request that is meant.
pub fn known<'a>(state: &'a State, copy: &CopyId) -> Result<&'a Request, Refusal> {
    state.copying.get(copy).ok_or_else(|| Refusal::UnknownCopy { copy: copy.clone() })
}

/// S3.3 Somebody still waits for it.
pub fn open(one: &Request) -> Result<(), Refusal> {
    if one.is_open() { Ok(()) } else { Err(Refusal::OverAlready) }
}

/// S3.3 Nobody is told that this is all of a record whose ward has never brought it (2013 Art. 21).
pub fn finished(request: &Request, one: &Volume, whole: bool) -> Result<(), Refusal> {
    let all = whole && request.asked.parts == Parts::Whole;
    if all && one.filed.is_none() { Err(Refusal::Unfinished) } else { Ok(()) }
}

/// S3.3 Pages are counted.
pub fn pages(pages: u16) -> Result<(), Refusal> {
    if (1..=PAGES).contains(&pages) { Ok(()) } else { Err(Refusal::SheetsWrong { most: PAGES }) }
}

/// S3.3 Nobody pays anything but what the public list says.
pub fn price(state: &State, cents: u16) -> Result<(), Refusal> {
    let listed = state.site.settings.copy_cents;
    if cents == listed { Ok(()) } else { Err(Refusal::OtherPrice { cents: listed }) }
}

/// S3.3 Returns what is paid, in cents: pages, times the price of a page, times copies.
pub fn fee(pages: u16, cents: u16, copies: u8) -> u64 {
    u64::from(pages) * u64::from(cents) * u64::from(copies)
}

/// S3.3 Both sides check it, it has a stamp, what is paid a receipt, what is posted a number.
pub fn handed(hand: &Hand) -> Result<(), Refusal> {
    if !hand.checked {
        return Err(Refusal::NotChecked);
    }
    if !is_said(&hand.stamp, NUMBER) {
        return Err(Refusal::StampUnsaid { most: NUMBER });
    }
    let free = hand.cents == 0 && hand.receipt.trim().is_empty();
    if !free && !is_said(&hand.receipt, NUMBER) {
        return Err(Refusal::ReceiptUnsaid { most: NUMBER });
    }
    match &hand.how {
        How::Posted { no } if !is_said(no, NUMBER) => Err(Refusal::PostUnsaid { most: NUMBER }),
        How::Posted { .. } | How::Collected => Ok(()),
    }
}

/// S3.3 Why nobody wants it any more is said.
pub fn in_words(words: &str) -> Result<(), Refusal> {
    if is_said(words, WORDS) { Ok(()) } else { Err(Refusal::WhyUnsaid { most: WORDS }) }
}

fn is_said(words: &str, most: usize) -> bool {
    !words.trim().is_empty() && words.trim().chars().count() <= most
}
