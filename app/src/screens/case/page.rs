//! One case: its promise, its papers, its story, and what can be done about it.

use domain::case::rules::{Overtime, overtime};
use domain::case::{Case, promise as promise_of, view};
use domain::time::Timestamp;
use domain::{CaseId, State};
use leptos::prelude::*;

use super::{about, acts, checklist, promise, receipt, standing, story};
use crate::client::Client;
use crate::parts::{
    Icon, Tone, Views, Words, badge, card, columns, empty, facts, heading, line, link_button, live,
    page, soft, stack, strong, tight, timeline, title,
};
use crate::screens::contact::{replies, visitor};
use crate::screens::custody;
use crate::text::{day, fill, language, words};

/// Returns the screen.
pub fn screen(client: Client, id: CaseId) -> AnyView {
    let words = words();
    let known = {
        let id = id.clone();
        Memo::new(move |_| {
            let state = client.state();
            state.case.get(&id).map(|one| (one.contact.clone(), one.subject.clone()))
        })
    };
    let (headed, told, ticked) = (id.clone(), id.clone(), id.clone());
    let (given, done) = (id.clone(), id);
    let body = live(move || {
        let Some((contact, subject)) = known.get() else {
            return empty(Icon::Search, words.contact_unknown, words.contact_unknown_help);
        };
        let (told, ticked) = (told.clone(), ticked.clone());
        columns(
            vec![
                receipt::of_case(client, given.clone()),
                live(move || checklist::of(client, &ticked)),
                live(move || history(client, &told)),
            ],
            vec![
                replies::replies(client, contact.clone()),
                acts::of(client, done.clone()),
                custody::of_contact(client, contact.clone()),
                visitor(client, contact, Some(done.clone()), subject),
            ],
        )
    });
    page(words.case_title, vec![live(move || head(client, &headed)), body])
}

/// Returns what it is about, its number, its promise and who answers for it.
fn head(client: Client, id: &CaseId) -> AnyView {
    let (state, words) = (client.state(), words());
    let Some(case) = state.case.get(id) else { return ().into_any() };
    let mut signs = vec![title(about(&state, case)), standing(&state, case, client.now())];
    signs.extend(flags(&state, case, client.now()));
    if client.is_pending(&domain::OperationId(id.0.clone())) {
        signs.push(badge(Tone::Pending, words.act_saved));
    }
    let name = |person| strong(state.people.name(person).to_owned());
    let mut pairs: Vec<(Words, AnyView)> = vec![
        (words.contact_owner.into(), name(case.owner())),
        (words.contact_first_owner.into(), name(case.first_owner())),
    ];
    if view::due(&state, case, client.now()).is_some() {
        pairs.push((words.case_promised.into(), promise(client, case)));
    }
    if let Some(last) = view::delivery_due(&state, case) {
        let by = fill(words.today_by, &[("date", &day(last, language()))]);
        pairs.push((words.case_to_hand_over.into(), strong(by)));
    }
    if let Some(contact) = state.contact.get(&case.contact) {
        let address = client.href(&["contact/", &contact.id.0].concat());
        let link = link_button(contact.no.clone(), address, false);
        pairs.push((words.contact_title.into(), link));
    }
    stack(vec![tight(vec![line(signs), soft(case.no.0.clone())]), card(vec![facts(pairs)])])
}

/// Returns what there is to know of its clock: accepted by law, kept waiting by the visitor, and what
/// counts as overtime beside its light. R-CLK-4, R-CLK-10, R-CLK-11
fn flags(state: &State, case: &Case, now: Timestamp) -> Views {
    let words = words();
    let deemed = promise_of(state, case, now).is_some_and(|promise| promise.deemed);
    let contact = state.contact.get(&case.contact);
    let asks = contact.is_some_and(|contact| view::awaits_instruction(state, contact));
    let flags = [
        (asks, Tone::Soon, words.contact_awaits),
        (deemed, Tone::Soon, words.case_deemed),
        (!case.delays.is_empty() && !case.is_settled(), Tone::Plain, words.case_delay),
    ];
    let flags = flags.into_iter().filter(|(is, ..)| *is).map(|(_, tone, said)| badge(tone, said));
    let late = overtime(state, case, now).into_iter().filter_map(|one| match one {
        // While a promise runs its light says so.
        Overtime::Late => case.is_settled().then_some(words.today_overdue),
        Overtime::Unreasoned => Some(words.case_unreasoned),
        Overtime::NoReply => Some(words.case_no_reply),
        Overtime::NotHandedOut => Some(words.case_not_handed_out),
    });
    flags.chain(late.map(|said| badge(Tone::Bad, said))).collect()
}

/// Returns the story.
fn history(client: Client, id: &CaseId) -> AnyView {
    let state = client.state();
    let Some(case) = state.case.get(id) else { return ().into_any() };
    card(vec![heading(words().contact_story), timeline(story::of(&state, case, client.now()))])
}
