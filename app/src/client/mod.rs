//! The one door between screens and everything else: read through signals, write through submit.

mod outcome;
mod session;

use std::sync::Arc;

use domain::contact::Personal;
use domain::time::{Date, Timestamp, Zone};
use domain::{Operation, OperationId, PersonId, Refusal, State, SubjectId, Warning};
use leptos::prelude::*;

pub use outcome::{Counts, Link, NotSaved, Saved, TrayItem, Why};
pub use session::{Session, Standing, Tablet};

use crate::shell::desk::Desk;

/// One step of a group: what is asked, and the personal fields that go with it.
pub type Step = (Operation, Option<Personal>);

/// What screens know and may do. A handful of signals: copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Client {
    pub(crate) desk: StoredValue<Desk, LocalStorage>,
    pub(crate) shown: Shown,
}

/// The signals behind [`Client`], written only by the shell.
#[derive(Clone, Copy)]
pub(crate) struct Shown {
    pub state: RwSignal<Arc<State>>,
    pub personal: RwSignal<u32>,
    pub session: RwSignal<Option<Session>>,
    pub standing: RwSignal<Standing>,
    pub counts: RwSignal<Counts>,
    pub tray: RwSignal<Arc<Vec<TrayItem>>>,
    pub link: RwSignal<Link>,
    pub now: RwSignal<Timestamp>,
    pub update: RwSignal<bool>,
}

/// Returns the client of this app. Call it in a component's body, not in a handler.
///
/// # Panics
/// Outside the screens of a site, which is a fault of the program.
pub fn use_client() -> Client {
    expect_context()
}

impl Client {
    /// Returns the site as this tablet knows it: what the server confirmed and what is pending here.
    pub fn state(&self) -> Arc<State> {
        self.shown.state.get()
    }

    /// Returns the same without following changes: for handlers.
    pub fn state_now(&self) -> Arc<State> {
        self.shown.state.get_untracked()
    }

    /// Returns the time at the site, corrected by the server's; it ticks every few seconds.
    pub fn now(&self) -> Timestamp {
        self.shown.now.get()
    }

    /// Returns the site's time zone.
    pub fn zone(&self) -> Zone {
        self.shown.state.with(|state| state.site.zone)
    }

    /// Returns today's date at the site.
    pub fn today(&self) -> Date {
        self.now().date(self.zone())
    }

    /// Returns who is signed in, locked or not.
    pub fn session(&self) -> Option<Session> {
        self.shown.session.get()
    }

    /// Returns the person signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.shown.session.with(|session| session.as_ref().map(|session| session.person.clone()))
    }

    /// Returns how much is saved here, waiting, and in need of a person.
    pub fn counts(&self) -> Counts {
        self.shown.counts.get()
    }

    /// Returns what was refused or held and waits for its owner, oldest first.
    pub fn tray(&self) -> Arc<Vec<TrayItem>> {
        self.shown.tray.get()
    }

    /// Returns how the tablet stands to the server.
    pub fn link(&self) -> Link {
        self.shown.link.get()
    }

    /// Returns a visitor's personal fields, if this tablet holds them.
    pub fn personal(&self, subject: &SubjectId) -> Option<Personal> {
        self.shown.personal.track();
        self.desk.with_value(|desk| desk.personal(subject))
    }

    /// Asks whether an operation would be done now, without doing it: for buttons and hints.
    ///
    /// # Errors
    /// The refusal the operation would meet.
    pub fn may(&self, operation: &Operation) -> Result<Vec<Warning>, Refusal> {
        let (state, now) = (self.state(), self.now());
        let session = self.session();
        self.desk.with_value(|desk| desk.may(&state, session.as_ref(), now, operation))
    }

    /// Saves one operation on this tablet, or says why not.
    ///
    /// # Errors
    /// [`NotSaved`]; what was typed is still with the caller.
    pub async fn submit(
        &self,
        operation: Operation,
        personal: Option<Personal>,
    ) -> Result<Saved, NotSaved> {
        self.submit_group(|_| vec![(operation, personal)]).await
    }

    /// Saves several operations, all or none. `steps` is given the name of each step by its place,
    /// so that a later step can refer to what an earlier one creates.
    ///
    /// # Errors
    /// [`NotSaved`] by the first step refused; nothing is saved then.
    pub async fn submit_group(
        &self,
        steps: impl FnOnce(&dyn Fn(u32) -> OperationId) -> Vec<Step>,
    ) -> Result<Saved, NotSaved> {
        let desk = self.desk.get_value();
        desk.submit(steps).await
    }

    /// Takes a tray item off: its owner has read it and done what was needed.
    ///
    /// # Errors
    /// [`NotSaved`] when the tablet cannot store that.
    pub async fn settle(&self, item: &OperationId) -> Result<(), NotSaved> {
        let desk = self.desk.get_value();
        desk.settle(item).await
    }

    /// Locks the screen; what was typed stays.
    pub fn lock(&self) {
        self.shown.session.update(|session| {
            if let Some(session) = session {
                session.locked = true;
            }
        });
    }
}
