//! What is asked before a register leaves: which days, what for, as what, and whether names stand in it.

use std::sync::Arc;

use domain::Operation;
use domain::people::{Form, GiveOut, Operation as People, PURPOSES, Purpose};
use leptos::prelude::*;

use super::give::Giving;
use super::say;
use super::typed::{Typed, press};
use crate::client::Client;
use crate::parts::{Button, Field, actions, fine, heading, maybe, shut, soft, stack, tick};
use crate::screens::ask::stands;
use crate::text::words;

/// Returns the form.
pub fn form(client: Client, giving: Giving, open: RwSignal<bool>) -> AnyView {
    let w = words();
    let typed = Typed::new(client, &giving, open);
    let purposes = PURPOSES.map(|one| (one, say::purpose(w, one).to_owned()));
    let wrong = Signal::derive(move || typed.words_wrong.get());
    let name = say::register(w, giving.what);
    let days = days(&giving, typed);
    let giving = Arc::new(giving);
    let gives = |button: Button, form: Form| {
        let giving = giving.clone();
        button.on(move || press(client, &giving, typed, form))
    };
    let body = vec![
        heading(name),
        soft(w.register_help),
        days,
        typed.purpose.rows("register-purpose", w.register_purpose, purposes),
        Field::new(w.register_words)
            .help(w.register_words_help)
            .lines()
            .wrong(wrong)
            .into(typed.words.value),
        personal(client, &giving, typed),
        stands(typed.against),
        actions(vec![
            gives(Button::new(w.register_xlsx).primary(), Form::Workbook),
            gives(Button::new(w.register_csv), Form::Csv),
            gives(Button::new(w.register_print), Form::Paper),
            Button::new(w.act_cancel).bare().on(shut(open)),
        ]),
    ];
    view! { <div class="dialog-body">{body}</div> }.into_any()
}

/// Returns the days, to be chosen where they may be.
fn days(giving: &Giving, typed: Typed) -> AnyView {
    let w = words();
    if !giving.days_open {
        return fine(say::days(w, giving.from, giving.to));
    }
    let wrong = Signal::derive(move || typed.days_wrong.get());
    stack(vec![
        Field::new(w.register_from).date().into(typed.from),
        Field::new(w.register_to).date().wrong(wrong).into(typed.to),
    ])
}

/// Returns the box for names and phones, for whoever may have them; others are told that they are masked.
fn personal(client: Client, giving: &Giving, typed: Typed) -> AnyView {
    let w = words();
    if !giving.what.names_people() {
        return ().into_any();
    }
    let (personal, words) = (true, "·".to_owned());
    let asked = GiveOut { personal, words, ..sample(giving) };
    let may = client.may(&Operation::People(People::GiveOut(asked))).is_ok();
    let box_of = || {
        let on = Signal::derive(move || typed.personal.get());
        tick(w.register_personal, w.register_personal_help, on, move |on| typed.personal.set(on))
    };
    let masked = fine(say::masked(w, giving.what));
    stack(vec![masked, maybe(may.then(box_of))])
}

/// Returns what would be asked for without a word.
pub fn sample(giving: &Giving) -> GiveOut {
    GiveOut {
        what: giving.what,
        person: giving.person.clone(),
        from: giving.from,
        to: giving.to,
        form: Form::Workbook,
        purpose: Purpose::Work,
        words: String::new(),
        rows: 0,
        personal: false,
        partial: false,
    }
}
