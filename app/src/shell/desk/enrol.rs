//! Becoming a tablet of the site, and a person's becoming a member of the tablet. Needs a network.

use std::rc::Rc;

use bianmin::api::{
    Claim, CodeFor, Enrol, Enrolled, FirstPerson, Held, IssuedCode, Join, Joined, NewCode, code,
    sign,
};
use bianmin::rules::operation_id;
use domain::{Badge, LogId, OperationId, PersonId, PublicKey};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use web_sys::CryptoKeyPair;

use super::open::{ENROLMENT, KEY, LOG};
use super::submit::BALLAST;
use super::{Desk, Enrolment};
use crate::client::Standing;
use crate::shell::browser::{BrowserFault, noise, random, settled, sleep, window};
use crate::shell::envelope::{Envelope, Holder, stretch};
use crate::shell::keys::{Signer, generate, hex, public_text};
use crate::shell::link::{Unreached, Vouch, ask_json, route};
use crate::shell::pin::{WeakPin, judge};
use crate::shell::store::{StoreFault, Sure, TABLET, Write};

/// What a person gives to join.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joining {
    pub badge: String,
    pub pin: String,
    /// The personal one-time code, where the PIN is set or set anew.
    pub code: Option<String>,
    /// The name, where the site's first administrator joins.
    pub first: Option<String>,
}

/// Why nobody joined.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotJoined {
    /// The new PIN is too easy.
    #[error("weak PIN")]
    Weak(WeakPin),
    /// The one-time code cannot be one.
    #[error("not a code")]
    NotACode,
    /// The server did not do it.
    #[error(transparent)]
    Unreached(#[from] Unreached),
}

impl From<BrowserFault> for NotJoined {
    fn from(fault: BrowserFault) -> Self {
        Self::Unreached(fault.into())
    }
}

impl From<StoreFault> for NotJoined {
    fn from(fault: StoreFault) -> Self {
        Self::Unreached(Unreached::Failed(fault.to_string()))
    }
}

impl Desk {
    /// Enrols this tablet by a one-time code.
    ///
    /// # Errors
    /// [`NotJoined`]; the code is used up only if the server took the tablet in.
    pub async fn enrol(&self, typed: &str, name: &str) -> Result<(), NotJoined> {
        let code = code::read(typed).ok_or(NotJoined::NotACode)?;
        let (pair, log) = self.born().await?;
        let key = Signer::new(pair.get_private_key());
        let message = sign::enrol_message(&self.0.site, &code, &log);
        let question = Enrol {
            code,
            name: Some(name.trim().to_owned()).filter(|name| !name.is_empty()),
            device_key: PublicKey(public_text(&pair).await?),
            log: LogId(log.clone()),
            signature: hex(&key.sign(&message).await?),
        };
        let path = route(&self.0.site, "enrol");
        let enrolled: Enrolled = ask_json("POST", path, Some(&question), None).await?;
        let enrolment = Enrolment {
            device: enrolled.device.0,
            log,
            prefix: enrolled.prefix,
            epoch: enrolled.epoch,
            first: enrolled.claim == Some(Claim::FirstAdministrator),
        };
        self.keep_enrolment(&enrolment).await?;
        let lost = self.take_lost();
        self.0.key.replace(Some(key));
        let standing = self.take_up(enrolment, Vec::new()).await?;
        self.0.shown.losses.set(lost.into_iter().collect());
        self.hear_time(enrolled.server_time.0, std::time::Duration::ZERO).await;
        self.stand(standing);
        self.drive();
        // Nobody waits for that: a slow storage takes seconds, and the next form is on the screen.
        let desk = self.clone();
        wasm_bindgen_futures::spawn_local(async move { desk.settle_in().await });
        Ok(())
    }

    /// Returns the key and the log of this storage, made and stored at the first asking: an
    /// enrolment whose answer was lost is asked for again with the same and answered the same.
    async fn born(&self) -> Result<(CryptoKeyPair, String), NotJoined> {
        if let Some(born) = self.0.born.borrow().clone() {
            return Ok(born);
        }
        let born = (generate(false).await?, hex(&random::<8>()?));
        let store = self.store().ok_or_else(|| StoreFault::Broken("closed".into()))?;
        let key = Write::Put(TABLET, KEY.into(), born.0.clone().into());
        store.write(Sure::Strict, vec![key, Write::text(TABLET, LOG, &born.1)]).await?;
        self.0.born.replace(Some(born.clone()));
        Ok(born)
    }

