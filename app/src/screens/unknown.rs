//! An address that is no screen.

use leptos::prelude::*;

use crate::parts::{Icon, empty, page};
use crate::text::words;

/// Returns what stands at an address that is no screen.
pub fn screen() -> AnyView {
    let words = words();
    page(
        words.frame_not_found,
        vec![empty(Icon::Search, words.frame_not_found, words.frame_not_found_help)],
    )
}
