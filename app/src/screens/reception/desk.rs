//! What every step of a reception shares.

use domain::ContactId;
use leptos::prelude::*;

use super::visit::{Step, Visit};
use crate::client::{Client, Draft};
use crate::screens::ask::Against;

/// What every step of a reception shares.
#[derive(Clone, Copy)]
pub struct Desk {
    pub client: Client,
    /// What was entered; it survives the lock, another person and a crash.
    pub visit: Draft<Visit>,
    /// What stood against the last press.
    pub against: Against,
    /// What was just registered.
    pub done: RwSignal<Option<ContactId>>,
}

impl Desk {
    /// Returns a desk with the draft of a name.
    pub fn new(client: Client, draft: &'static str) -> Self {
        Self {
            client,
            visit: client.draft(draft),
            against: Against::new(None),
            done: RwSignal::new(None),
        }
    }

    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.against.set(None);
        self.change(|visit| visit.step = step);
    }

    /// Changes what was entered.
    pub fn change(self, change: impl FnOnce(&mut Visit)) {
        self.visit.value.update(change);
    }

    /// Reads what was entered, following changes.
    pub fn read<T>(self, read: impl FnOnce(&Visit) -> T) -> T {
        self.visit.value.with(read)
    }
}
