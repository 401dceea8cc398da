//! How pieces stand beside one another: spacing belongs to these and to nothing else.

use leptos::prelude::*;

use super::{Views, Words};

/// Returns a screen of the frame, named for those who hear it.
pub fn page(name: &'static str, children: Views) -> AnyView {
    view! { <div class="page" role="region" aria-label=name>{children}</div> }.into_any()
}

/// Returns a screen no wider than a text is read well.
pub fn narrow_page(name: &'static str, children: Views) -> AnyView {
    view! { <div class="page" data-narrow="" role="region" aria-label=name>{children}</div> }
        .into_any()
}

/// Returns pieces under one another.
pub fn stack(children: Views) -> AnyView {
    boxed("stack", children)
}

/// Returns pieces close under one another.
pub fn tight(children: Views) -> AnyView {
    view! { <div class="stack" data-gap="1">{children}</div> }.into_any()
}

/// Returns pieces beside one another, wrapping where they must.
pub fn line(children: Views) -> AnyView {
    boxed("line", children)
}

/// Returns pieces at both ends of a line.
pub fn line_apart(children: Views) -> AnyView {
    view! { <div class="line" data-apart="">{children}</div> }.into_any()
}

/// Returns a piece that takes the room there is.
pub fn grow(child: AnyView) -> AnyView {
    boxed("grow", vec![child])
}

/// Returns the work on the left and what belongs to it on the right.
pub fn columns(left: Views, right: Views) -> AnyView {
    boxed("columns", vec![stack(left), stack(right)])
}

/// Returns tiles in a grid.
pub fn tiles(children: Views) -> AnyView {
    boxed("tiles", children)
}

/// Returns short fields beside one another under their question.
pub fn short_fields(question: impl Into<Words>, children: Views) -> AnyView {
    let question: Words = question.into();
    view! {
        <fieldset class="short-fields">
            <legend>{question}</legend>
            {children}
        </fieldset>
    }
    .into_any()
}

/// Returns pieces that can be read and not changed while they are barred.
pub fn guarded(barred: Signal<bool>, children: Views) -> AnyView {
    view! { <fieldset class="guarded" prop:disabled=barred>{children}</fieldset> }.into_any()
}

/// Returns buttons, the first of them the one to press.
pub fn actions(children: Views) -> AnyView {
    boxed("actions", children)
}

/// Returns a box of a class.
fn boxed(class: &'static str, children: Views) -> AnyView {
    view! { <div class=class>{children}</div> }.into_any()
}
