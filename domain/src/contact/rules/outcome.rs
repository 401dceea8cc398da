//! The clauses on what a matter comes to, and on telling the visitor. S1.1.1, S1.1.2, S2.2.5, S2.3.1.7

use super::papers::{lacking, papers_complete};
use crate::State;
use crate::catalogue::{Item, Unit};
use crate::contact::refusal::UnitField;
use crate::contact::{Contact, Disposition, Refusal, Told};
use crate::id::UnitId;
use crate::time::{Date, Timestamp};

/// How many calls must reach nobody before a promised call may be given up. [DEF]
pub const CALLS_TRIED: usize = 3;

/// S1.1.2 An outcome is given once; a promised call may still become one.
pub fn not_disposed(contact: &Contact) -> Result<(), Refusal> {
    match (&contact.disposition, &contact.disposed) {
        (None | Some(Disposition::CallBack { .. }), _) | (Some(_), None) => Ok(()),
        (Some(_), Some(by)) => Err(Refusal::AlreadyDisposed { by: by.by.clone(), at: by.at }),
    }
}

/// S1.1.1 A contact without an item is answered in words; with one, its notice may say it all.
pub fn answered(contact: &Contact, answer: &str) -> Result<(), Refusal> {
    let silent = contact.item.is_none() && answer.trim().is_empty();
    if silent { Err(Refusal::AnswerBlank) } else { Ok(()) }
}

/// S2.2.5 Whoever is sent elsewhere is told the unit's name, place and phone from the directory, in
/// which a unit that was removed does not stand.
pub fn directory<'a>(state: &'a State, unit: &UnitId, at: Timestamp) -> Result<&'a Unit, Refusal> {
    let listed = state.catalogue.unit(unit).ok().filter(|found| found.stands(at));
    let found = listed.ok_or_else(|| Refusal::UnknownUnit { unit: unit.clone() })?;
    let missing = [
        (found.name.is_blank(), UnitField::Name),
        (found.place.is_blank(), UnitField::Place),
        (found.phone.trim().is_empty(), UnitField::Phone),
    ];
    match missing.into_iter().find(|(blank, _)| *blank) {
        Some((_, field)) => Err(Refusal::UnitIncomplete { field }),
        None => Ok(found),
    }
}

/// S2.2.5 Returns for how many days nobody has confirmed a unit, once that is longer than it
/// should be.
pub fn directory_stale(state: &State, unit: &Unit, today: Date) -> Option<i64> {
    let days = unit.days_since_confirmed(today);
    (days > i64::from(state.site.settings.directory_stale_days)).then_some(days)
}

/// S2.4, P-A09 A refusal names the rule that forbids and what the visitor may do about it.
pub fn refusal_grounded(ground: &str, remedy: &str) -> Result<(), Refusal> {
    if ground.trim().is_empty() {
        return Err(Refusal::GroundBlank);
    }
    if remedy.trim().is_empty() {
        return Err(Refusal::RemedyBlank);
    }
    Ok(())
}

/// S1.6.2 Complete papers leave only to accept the matter, by opening its case, or to refuse it
/// with its ground; the visitor may still give it up.
pub fn complete_papers_accepted(
    contact: &Contact,
    guide: Option<&Item>,
    disposition: &Disposition,
) -> Result<(), Refusal> {
    let complete = guide.is_some_and(|guide| papers_complete(contact, guide));
    match disposition {
        Disposition::Answered { .. }
        | Disposition::ReferredOutside { .. }
        | Disposition::CallBack { .. }
            if complete =>
        {
            Err(Refusal::PapersComplete)
        }
        Disposition::Answered { .. }
        | Disposition::ReferredOutside { .. }
        | Disposition::CallBack { .. }
        | Disposition::CaseOpened { .. }
        | Disposition::Appointed { .. }
        | Disposition::Refused { .. }
        | Disposition::Withdrawn => Ok(()),
    }
}

/// S2.2.4 An enquiry about an item, or an incomplete application, is not closed before the one-time
/// notice has been given. Whoever lacks nothing may give up without one.
pub fn notice_given(
    contact: &Contact,
    guide: Option<&Item>,
    disposition: &Disposition,
) -> Result<(), Refusal> {
    let lacks = |guide| lacking(contact, guide).next().is_some();
    let needed = match disposition {
        Disposition::Answered { .. } => contact.item.is_some(),
        Disposition::Withdrawn => !contact.brought.is_empty() && guide.is_some_and(lacks),
        Disposition::Appointed { .. } => guide.is_some_and(lacks),
        Disposition::CaseOpened { .. }
        | Disposition::ReferredOutside { .. }
        | Disposition::CallBack { .. }
        | Disposition::Refused { .. } => false,
    };
    if needed && contact.notices.is_empty() { Err(Refusal::NoticeMissing) } else { Ok(()) }
}

/// S2.3.1.7 A call is promised to somebody, for today or later.
pub fn call_possible(contact: &Contact, due: Date, today: Date) -> Result<(), Refusal> {
    if contact.subject.is_none() {
        return Err(Refusal::NobodyToCall);
    }
    if due < today { Err(Refusal::CallInPast { due }) } else { Ok(()) }
}

/// S2.3.1.7 A contact with a promised call is not closed before the call is made or handed over:
/// the visitor is told in person or on the phone, or several calls have reached nobody.
pub fn call_kept(contact: &Contact, told: Option<Told>) -> Result<(), Refusal> {
    let Some(due) = contact.call_due() else { return Ok(()) };
    let tried = contact.call_back.as_ref().map_or(0, |call| call.tried.len());
    match told {
        Some(Told::Present | Told::Phone) => Ok(()),
        Some(Told::NoContact | Told::Message) if tried >= CALLS_TRIED => Ok(()),
        Some(Told::Message | Told::NoContact | Told::Later) | None => {
            Err(Refusal::CallPending { due })
        }
    }
}

/// S1.1.2 Feedback follows an outcome the visitor has not heard of yet.
pub fn awaits_feedback(contact: &Contact) -> Result<(), Refusal> {
    match &contact.disposition {
        None | Some(Disposition::Appointed { .. }) => Err(Refusal::NoOutcome),
        Some(Disposition::CallBack { due }) => Err(Refusal::CallPending { due: *due }),
        Some(_) => Ok(()),
    }
}

/// S1.1.2 Feedback says what the visitor was told, and is not put off once more.
pub fn feedback_said(how: Told, content: &str) -> Result<(), Refusal> {
    match how {
        Told::Later => Err(Refusal::NotYetTold),
        Told::Present | Told::Phone | Told::Message if content.trim().is_empty() => {
            Err(Refusal::ContentBlank)
        }
        Told::Present | Told::Phone | Told::Message | Told::NoContact => Ok(()),
    }
}
