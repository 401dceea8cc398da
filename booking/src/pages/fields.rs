//! Fields of a form, each with its help and what is wrong beside it.

use domain::contact::{Personal, PersonalFault};
use maud::{Markup, html};

use crate::page::alert;
use crate::words::Words;

/// What is wrong with a field, and what to do about it.
pub struct Wrong {
    pub field: &'static str,
    pub said: String,
}

impl Wrong {
    pub fn new(field: &'static str, said: impl Into<String>) -> Self {
        Self { field, said: said.into() }
    }
}

/// Returns what is wrong with name, phone, words and place, in the order in which forms ask for them.
pub fn faults(words: &Words, said: &Personal) -> impl Iterator<Item = Wrong> {
    let all = said.check().into_iter();
    all.map(|fault| {
        let said = match fault {
            PersonalFault::NameTooLong => words.form_name_long,
            PersonalFault::NameMalformed => words.form_name_malformed,
            PersonalFault::PhoneMalformed => words.form_phone_malformed,
            PersonalFault::WordsTooLong => words.complain_words_long,
            PersonalFault::PlaceTooLong => words.form_place_long,
        };
        Wrong::new(fault.field(), said)
    })
}

/// Writes everything that is wrong at the top, each a link to its field.
pub fn above(head: &str, wrong: &[Wrong]) -> Markup {
    if wrong.is_empty() {
        return html! {};
    }
    alert(&html! {
        p { (head) }
        ul {
            @for one in wrong {
                li { a href={ "#" (one.field) } { (one.said) } }
            }
        }
    })
}

/// Writes a field: its label, its help, what is wrong, and the input, which is told what describes it.
pub fn field(
    wrong: &[Wrong],
    (name, label, help): (&str, &str, &str),
    input: impl Fn(&str) -> Markup,
) -> Markup {
    let helped = (!help.is_empty()).then(|| format!("{name}-help"));
    let ids: Vec<String> = helped.into_iter().chain(described(wrong, name)).collect();
    html! {
        div .field {
            label for=(name) { (label) }
            @if !help.is_empty() {
                p .soft id={ (name) "-help" } { (help) }
            }
            (beside(wrong, name))
            (input(&ids.join(" ")))
        }
    }
}

/// Writes a choice of one of several, each by how the form names it and what it is called.
pub fn choice<'a>(
    wrong: &[Wrong],
    (name, label, typed): (&str, &str, &str),
    all: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Markup {
    html! {
        fieldset id=(name) tabindex="-1" aria-describedby=[described(wrong, name)] {
            legend { (label) }
            (beside(wrong, name))
            @for (value, said) in all {
                label {
                    input type="radio" name=(name) value=(value) checked[typed == value];
                    span { (said) }
                }
            }
        }
    }
}

/// Writes what is wrong beside its field.
pub fn beside(wrong: &[Wrong], name: &str) -> Markup {
    html! {
        @for one in wrong.iter().filter(|one| one.field == name) {
            p .wrong id={ (name) "-wrong" } { (one.said) }
        }
    }
}

/// Returns the name of what is said beside a field that is wrong.
pub fn described(wrong: &[Wrong], name: &str) -> Option<String> {
    invalid(wrong, name).map(|_| format!("{name}-wrong"))
}

/// Returns `true` for a field that is wrong, and nothing for the others.
pub fn invalid(wrong: &[Wrong], name: &str) -> Option<&'static str> {
    wrong.iter().any(|one| one.field == name).then_some("true")
}
