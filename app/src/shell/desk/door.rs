//! The door: signing in with a PIN, offline; every try is counted before it is made.

use std::sync::Arc;
use std::time::Duration;

use domain::PersonId;
use leptos::prelude::*;

use super::Desk;
use crate::client::{Member, Session};
use crate::shell::browser::{sleep, wall};
use crate::shell::envelope::Envelope;
use crate::shell::keys::Signer;
use crate::shell::pin;
use crate::shell::store::{ENVELOPES, StoreFault, Sure, Write};

/// Why the door stays closed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// The PIN is wrong; so many tries are left before the key is destroyed.
    #[error("wrong PIN")]
    Wrong { left: u32 },
    /// Too many wrong tries: so many seconds to wait.
    #[error("wait")]
    Wait { seconds: i64 },
    /// The last try was wrong: the key is gone from this tablet, join anew.
    #[error("destroyed")]
    Destroyed,
    /// Nobody of that name has a key on this tablet.
    #[error("not a member")]
    Stranger,
    /// The tablet failed.
    #[error("{0}")]
    Failed(String),
}

impl From<StoreFault> for NotOpened {
    fn from(fault: StoreFault) -> Self {
        Self::Failed(fault.to_string())
    }
}

impl Desk {
    /// Signs a person in, or unlocks the screen for the same person.
    ///
    /// # Errors
    /// [`NotOpened`].
    pub async fn sign_in(&self, person: &PersonId, pin: &str) -> Result<(), NotOpened> {
        let _door = self.0.door.lock().await;
        let envelope = self.envelope(person).ok_or(NotOpened::Stranger)?;
        let waiting = wait_left(&envelope, wall());
        if waiting > 0 {
            return Err(NotOpened::Wait { seconds: waiting.div_euclid(1_000) + 1 });
        }
        let mut counted = envelope;
        counted.wrong += 1;
        counted.tried = wall();
        self.keep_envelope(counted.clone()).await?;
        // Stretching the PIN keeps the page busy: let it show that it is.
        sleep(Duration::from_millis(20)).await;
        match counted.open(pin).await.map_err(|fault| NotOpened::Failed(fault.0))? {
            Some(key) => {
                counted.wrong = 0;
                self.keep_envelope(counted).await?;
                // The tablet may still be reading what it knows of the site.
                drop(self.0.turn.lock().await);
                self.let_in(person.clone(), key);
                Ok(())
            }
            None if counted.wrong >= pin::LAST => {
                self.drop_envelope(person).await?;
                Err(NotOpened::Destroyed)
            }
            None => match wait_left(&counted, wall()) {
                0 => Err(NotOpened::Wrong { left: pin::LAST - counted.wrong }),
                waiting => Err(NotOpened::Wait { seconds: waiting.div_euclid(1_000) + 1 }),
            },
        }
    }

    /// Lets a person in whose key is open.
    pub(super) fn let_in(&self, person: PersonId, key: Signer) {
        self.0.unlocked.replace(Some((person.clone(), key)));
        let since = self.now();
        self.0.shown.session.update(|session| match session {
            Some(session) if session.person == person => session.locked = false,
            other => *other = Some(Session { person, since, locked: false }),
        });
        self.nudge();
    }

    /// Covers the screen and forgets the open key; what was typed stays.
    pub fn lock(&self) {
        self.0.unlocked.replace(None);
        self.0.shown.session.update(|session| {
            if let Some(session) = session {
                session.locked = true;
            }
        });
    }

    /// Locks once nobody touched the tablet for as long as the site's settings say.
    pub fn lock_if_idle(&self, idle_ms: i64) {
        let shown = self.0.shown;
        let after = shown.state.with_untracked(|state| state.site.settings.lock_after_seconds);
        let is_open = self.0.unlocked.borrow().is_some();
        if is_open && idle_ms >= i64::from(after) * 1_000 {
            self.lock();
        }
    }

    /// Ends the session; drafts stay for when the person comes back.
    pub fn sign_out(&self) {
        self.0.unlocked.replace(None);
        // A closed desk has no session to end.
        let _ = self.with_replica(sync::replica::Replica::end_session);
        self.0.shown.session.set(None);
    }

    /// Shows who has a key on this tablet.
    pub(super) fn show_members(&self) {
        let members: Vec<Member> = self.0.envelopes.borrow().iter().map(member).collect();
        self.0.shown.members.set(Arc::new(members));
    }

    fn envelope(&self, person: &PersonId) -> Option<Envelope> {
        self.0.envelopes.borrow().iter().find(|one| one.person == person.0).cloned()
    }