    /// Makes a person a member of this tablet: their key is made here and registered.
    ///
    /// # Errors
    /// [`NotJoined`].
    pub async fn join(&self, joining: Joining) -> Result<(), NotJoined> {
        if joining.code.is_some() || joining.first.is_some() {
            judge(&joining.pin).map_err(NotJoined::Weak)?;
        }
        let personal = match joining.code.as_deref() {
            Some(typed) => Some(code::read(typed).ok_or(NotJoined::NotACode)?),
            None => None,
        };
        let badge = joining.badge.trim().to_owned();
        // Stretching the PIN keeps the page busy: let it show that it is.
        sleep(std::time::Duration::from_millis(20)).await;
        let stretched = stretch(&joining.pin, &sign::pin_salt(&self.0.site, &badge));
        let pair = generate(true).await?;
        let question = Join {
            badge: Badge(badge.clone()),
            stretched: hex(&stretched),
            staff_key: PublicKey(public_text(&pair).await?),
            code: personal,
            first: joining.first.clone().map(|name| FirstPerson { name }),
            sealed: self.sealed(),
        };
        let (own, key) = (self.own()?, self.key()?);
        let vouch = Vouch { device: &own, key: &key, at: self.now().0, person: None };
        let path = route(&self.0.site, "join");
        let Joined { person } = ask_json("POST", path, Some(&question), Some(vouch)).await?;
        let name = self.name_of(&person).or(joining.first).unwrap_or_else(|| badge.clone());
        let holder = Holder { person: &person.0, badge: &badge, name: &name };
        let envelope = Envelope::seal(&holder, &joining.pin, &pair).await?;
        self.keep_envelope(envelope.clone()).await?;
        self.forget_first().await?;
        let Some(opened) = envelope.open(&joining.pin).await? else { return Ok(()) };
        self.let_in(person, opened);
        Ok(())
    }

    /// Returns the last operation of this tablet: a key that is replaced answers for all up to it.
    fn sealed(&self) -> Option<OperationId> {
        let head = self.with_replica(|replica| replica.head()).ok()?;
        (head.seq > 0).then(|| operation_id(sync::OperationId::new(head.log, head.seq)))
    }

    /// Asks the server for a one-time code in the name of the person signed in.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn issue_code(
        &self,
        what_for: CodeFor,
        valid_minutes: u16,
    ) -> Result<IssuedCode, Unreached> {
        let question = NewCode { r#for: what_for, valid_minutes };
        self.ask_as_person("POST", "codes", Some(&question)).await
    }

    /// Asks the server what is held for a review, in the name of the person signed in.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn held(&self) -> Result<Held, Unreached> {
        self.ask_as_person("GET", "held", None::<&()>).await
    }

    /// Asks the server in the name of the person signed in.
    ///
    /// # Errors
    /// [`Unreached`].
    pub async fn ask_as_person<R: DeserializeOwned>(
        &self,
        method: &str,
        rest: &str,
        question: Option<&impl Serialize>,
    ) -> Result<R, Unreached> {
        let (own, key) = (self.own()?, self.key()?);
        let Some((person, staff)) = self.unlocked() else {
            return Err(Unreached::Failed("locked".into()));
        };
        let person = Some((person.0.as_str(), &staff));
        let vouch = Vouch { device: &own, key: &key, at: self.now().0, person };
        ask_json(method, route(&self.0.site, rest), question, Some(vouch)).await
    }

    /// Returns how the site calls a person.
    fn name_of(&self, person: &PersonId) -> Option<String> {
        self.0.shown.state.with_untracked(|state| {
            state.people.persons.get(person).map(|person| person.name.clone())
        })
    }

    async fn forget_first(&self) -> Result<(), StoreFault> {
        match self.enrolment() {
            Some(own) if own.first => {
                let own = Enrolment { first: false, ..own };
                self.keep_enrolment(&own).await?;
                self.0.enrolment.replace(Some(own));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    async fn keep_enrolment(&self, enrolment: &Enrolment) -> Result<(), StoreFault> {
        let store = self.store().ok_or_else(|| StoreFault::Broken("closed".into()))?;
        let text = json::to_string(enrolment);
        store.write(Sure::Strict, vec![Write::text(TABLET, ENROLMENT, &text)]).await
    }

    /// Asks the browser to keep the storage, and takes up the room kept for a full one.
    async fn settle_in(&self) {
        if let Ok(promise) = window().and_then(|w| Ok(w.navigator().storage().persist()?)) {
            // Refused: the storage may be cleared by the browser, and the health page says so.
            let _ = settled(promise).await;
        }
        let Some(store): Option<Rc<_>> = self.store() else { return };
        let noise = noise(BALLAST_BYTES);
        // No room for it now only means no reserve.
        let _ = store.write(Sure::Relaxed, vec![Write::bytes(TABLET, BALLAST, &noise)]).await;
        if self.0.shown.standing.get_untracked() == Standing::Fetching {
            self.nudge();
        }
    }
}

/// Room kept in reserve, in bytes.
const BALLAST_BYTES: usize = 4 * 1_024 * 1_024;
