//! The fields of a form, each tied to what is typed and to what is wrong with it.

use leptos::prelude::*;

use domain::Operation;
use domain::text::Text;

use super::form::{Form, TICKED};
use crate::client::Client;
use crate::parts::{
    Button, Field, Tone, Views, Words, actions, asked, live, maybe, note, stack, tick,
};
use crate::text::words;

impl Form {
    /// Returns a field of one line.
    pub fn line(self, name: &'static str, label: impl Into<Words>) -> AnyView {
        Field::new(label).wrong(self.wrong(name)).into(self.signal(name))
    }

    /// Returns a field of one line with a word of help.
    pub fn helped(
        self,
        name: &'static str,
        label: impl Into<Words>,
        help: impl Into<Words>,
    ) -> AnyView {
        Field::new(label).help(help).wrong(self.wrong(name)).into(self.signal(name))
    }

    /// Returns a field in three languages: Simplified Chinese first, the others under a fold.
    pub fn three(self, names: [&'static str; 3], label: &'static str) -> AnyView {
        let w = words();
        let [hans, hant, en] = names;
        let others = vec![self.line(hant, w.setup_in_hant), self.line(en, w.setup_in_english)];
        view! {
            <div class="stack" data-gap="1">
                {self.line(hans, label)}
                <details class="fold">
                    <summary>{w.setup_other_languages}</summary>
                    {others}
                </details>
            </div>
        }
        .into_any()
    }

    /// Returns a field of several lines with a word of help.
    pub fn lines(
        self,
        name: &'static str,
        label: impl Into<Words>,
        help: impl Into<Words>,
    ) -> AnyView {
        Field::new(label).help(help).lines().wrong(self.wrong(name)).into(self.signal(name))
    }

    /// Returns a field for a phone.
    pub fn phone_line(
        self,
        name: &'static str,
        label: &'static str,
        help: &'static str,
    ) -> AnyView {
        let field = Field::new(label).help(help).phone();
        field.wrong(self.wrong(name)).into(self.signal(name))
    }

    /// Returns a question with its answers, and what is wrong with the answer.
    pub fn asked(self, name: &'static str, question: &'static str, answers: Views) -> AnyView {
        asked(question, self.wrong(name), answers)
    }

    /// Returns a field for a date.
    pub fn date(self, name: &'static str, label: impl Into<Words>) -> AnyView {
        Field::new(label).date().wrong(self.wrong(name)).into(self.signal(name))
    }

    /// Returns a box to tick.
    pub fn tick(self, name: &'static str, label: &'static str) -> AnyView {
        let field = self.signal(name);
        let on = Signal::derive(move || field.with(|typed| typed == TICKED));
        tick(label, "", on, move |ticked| {
            field.set(if ticked { TICKED } else { "" }.to_owned());
        })
    }

    /// Returns the foot: the one primary button, what is wrong with the whole, and other actions.
    pub fn foot(self, label: &'static str, press: impl Fn() + 'static, others: Views) -> AnyView {
        let save = Button::new(label).primary().on(move || {
            if !self.busy.get_untracked() {
                self.begin();
                press();
                self.show();
            }
        });
        let buttons = actions(std::iter::once(save).chain(others).collect());
        stack(vec![self.whole(), self.broken(), buttons])
    }

    /// Returns what is wrong with the whole, while something is.
    pub fn whole(self) -> AnyView {
        let whole = self.wrong("");
        let told =
            live(move || maybe(whole.get().map(|why| note(Tone::Bad, why.words, why.clause))));
        view! { <div class="told" node_ref=self.foot>{told}</div> }.into_any()
    }
}

/// Returns what three fields hold at first.
pub fn three(names: [&'static str; 3], text: &Text) -> [(&'static str, String); 3] {
    let [hans, hant, en] = names;
    [(hans, text.hans.clone()), (hant, text.hant.clone()), (en, text.en.clone())]
}

/// Returns what a box holds at first.
pub fn ticked(on: bool) -> String {
    if on { TICKED.to_owned() } else { String::new() }
}

/// Returns what leads to another screen of the set-up; call it in a screen's body.
pub fn leave(client: Client, to: &str) -> impl Fn() + Clone + 'static {
    let (go, address) = (leptos_router::hooks::use_navigate(), client.href(to));
    move || go(&address, leptos_router::NavigateOptions::default())
}

/// Returns the button that removes something, or takes it back where `back` says so.
pub fn switch(
    form: Form,
    back: bool,
    asked: Operation,
    then: impl Fn() + Clone + 'static,
) -> AnyView {
    let button = if back {
        Button::new(words().setup_restore)
    } else {
        Button::new(words().setup_remove).grave()
    };
    button.on(move || form.send(asked.clone(), |_| "", then.clone()))
}

/// Returns the first name whose answer is yes: for naming the field a refusal is about.
pub fn first(answers: &[(bool, &'static str)]) -> &'static str {
    answers.iter().find(|(yes, _)| *yes).map_or("", |(_, name)| name)
}
