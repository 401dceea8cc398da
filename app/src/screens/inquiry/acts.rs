//! What whoever looks into it does next: to note, to hear, to find. S1.2.2

use bianmin::api::Overseen;
use domain::accountability::{
    Fault, Find, Finding, Harm, Inquiry, Note, NoteSilence, Operation as Ask, Silence, rules,
};
use leptos::prelude::*;

use super::ends;
use super::say;
use crate::client::Client;
use crate::parts::{Tone, Views, card, live, note, stack};
use crate::screens::told::Heard;
use crate::screens::written::{Choice, Written, step};
use crate::text::words;

/// Returns the acts that are open.
pub fn of(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let mut acts = Views::new();
    if one.found().is_some() {
        acts.extend(ends::of(client, heard, one));
    } else {
        // What is not heard yet is not found: the way to it says so.
        if rules::heard(one).is_ok() {
            acts.push(finding(client, heard, one));
        } else {
            acts.push(note(Tone::Soon, words().inquiry_refused_not_heard, None));
            // Before its time it would be refused.
            if rules::had_time(&client.state_now(), one, client.now_exact()).is_ok() {
                acts.push(silence(client, heard, one));
            }
        }
        acts.push(noted(client, heard, one));
    }
    if acts.is_empty() {
        acts.push(card(vec![say::standing(&client.state_now(), one, client.now_exact())]));
    }
    stack(acts)
}

fn noted(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let (w, inquiry) = (words(), one.id.clone());
    let written = Written {
        draft: ["inquiry-note-", &one.id.0].concat(),
        name: w.inquiry_note,
        field: w.inquiry_reasons,
        help: w.inquiry_note_help,
        press: w.inquiry_submit,
    };
    step(client, &written, Views::new(), heard.sender(), move || {
        Some(Ask::Note(Note { inquiry: inquiry.clone() }))
    })
}

fn silence(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let (w, inquiry) = (words(), one.id.clone());
    let why = Choice::new(None);
    let all = [
        (Silence::Declined, w.inquiry_silence_declined.to_owned()),
        (Silence::NoAnswer, w.inquiry_silence_no_answer.to_owned()),
    ];
    let written = Written {
        draft: ["inquiry-silence-", &one.id.0].concat(),
        name: w.inquiry_silence,
        field: w.inquiry_reasons,
        help: w.inquiry_silence_help,
        press: w.inquiry_submit,
    };
    let choices = vec![why.rows("inquiry-silence", w.inquiry_silence, all)];
    step(client, &written, choices, heard.sender(), move || {
        Some(Ask::NoteSilence(NoteSilence { inquiry: inquiry.clone(), silence: why.taken()? }))
    })
}

/// What may be found, before harm and fault are asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    True,
    False,
    Unclear,
}

fn finding(client: Client, heard: Heard<Overseen>, one: &Inquiry) -> AnyView {
    let (w, inquiry) = (words(), one.id.clone());
    let (found, harm, fault) = (Choice::new(None), Choice::new(None), Choice::new(None));
    let all = [
        (Found::True, w.inquiry_finding_true.to_owned()),
        (Found::False, w.inquiry_finding_false.to_owned()),
        (Found::Unclear, w.inquiry_finding_unclear.to_owned()),
    ];
    let more = live(move || {
        if found.value.get() != Some(Found::True) {
            return ().into_any();
        }
        let w = words();
        let harms = [Harm::None, Harm::Minor, Harm::Serious];
        let faults = [Fault::None, Fault::Negligence, Fault::Gross, Fault::Intent];
        let harms = harms.map(|one| (one, say::harm(w, one).to_owned()));
        let faults = faults.map(|one| (one, say::fault(w, one).to_owned()));
        stack(vec![
            harm.rows("inquiry-harm", w.inquiry_harm, harms),
            fault.rows("inquiry-fault", w.inquiry_fault, faults),
        ])
    });
    let choices = vec![found.rows("inquiry-found", w.inquiry_find, all), more];
    let written = Written {
        draft: ["inquiry-find-", &one.id.0].concat(),
        name: w.inquiry_find,
        field: w.inquiry_reasons,
        help: w.inquiry_find_help,
        press: w.inquiry_submit,
    };
    step(client, &written, choices, heard.sender(), move || {
        let finding = match found.taken()? {
            Found::True => {
                let (harm, fault) = (harm.taken(), fault.taken());
                Finding::Substantiated { harm: harm?, fault: fault? }
            }
            Found::False => Finding::Unsubstantiated,
            Found::Unclear => Finding::Unclear,
        };
        Some(Ask::Find(Find { inquiry: inquiry.clone(), finding }))
    })
}