    /// Stores an envelope in place of the person's earlier one.
    pub(super) async fn keep_envelope(&self, envelope: Envelope) -> Result<(), StoreFault> {
        let store = self.store().ok_or_else(|| StoreFault::Broken("closed".into()))?;
        let text = json::to_string(&envelope);
        let write = Write::text(ENVELOPES, envelope.person.clone(), &text);
        store.write(Sure::Strict, vec![write]).await?;
        let mut envelopes = self.0.envelopes.borrow_mut();
        match envelopes.iter_mut().find(|one| one.person == envelope.person) {
            Some(one) => *one = envelope,
            None => envelopes.push(envelope),
        }
        drop(envelopes);
        self.show_members();
        Ok(())
    }

    async fn drop_envelope(&self, person: &PersonId) -> Result<(), StoreFault> {
        let store = self.store().ok_or_else(|| StoreFault::Broken("closed".into()))?;
        store.write(Sure::Strict, vec![Write::Delete(ENVELOPES, person.0.clone())]).await?;
        self.0.envelopes.borrow_mut().retain(|one| one.person != person.0);
        self.sign_out();
        self.show_members();
        Ok(())
    }
}

fn member(envelope: &Envelope) -> Member {
    Member {
        person: PersonId(envelope.person.clone()),
        badge: envelope.badge.clone(),
        name: envelope.name.clone(),
    }
}

/// Returns how long to wait before the next try, in ms. A clock set back begins the wait anew.
fn wait_left(envelope: &Envelope, now: i64) -> i64 {
    let wait = pin::wait_after(envelope.wrong);
    let passed = now - envelope.tried;
    if passed < 0 { wait } else { (wait - passed).max(0) }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::client::Shown;
    use crate::shell::envelope::Holder;
    use crate::shell::keys::generate;
    use crate::shell::store::Store;

    /// A tablet with one member, whose PIN is 274951.
    async fn desk(site: &str) -> (Owner, Desk, PersonId) {
        // There is nothing to delete the first time.
        let _ = Store::delete(site).await;
        let owner = Owner::new();
        let shown = owner.with(Shown::default);
        let desk = Desk::new(site, shown);
        desk.open(true).await;
        let pair = generate(true).await.unwrap();
        let holder = Holder { person: "a-1", badge: "101", name: "Wang" };
        let envelope = Envelope::seal(&holder, "274951", &pair).await.unwrap();
        desk.keep_envelope(envelope).await.unwrap();
        (owner, desk, PersonId("a-1".into()))
    }

    #[wasm_bindgen_test]
    async fn a_wrong_pin_is_counted_and_the_right_one_forgives() {
        let (_owner, desk, person) = desk("test-door").await;
        for left in [9, 8] {
            assert_eq!(desk.sign_in(&person, "111222").await, Err(NotOpened::Wrong { left }));
        }
        assert_eq!(desk.sign_in(&person, "274951").await, Ok(()));
        assert_eq!(desk.sign_in(&person, "111222").await, Err(NotOpened::Wrong { left: 9 }));
    }

    #[wasm_bindgen_test]
    async fn five_wrong_pins_make_everybody_wait_over_a_restart() {
        let (_owner, first, person) = desk("test-wait").await;
        for _ in 0..4 {
            assert!(matches!(first.sign_in(&person, "111222").await, Err(NotOpened::Wrong { .. })));
        }
        assert!(matches!(first.sign_in(&person, "111222").await, Err(NotOpened::Wait { .. })));
        let owner = Owner::new();
        let again = Desk::new("test-wait", owner.with(Shown::default));
        again.open(true).await;
        let right = again.sign_in(&person, "274951").await;
        assert!(matches!(right, Err(NotOpened::Wait { seconds: 1..=31 })));
    }

    #[wasm_bindgen_test]
    async fn the_tenth_wrong_pin_destroys_the_envelope() {
        let (_owner, desk, person) = desk("test-last").await;
        let mut envelope = desk.envelope(&person).unwrap();
        (envelope.wrong, envelope.tried) = (9, 0);
        desk.keep_envelope(envelope).await.unwrap();
        assert_eq!(desk.sign_in(&person, "111222").await, Err(NotOpened::Destroyed));
        assert_eq!(desk.sign_in(&person, "274951").await, Err(NotOpened::Stranger));
    }

    #[wasm_bindgen_test]
    async fn what_was_typed_comes_back_to_whoever_typed_it() {
        let (_owner, first, person) = desk("test-drafts").await;
        first.sign_in(&person, "274951").await.unwrap();
        let key = first.draft_key("reception");
        first.keep_draft(&key, "half a sen");
        first.lock();
        assert_eq!(first.draft(&key).as_deref(), Some("half a sen"));
        let owner = Owner::new();
        let again = Desk::new("test-drafts", owner.with(Shown::default));
        again.open(true).await;
        assert_eq!(again.draft(&again.draft_key("reception")), None);
        again.sign_in(&person, "274951").await.unwrap();
        assert_eq!(again.draft(&again.draft_key("reception")).as_deref(), Some("half a sen"));
        again.drop_draft(&key);
        assert_eq!(again.draft(&key), None);
    }
}
