//! The clauses on first contacts, one function each.

use std::collections::BTreeSet;

use super::refusal::UnitField;
use super::{
    Contact, Disposition, Ground, Notice, Offer, Refusal, Responsible, State as Contacts, Told,
    Transfer, Whose,
};
use crate::State;
use crate::catalogue::{Item, Material, Unit, forbidden_word};
use crate::context::Stamp;
use crate::id::{ContactId, ItemCode, MaterialKey, PersonId, PostId, SubjectId, UnitId};
use crate::people::Role;
use crate::text::Text;
use crate::time::Date;

/// How many calls must reach nobody before a promised call may be given up. [DEF]
pub const CALLS_TRIED: usize = 3;

/// How long a visitor's next visit for the same item is the same matter, in days. [DEF]
pub const SAME_MATTER_DAYS: i64 = 90;

/// S1.1.1 A matter is received by a member of staff, never by nobody.
pub fn actor(stamp: &Stamp) -> Result<&PersonId, Refusal> {
    stamp.person().ok_or(Refusal::NobodyActs)
}

/// S1.6.1 Nobody serves before signing in at a window; returns the post.
pub fn serving(state: &State, stamp: &Stamp) -> Result<PostId, crate::Refusal> {
    Ok(crate::duty::rules::on_duty(state, actor(stamp)?, stamp.at)?)
}

/// S1.1.1 What is acted on has been received.
pub fn known<'a>(state: &'a State, id: &ContactId) -> Result<&'a Contact, Refusal> {
    state.contact.get(id).ok_or_else(|| Refusal::UnknownContact { contact: id.clone() })
}

/// S1.1.2 What is closed stays closed, and says who closed it.
pub fn open(contact: &Contact) -> Result<(), Refusal> {
    contact.closed.as_ref().map_or(Ok(()), |closing| {
        Err(Refusal::AlreadyClosed { by: closing.by.clone(), at: closing.at })
    })
}

/// S1.1.2 Exactly one person answers for a matter, and only that person acts on it.
pub fn owned(contact: &Contact, actor: &PersonId) -> Result<(), Refusal> {
    if contact.owner() == actor {
        return Ok(());
    }
    let (owner, since) = (contact.owner().clone(), contact.owners.current_since());
    Err(Refusal::NotOwner { owner, since })
}

/// S1.1.2 Returns an open contact that the actor answers for.
pub fn own_open<'a>(
    state: &'a State,
    id: &ContactId,
    stamp: &Stamp,
) -> Result<&'a Contact, Refusal> {
    let contact = known(state, id)?;
    open(contact)?;
    owned(contact, actor(stamp)?)?;
    Ok(contact)
}

/// S2.2.4 Visitors are served from a published guide: the one the clerk saw, if it says which.
pub fn published<'a>(
    state: &'a State,
    item: &ItemCode,
    seen: Option<u32>,
) -> Result<&'a Item, Refusal> {
    let current =
        state.catalogue.item(item).map_err(|_| Refusal::UnknownItem { item: item.clone() })?;
    match seen {
        None => Ok(current),
        Some(version) => state
            .catalogue
            .version(item, version)
            .ok_or_else(|| Refusal::UnknownVersion { item: item.clone(), version }),
    }
}

/// S2.2.4 Returns the guide a contact is served from.
pub fn guide<'a>(state: &'a State, contact: &Contact) -> Option<&'a Item> {
    let item = contact.item.as_ref()?;
    let version = contact.version?;
    state.catalogue.version(item, version).or_else(|| state.catalogue.item(item).ok())
}

