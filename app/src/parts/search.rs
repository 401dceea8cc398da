//! A box to search in.

use leptos::prelude::*;

use super::{Icon, icon};

/// Returns a box to search in.
pub fn search(name: &'static str, typed: RwSignal<String>) -> AnyView {
    view! {
        <label class="search">
            {icon(Icon::Search)} <span class="unseen">{name}</span>
            <input
                type="search"
                placeholder=name
                autocomplete="off"
                enterkeyhint="search"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}
