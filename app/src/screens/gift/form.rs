//! The form of a gift: signals only, so that it is copied freely into closures; what is typed is kept.

use domain::conduct::{DeclareGift, Done, Fen, GiftKind, Giver, Operation as Ask, rules};
use domain::time::Date;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::client::{Client, Draft};
use crate::parts::Why;
use crate::screens::ask;
use crate::screens::written::Choice;
use crate::text::words_now;

/// What was chosen and typed, beside the words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    on: String,
    giver: Option<Giver>,
    kind: Option<GiftKind>,
    value: String,
    done: Option<Done>,
}

/// The form. Copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Form {
    client: Client,
    draft: Draft<Typed>,
    pub on: RwSignal<String>,
    pub giver: Choice<Giver>,
    pub kind: Choice<GiftKind>,
    pub value: RwSignal<String>,
    pub done: Choice<Done>,
    pub wrong_on: RwSignal<Option<Why>>,
    pub wrong_value: RwSignal<Option<Why>>,
}

impl Form {
    /// Goes on with what was typed before; the day is today's unless it was changed.
    pub fn new(client: Client) -> Self {
        let draft = client.draft::<Typed>("gift");
        let typed = draft.value.get_untracked();
        let today = || untrack(|| client.today()).to_string();
        let form = Self {
            client,
            draft,
            on: RwSignal::new(if typed.on.is_empty() { today() } else { typed.on }),
            giver: Choice::new(typed.giver),
            kind: Choice::new(typed.kind),
            value: RwSignal::new(typed.value),
            done: Choice::new(typed.done),
            wrong_on: RwSignal::new(None),
            wrong_value: RwSignal::new(None),
        };
        let typed = move || Typed {
            on: form.on.get(),
            giver: form.giver.value.get(),
            kind: form.kind.value.get(),
            value: form.value.get(),
            done: form.done.value.get(),
        };
        Effect::watch(typed, move |now, _, _| draft.value.set(now.clone()), false);
        form
    }

    /// Forgets what was typed: it is declared.
    pub fn clear(self) {
        self.draft.clear();
    }

    /// Returns what is declared, and says beside each field what is missing or wrong.
    pub fn taken(self) -> Option<Ask> {
        let (on, value) = (self.day(), self.amount().ok());
        let (giver, kind, done) = (self.giver.taken(), self.kind.taken(), self.done.taken());
        let (on, value, giver, kind, done) = (on?, value?, giver?, kind?, done?);
        Some(Ask::DeclareGift(DeclareGift { on, giver, kind, value, done }))
    }

    fn day(self) -> Option<Date> {
        let read = self.on.get_untracked().trim().parse::<Date>();
        let unreadable = |_| Why::plain(words_now().gift_on_unreadable);
        let (state, now) = (self.client.state_now(), self.client.now_exact());
        let checked = read.map_err(unreadable).and_then(|on| {
            let against = rules::offered_by_now(&state, on, now);
            against.map(|()| on).map_err(|of| ask::why(&of.into()))
        });
        self.wrong_on.set(checked.as_ref().err().cloned());
        checked.ok()
    }

    /// Returns the amount, where one was typed, or why it cannot be meant.
    fn amount(self) -> Result<Option<Fen>, Why> {
        let typed = self.value.get_untracked();
        let read = Some(typed.trim()).filter(|typed| !typed.is_empty()).map(str::parse::<Fen>);
        let unreadable = |_| Why::plain(words_now().gift_value_unreadable);
        let checked = read.transpose().map_err(unreadable).and_then(|value| {
            let against = rules::worth_something(value);
            against.map(|()| value).map_err(|of| ask::why(&of.into()))
        });
        self.wrong_value.set(checked.as_ref().err().cloned());
        checked
    }
}