/// S1.6.2 Nobody is asked who they are for what needs no identity.
pub fn identity_asked(guide: Option<&Item>, subject: Option<&Whose>) -> Result<(), Refusal> {
    match (guide, subject) {
        (Some(item), Some(_)) if item.anonymous => {
            Err(Refusal::IdentityNotAsked { item: item.code.clone() })
        }
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

/// S1.1.1 A visitor known before is one that has been here.
pub fn subject(contacts: &Contacts, subject: Option<&Whose>) -> Result<(), Refusal> {
    match subject {
        Some(Whose::Known(id)) if contacts.of_subject(id).next().is_none() => {
            Err(Refusal::UnknownSubject { subject: id.clone() })
        }
        Some(Whose::New | Whose::Known(_)) | None => Ok(()),
    }
}

/// Returns the id of a visitor: a new one is named after the operation.
pub fn subject_id(whose: Option<&Whose>, stamp: &Stamp) -> Option<SubjectId> {
    whose.map(|whose| match whose {
        Whose::New => SubjectId::from(&stamp.operation),
        Whose::Known(id) => id.clone(),
    })
}

/// Says whether a material is demanded of everybody: required, and under no condition.
pub fn always_needed(material: &Material) -> bool {
    material.required && material.when.is_blank()
}

/// S1.6.2 Materials that are not on the published list cannot be demanded.
pub fn on_list<'a>(
    guide: &Item,
    keys: impl IntoIterator<Item = &'a MaterialKey>,
) -> Result<(), Refusal> {
    let listed = |key: &&MaterialKey| guide.materials.iter().any(|material| material.key == **key);
    let materials: BTreeSet<MaterialKey> =
        keys.into_iter().filter(|key| !listed(key)).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::NotOnList { materials }) }
}

/// S1.6.2 Lines for one case ask for nothing the law has done away with.
pub fn lawful_lines(lines: &[String]) -> Result<(), Refusal> {
    let forbidden = |line: &String| forbidden_word(&Text::hans(line));
    match lines.iter().find_map(forbidden) {
        Some(word) => Err(Refusal::Forbidden { word: word.to_owned() }),
        None => Ok(()),
    }
}

/// S1.6.2 What was brought is not demanded again.
pub fn not_brought(contact: &Contact, missing: &BTreeSet<MaterialKey>) -> Result<(), Refusal> {
    let materials: BTreeSet<MaterialKey> =
        missing.intersection(&contact.brought).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::Brought { materials }) }
}

/// S2.2.4 A notice names at one time all that is missing; an enquiry is told the whole list.
pub fn all_named(
    contact: &Contact,
    guide: &Item,
    missing: &BTreeSet<MaterialKey>,
) -> Result<(), Refusal> {
    if is_enquiry(contact, missing) {
        return Ok(());
    }
    let materials: BTreeSet<MaterialKey> =
        lacking(contact, guide).filter(|key| !missing.contains(*key)).cloned().collect();
    if materials.is_empty() { Ok(()) } else { Err(Refusal::NotAllNamed { materials }) }
}

/// Says whether a notice answers an enquiry: nothing was brought, so nothing is missing either.
pub fn is_enquiry(contact: &Contact, missing: &BTreeSet<MaterialKey>) -> bool {
    contact.brought.is_empty() && missing.is_empty()
}

/// Returns what everybody needs and this visitor has not brought.
pub fn lacking<'a>(contact: &'a Contact, guide: &'a Item) -> impl Iterator<Item = &'a MaterialKey> {
    guide
        .materials
        .iter()
        .filter(|material| always_needed(material))
        .map(|material| &material.key)
        .filter(|key| !contact.brought.contains(*key))
}

/// Says whether everything needed has been brought, and no notice names anything still missing.
pub fn papers_complete(contact: &Contact, guide: &Item) -> bool {
    let asked =
        |notice: &Notice| !notice.lines.is_empty() || !notice.missing.is_subset(&contact.brought);
    !contact.brought.is_empty()
        && lacking(contact, guide).next().is_none()
        && !contact.notices.iter().any(asked)
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
        | Disposition::Refused { .. }
        | Disposition::Withdrawn => Ok(()),
    }
}

/// S2.2.4 An enquiry about an item, or an incomplete application, is not closed before the one-time
/// notice has been given.
pub fn notice_given(contact: &Contact, disposition: &Disposition) -> Result<(), Refusal> {
    let needed = match disposition {
        Disposition::Answered { .. } => contact.item.is_some(),
        Disposition::Withdrawn => contact.item.is_some() && !contact.brought.is_empty(),
        Disposition::CaseOpened { .. }
        | Disposition::ReferredOutside { .. }
        | Disposition::CallBack { .. }
        | Disposition::Refused { .. } => false,
    };
    if needed && contact.notices.is_empty() { Err(Refusal::NoticeMissing) } else { Ok(()) }
}

/// S2.2.4 The notice is given once; whatever is asked later is asked with its ground.
pub fn first_notice(contact: &Contact) -> Result<(), Refusal> {
    contact.notices.first().map_or(Ok(()), |notice| {
        Err(Refusal::AlreadyNotified { by: notice.by.clone(), at: notice.at })
    })
}

