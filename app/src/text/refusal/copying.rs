//! Refusals about copies of medical records in words: the clause behind each, and its sentence.

use domain::copying::{Proof, Refusal};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub const fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::NoVolume { .. } => ("", w.copying_refused_no_volume),
        Refusal::UnknownCopy { .. } => ("", w.copying_refused_unknown_copy),
        Refusal::WhyUnsaid { .. } => ("", w.copying_refused_why_unsaid),
        Refusal::ProofsMissing { .. } => ("S3.3", w.copying_refused_proofs_missing),
        Refusal::NotPresent => ("S3.3", w.copying_refused_not_present),
        Refusal::LetterUnsaid { .. } => ("S3.3", w.copying_refused_letter_unsaid),
        Refusal::PartsUnsaid { .. } => ("S3.3", w.copying_refused_parts_unsaid),
        Refusal::IdWrong => ("S3.3", w.copying_refused_id_wrong),
        Refusal::NameUnsaid => ("S3.3", w.copying_refused_name_unsaid),
        Refusal::PurposeUnsaid { .. } => ("S3.3", w.copying_refused_purpose_unsaid),
        Refusal::CopiesWrong { .. } => ("S3.3", w.copying_refused_copies_wrong),
        Refusal::OfNoVolume => ("S3.1", w.copying_refused_of_no_volume),
        Refusal::OriginalSealed { .. } => ("S3.3", w.copying_refused_original_sealed),
        Refusal::OverAlready => ("S3.3", w.copying_refused_over_already),
        Refusal::Unfinished => ("S3.3", w.copying_refused_unfinished),
        Refusal::SheetsWrong { .. } => ("S3.3", w.copying_refused_sheets_wrong),
        Refusal::OtherPrice { .. } => ("S3.3", w.copying_refused_other_price),
        Refusal::NotChecked => ("S3.3", w.copying_refused_not_checked),
        Refusal::StampUnsaid { .. } => ("S3.3", w.copying_refused_stamp_unsaid),
        Refusal::ReceiptUnsaid { .. } => ("S3.3", w.copying_refused_receipt_unsaid),
        Refusal::PostUnsaid { .. } => ("S3.3", w.copying_refused_post_unsaid),
    }
}

/// Returns what a paper is called.
pub const fn proof(w: &Words, proof: Proof) -> &'static str {
    match proof {
        Proof::PatientId => w.copying_proof_patient_id,
        Proof::AgentId => w.copying_proof_agent_id,
        Proof::Agency => w.copying_proof_agency,
        Proof::PowerOfAttorney => w.copying_proof_power,
        Proof::DeathCertificate => w.copying_proof_death,
        Proof::HeirId => w.copying_proof_heir_id,
        Proof::Kinship => w.copying_proof_kinship,
        Proof::GuardianId => w.copying_proof_guardian_id,
        Proof::Guardianship => w.copying_proof_guardianship,
        Proof::Letter => w.copying_proof_letter,
        Proof::HandlerId => w.copying_proof_handler_id,
        Proof::HandlerWorkId => w.copying_proof_handler_work,
        Proof::Contract => w.copying_proof_contract,
        Proof::Consent => w.copying_proof_consent,
    }
}
