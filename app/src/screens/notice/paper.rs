//! The sheet that goes to the printer: it stands beside the frame and is seen on paper only.

use std::sync::Arc;

use leptos::prelude::*;

/// Makes a sheet.
pub type Sheet = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Where screens lay a sheet; the frame holds it.
#[derive(Clone, Copy)]
pub struct Paper(RwSignal<Option<Sheet>>);

impl Paper {
    /// Returns the place, empty.
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Lays a sheet and opens the browser's printing.
    pub fn print(self, sheet: Sheet) {
        self.0.set(Some(sheet));
        request_animation_frame(|| {
            // A browser that forbids printing has told the clerk itself.
            let _printed = window().print();
        });
    }
}

/// Returns the sheet that lies there.
pub fn paper(paper: Paper) -> AnyView {
    crate::parts::live(move || paper.0.get().map_or_else(|| ().into_any(), |sheet| sheet()))
}
