//! A box to search in.

use leptos::html;
use leptos::prelude::*;

use super::{Icon, Press, icon};

/// Returns a box to search in.
pub fn search(name: &'static str, typed: RwSignal<String>) -> AnyView {
    plain(name, typed, NodeRef::new(), Box::new(|| ()))
}

/// Returns a box to search in that a scanner types into like a keyboard, wherever the focus is on the
/// page: its first letter begins anew, and `entered` is what its Enter does.
pub fn scanner_search(
    name: &'static str,
    typed: RwSignal<String>,
    entered: impl Fn() + 'static,
) -> AnyView {
    let node = NodeRef::<html::Input>::new();
    let keys = window_event_listener(leptos::ev::keydown, move |event| {
        let is_letter = event.key().chars().count() == 1 && event.key() != " ";
        let alone = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        // Who types elsewhere goes on typing there; a dialog keeps its keys.
        let free = document().active_element().is_none_or(|one| {
            !matches!(one.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT" | "DIALOG")
                && one.closest("dialog").is_ok_and(|dialog| dialog.is_none())
        });
        if let (true, Some(input)) = (is_letter && alone && free, node.get_untracked()) {
            // A box just taken off the page needs no focus.
            let _focused = input.focus();
            input.select();
        }
    });
    on_cleanup(move || keys.remove());
    let entered = move || {
        entered();
        // What is typed or scanned next is another search.
        if let Some(input) = node.get_untracked() {
            input.select();
        }
    };
    plain(name, typed, node, Box::new(entered))
}

fn plain(
    name: &'static str,
    typed: RwSignal<String>,
    node: NodeRef<html::Input>,
    entered: Press,
) -> AnyView {
    view! {
        <label class="search">
            {icon(Icon::Search)} <span class="unseen">{name}</span>
            <input
                type="search"
                placeholder=name
                autocomplete="off"
                enterkeyhint="search"
                node_ref=node
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && !event.is_composing() {
                        entered();
                    }
                }
            />
        </label>
    }
    .into_any()
}
