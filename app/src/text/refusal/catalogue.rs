//! Refusals about the catalogue in words: the clause behind each, and its sentence.

use domain::catalogue::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::CodeMalformed => ("", w.refusal_catalogue_code_malformed),
        Refusal::CodeTaken { .. } => ("", w.refusal_catalogue_code_taken),
        Refusal::UnknownItem { .. } => ("", w.refusal_catalogue_unknown_item),
        Refusal::StaleVersion { .. } => ("", w.refusal_catalogue_stale_version),
        Refusal::NameBlank => ("S2.2.4", w.refusal_catalogue_name_blank),
        Refusal::BasisBlank => ("S1.6.2", w.refusal_catalogue_basis_blank),
        Refusal::PromisedItemWithoutLimit => {
            ("R-CLK-2", w.refusal_catalogue_promised_item_without_limit)
        }
        Refusal::ImmediateItemWithLimit => ("", w.refusal_catalogue_immediate_item_with_limit),
        Refusal::LimitZero => ("R-CLK-2", w.refusal_catalogue_limit_zero),
        Refusal::PromisedLongerThanStatutory => {
            ("R-CLK-9", w.refusal_catalogue_promised_longer_than_statutory)
        }
        Refusal::DuplicateMaterial { .. } => ("", w.refusal_catalogue_duplicate_material),
        Refusal::MaterialNameBlank { .. } => ("S2.2.4", w.refusal_catalogue_material_name_blank),
        Refusal::MaterialWithoutCopies { .. } => {
            ("S2.2.4", w.refusal_catalogue_material_without_copies)
        }
        Refusal::MaterialForbidden { .. } => ("S1.6.2", w.refusal_catalogue_material_forbidden),
        Refusal::AnonymousWithMaterial => ("", w.refusal_catalogue_anonymous_with_material),
        Refusal::Slots { .. } => ("S1.4.1", w.refusal_catalogue_slots),
        Refusal::UnknownDepartment { .. } => ("", w.refusal_catalogue_unknown_department),
        Refusal::UnknownUnit { .. } => ("", w.refusal_catalogue_unknown_unit),
        Refusal::UnitIncomplete { .. } => ("S2.2.5", w.refusal_catalogue_unit_incomplete),
        Refusal::DepartmentOfPost { .. } => ("S1.1.3", w.refusal_catalogue_department_of_post),
        Refusal::PointedTo { .. } => ("S1.1.2", w.refusal_catalogue_pointed_to),
        Refusal::DuplicatePhrase { .. } => ("", w.refusal_catalogue_duplicate_phrase),
        Refusal::PhraseBlank { .. } => ("", w.refusal_catalogue_phrase_blank),
        Refusal::UnknownPhrase { .. } => ("", w.refusal_catalogue_unknown_phrase),
        Refusal::PhraseOfDocument { .. } => ("S2.3.3", w.refusal_catalogue_phrase_of_document),
        Refusal::PhraseTooShort { .. } => ("S2.3.3", w.refusal_catalogue_phrase_too_short),
    }
}
