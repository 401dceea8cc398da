//! An inquiry is opened: from a complaint, an inspection, or from what a spot check has shown or somebody said.

use bianmin::api::Overseen;
use domain::PersonId;
use domain::accountability::{Open, Operation as Ask, Source, rules, view};
use domain::complaint::{About, Complaint, Kind};
use domain::conduct::Inspection;
use leptos::prelude::*;

use super::list::row;
use crate::client::Client;
use crate::parts::{Views, card, flush_card, maybe, rows, soft, stack};
use crate::screens::complaint::kind;
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, aside, step};
use crate::text::words;

/// Returns what a complaint has led to, and the way to look into it.
pub fn of_complaint(
    client: Client,
    heard: Heard<Overseen>,
    overseen: &Overseen,
    one: &Complaint,
) -> AnyView {
    let from = Source::Complaint(one.id.clone());
    let known = known(client, overseen, &from, words().inquiry_of_complaint);
    let named = match &one.about {
        About::Person(person) => Some(person.clone()),
        About::Appointment(_) | About::Window(_) | About::Anything => None,
    };
    let kind = rules::kind_of_fault(one.kind).is_ok().then_some(one.kind);
    let source = Choice::new(Some(from));
    let form = form(
        client,
        (heard, overseen),
        (words().inquiry_open, &one.id.0),
        (named, kind),
        source,
        false,
    );
    stack(vec![maybe(known), form])
}

/// Returns what an inspection has led to, and the way to look into it, where something of it stands and the
/// person signed in has no part in it.
pub fn of_inspection(
    client: Client,
    heard: Heard<Overseen>,
    overseen: &Overseen,
    one: &Inspection,
) -> Views {
    let from = Source::Inspection(one.id.clone());
    let known = known(client, overseen, &from, words().inquiry_of_inspection);
    let mut pieces: Views = known.into_iter().collect();
    let me = untrack(|| client.person());
    if me.is_some_and(|me| rules::may_come_from(one, &me)) {
        let mut seen = one.persons.iter();
        let only = seen.next().filter(|_| seen.next().is_none()).cloned();
        let (head, source) = ((words().inquiry_open, one.id.0.as_str()), Choice::new(Some(from)));
        // It is evidence of those it concerns, and of nobody else.
        let whom = overseen.may_open.intersection(&one.concerns).cloned().collect();
        let overseen = Overseen { may_open: whom, ..overseen.clone() };
        pieces.push(form(client, (heard, &overseen), head, (only, None), source, false));
    }
    pieces
}

/// Returns the inquiries that come from the same.
pub(super) fn known(
    client: Client,
    overseen: &Overseen,
    from: &Source,
    name: &'static str,
) -> Option<AnyView> {
    let state = client.state();
    let all = view::of_source(&overseen.inquiries, from);
    let all: Views = all.map(|one| row(client, &state, one)).collect();
    (!all.is_empty()).then(|| flush_card(name, ().into_any(), rows(all)))
}

/// Returns the form for what a spot check has shown, or somebody has said.
pub fn spot_check(client: Client, heard: Heard<Overseen>, overseen: &Overseen) -> AnyView {
    let source = Choice::new(Some(Source::SpotCheck));
    form(client, (heard, overseen), (words().inquiry_open_spot, "spot"), (None, None), source, true)
}

/// Returns the form by which something is looked into: what it comes from is asked where it is not known.
pub(super) fn form(
    client: Client,
    (heard, overseen): (Heard<Overseen>, &Overseen),
    (name, draft): (&'static str, &str),
    (person, what): (Option<PersonId>, Option<Kind>),
    source: Choice<Source>,
    asks_source: bool,
) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let staff: Vec<(PersonId, String)> = state
        .people
        .persons
        .values()
        .filter(|one| overseen.may_open.contains(&one.id))
        .map(|one| (one.id.clone(), one.name.clone()))
        .collect();
    if staff.is_empty() {
        return card(vec![soft(w.inquiry_nobody)]);
    }
    let person = person.filter(|person| staff.iter().any(|(id, _)| id == person));
    let (person, what) = (Choice::new(person), Choice::new(what));
    let kinds = Kind::ALL.into_iter().filter(|one| rules::kind_of_fault(*one).is_ok());
    let kinds = kinds.map(|one| (one, kind(w, one).to_owned()));
    let mut choices = vec![
        person.rows("inquiry-whom", w.inquiry_whom, staff),
        what.rows("inquiry-what", w.inquiry_what, kinds),
    ];
    if asks_source {
        let all = [
            (Source::SpotCheck, w.inquiry_source_spot.to_owned()),
            (Source::Reported, w.inquiry_source_reported.to_owned()),
        ];
        choices.push(source.rows("inquiry-source", w.inquiry_source, all));
    }
    let (field, help) = (w.inquiry_charge, w.inquiry_charge_help);
    let written = Written::of(("inquiry-open", draft), name, field, help);
    let made = move || {
        let (person, kind) = (person.taken(), what.taken());
        Some(Ask::Open(Open { person: person?, kind: kind?, source: source.taken()? }))
    };
    // From a complaint it is rarely the next thing to do.
    if asks_source {
        step(client, &written, choices, heard.sender(), made)
    } else {
        aside(client, &written, choices, heard.sender(), made)
    }
}
