//! The last resort: when the program itself fails, the person is told, and drafts are kept.

use leptos::prelude::{document, window};

use crate::text::words_now;

/// Shows a plain page with a way to start again whenever the program fails.
pub fn watch() {
    std::panic::set_hook(Box::new(|fault| {
        if cfg!(debug_assertions) {
            leptos::logging::error!("{fault}");
        }
        // Where not even that can be shown, the page is gone already.
        let _ = show();
    }));
}

fn show() -> Option<()> {
    let body = document().body()?;
    let page = document().create_element("div").ok()?;
    page.set_class_name("crash");
    page.set_attribute("role", "alert").ok()?;
    let line = document().create_element("p").ok()?;
    line.set_text_content(Some(words_now().shell_crash));
    let again = document().create_element("a").ok()?;
    again.set_class_name("button");
    again.set_attribute("data-kind", "primary").ok()?;
    again.set_attribute("href", &window().location().pathname().ok()?).ok()?;
    again.set_attribute("rel", "external").ok()?;
    again.set_text_content(Some(words_now().shell_again));
    page.append_child(&line).ok()?;
    page.append_child(&again).ok()?;
    body.append_child(&page).ok().map(drop)
}
