//! What is wrong with what was typed of an inspection, beside each field.

use leptos::prelude::*;

use crate::parts::Why;

/// What is wrong beside each of the fields that are no choices.
#[derive(Clone, Copy)]
pub struct Wrong {
    pub date: RwSignal<Option<Why>>,
    pub time: RwSignal<Option<Why>>,
    pub phrases: RwSignal<Option<Why>>,
    pub words: RwSignal<Option<Why>>,
}

impl Wrong {
    /// Returns that nothing is wrong yet.
    pub fn none() -> Self {
        let [date, time, phrases, words] = [(); 4].map(|()| RwSignal::new(None));
        Self { date, time, phrases, words }
    }
}