/// S1.6.2 One supplement lists everything: a second needs a supervisor, and not the owner's own.
pub fn second_supplement(asked_before: usize, own: bool, supervises: bool) -> Result<(), Refusal> {
    if asked_before == 0 || (supervises && !own) {
        return Ok(());
    }
    Err(Refusal::SupervisorNeeded)
}

/// S2.2.4 Returns who gave the notice that did not name what is demanded now: a second trip.
///
/// The notices looked at are those of the contact and of the visitor's earlier contacts for the
/// same item within [`SAME_MATTER_DAYS`]. A material published only after a notice is no fault.
pub fn second_trip<'a>(
    state: &'a State,
    contact: &'a Contact,
    missing: &BTreeSet<MaterialKey>,
    lines: &[String],
) -> Option<&'a PersonId> {
    let notices = told_before(state, contact);
    let first = notices.first()?;
    let guide = state.catalogue.version(contact.item.as_ref()?, first.version)?;
    let listed = |key: &MaterialKey| guide.materials.iter().any(|m| m.key == *key);
    let named = |key: &MaterialKey| notices.iter().any(|n| n.whole || n.missing.contains(key));
    let said = |line: &str| {
        let same = |other: &String| other.trim() == line.trim();
        notices.iter().any(|notice| notice.lines.iter().any(same))
    };
    let late = missing.iter().any(|key| listed(key) && !named(key))
        || lines.iter().any(|line| !said(line));
    late.then_some(&first.by)
}

/// Returns the notices this visitor has been given in this matter, the earliest first.
fn told_before<'a>(state: &'a State, contact: &'a Contact) -> Vec<&'a Notice> {
    let since = contact.at.plus(crate::time::Minutes(-SAME_MATTER_DAYS * 24 * 60));
    let same_matter = |other: &&Contact| {
        other.id != contact.id
            && other.item == contact.item
            && other.at >= since
            && other.at <= contact.at
            && other.case().is_none()
    };
    let earlier = contact.subject.iter().flat_map(|subject| state.contact.of_subject(subject));
    let mut notices: Vec<&Notice> = earlier
        .filter(same_matter)
        .chain(std::iter::once(contact))
        .flat_map(|contact| &contact.notices)
        .collect();
    notices.sort_by_key(|notice| notice.at);
    notices
}

/// S1.1.1 A contact without an item is answered in words; with one, its notice may say it all.
pub fn answered(contact: &Contact, answer: &str) -> Result<(), Refusal> {
    let silent = contact.item.is_none() && answer.trim().is_empty();
    if silent { Err(Refusal::AnswerBlank) } else { Ok(()) }
}

/// S2.2.5 Whoever is sent elsewhere is told the unit's name, place and phone from the directory.
pub fn directory<'a>(state: &'a State, unit: &UnitId) -> Result<&'a Unit, Refusal> {
    let found =
        state.catalogue.unit(unit).map_err(|_| Refusal::UnknownUnit { unit: unit.clone() })?;
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

/// S1.1.2 An outcome is given once; a promised call may still become one.
pub fn not_disposed(contact: &Contact) -> Result<(), Refusal> {
    match (&contact.disposition, &contact.disposed) {
        (None | Some(Disposition::CallBack { .. }), _) | (Some(_), None) => Ok(()),
        (Some(_), Some(by)) => Err(Refusal::AlreadyDisposed { by: by.by.clone(), at: by.at }),
    }
}

/// S1.1.2 Feedback follows an outcome the visitor has not heard of yet.
pub fn awaits_feedback(contact: &Contact) -> Result<(), Refusal> {
    match &contact.disposition {
        None => Err(Refusal::NoOutcome),
        Some(Disposition::CallBack { due }) => Err(Refusal::CallPending { due: *due }),
        Some(_) => Ok(()),
    }
}

/// S1.1.2 Feedback says what the visitor was told, and is not put off once more.
pub fn feedback_said(how: Told, content: &str) -> Result<(), Refusal> {
    match how {
        Told::Later => Err(Refusal::NotYetTold),
        Told::NoContact => Ok(()),
        Told::Present | Told::Phone | Told::Message if content.trim().is_empty() => {
            Err(Refusal::ContentBlank)
        }
        Told::Present | Told::Phone | Told::Message => Ok(()),
    }
}

