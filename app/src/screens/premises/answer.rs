//! A list to be answered: all in order in one press, then what is not. S2.1.1, S2.1.2, S2.1.3, S2.1.6

use domain::premises::{Answer, Check, List, Operation as Ask, ShowPhoto, Which};
use domain::{Beside, LineKey, Operation, OperationId, duty};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::answering::Answering;
use super::form::Form;
use super::{line, say};
use crate::client::{Client, Step};
use crate::parts::{
    Button, Icon, Tone, Views, actions, back_link, card, clause, empty, fine, line_apart,
    link_button, live, maybe, narrow_page, note, soft, stack, title,
};
use crate::screens::ask::{Against, clause_of, stands, submit_group};
use crate::screens::say::time;
use crate::text::{fill, number, words};

/// Returns the screen.
pub fn screen(client: Client, which: &Which) -> AnyView {
    let w = words();
    let state = client.state_now();
    let name = say::list(&state, which);
    let mut pieces = vec![
        back_link(w.premises_title, client.href("room")),
        title(name),
        soft(say::when(w, which.kind)),
    ];
    let list = state.premises.used(which.kind).find(|list| list.which == *which).cloned();
    let on_duty = Memo::new(move |_| {
        client.person().is_some_and(|me| duty::on_duty(&client.state(), &me, client.now()).is_ok())
    });
    pieces.push(match list {
        None => card(vec![empty(Icon::Rule, w.premises_none, w.premises_none_help)]),
        Some(list) => {
            live(
                move || {
                    if on_duty.get() { untrack(|| form(client, &list)) } else { off_duty(client) }
                },
            )
        }
    });
    narrow_page(w.premises_title, pieces)
}

fn off_duty(client: Client) -> AnyView {
    let w = words();
    stack(vec![
        card(vec![empty(Icon::Duty, w.premises_off_duty, w.premises_off_duty_help)]),
        link_button(w.duty_start, client.href("duty"), true),
    ])
}

fn form(client: Client, list: &List) -> AnyView {
    let w = words();
    let form = Form::new(client, list);
    let all = Button::new(w.premises_all_in_order).icon(Icon::Check).on(move || form.all_fine());
    let head = line_apart(vec![fine(w.premises_all_in_order_help), all]);
    let lines = form.lines.get_value();
    let lines = lines.chunk_by(|one, next| one.ground() == next.ground());
    let lines: Views = lines.map(|of_one| of_one_clause(client, form, of_one)).collect();
    let state = client.state_now();
    let today = client.now_exact().date(state.site.zone);
    let before = state.premises.answers_to(today, &list.which).next_back().map(|answer| {
        let said = answered(client, answer, words().premises_again);
        note(Tone::Plain, said, None)
    });
    stack(vec![maybe(before), card(vec![head]), stack(lines), end(client, form)])
}

/// Returns the lines that come from one clause, which stands beneath them once.
fn of_one_clause(client: Client, form: Form, lines: &[Answering]) -> AnyView {
    let ground = lines.first().and_then(|one| one.ground());
    let mut pieces: Views = lines.iter().map(|one| line::line(client, form, *one)).collect();
    pieces.extend(ground.and_then(|ground| clause_of(ground.clause())).map(clause));
    card(pieces)
}

/// Returns a sentence on who answered a list, and when.
pub fn answered(client: Client, answer: &Answer, text: &str) -> String {
    let state = client.state_now();
    let name = state.people.name(&answer.by);
    fill(text, &[("time", &time(&state, answer.at)), ("name", name)])
}

/// Returns the answer, and its photos after it.
fn steps(
    check: Check,
    photos: Vec<(LineKey, Vec<u8>)>,
    name: &dyn Fn(u32) -> OperationId,
) -> Vec<Step> {
    let shown = photos.into_iter().map(|(line, jpeg)| {
        let show = Ask::ShowPhoto(ShowPhoto { answer: name(0), line });
        (Operation::from(show), Some(Beside::Photo(jpeg)))
    });
    std::iter::once((Operation::from(Ask::Check(check)), None)).chain(shown).collect()
}

/// Returns the press that records it.
fn end(client: Client, form: Form) -> AnyView {
    let (against, go) = (Against::new(None), use_navigate());
    let press = move || {
        let Some(check) = form.taken() else { return };
        let (go, to) = (go.clone(), client.href("room"));
        let photos = form.photos();
        submit_group(client, against, Box::new(|name| steps(check, photos, name)), move |_| {
            form.clear();
            go(&to, NavigateOptions::default());
        });
    };
    let missing = move || {
        let missing = form.missing.get();
        let said = || fill(words().premises_missing, &[("n", &number(missing))]);
        maybe((missing > 0).then(|| note(Tone::Soon, said(), None)))
    };
    card(vec![
        actions(vec![Button::new(words().premises_save).primary().large().on(press)]),
        live(missing),
        stands(against),
    ])
}
