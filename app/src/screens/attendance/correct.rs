//! To ask for a correction of one's own day, and to answer another's. Practice 2.10

use domain::duty::{
    AnswerCorrection, AskCorrection, Correction, Operation as Duty, Passage, Verdict, view,
};
use domain::time::{Date, TimeOfDay, Timestamp};
use domain::{CorrectionId, Operation, PersonId, PostId};
use leptos::prelude::*;

use super::{event, sees_all};
use crate::client::Client;
use crate::parts::{
    Button, Field, Icon, Views, Why, actions, card, choices, fine, heading, live, maybe, one_of,
    soft, stack,
};
use crate::screens::ask::{Against, stands, submit};
use crate::screens::duty::post_of;
use crate::screens::panel::Panel;
use crate::text::{words, words_now};

/// Returns the way to ask for a correction of a day of one's own; nothing where one has no post.
pub fn ask(client: Client, date: Date) -> AnyView {
    let (w, own) = (words(), own_posts(client, date));
    let Some(first) = own.first().cloned() else { return ().into_any() };
    let key = ["attendance-", &date.to_string()].concat();
    let time = client.draft::<String>(&[&key, "-time"].concat());
    let reason = client.draft::<String>(&[&key, "-reason"].concat());
    let (post, passage) = (RwSignal::new(first), RwSignal::new(Passage::Came));
    let (against, unreadable) = (Against::new(None), RwSignal::new(false));
    let press = move || {
        let typed = time.value.get_untracked().trim().parse::<TimeOfDay>().ok();
        unreadable.set(typed.is_none());
        let Some(typed) = typed else { return };
        let ask = AskCorrection {
            post: post.get_untracked(),
            passage: passage.get_untracked(),
            at: Timestamp::at(date, typed, client.state_now().site.zone),
            reason: reason.value.get_untracked().trim().to_owned(),
        };
        submit(client, against, Operation::Duty(Duty::AskCorrection(ask)), move |_| {
            time.clear();
            reason.clear();
        });
    };
    let wrong = Signal::derive(move || {
        unreadable.get().then(|| Why::plain(words_now().setup_time_unreadable))
    });
    let ways = [(Passage::Came, w.attendance_came), (Passage::Left, w.attendance_left)];
    let ways = ways.map(|(one, name)| {
        let on = Signal::derive(move || passage.get() == one);
        one_of("passage", name, "", on, move || passage.set(one))
    });
    card(vec![
        heading(w.attendance_correct),
        soft(w.attendance_correct_help),
        choices(w.attendance_passage, ways.into()),
        which(client, own, post),
        Field::new(w.attendance_time).help(w.attendance_time_help).wrong(wrong).into(time.value),
        Field::new(w.attendance_reason).lines().into(reason.value),
        actions(vec![Button::new(w.attendance_correct).icon(Icon::Clock).on(press)]),
        stands(against),
    ])
}

/// Returns the posts one could have stood at on a date.
fn own_posts(client: Client, date: Date) -> Vec<PostId> {
    let state = client.state_now();
    let noon = Timestamp::at(date, TimeOfDay::hm(12, 0), state.site.zone);
    let me = untrack(|| client.person());
    me.map_or_else(Vec::new, |me| view::my_posts(&state, &me, noon))
}

/// Returns the choice of the window, where there is one.
fn which(client: Client, own: Vec<PostId>, post: RwSignal<PostId>) -> AnyView {
    if own.len() < 2 {
        return ().into_any();
    }
    let state = client.state_now();
    let line = |id: PostId| {
        let (name, here) = (post_of(&state, &id), id.clone());
        let on = Signal::derive(move || post.with(|chosen| *chosen == here));
        one_of("attendance-post", name, "", on, move || post.set(id.clone()))
    };
    choices(words().attendance_post, own.into_iter().map(line).collect())
}

/// Returns what is asked of a day and waits, with the way to answer for those who may.
pub fn answers(client: Client, person: &PersonId, date: Date) -> AnyView {
    let person = person.clone();
    let waiting = Memo::new(move |_| {
        let state = client.state();
        let of_day =
            |one: &&Correction| one.person == person && one.date == date && one.answer.is_none();
        let all = state.duty.corrections.values().filter(of_day);
        all.map(|one| one.id.clone()).collect::<Vec<_>>()
    });
    let may = Memo::new(move |_| sees_all(client));
    live(move || {
        let all = waiting.get().into_iter();
        let all: Views = all.map(|id| answer(client, id, may.get())).collect();
        if all.is_empty() { ().into_any() } else { stack(all) }
    })
}

fn answer(client: Client, id: CorrectionId, may: bool) -> AnyView {
    let (state, w) = (client.state_now(), words());
    let asked = state.duty.corrections.get(&id).map(|one| soft(event::asked(&state, one)));
    if !may {
        return card(vec![maybe(asked), fine(w.attendance_waits)]);
    }
    let verdict = RwSignal::new(Verdict::Granted);
    let reason = client.draft::<String>(&["attendance-answer-", &id.0].concat());
    let ways = [(Verdict::Granted, w.attendance_grant), (Verdict::Declined, w.attendance_decline)];
    let ways = ways.map(|(one, name)| {
        let on = Signal::derive(move || verdict.get() == one);
        one_of("verdict", name, "", on, move || verdict.set(one))
    });
    Panel::new(client, Icon::Check, w.attendance_answer, w.attendance_answer_help)
        .open()
        .field(maybe(asked))
        .field(choices(w.attendance_verdict, ways.into()))
        .field(Field::new(w.attendance_reason).lines().into(reason.value))
        .asks(move || {
            let (correction, verdict) = (id.clone(), verdict.get());
            let reason = reason.value.get().trim().to_owned();
            Operation::Duty(Duty::AnswerCorrection(AnswerCorrection {
                correction,
                verdict,
                reason,
            }))
        })
}
