//! Who may have what corrected of their attendance, and who answers. Practice 2.10

use crate::duty::{CORRECTION_DAYS, Correction, Passage, Refusal};
use crate::id::{CorrectionId, PersonId};
use crate::time::{Date, Minutes, Timestamp};
use crate::{Stamp, State};

/// A time that is corrected has come, and not long ago.
pub fn correction_time(at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if at > now {
        return Err(Refusal::NotYet { at });
    }
    if now.since(at) > Minutes(CORRECTION_DAYS * 1_440) {
        return Err(Refusal::TooLongAgo { days: CORRECTION_DAYS });
    }
    Ok(())
}

/// A person waits for the answer before they ask for the same of the same day again.
pub fn no_other_waits(
    state: &State,
    person: &PersonId,
    date: Date,
    passage: Passage,
) -> Result<(), Refusal> {
    let same =
        |one: &&Correction| one.person == *person && one.date == date && one.passage == passage;
    let mut waiting = state.duty.corrections.values().filter(|one| one.answer.is_none());
    match waiting.find(same) {
        Some(one) => Err(Refusal::CorrectionWaits { correction: one.id.clone() }),
        None => Ok(()),
    }
}

/// A correction is asked for with a reason.
pub fn correction_reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::CorrectionReasonBlank) } else { Ok(()) }
}

/// A correction is known and has no answer yet.
pub fn waiting_correction<'a>(
    state: &'a State,
    correction: &CorrectionId,
) -> Result<&'a Correction, Refusal> {
    let Some(found) = state.duty.corrections.get(correction) else {
        return Err(Refusal::UnknownCorrection { correction: correction.clone() });
    };
    match found.answer {
        Some(_) => Err(Refusal::CorrectionAnswered { correction: correction.clone() }),
        None => Ok(found),
    }
}

/// S1.3.1 Nobody answers what they asked for themselves.
pub fn by_another(correction: &Correction, stamp: &Stamp) -> Result<(), Refusal> {
    if stamp.person() == Some(&correction.person) { Err(Refusal::OwnCorrection) } else { Ok(()) }
}

/// A correction is granted or declined with a reason.
pub fn answer_reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::AnswerReasonBlank) } else { Ok(()) }
}