/// S1.1.3 A matter is handed to somebody who serves here and does not answer for it already.
pub fn receiver(state: &State, contact: &Contact, to: &PersonId) -> Result<(), Refusal> {
    can_receive(state, to)?;
    if contact.owner() == to {
        return Err(Refusal::AlreadyOwner { person: to.clone() });
    }
    Ok(())
}

/// S1.1.3 Somebody who serves here can be given a matter.
pub fn can_receive(state: &State, to: &PersonId) -> Result<(), Refusal> {
    let Some(person) = state.people.persons.get(to) else {
        return Err(Refusal::UnknownPerson { person: to.clone() });
    };
    if person.retired.is_none() && person.serves() {
        Ok(())
    } else {
        Err(Refusal::CannotServe { person: to.clone() })
    }
}

/// S1.1.3 One offer at a time; until it is answered the matter stays with the sender.
pub fn not_offered(contact: &Contact) -> Result<(), Refusal> {
    contact.offered().map_or(Ok(()), |transfer| {
        Err(Refusal::AlreadyOffered { to: transfer.to.clone(), at: transfer.sent })
    })
}

/// S1.1.3 What was returned twice is moved on only by a supervisor.
pub fn not_escalated(contact: &Contact) -> Result<(), Refusal> {
    if contact.escalated { Err(Refusal::Escalated) } else { Ok(()) }
}

/// S1.1.3 A matter moves for a reason.
pub fn reason(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::ReasonBlank) } else { Ok(()) }
}

/// S1.1.3 Only whom a matter was offered to answers, and only once.
pub fn answerable<'a>(contact: &'a Contact, actor: &PersonId) -> Result<&'a Transfer, Refusal> {
    let offers = contact.transfers.iter().rev();
    let Some(transfer) = offers.into_iter().find(|transfer| transfer.to == *actor) else {
        return Err(Refusal::NotOffered);
    };
    match &transfer.offer {
        Offer::Sent => Ok(transfer),
        Offer::Accepted { at } | Offer::Returned { at, .. } => {
            Err(Refusal::AlreadyAnswered { at: *at })
        }
        Offer::Lapsed { at, by } => Err(Refusal::OfferLapsed { at: *at, by: by.clone() }),
    }
}

/// S1.1.3 A matter that comes back a second time goes to the supervisor.
pub fn escalates(state: &State, contact: &Contact) -> bool {
    contact.returns() + 1 >= usize::from(state.site.settings.returns_before_supervisor)
}

/// S1.1.3 A matter is given back with a ground: who is responsible instead, or all that is missing.
pub fn return_grounded(
    state: &State,
    contact: &Contact,
    ground: &Ground,
) -> Result<(), crate::Refusal> {
    match ground {
        Ground::NotOurDuty { responsible: Responsible::Unit(unit) } => {
            directory(state, unit)?;
        }
        Ground::NotOurDuty { responsible: Responsible::Department(department) } => {
            let known = state.catalogue.department(department);
            known.map_err(|_| Refusal::NobodyResponsible)?;
        }
        Ground::Incomplete { missing, lines } => {
            something_asked(missing, lines)?;
            lawful_lines(lines)?;
            if let Some(guide) = guide(state, contact) {
                on_list(guide, missing)?;
                not_brought(contact, missing)?;
                all_named(contact, guide, missing)?;
            }
        }
    }
    Ok(())
}

/// S1.6.2 Who asks for something says what.
pub fn something_asked(missing: &BTreeSet<MaterialKey>, lines: &[String]) -> Result<(), Refusal> {
    let blank = lines.iter().any(|line| line.trim().is_empty());
    if blank || (missing.is_empty() && lines.is_empty()) {
        return Err(Refusal::NothingAsked);
    }
    Ok(())
}

/// S1.6.2 What is asked later is asked on a ground.
pub fn ground(ground: &str) -> Result<(), Refusal> {
    if ground.trim().is_empty() { Err(Refusal::GroundBlank) } else { Ok(()) }
}

/// S1.6.2 Says whether somebody is a supervisor.
pub fn supervises(state: &State, person: &PersonId) -> bool {
    let found = state.people.persons.get(person);
    found.is_some_and(|person| person.roles.contains(&Role::Supervisor))
}
