//! What stands against each way: asked of the rules themselves, never decided here. S1.6.2, S2.2.4

use domain::contact::rules::recusal;
use domain::contact::view::usual_call_day;
use domain::people::Person;
use domain::{PersonId, State};

use super::Desk;
use super::steps::Here;
use super::visit::Visit;
use super::way::Way;
use crate::parts::Why;
use crate::screens::ask;
use crate::text::words;

/// Words that stand in for what is not entered yet when a way is only asked about.
const PROBE: &str = "·";

/// Returns what stands against a way as it is entered, or with stand-ins for what is not.
pub fn against(desk: Desk, way: Way) -> Option<Why> {
    let client = desk.client;
    let person = client.person()?;
    let (state, now) = (client.state(), client.now());
    let mut visit = desk.read(Visit::clone);
    let stand_in = |text: &mut String| {
        if text.trim().is_empty() {
            PROBE.clone_into(text);
        }
    };
    for text in [&mut visit.answer, &mut visit.reason, &mut visit.ground, &mut visit.remedy] {
        stand_in(text);
    }
    if way == Way::CallBack {
        stand_in(&mut visit.phone);
    }
    if visit.due.is_empty() {
        visit.due = usual_call_day(&state, client.today()).to_string();
    }
    visit.to = visit.to.clone().or_else(|| somebody(&state, &person, &visit));
    visit.unit =
        visit.unit.or_else(|| state.catalogue.units_offered().next().map(|one| one.id.clone()));
    if way == Way::Transfer && visit.to.is_none() {
        return Some(Why::plain(words().reception_no_colleague));
    }
    if way == Way::Refer && visit.unit.is_none() {
        return Some(Why::plain(words().reception_no_unit));
    }
    barred(desk, &visit, &state, person, now, way)
}

/// Returns what stands against a way exactly as it is entered.
pub fn barred_now(desk: Desk, way: Way) -> Option<Why> {
    let client = desk.client;
    let person = client.person()?;
    let visit = desk.read(Visit::clone);
    let is_chosen = match way {
        Way::Transfer => visit.to.is_some(),
        Way::Refer => visit.unit.is_some(),
        Way::Notice
        | Way::Finish
        | Way::Accept
        | Way::TakeIn
        | Way::Answer
        | Way::CallBack
        | Way::Refuse
        | Way::Withdraw
        | Way::Keep => true,
    };
    if let Some(fault) = super::fields::first_fault(desk) {
        return Some(Why::plain(fault));
    }
    if !is_chosen {
        return Some(Why::plain(words().reception_choose));
    }
    barred(desk, &visit, &client.state(), person, client.now(), way)
}

fn barred(
    desk: Desk,
    visit: &Visit,
    state: &State,
    person: PersonId,
    now: domain::time::Timestamp,
    way: Way,
) -> Option<Why> {
    let here = Here { state, person, now };
    let asked = desk.client.may_group(|name| {
        visit.steps(&here, way, name).into_iter().map(|(operation, _)| operation).collect()
    });
    asked.err().map(|refusal| ask::why(&refusal))
}

/// Returns a colleague a visit may be transferred to: one who has not stepped back from it. S1.6.3
fn somebody(state: &State, me: &PersonId, visit: &Visit) -> Option<PersonId> {
    let contact = visit.contact.as_ref().and_then(|id| state.contact.get(id));
    let free = |one: &&Person| contact.is_none_or(|contact| recusal(contact, &one.id).is_none());
    colleagues(state, me).into_iter().find(free).map(|one| one.id.clone())
}

/// Returns everybody else who serves here, by badge.
pub fn colleagues<'a>(state: &'a State, me: &PersonId) -> Vec<&'a Person> {
    let others = |person: &&Person| person.id != *me && person.serves();
    state.people.staff().into_iter().filter(others).collect()
}
