//! Refusals about repairs and outages in words. What is promised of them stands with the items UL01 to UL03.

use domain::repair::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the sentence of a refusal; no clause of the regulation is behind it.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let said = match refusal {
        Refusal::UnknownTeam { .. } => w.repair_refused_unknown_team,
        Refusal::UnknownBuilding { .. } => w.repair_refused_unknown_building,
        Refusal::Unnamed { .. } => w.repair_refused_unnamed,
        Refusal::Unreachable { .. } => w.repair_refused_unreachable,
        Refusal::UnknownPerson { .. } => w.repair_refused_unknown_person,
        Refusal::NoTeams => w.repair_refused_no_teams,
        Refusal::TooManyOpen { .. } => w.repair_refused_too_many_open,
        Refusal::PlaceUnsaid { .. } => w.repair_refused_place_unsaid,
        Refusal::UnknownRepair { .. } => w.repair_refused_unknown_repair,
        Refusal::UnknownDispatch { .. } => w.repair_refused_unknown_dispatch,
        Refusal::OutOfOrder { .. } => w.repair_refused_out_of_order,
        Refusal::AnotherTeam => w.repair_refused_another_team,
        Refusal::SentAlready { .. } => w.repair_refused_sent_already,
        Refusal::ExpectedBefore => w.repair_refused_expected_before,
        Refusal::WordsWrong { .. } => w.repair_refused_words_wrong,
        Refusal::CostsNothing => w.repair_refused_costs_nothing,
        Refusal::NothingCorrected => w.repair_refused_nothing_corrected,
        Refusal::Theirs => w.repair_refused_theirs,
        Refusal::OwnWork => w.repair_refused_own_work,
        Refusal::PhotosFull { .. } => w.repair_refused_photos_full,
        Refusal::NotForwards => w.repair_refused_not_forwards,
        Refusal::TooSoon { .. } => w.repair_refused_too_soon,
        Refusal::UnknownOutage { .. } => w.repair_refused_unknown_outage,
        Refusal::OutageOver => w.repair_refused_outage_over,
    };
    ("", said)
}
