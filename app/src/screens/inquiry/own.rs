//! What is looked into about oneself: what it is said to be, what one says of it, and the appeal; and what was
//! seen of where one stood. S1.2.2

use bianmin::api::Concerning;
use domain::accountability::{Appeal, GiveStatement, Inquiry, Operation as Ask, rules};
use leptos::prelude::*;

use super::{relatives, say, story};
use crate::client::Client;
use crate::parts::{Icon, Views, card, columns, empty, line, page, soft, stack, title};
use crate::screens::complaint::kind;
use crate::screens::conduct;
use crate::screens::told::Heard;
use crate::screens::written::{Written, step};
use crate::text::words;

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let own = Heard::new(client);
    let body = own.show(move |told| all(client, own, told));
    page(w.inquiry_own, vec![title(w.inquiry_own), soft(w.inquiry_own_help), body])
}

fn all(client: Client, own: Heard<Concerning>, told: &Concerning) -> AnyView {
    let w = words();
    let mut newest: Vec<&Inquiry> = told.inquiries.all().collect();
    newest.reverse();
    let mut pieces: Views = newest.into_iter().map(|one| of_one(client, own, told, one)).collect();
    if pieces.is_empty() {
        pieces.push(card(vec![empty(Icon::Check, w.inquiry_own_none, "")]));
    }
    pieces.push(conduct::own(client, own, told));
    pieces.push(relatives::card(client, own, told));
    stack(pieces)
}

fn of_one(client: Client, own: Heard<Concerning>, told: &Concerning, one: &Inquiry) -> AnyView {
    let state = client.state_now();
    let head = line(vec![
        crate::parts::heading(kind(words(), one.kind)),
        say::standing(&state, one, client.now_exact()),
    ]);
    let left = stack(story::of(&state, one, &told.words));
    let right = stack(acts(client, own, one));
    stack(vec![head, columns(vec![left], vec![right])])
}

/// Returns what one may do: to say something until something is found, to appeal against what was decided.
fn acts(client: Client, own: Heard<Concerning>, one: &Inquiry) -> Views {
    let (state, w) = (client.state_now(), words());
    let inquiry = one.id.clone();
    if rules::not_found_yet(one).is_ok() {
        let written = Written {
            draft: ["inquiry-state-", &one.id.0].concat(),
            name: w.inquiry_state,
            field: w.inquiry_state,
            help: w.inquiry_state_help,
            press: w.inquiry_submit,
        };
        return vec![step(client, &written, Views::new(), own.sender(), move || {
            Some(Ask::GiveStatement(GiveStatement { inquiry: inquiry.clone() }))
        })];
    }
    let may = rules::appealed_once(one).is_ok()
        && rules::appealed_in_time(&state, one, client.now_exact()).is_ok();
    if !may {
        return Views::new();
    }
    let written = Written {
        draft: ["inquiry-appeal-", &one.id.0].concat(),
        name: w.inquiry_appeal,
        field: w.inquiry_reasons,
        help: w.inquiry_appeal_help,
        press: w.inquiry_submit,
    };
    vec![step(client, &written, Views::new(), own.sender(), move || {
        Some(Ask::Appeal(Appeal { inquiry: inquiry.clone() }))
    })]
}
