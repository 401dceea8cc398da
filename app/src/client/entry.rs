//! The part of the client that entry screens use: enrolling, joining, the door.

use std::sync::Arc;
use std::time::Duration;

use bianmin::api::{
    AskDashboard, CodeFor, Dashboard, Found, HandOver, HandedOver, IssuedCode, Kept, LookAt,
    Oversee, Photo, Recall, Recalled, SearchArchive, Told,
};
use domain::{OperationId, PersonId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{
    Client, Joining, Link, Loss, Member, NotJoined, NotOpened, Session, Shown, Standing, Tablet,
    Unreached,
};
use crate::shell::browser::sleep;
use crate::shell::desk::Desk;
use crate::shell::{update, watch};

/// How often, and how long each time, what is saved here is waited for before a code is asked.
const SENDING_GLANCES: u8 = 25;
const SENDING_GLANCE: Duration = Duration::from_millis(200);

impl Client {
    /// Opens a site on this tablet; call it once, where the site's screens begin.
    pub fn open(site: &str) -> Self {
        let shown = Shown::default();
        let desk = Desk::new(site, shown);
        watch::start(&desk);
        update::watch(shown.update);
        let opening = desk.clone();
        spawn_local(async move { opening.open(false).await });
        Self { desk: StoredValue::new_local(desk), shown }
    }

    /// Returns what the tablet can do at this moment.
    pub fn standing(&self) -> Standing {
        self.shown.standing.get()
    }

    /// Returns who is signed in, locked or not.
    pub fn session(&self) -> Option<Session> {
        self.shown.session.get()
    }

    /// Returns the person signed in.
    pub fn person(&self) -> Option<PersonId> {
        self.shown.session.with(|session| session.as_ref().map(|session| session.person.clone()))
    }

    /// Returns this tablet as the site enrolled it.
    pub fn tablet(&self) -> Option<Tablet> {
        self.shown.standing.track();
        let own = self.desk.with_value(Desk::enrolment)?;
        Some(Tablet { device: domain::DeviceId(own.device), prefix: own.prefix, first: own.first })
    }

    /// Returns who can sign in on this tablet without a network.
    pub fn members(&self) -> Arc<Vec<Member>> {
        self.shown.members.get()
    }

    /// Returns what was called saved here and is gone: to be told, then [`Client::hear_losses`].
    pub fn losses(&self) -> Vec<Loss> {
        self.shown.losses.get()
    }

    /// Takes note that a person has read of the losses.
    pub fn hear_losses(&self) {
        self.shown.losses.set(Vec::new());
    }

    /// Says whether the tablet's storage ran full.
    pub fn is_full(&self) -> bool {
        self.shown.full.get()
    }

    /// Says whether a newer version of the app waits for a good moment.
    pub fn update_waits(&self) -> bool {
        self.shown.update.get()
    }

    /// Starts the newer version; drafts come back in it.
    pub fn update(&self) {
        spawn_local(update::take());
    }

    /// Says whether this tablet was enrolled before and its storage is gone.
    pub fn was_enrolled(&self) -> bool {
        self.desk.with_value(Desk::was_enrolled)
    }

    /// Enrols this tablet by a one-time code. Needs a network.
    ///
    /// # Errors
    /// [`NotJoined`].
    pub async fn enrol(&self, code: &str, name: &str) -> Result<(), NotJoined> {
        let desk = self.desk.get_value();
        desk.enrol(code, name).await
    }

    /// Makes a person a member of this tablet and signs them in. Needs a network.
    ///
    /// # Errors
    /// [`NotJoined`].
    pub async fn join(&self, joining: Joining) -> Result<(), NotJoined> {
        let desk = self.desk.get_value();
        desk.join(joining).await
    }

    /// Signs a member in, or unlocks the screen for whoever locked it. Works offline.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub async fn sign_in(&self, person: &PersonId, pin: &str) -> Result<(), NotOpened> {
        let desk = self.desk.get_value();
        desk.sign_in(person, pin).await
    }

    /// Covers the screen until the same person's PIN; what was typed stays.
    pub fn lock(&self) {
        self.desk.with_value(Desk::lock);
    }

    /// Ends the session, for another person to sign in.
    pub fn sign_out(&self) {
        self.desk.with_value(Desk::sign_out);
    }

    /// Works in this tab in place of the other one.
    pub fn take_over(&self) {
        let desk = self.desk.get_value();
        spawn_local(async move { desk.open(true).await });
    }

    /// Asks the server for a one-time code, for a tablet or a person. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn issue_code(
        &self,
        what_for: CodeFor,
        valid_minutes: u16,
    ) -> Result<IssuedCode, Unreached> {
        self.send_all().await;
        let desk = self.desk.get_value();
        desk.issue_code(what_for, valid_minutes).await
    }

    /// Looks into the archive, which only the server has. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn search_archive(&self, text: &str) -> Result<Found, Unreached> {
        let desk = self.desk.get_value();
        let question = SearchArchive { text: text.to_owned(), after: None };
        desk.ask_as_person("POST", "archive", Some(&question)).await
    }

    /// Looks all of it through for what has a number that begins with a text, a page at a time. Needs a
    /// network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn all_archived(&self, text: &str) -> Result<Vec<Kept>, Unreached> {
        let desk = self.desk.get_value();
        let (mut kept, mut after) = (Vec::new(), None);
        loop {
            let question = SearchArchive { text: text.to_owned(), after };
            let found: Found = desk.ask_as_person("POST", "archive", Some(&question)).await?;
            kept.extend(found.kept);
            after = found.next;
            if after.is_none() {
                return Ok(kept);
            }
        }
    }

    /// Brings something back from the archive: it comes with the next exchange. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn recall(&self, id: &str) -> Result<(), Unreached> {
        let desk = self.desk.get_value();
        let question = Recall { id: id.to_owned() };
        let _: Recalled = desk.ask_as_person("POST", "archive/recall", Some(&question)).await?;
        self.try_now();
        Ok(())
    }

    /// Asks the server for what this person may read of what no tablet holds; something may be done about it
    /// first. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn ask<T: Told>(&self, asked: &Oversee) -> Result<T, Unreached> {
        let desk = self.desk.get_value();
        desk.ask_as_person("POST", T::ROUTE, Some(asked)).await
    }

    /// Asks the server for the figures of some weeks, drawn. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn dashboard(&self, asked: &AskDashboard) -> Result<Dashboard, Unreached> {
        let desk = self.desk.get_value();
        desk.ask_as_person("POST", "dashboard", Some(asked)).await
    }

    /// Asks the server for a photo of a complaint. Needs a network.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn photo(&self, step: OperationId) -> Result<Photo, Unreached> {
        let desk = self.desk.get_value();
        desk.ask_as_person("POST", "oversight/photo", Some(&LookAt { step })).await
    }

    /// Returns the address of the page a visitor takes along of a number or a visit; nothing without a
    /// network.
    pub async fn page_of(&self, of: &OperationId) -> Option<String> {
        let desk = self.desk.get_value();
        let asked = HandOver { of: of.clone() };
        let page: HandedOver = desk.ask_as_person("POST", "links", Some(&asked)).await.ok()?;
        Some([window().location().origin().ok()?, page.path].concat())
    }

    /// Sends what is saved here, so that the server knows whom it is asked about; waits a few
    /// seconds at most.
    async fn send_all(&self) {
        self.try_now();
        for _ in 0..SENDING_GLANCES {
            let counts = self.shown.counts.get_untracked();
            if counts.saved_here + counts.waiting == 0 {
                return;
            }
            sleep(SENDING_GLANCE).await;
        }
    }

    /// Tries to reach the server now instead of later.
    pub fn try_now(&self) {
        self.desk.with_value(Desk::nudge);
        self.shown.link.update(|link| {
            if matches!(link, Link::Apart { .. }) {
                *link = Link::Unknown;
            }
        });
    }
}
