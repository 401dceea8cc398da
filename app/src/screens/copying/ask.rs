//! Somebody asks for a copy: who they are decides which papers are asked for. S3.3

use domain::copying::{Applicant, Operation as Asked, Refusal as Refused, rules};
use domain::{Beside, Operation, Refusal, VolumeId};
use leptos::prelude::*;

use super::read::read;
use super::say;
use crate::client::Client;
use crate::parts::{Views, back_link, card, live, narrow_page, soft, stack, title};
use crate::screens::repair::choose;
use crate::screens::setup::{Form, first, leave};
use crate::text::{proof, words};

/// The fields that are no papers.
const FIELDS: [&str; 10] = [
    "applicant",
    "present",
    "name",
    "phone",
    "last-four",
    "purpose",
    "parts",
    "named",
    "letter",
    "copies",
];

/// What stands in the form where all of a record is asked for.
pub const WHOLE: &str = "whole";

/// Returns the screen.
pub fn screen(client: Client, volume: VolumeId) -> AnyView {
    let w = words();
    let given = FIELDS.map(|name| match name {
        "parts" => (name, WHOLE.to_owned()),
        "copies" => (name, "1".to_owned()),
        _ => (name, String::new()),
    });
    let papers = Applicant::ALL.iter().flat_map(|one| rules::proofs(*one));
    let papers = papers.map(|one| (say::field(*one), String::new()));
    let key = ["copy-", &volume.0].concat();
    let form = Form::new(client, &key, given.into_iter().chain(papers).collect());
    let back = client.href(&["records/", &volume.0].concat());
    let of = volume.clone();
    narrow_page(
        w.copying_new_title,
        vec![
            back_link(w.volume_title, back),
            title(w.copying_new_title),
            soft(w.copying_new_help),
            live(move || {
                let state = client.state();
                let no = state.volume.get(&of).map(|one| one.no.to_string()).unwrap_or_default();
                soft([&no, " · ", &*say::price(&state)].concat())
            }),
            fields(client, form, volume),
        ],
    )
}

fn fields(client: Client, form: Form, volume: VolumeId) -> AnyView {
    let (w, done) = (words(), leave(client, "records/copies"));
    let applicants = choose::keyed(Applicant::ALL, |one| say::applicant(words(), one));
    let applicants = choose::lines("applicant", form.signal("applicant"), applicants);
    let save = move || {
        let Some((ask, said)) = read(form, &volume) else { return };
        let step = (Operation::from(Asked::Ask(ask)), Some(Beside::Said(said)));
        form.send_said(step, place, done.clone());
    };
    let chosen = move || choose::read(&Applicant::ALL, &form.signal("applicant").get());
    card(vec![
        form.asked("applicant", w.copying_applicant, applicants),
        live(move || stack(chosen().map_or_else(Views::new, |one| papers(form, one)))),
        form.line("name", w.copying_name),
        form.phone_line("phone", w.copying_phone, w.copying_phone_help),
        form.helped("last-four", w.copying_last_four, w.copying_last_four_help),
        form.line("purpose", w.copying_purpose),
        live(move || stack(chosen().map_or_else(Views::new, |one| parts(form, one)))),
        form.line("copies", w.copying_copies),
        form.foot(w.copying_submit, save, Views::new()),
    ])
}

/// Returns what an applicant shows, each to be ticked, and whether they are there.
fn papers(form: Form, applicant: Applicant) -> Views {
    let w = words();
    let ticks = rules::proofs(applicant).iter();
    let ticks = ticks.map(|one| form.tick(say::field(*one), proof(w, *one))).collect();
    let mut all = vec![form.asked("proofs", w.copying_proofs, ticks)];
    if !applicant.is_unit() {
        let here = vec![form.tick("present", w.copying_present)];
        all.push(form.asked("present", w.copying_present_question, here));
    }
    all
}

/// Returns of what a copy is asked for: a unit has what its letter names.
fn parts(form: Form, applicant: Applicant) -> Views {
    let w = words();
    if applicant.is_unit() {
        let named = form.helped("named", w.copying_parts_which, w.copying_parts_unit_help);
        return vec![form.line("letter", w.copying_letter), named];
    }
    let chosen = form.signal("parts");
    let which = [(WHOLE, w.copying_parts_whole), ("named", w.copying_parts_named)];
    let which = which.map(|(key, name)| (key.to_owned(), name.to_owned()));
    let named = live(move || {
        if chosen.get() == WHOLE {
            return ().into_any();
        }
        form.helped("named", words().copying_parts_which, words().copying_parts_help)
    });
    vec![form.asked("parts", w.copying_parts, choose::lines("parts", chosen, which)), named]
}

/// Names the field a refusal is about.
fn place(refusal: &Refusal) -> &'static str {
    let Refusal::Copying(refusal) = refusal else { return "" };
    first(&[
        (matches!(refusal, Refused::ProofsMissing { .. }), "proofs"),
        (matches!(refusal, Refused::NotPresent), "present"),
        (matches!(refusal, Refused::LetterUnsaid { .. }), "letter"),
        (matches!(refusal, Refused::PartsUnsaid { .. }), "named"),
        (matches!(refusal, Refused::IdWrong), "last-four"),
        (matches!(refusal, Refused::PurposeUnsaid { .. }), "purpose"),
        (matches!(refusal, Refused::CopiesWrong { .. }), "copies"),
    ])
}
