//! A dialog: says what will happen, and to whom, before it does. Escape closes it.

use leptos::html;
use leptos::prelude::*;

use super::Words;

/// Returns a dialog that stands before the screen while `open`; its body is made anew each time.
pub fn dialog(
    open: RwSignal<bool>,
    name: impl Into<Words>,
    body: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    modal("dialog", open, &name.into(), Box::new(body))
}

/// Returns a press that closes a dialog.
pub fn shut(open: RwSignal<bool>) -> impl Fn() + 'static {
    move || open.set(false)
}

/// Returns a modal element of a class: the browser keeps the focus inside and the rest still.
pub(super) fn modal(
    class: &'static str,
    open: RwSignal<bool>,
    name: &Words,
    body: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let label = name.clone();
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            if !dialog.open() {
                // A dialog already shown, or one taken off the page, refuses; both are harmless.
                let _shown = dialog.show_modal();
            }
        } else {
            dialog.close();
        }
    });
    view! {
        <dialog
            class=class
            node_ref=node
            aria-label=label
            on:close=move |_| open.set(false)
        >
            {move || open.get().then(&body)}
        </dialog>
    }
    .into_any()
}
