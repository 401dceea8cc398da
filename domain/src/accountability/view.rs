//! What is shown of inquiries: to those who look into them, and to whom they are about. S1.2.2

use std::collections::BTreeSet;

use chrono::Datelike;

use super::{Inquiry, Source, State as Inquiries, What, rules};
use crate::State;
use crate::appointment::view::checked_number;
use crate::complaint::Kind;
use crate::context::Stamp;
use crate::id::{ComplaintId, InquiryId, OperationId, PersonId};
use crate::people::Person;
use crate::time::{Date, Timestamp};

/// What an inquiry waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// The person's statement, until that day.
    Statement(Date),
    Finding,
    Decision,
    /// The person may appeal until that day.
    Appeal(Date),
    Review,
    Nothing,
}

/// Returns the number of an inquiry: `Z`, then as in the ledger, then a check character.
pub fn number(state: &State, stamp: &Stamp) -> String {
    checked_number('Z', state, stamp)
}

/// Returns what an inquiry waits for.
pub fn awaits(state: &State, one: &Inquiry, now: Timestamp) -> Awaits {
    let today = now.date(state.site.zone);
    if one.found().is_none() && !one.is_heard() {
        return Awaits::Statement(rules::statement_until(state, one));
    }
    if one.found().is_none() {
        return Awaits::Finding;
    }
    if rules::substantiated(one).is_err() {
        return Awaits::Nothing;
    }
    match rules::appeal_until(state, one) {
        None => Awaits::Decision,
        Some(_) if rules::awaits_review(one).is_ok() => Awaits::Review,
        Some(until) if !one.is_appealed() && today <= until => Awaits::Appeal(until),
        Some(_) => Awaits::Nothing,
    }
}

/// Returns the inquiries somebody looks into, may review or took part in, as a state of their own.
pub fn seen_by(state: &State, person: &PersonId, now: Timestamp) -> Inquiries {
    let mut seen = Inquiries::default();
    for one in state.accountability.all() {
        let reviews =
            rules::awaits_review(one).is_ok() && rules::may_review(state, one, person, now);
        let took_part = one.steps.iter().any(|step| step.by == *person)
            && rules::is_clear(state, one.about(), person, now);
        if reviews || took_part || rules::looks_into(state, one, person, now) {
            seen.insert(one.clone());
        }
    }
    seen
}

/// Returns which of some inquiries wait for somebody.
pub fn waiting(
    state: &State,
    inquiries: &Inquiries,
    who: &PersonId,
    now: Timestamp,
) -> BTreeSet<InquiryId> {
    let waiting = inquiries.all().filter(|one| waits_for(state, one, who, now));
    waiting.map(|one| one.id.clone()).collect()
}

/// Says whether an inquiry waits for somebody: to be found or decided, or for the review of an appeal.
pub fn waits_for(state: &State, one: &Inquiry, who: &PersonId, now: Timestamp) -> bool {
    match awaits(state, one, now) {
        Awaits::Finding | Awaits::Decision => rules::looks_into(state, one, who, now),
        Awaits::Review => rules::may_review(state, one, who, now),
        Awaits::Statement(until) => {
            until < now.date(state.site.zone) && rules::looks_into(state, one, who, now)
        }
        Awaits::Appeal(_) | Awaits::Nothing => false,
    }
}

/// Returns the inquiries about somebody as they may read them: neither who complained, nor what was noted
/// for those who look into it. S1.2.2
pub fn about(state: &State, person: &PersonId) -> Inquiries {
    let mut seen = Inquiries::default();
    for one in state.accountability.all().filter(|one| one.person == *person) {
        let mut one = one.clone();
        if let Source::Complaint(_) = one.source {
            one.source = Source::Reported;
        }
        one.concerned.clear();
        one.steps.retain(|step| step.what != What::Noted);
        seen.insert(one);
    }
    seen
}

/// Returns the operations whose words belong to inquiries.
pub fn spoken(inquiries: &Inquiries) -> Vec<OperationId> {
    inquiries.all().flat_map(|one| &one.steps).map(|step| step.operation.clone()).collect()
}

/// Returns the inquiries that a complaint, or what was seen, has led to.
pub fn of_source<'a>(
    inquiries: &'a Inquiries,
    source: &Source,
) -> impl Iterator<Item = &'a Inquiry> + use<'a> {
    let source = source.clone();
    inquiries.all().filter(move |one| one.source == source)
}

/// Says whether a kind is one of eating, taking, blocking, demanding. S1.2.2
pub fn is_vice(kind: Kind) -> bool {
    match kind {
        Kind::Eats | Kind::Takes | Kind::Blocks | Kind::Demands => true,
        Kind::HardToEnter
        | Kind::HardFace
        | Kind::HardWords
        | Kind::HardToDo
        | Kind::Breach
        | Kind::Overtime
        | Kind::OffPost
        | Kind::Roaming
        | Kind::SecondTrip
        | Kind::Leak
        | Kind::BadRating
        | Kind::Other => false,
    }
}

/// Says whether a complaint is still needed: an inquiry that comes from it is not over.
pub fn needs(state: &State, complaint: &ComplaintId, now: Timestamp) -> bool {
    let mut all = of_source(&state.accountability, &Source::Complaint(complaint.clone()));
    all.any(|one| awaits(state, one, now) != Awaits::Nothing)
}

/// Returns the inquiries of a year after which something follows for somebody, by the day of the finding: what
/// is not decided cannot be appealed against, and does not count.
pub fn stand_in_year<'a>(
    state: &'a State,
    inquiries: &'a Inquiries,
    person: &'a PersonId,
    year: i32,
) -> impl Iterator<Item = &'a Inquiry> {
    inquiries.all().filter(move |one| {
        let found = one.found().map(|(_, step)| step.at.date(state.site.zone).year());
        one.person == *person && one.measure().is_some() && found == Some(year)
    })
}

/// Returns the inquiries after which something follows for somebody whose finding lies within a time.
pub fn stand_between<'a>(
    state: &'a State,
    person: &'a PersonId,
    within: impl Fn(Timestamp) -> bool + 'a,
) -> impl Iterator<Item = (&'a Inquiry, Timestamp)> {
    state.accountability.all().filter(|one| one.person == *person).filter_map(move |one| {
        let (_, found) = one.found().filter(|(_, found)| within(found.at))?;
        one.measure().map(|_| (one, found.at))
    })
}

/// Says whether so much was found true about somebody in a year that leaving the window is to be thought
/// of: twice, or more. S1.2.2
pub fn suggests_removal(
    state: &State,
    inquiries: &Inquiries,
    person: &PersonId,
    year: i32,
) -> bool {
    stand_in_year(state, inquiries, person, year).count() >= 2
}

/// Returns whom of the staff somebody may look into now.
pub fn may_open_about(state: &State, who: &PersonId, now: Timestamp) -> BTreeSet<PersonId> {
    let staff = state.people.persons.values().filter(|one| one.is_staff(now));
    // Whatever is declared by then counts.
    let may = |one: &&Person| rules::may_look_into(state, (&one.id, u64::MAX), who, now);
    staff.filter(may).map(|one| one.id.clone()).collect()
}
