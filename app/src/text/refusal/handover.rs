//! Refusals and warnings about handovers in words: the clause behind each, and its sentence.

use domain::handover::{Refusal, Warning};

use super::Said;
use crate::text::Words;

/// Returns the clause behind a refusal, and its sentence.
pub fn refused(refusal: &Refusal, w: &Words) -> Said {
    let sentence = match refusal {
        Refusal::UnknownHandover { .. } => w.refusal_handover_unknown_handover,
        Refusal::AlreadyTaken { .. } => w.refusal_handover_already_taken,
        Refusal::AlreadyWithdrawn { .. } => w.refusal_handover_already_withdrawn,
        Refusal::NotTaken { .. } => w.refusal_handover_not_taken,
        Refusal::NotResponsible { .. } => w.refusal_handover_not_responsible,
        Refusal::ToOneself => w.refusal_handover_to_oneself,
        Refusal::NotOfPost { .. } => w.refusal_handover_not_of_post,
        Refusal::AlreadyGiven { .. } => w.refusal_handover_already_given,
        Refusal::LineBlank { .. } => w.refusal_handover_line_blank,
        Refusal::SerialsMalformed { .. } => w.refusal_handover_serials_malformed,
        Refusal::LeftOut { .. } => return ("S1.4.2", w.refusal_handover_left_out),
        Refusal::Uncounted { .. } => return ("S2.1.7", w.custody_refused_uncounted),
        Refusal::OnRegister { .. } => return ("S2.1.7", w.custody_refused_on_register),
        Refusal::CountedTwice { .. } => return ("S2.1.7", w.custody_refused_counted_twice),
        Refusal::NotReceiver { .. } => w.refusal_handover_not_receiver,
        Refusal::NotGiver { .. } => w.refusal_handover_not_giver,
        Refusal::LinesOpen { .. } => w.refusal_handover_lines_open,
        Refusal::NoLine { .. } => w.refusal_handover_no_line,
        Refusal::AnsweredTwice { .. } => w.refusal_handover_answered_twice,
        Refusal::ReasonBlank { .. } => w.refusal_handover_reason_blank,
        Refusal::NotArrived => w.refusal_handover_not_arrived,
        Refusal::NotDisputed { .. } => w.refusal_handover_not_disputed,
        Refusal::OwnDispute => w.refusal_handover_own_dispute,
    };
    ("S1.3.3", sentence)
}

/// Returns the clause behind a warning, and its sentence.
pub fn warned(warning: &Warning, w: &Words) -> Said {
    match warning {
        Warning::ReceiverAway { .. } => ("S1.3.2", w.refusal_handover_note_receiver_away),
        Warning::ConfirmedLate { .. } => ("S1.3.3", w.refusal_handover_note_confirmed_late),
        Warning::Disputed { .. } => ("S1.3.3", w.refusal_handover_note_disputed),
        Warning::NotOnDutyYet => ("S1.3.1", w.refusal_handover_note_not_on_duty_yet),
        Warning::StandsElsewhere { .. } => ("S1.3.4", w.refusal_handover_note_stands_elsewhere),
    }
}
