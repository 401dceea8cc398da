//! The cycles that concern one, and the way to begin another.

use bianmin::api::Assessed;
use domain::assessment::{Assessment, view};
use leptos::prelude::*;

use super::{say, start};
use crate::client::Client;
use crate::parts::{
    Icon, Row, alarm, card as card_of, columns, empty, flush_card, icon, live, maybe, page, rows,
    soft, title,
};
use crate::screens::told::Heard;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client) -> AnyView {
    let w = words();
    let heard = Heard::<Assessed>::new(client);
    let body = heard.show(move |told| {
        let others = told.may_assess.iter().any(|id| Some(id) != client.person().as_ref());
        let right = if others { vec![start::form(client, heard, told)] } else { Vec::new() };
        if right.is_empty() {
            lines(client, told)
        } else {
            columns(vec![lines(client, told)], right)
        }
    });
    page(w.assessment_title, vec![title(w.assessment_title), soft(w.assessment_help), body])
}

fn lines(client: Client, told: &Assessed) -> AnyView {
    let w = words();
    let lines: Vec<AnyView> = told.assessments.all().rev().map(|one| row(client, one)).collect();
    if lines.is_empty() {
        return card_of(vec![empty(Icon::Check, w.assessment_none, w.assessment_none_help)]);
    }
    flush_card(w.assessment_cycles, ().into_any(), rows(lines))
}

fn row(client: Client, one: &Assessment) -> AnyView {
    let people = number(one.candidates.len());
    Row::new(say::period(one), fill(words().assessment_people, &[("count", &people)]))
        .end(say::standing(one))
        .to(client.href(&["assessment/", &one.id.0].concat()))
}

/// Returns, on Today, what of an assessment waits for the person signed in; nothing where nothing does.
pub fn card(client: Client) -> AnyView {
    let me = Memo::new(move |_| client.person());
    live(move || maybe(me.get().map(|_| untrack(|| waiting(client)))))
}

fn waiting(client: Client) -> AnyView {
    let heard = Heard::<Assessed>::new(client);
    live(move || {
        let (state, w) = (client.state_now(), words());
        let (Some(told), Some(me)) = (heard.get(), client.person()) else { return ().into_any() };
        let now = client.now_exact();
        let waits = |one: &&Assessment| !view::waits(&state, one, &me, now).is_empty();
        let waits: Vec<AnyView> = told
            .assessments
            .all()
            .filter(waits)
            .map(|one| {
                Row::new(w.assessment_title, say::period(one))
                    .lead(icon(Icon::Rule))
                    .end(alarm(view::waits(&state, one, &me, now).len()))
                    .to(client.href(&["assessment/", &one.id.0].concat()))
            })
            .collect();
        maybe(
            (!waits.is_empty()).then(|| flush_card(w.assessment_title, ().into_any(), rows(waits))),
        )
    })
}
