//! What is promised without a case, in the light of the cases' own dates: the calls of the site, and what waits for
//! somebody's reply. S2.2.4, S2.2.6.5, S2.3.1.7

use super::{Light, near};
use crate::State;
use crate::calendar::Due;
use crate::case::Case;
use crate::contact::{Consultation, Contact, Why, view};
use crate::id::PersonId;
use crate::time::{Timestamp, shift};

/// Returns every call that is promised and not made, whoever made the promise, the earliest first. S2.3.1.7
pub fn calls(state: &State) -> Vec<&Contact> {
    state.contact.calls().collect()
}

/// Returns the light of a promised call, and how many working days are left; nothing where none is. R-CLK-12
pub fn call_light(state: &State, contact: &Contact, now: Timestamp) -> Option<(Light, i64)> {
    let date = contact.call_due().filter(|_| contact.is_open())?;
    let since = contact.disposed.as_ref().map_or(contact.at, |by| by.at);
    let at = state.site.day_begins(shift(date, 1));
    let light = near(state, (since, Due { at, date, provisional: false }), || None, now);
    let today = now.date(state.site.zone);
    Some((light, state.site.clock().working_days_between(today, date)))
}

/// Returns what waits for somebody's reply or reading, what is due first in front: of what is over only words left.
/// S2.2.6.5
pub fn asked_of<'a>(state: &'a State, person: &PersonId) -> Vec<(&'a Contact, &'a Consultation)> {
    let mut all = view::asked_of(state, person);
    all.retain(|(contact, one)| waits(state, contact, one));
    all
}

/// Returns what nobody has replied to in time: whoever is above sees it. S2.2.4, S2.2.6.5
pub fn unreplied(state: &State, now: Timestamp) -> Vec<(&Contact, &Consultation)> {
    let mut all = view::unreplied(state, now);
    all.retain(|(contact, one)| waits(state, contact, one));
    all
}

/// Says whether somebody above was asked about a matter that goes on, and has not replied. S2.2.6.5
pub fn awaits_instruction(state: &State, contact: &Contact) -> bool {
    let mut all = contact.consultations.iter();
    all.any(|one| one.why != Why::Word && one.replies.is_empty() && waits(state, contact, one))
}

/// Says whether a reply is of use still: once the case is closed only a word left is.
fn waits(state: &State, contact: &Contact, one: &Consultation) -> bool {
    let goes_on = match contact.case() {
        Some(case) => state.case.get(case).is_some_and(Case::is_open),
        None => contact.is_open(),
    };
    one.why == Why::Word || goes_on
}
