//! The visitor's side of the tablet: a full page read from a metre, with nothing private on it.

use leptos::portal::Portal;
use leptos::prelude::*;

use super::{Button, Icon, Views, Words, dialog::modal};

/// Returns a full page for the visitor while `open`; `back` is what the clerk's way back does.
pub fn visitor(
    open: RwSignal<bool>,
    head: impl Into<Words>,
    back: &'static str,
    leave: impl Fn() + Send + Sync + 'static,
    body: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let head: Words = head.into();
    let name = head.clone();
    // Whichever way the page is left, the clerk's way back is the same.
    let leave: Box<dyn Fn() + Send + Sync> = Box::new(leave);
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            leave();
        }
        is
    });
    let page = modal(
        "visitor",
        open,
        &name,
        Box::new(move || {
            let way_back = Button::new(back).icon(Icon::Lock).on(move || open.set(false));
            view! {
                <div class="visitor-head"><span>{head.clone()}</span></div>
                <div class="visitor-body" tabindex="0" autofocus=true>{body()}</div>
                <div class="visitor-foot">{way_back}</div>
            }
            .into_any()
        }),
    );
    outside(page)
}

/// Returns a page that stands beside the app and not inside it: the visitor goes on reading while
/// the work beneath is locked.
fn outside(page: AnyView) -> AnyView {
    let page = StoredValue::new_local(Some(page));
    let take = move || page.try_update_value(Option::take).flatten();
    view! { <Portal>{take()}</Portal> }.into_any()
}

/// Returns a numbered list in letters for across the counter.
pub fn visitor_list(lines: Views) -> AnyView {
    let lines: Views =
        lines.into_iter().map(|l| view! { <li><div>{l}</div></li> }.into_any()).collect();
    view! { <ol class="visitor-list">{lines}</ol> }.into_any()
}
