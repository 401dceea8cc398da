//! Refusals about assessments in words: the clause behind each, and its sentence.

use domain::assessment::Refusal;

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    match refusal {
        Refusal::UnknownAssessment { .. } => ("S1.5.2", w.assessment_refused_unknown),
        Refusal::NotAssessed { .. } => ("S1.5.2", w.assessment_refused_not_assessed),
        Refusal::Involved => ("S1.5.2", w.assessment_refused_involved),
        Refusal::NobodyAssesses { .. } => ("S1.5.2", w.assessment_refused_nobody_assesses),
        Refusal::Days => ("S1.5.1", w.assessment_refused_days),
        Refusal::Nobody => ("S1.5.2", w.assessment_refused_nobody),
        Refusal::Weights => ("S1.5.1", w.assessment_refused_weights),
        Refusal::Frozen => ("S1.5.1", w.assessment_refused_frozen),
        Refusal::StillCounting => ("S1.5.1", w.assessment_refused_still_counting),
        Refusal::NotFrozen => ("S1.5.1", w.assessment_refused_not_frozen),
        Refusal::UnknownEvent { .. } => ("S1.5.1", w.assessment_refused_unknown_event),
        Refusal::ObjectedAlready { .. } => ("S1.5.1", w.assessment_refused_objected_already),
        Refusal::ObjectionOpen { .. } => ("S1.5.1", w.assessment_refused_objection_open),
        Refusal::NothingToSettle { .. } => ("S1.5.1", w.assessment_refused_nothing_to_settle),
        Refusal::StillTime { .. } => ("S1.5.1", w.assessment_refused_still_time),
        Refusal::ConfirmedAlready => ("S1.5.1", w.assessment_refused_confirmed_already),
        Refusal::StillVoting => ("S1.5.2", w.assessment_refused_still_voting),
        Refusal::ReportedAlready => ("S1.5.2", w.assessment_refused_reported_already),
        Refusal::MarkOutOfRange => ("S1.5.2", w.assessment_refused_mark),
        Refusal::ScoredAlready => ("S1.5.2", w.assessment_refused_scored_already),
        Refusal::NotAPeer => ("S1.5.2", w.assessment_refused_not_a_peer),
        Refusal::TooFewVoters { .. } => ("S1.5.2", w.assessment_refused_too_few_voters),
        Refusal::BallotAgain => ("S1.5.2", w.assessment_refused_ballot_again),
        Refusal::NoBallot => ("S1.5.2", w.assessment_refused_no_ballot),
        Refusal::MiscountedVotes => ("S1.5.2", w.assessment_refused_miscounted),
        Refusal::NothingToExcuse => ("S1.5.2", w.assessment_refused_nothing_to_excuse),
        Refusal::InputsMissing { .. } => ("S1.5.2", w.assessment_refused_inputs_missing),
        Refusal::NoSuchGrade => ("S1.5.2", w.assessment_refused_no_such_grade),
        Refusal::Barred => ("S1.2.2", w.assessment_refused_barred),
        Refusal::Vetoed { veto } => (veto.clause(), w.assessment_refused_vetoed),
        Refusal::TooManyExcellent { .. } => ("S1.5.2", w.assessment_refused_too_many),
        Refusal::FollowMissing => ("S1.5.3", w.assessment_refused_follow),
        Refusal::DecidedAlready => ("S1.5.2", w.assessment_refused_decided_already),
        Refusal::SameDecider => ("S1.5.2", w.assessment_refused_same_decider),
        Refusal::NotDecided => ("S1.5.2", w.assessment_refused_not_decided),
        Refusal::AnsweredAlready => ("S1.5.2", w.assessment_refused_answered_already),
        Refusal::ObjectionToResult => ("S1.5.2", w.assessment_refused_objection_to_result),
        Refusal::Sealed => ("S1.5.3", w.assessment_refused_sealed),
    }
}
