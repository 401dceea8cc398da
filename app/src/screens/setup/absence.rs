//! Planned absences: who is away when, and who stands in. S1.3.2

use domain::access::Allowed;
use domain::duty::{
    Absence, AbsenceKind, CancelAbsence, Operation as Duty, PlanAbsence, Refusal as DutyRefusal,
};
use domain::time::{Span, TimeOfDay, Timestamp};
use domain::{Operation, PersonId, Refusal};
use leptos::prelude::*;

use super::absence_kind::{KINDS, kind};
use super::form::{Form, first};
use super::head::{head, only};
use crate::client::Client;
use crate::parts::{
    Button, Icon, Row, card, choices, columns, empty, flush_card, heading, live, one_of, page,
    rows, stack,
};
use crate::text::{instant, language, words, words_now};

/// Returns the absences ahead and the form of another.
pub fn absences(client: Client) -> AnyView {
    let w = words();
    page(
        w.setup_absences,
        vec![
            head(client, Allowed::Care, w.setup_absences),
            only(
                client,
                Allowed::Care,
                vec![columns(vec![live(move || ahead(client))], vec![plan(client)])],
            ),
        ],
    )
}

/// Returns the absences that are not over.
fn ahead(client: Client) -> AnyView {
    let (w, state, now) = (words(), client.state(), client.now());
    let mut list: Vec<&Absence> =
        state.duty.absences.values().filter(|absence| absence.until() > now).collect();
    list.sort_by_key(|absence| absence.span.from);
    let form = Form::new(client, "setup-absence-cancel", vec![]);
    let rows_of = list.into_iter().map(|absence| {
        let zone = client.zone();
        let span = [absence.span.from, absence.span.to].map(|at| instant(at, zone, language()));
        let sub = [kind(w, absence.kind), " · ", &span.join(" – ")].concat();
        let id = absence.id.clone();
        let cancel = Button::new(w.setup_take_back).bare().on(move || {
            let cancel = Duty::CancelAbsence(CancelAbsence { absence: id.clone() });
            form.send(Operation::Duty(cancel), |_| "", || ());
        });
        Row::new(state.people.name(&absence.person).to_owned(), sub).end(cancel).still()
    });
    let list: Vec<AnyView> = rows_of.collect();
    let inside = if list.is_empty() {
        empty(Icon::Calendar, w.setup_no_absences, w.setup_no_absences_how)
    } else {
        rows(list)
    };
    stack(vec![form.whole(), flush_card(w.setup_absences, ().into_any(), inside)])
}

/// Returns the form of an absence.
fn plan(client: Client) -> AnyView {
    let w = words();
    let fields = ["person", "kind", "from", "from-time", "to", "to-time"];
    let mut given: Vec<_> = fields.map(|name| (name, String::new())).to_vec();
    "0".clone_into(&mut given[1].1);
    let form = Form::new(client, "setup-absence", given);
    let person = form.signal("person");
    let state = client.state_now();
    let staff = state.people.persons.values().filter(|one| one.retired.is_none() && one.serves());
    let who = staff.map(|one| {
        let (own, id) = (one.id.0.clone(), one.id.0.clone());
        let on = Signal::derive(move || person.with(|chosen| *chosen == own));
        one_of("absence-person", one.name.clone(), "", on, move || person.set(id.clone()))
    });
    let chosen = form.signal("kind");
    let why = KINDS.into_iter().enumerate().map(|(place, one)| {
        let place = place.to_string();
        let own = place.clone();
        let on = Signal::derive(move || chosen.with(|chosen| *chosen == own));
        one_of("absence-kind", kind(w, one), "", on, move || chosen.set(place.clone()))
    });
    let save = move || {
        let Some(plan) = read(client, form) else { return };
        form.send(Operation::Duty(Duty::PlanAbsence(plan)), place, move || form.empty());
    };
    card(vec![
        heading(w.setup_absence_new),
        form.asked("person", w.setup_absence_who, who.collect()),
        choices(w.setup_absence_why, why.collect()),
        form.date("from", w.setup_from),
        form.helped("from-time", w.setup_from_time, w.setup_time_help),
        form.date("to", w.setup_to),
        form.helped("to-time", w.setup_to_time, w.setup_time_help),
        form.foot(w.setup_save, save, vec![]),
    ])
}

/// Reads the form; marks every field that cannot be read.
fn read(client: Client, form: Form) -> Option<PlanAbsence> {
    let zone = client.state_now().site.zone;
    let instant = |date: &'static str, time: &'static str, other: u16| -> Option<Timestamp> {
        let day = form.day(date);
        let at = form.read(time, words_now().setup_time_unreadable, |typed| {
            if typed.is_empty() { Some(TimeOfDay(other)) } else { typed.parse().ok() }
        });
        Some(Timestamp::at(day?, at?, zone))
    };
    let person = form.chosen("person", words_now().setup_absence_who_needed);
    let (from, to) = (instant("from", "from-time", 0), instant("to", "to-time", 1_440));
    let (Some(person), Some(from), Some(to)) = (person, from, to) else { return None };
    let place: usize = form.get("kind").parse().unwrap_or_default();
    Some(PlanAbsence {
        person: PersonId(person),
        span: Span { from, to },
        kind: KINDS.get(place).copied().unwrap_or(AbsenceKind::Official),
    })
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    use DutyRefusal as R;
    let Refusal::Duty(refusal) = refusal else { return "" };
    first(&[(matches!(refusal, R::AbsenceReversed | R::AbsenceTooLong { .. }), "to")])
}
