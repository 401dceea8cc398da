//! The one door between screens and everything else: read through signals, write through submit.

mod ballot;
mod draft;
mod entry;
pub mod file;
mod outcome;
mod session;
mod slip;

use std::sync::Arc;

use bianmin::api::Held;
use bianmin::attached::stored;
use domain::contact::Personal;
use domain::time::{Date, Timestamp, Zone};
use domain::{
    Beside, LogId, Operation, OperationId, PersonId, Refusal, Stamp, State, SubjectId, Warning,
};
use leptos::prelude::*;

pub use crate::shell::desk::{Joining, NotJoined, NotOpened};
pub use crate::shell::link::Unreached;
pub use crate::shell::pin::{LENGTH as PIN_LENGTH, WeakPin, judge as judge_pin};
pub use ballot::NotVoted;
pub use draft::Draft;
pub use outcome::{Counts, Link, Loss, NotSaved, Saved, TrayItem, Why};
pub use session::{Member, Session, Standing, Tablet};
pub use slip::Checked;

use crate::shell::desk::Desk;

/// One step of a group: what is asked, and what travels apart from it.
pub type Step = (Operation, Option<Beside>);

/// What screens know and may do. A handful of signals: copy it freely into closures.
#[derive(Clone, Copy)]
pub struct Client {
    desk: StoredValue<Desk, LocalStorage>,
    shown: Shown,
}

/// The signals behind [`Client`], written only by the shell.
#[derive(Clone, Copy, Default)]
pub(crate) struct Shown {
    pub state: RwSignal<Arc<State>>,
    pub personal: RwSignal<u32>,
    pub session: RwSignal<Option<Session>>,
    pub standing: RwSignal<Standing>,
    pub members: RwSignal<Arc<Vec<Member>>>,
    pub losses: RwSignal<Vec<Loss>>,
    pub counts: RwSignal<Counts>,
    pub tray: RwSignal<Arc<Vec<TrayItem>>>,
    pub link: RwSignal<Link>,
    pub now: RwSignal<Timestamp>,
    /// How far the tablet's own clock is ahead of the server's, in ms.
    pub clock_ahead: RwSignal<i64>,
    /// The tablet's storage ran full at least once since the start.
    pub full: RwSignal<bool>,
    /// A newer version of the app waits.
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
    /// Returns the site's name in addresses.
    pub fn site(&self) -> String {
        self.desk.with_value(|desk| desk.site().to_owned())
    }

    /// Returns the address of a screen: `/s/{site}/{rest}`.
    pub fn href(&self, rest: &str) -> String {
        self.desk.with_value(|desk| format!("/s/{}/{rest}", desk.site()))
    }

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

    /// Returns how far the tablet's own clock is ahead, in minutes: times are kept right all the
    /// same.
    pub fn clock_ahead(&self) -> i64 {
        (self.shown.clock_ahead.get() + 30_000).div_euclid(60_000)
    }

    /// Returns the time at this moment, without following it: for handlers.
    pub fn now_exact(&self) -> Timestamp {
        self.desk.with_value(Desk::now)
    }

    /// Returns the site's time zone.
    pub fn zone(&self) -> Zone {
        self.shown.state.with(|state| state.site.zone)
    }

    /// Returns today's date at the site.
    pub fn today(&self) -> Date {
        self.now().date(self.zone())
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

    /// Says whether the server has not decided yet what an operation of this tablet created.
    pub fn is_pending(&self, operation: &OperationId) -> bool {
        self.shown.state.track();
        self.desk.with_value(|desk| desk.is_pending(operation))
    }

    /// Returns the log this tablet writes now.
    pub fn log(&self) -> LogId {
        self.shown.state.track();
        self.desk.with_value(|desk| desk.next(0)).log()
    }

    /// Returns the circumstances of what the person signed in would do now.
    pub fn stamp(&self) -> Option<Stamp> {
        let (person, now) = (self.person()?, self.now());
        Some(self.desk.with_value(|desk| desk.stamp(person, now)))
    }

    /// Returns a visitor's personal fields, if this tablet holds them.
    pub fn personal(&self, subject: &SubjectId) -> Option<Personal> {
        self.shown.personal.track();
        let bytes = self.desk.with_value(|desk| desk.attachment(&subject.0))?;
        json::from_slice(&bytes).ok()
    }

    /// Returns what was photographed with an operation, if this tablet still holds it.
    pub fn picture(&self, step: &OperationId) -> Option<Vec<u8>> {
        self.desk.with_value(|desk| desk.attachment(&step.0))
    }

    /// Asks whether an operation would be done now, without doing it: for buttons and hints.
    ///
    /// # Errors
    /// The refusal the operation would meet.
    pub fn may(&self, operation: &Operation) -> Result<Vec<Warning>, Refusal> {
        self.may_all(std::slice::from_ref(operation))
    }

    /// Asks the same of a group; `steps` as for [`Client::submit_group`].
    ///
    /// # Errors
    /// The first refusal the group would meet.
    pub fn may_group(
        &self,
        steps: impl FnOnce(&dyn Fn(u32) -> OperationId) -> Vec<Operation>,
    ) -> Result<Vec<Warning>, Refusal> {
        let desk = self.desk.get_value();
        self.may_all(&steps(&|place| desk.next(place)))
    }

    /// Asks the same for somebody who is about to sign in.
    ///
    /// # Errors
    /// The refusal the operation would meet.
    pub fn may_as(&self, person: PersonId, operation: &Operation) -> Result<Vec<Warning>, Refusal> {
        let (state, now, asked) = (self.state(), self.now(), std::slice::from_ref(operation));
        self.desk.with_value(|desk| desk.may(&state, Some(person), now, asked))
    }

    fn may_all(&self, operations: &[Operation]) -> Result<Vec<Warning>, Refusal> {
        let (state, now, person) = (self.state(), self.now(), self.person());
        self.desk.with_value(|desk| desk.may(&state, person, now, operations))
    }

    /// Saves one operation on this tablet, or says why not.
    ///
    /// # Errors
    /// [`NotSaved`]; what was typed is still with the caller.
    pub async fn submit(
        &self,
        operation: Operation,
        beside: Option<Beside>,
    ) -> Result<Saved, NotSaved> {
        self.submit_group(|_| vec![(operation, beside)]).await
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
        let sealable = |(operation, beside): Step| (operation, beside.map(stored));
        desk.submit(|name| steps(name).into_iter().map(sealable).collect()).await
    }

    /// Asks the server what is held for a review. Needs a network, and somebody who may review.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn held(&self) -> Result<Held, Unreached> {
        let desk = self.desk.get_value();
        desk.held().await
    }

    /// Takes a tray item off: its owner has read it and done what was needed.
    ///
    /// # Errors
    /// [`NotSaved`] when the tablet cannot store that.
    pub async fn settle(&self, item: &OperationId) -> Result<(), NotSaved> {
        let desk = self.desk.get_value();
        desk.settle(item).await
    }
}
