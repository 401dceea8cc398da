//! Refusals about things in custody in words: the clause behind each, and its sentence.

use domain::custody::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let sentence = match refusal {
        Refusal::RegisteredAbove => w.custody_refused_registered_above,
        Refusal::UnknownPost { .. } => w.custody_refused_unknown_post,
        Refusal::NamesWrong { .. } => w.custody_refused_names_wrong,
        Refusal::UnknownThing { .. } => w.custody_refused_unknown_thing,
        Refusal::Gone { .. } => w.custody_refused_gone,
        Refusal::OtherKind => w.custody_refused_other_kind,
        Refusal::RefersToNothing => w.custody_refused_refers_to_nothing,
        Refusal::UnknownCase { .. } | Refusal::UnknownContact { .. } => {
            w.custody_refused_unknown_matter
        }
        Refusal::NumberWrong => w.custody_refused_number_wrong,
        Refusal::SerialsWrong => w.custody_refused_serials_wrong,
        Refusal::PiecesWrong { .. } => w.custody_refused_pieces_wrong,
        Refusal::WordsWrong { .. } => w.custody_refused_words_wrong,
        Refusal::NotAllowed => w.custody_refused_not_allowed,
        Refusal::NotHolder { .. } => w.custody_refused_not_holder,
        Refusal::NotSoMany { .. } => w.custody_refused_not_so_many,
        Refusal::NotInStock => w.custody_refused_not_in_stock,
        Refusal::SerialsTwice => w.custody_refused_serials_twice,
        Refusal::UnknownLine => w.custody_refused_unknown_line,
        Refusal::NotApprover => w.custody_refused_not_approver,
        Refusal::NoIncident => w.custody_refused_no_incident,
        Refusal::Involved => w.custody_refused_involved,
        Refusal::PassedOn { .. } => w.custody_refused_passed_on,
        Refusal::NotToThem { .. } => w.custody_refused_not_to_them,
        Refusal::NotPassed => w.custody_refused_not_passed,
        Refusal::NotThere => w.custody_refused_not_there,
        Refusal::NotOriginal => return ("S2.4", w.custody_refused_not_original),
        Refusal::DayWrong { .. } => return ("S2.4", w.custody_refused_day_wrong),
        Refusal::NotThatWay => w.custody_refused_not_that_way,
        Refusal::NotEmpty { .. } => w.custody_refused_not_empty,
        Refusal::NotMissing => w.custody_refused_not_missing,
        Refusal::OriginalsHere { .. } => return ("S2.4", w.custody_refused_originals_here),
    };
    ("S2.1.7", sentence)
}
