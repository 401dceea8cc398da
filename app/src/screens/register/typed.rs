//! What is typed before a register leaves, what is wrong with it, and the press that gives it.

use std::sync::Arc;

use domain::people::{Form, GiveOut, Operation as People, Purpose, Refusal as Because};
use domain::time::Date;
use domain::{Operation, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::give::{self, Giving, Order};
use crate::client::{Client, Draft};
use crate::parts::{Toasts, Why};
use crate::screens::ask::{Against, of_not_saved, why};
use crate::screens::notice::Paper;
use crate::screens::written::Choice;
use crate::text::words_now;

/// What is typed and chosen, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
    pub purpose: Choice<Purpose>,
    pub words: Draft<String>,
    pub personal: RwSignal<bool>,
    pub days_wrong: RwSignal<Option<Why>>,
    pub words_wrong: RwSignal<Option<Why>>,
    pub against: Against,
    /// A second press waits for the first.
    busy: RwSignal<bool>,
    open: RwSignal<bool>,
    toasts: Option<Toasts>,
    paper: Option<Paper>,
}

impl Typed {
    /// Returns a form in which nothing is chosen yet; the words are those of last time, if they were not sent.
    pub fn new(client: Client, giving: &Giving, open: RwSignal<bool>) -> Self {
        Self {
            from: RwSignal::new(giving.from.to_string()),
            to: RwSignal::new(giving.to.to_string()),
            purpose: Choice::new(None),
            words: client.draft(&format!("register-{:?}", giving.what)),
            personal: RwSignal::new(false),
            days_wrong: RwSignal::new(None),
            words_wrong: RwSignal::new(None),
            against: Against::new(None),
            busy: RwSignal::new(false),
            open,
            toasts: use_context(),
            paper: use_context(),
        }
    }

    /// Returns what is asked for, and says beside each field where something is missing.
    fn asked(self, giving: &Giving, form: Form) -> Option<GiveOut> {
        let day = |typed: RwSignal<String>| typed.get_untracked().trim().parse::<Date>().ok();
        let days = day(self.from).zip(day(self.to));
        let missing = days.is_none().then(|| Why::plain(words_now().register_day_missing));
        self.days_wrong.set(missing);
        let (purpose, (from, to)) = (self.purpose.taken(), days?);
        Some(GiveOut {
            what: giving.what,
            person: giving.person.clone(),
            from,
            to,
            form,
            purpose: purpose?,
            words: self.words.value.get_untracked().trim().to_owned(),
            rows: 0,
            personal: self.personal.get_untracked(),
            partial: false,
        })
    }

    /// Says why it is not given, beside what it is about.
    fn refused(self, refusal: &Refusal) {
        let beside = if *refusal == Refusal::People(Because::PurposeBlank) {
            self.words_wrong
        } else if *refusal == Refusal::People(Because::DaysBackwards) {
            self.days_wrong
        } else {
            self.against
        };
        beside.set(Some(why(refusal)));
    }
}

/// Makes the register, notes that it is given out, and gives it.
pub fn press(client: Client, giving: &Arc<Giving>, typed: Typed, form: Form) {
    if typed.busy.get_untracked() {
        return;
    }
    let Some(asked) = typed.asked(giving, form) else { return };
    typed.words_wrong.set(None);
    typed.against.set(None);
    let operation = Operation::People(People::GiveOut(asked.clone()));
    if let Err(refusal) = untrack(|| client.may(&operation)) {
        return typed.refused(&refusal);
    }
    typed.busy.set(true);
    let giving = giving.clone();
    spawn_local(async move {
        let against = give_out(client, &giving, typed, asked).await.err();
        typed.busy.try_set(false);
        if against.is_some() {
            typed.against.try_set(against);
        }
    });
}

async fn give_out(
    client: Client,
    giving: &Giving,
    typed: Typed,
    asked: GiveOut,
) -> Result<(), Why> {
    let order = Order { from: asked.from, to: asked.to, personal: asked.personal };
    let made = (giving.make)(order).await.map_err(Why::plain)?;
    let gave = GiveOut { rows: made.rows(), partial: made.partial, ..asked };
    let operation = Operation::People(People::GiveOut(gave.clone()));
    client.submit(operation, None).await.map_err(|not| of_not_saved(&not))?;
    typed.words.clear();
    typed.open.set(false);
    let w = words_now();
    let partial = made.partial;
    let taken = give::give(client, typed.paper, made, gave);
    let said = if taken { w.register_given } else { w.register_not_given };
    if let Some(toasts) = typed.toasts {
        toasts.say(if partial {
            [said, " · ", w.register_partial].concat()
        } else {
            said.to_owned()
        });
    }
    Ok(())
}
