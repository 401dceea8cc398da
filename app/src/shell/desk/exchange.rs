//! One exchange with the server: push what is pending, pull what is new, in one request.

use std::time::Duration;

use bianmin::Bianmin;
use domain::time::Timestamp;
use leptos::prelude::*;
use sync::pace::Pace;
use sync::proof::{Signature, push_message, session_message};
use sync::replica::{Applied, Asking, News};
use sync::wire::{Frame, Request, Response, Session, frame};

use super::open::{AHEAD, KNOWN};
use super::{Desk, reading};
use crate::client::{Link, NotSaved, Standing};
use crate::shell::browser::{deflate, inflate, mark, random, random_number};
use crate::shell::link::{Answer, Ask, Unreached, ask, route, sync_media};
use crate::shell::store::{Sure, TABLET, Write};

/// How many bytes of columns an answer should at most hold.
const PULL_BYTES: u64 = 256 * 1_024;

/// How an exchange left things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// There is more to push or pull.
    More,
    /// Nothing to do until something happens, or so long.
    Rest(Duration),
}

impl From<NotSaved> for Unreached {
    fn from(why: NotSaved) -> Self {
        Self::Failed(why.to_string())
    }
}

impl Desk {
    /// Exchanges once with the server.
    ///
    /// # Errors
    /// [`Unreached`]; everything stays as it was and is tried again later.
    pub async fn exchange(&self, pace: &mut Pace) -> Result<Next, Unreached> {
        self.sign_late().await?;
        let nonce = random_number();
        let session = self.prove_session(nonce).await?;
        let (pace_now, time) = (*pace, self.now().0);
        let persisted = self.0.persisted.get();
        let asking =
            Asking { nonce, session, pace: pace_now, pull_bytes: PULL_BYTES, persisted, time };
        let (request, is_new) =
            self.with_replica(|replica| (replica.request(asking), replica.cursor().gseq == 0))?;
        let (answer, sent) = self.post(&request, *pace).await.inspect_err(|fault| {
            if *fault == Unreached::Apart {
                *pace = pace.timed_out();
            }
        })?;
        *pace = learn(*pace, sent, &answer);
        let response = decode(&answer.body).await?;
        self.hear_time(response.time, answer.took).await;
        let hint = response.hint_s.max(response.retry_after_s);
        let news = self.take_in(&request, &response).await?;
        let fetched = self.fetch_pages().await?;
        if is_new {
            mark("bianmin.followed");
        }
        let outdated = self.with_replica(|replica| replica.outdated())?;
        let link = if outdated { Link::TooOld } else { Link::Connected { at: self.now() } };
        self.0.shown.link.set(link);
        if self.0.shown.standing.get_untracked() == Standing::Fetching {
            self.stand(Standing::Ready);
        }
        if news.more || fetched {
            return Ok(Next::More);
        }
        Ok(Next::Rest(Duration::from_secs(u64::from(hint.max(5)))))
    }

    /// Signs what the person signed in entered and nobody signed: operations that had to be moved
    /// to another log.
    async fn sign_late(&self) -> Result<(), Unreached> {
        let Some((person, key)) = self.unlocked() else { return Ok(()) };
        let unsigned = self.with_replica(|replica| replica.unsigned())?;
        for segment in unsigned.into_iter().filter(|segment| segment.actor == person.0) {
            let signature = Signature(key.sign(&segment.to_sign(&self.0.site)).await?);
            let _turn = self.0.turn.lock().await;
            let applied = self.with_replica(|replica| replica.sign(&segment, signature))?;
            self.adopt(applied).await?;
        }
        Ok(())
    }

    /// Proves who is signed in, so that the server shows what is meant for them.
    async fn prove_session(&self, nonce: u64) -> Result<Option<Session>, Unreached> {
        let (Some((person, key)), Some(own)) = (self.unlocked(), self.enrolment()) else {
            return Ok(None);
        };
        let message = session_message(&self.0.site, &own.device, nonce);
        let signature = Signature(key.sign(&message).await?);
        Ok(Some(Session { actor: person.0, signature }))
    }

    async fn post(&self, request: &Request, pace: Pace) -> Result<(Answer, u64), Unreached> {
        let key = self.key()?;
        let body = deflate(&request.encode()).await?;
        let signature = key.sign(&push_message(&body)).await?;
        let body = frame(&body, Some(&signature));
        let sent = u64::try_from(body.len()).unwrap_or_default();
        let question = Ask {
            method: "POST",
            path: route(&self.0.site, "sync"),
            media: Some(sync_media()),
            body,
            vouch: None,
            patience: Duration::from_millis(pace.timeout_ms(sent)),
        };
        Ok((ask(question, sync_media()).await?, sent))
    }

    /// Takes an answer into store and replica, in one transaction.
    async fn take_in(&self, request: &Request, response: &Response) -> Result<News, Unreached> {
        let _turn = self.0.turn.lock().await;
        let spare = sync::LogId(random()?);
        let applied = self
            .with_replica(|replica| replica.apply(request, response, spare))?
            .map_err(|_| Unreached::Apart)?;
        self.adopt(applied).await
    }

    /// Makes an outcome durable, then the replica's own; the turn is held.
    pub(super) async fn adopt(&self, applied: Applied<Bianmin>) -> Result<News, Unreached> {
        self.commit(applied.changes(), &[]).await.map_err(NotSaved::from)?;
        let news = self
            .with_replica(|replica| replica.adopt(applied))?
            .map_err(|stale| Unreached::Failed(stale.to_string()))?;
        self.remember_head();
        self.refresh();
        Ok(news)
    }

    /// Folds the event tail into pages, when there is nothing else to do.
    pub async fn compact(&self) -> Result<(), Unreached> {
        let _turn = self.0.turn.lock().await;
        if let Some(applied) = self.with_replica(|replica| replica.compact())? {
            self.adopt(applied).await?;
        }
        Ok(())
    }

    /// Sets the clock by the server's and remembers how wrong the tablet's own is.
    pub(super) async fn hear_time(&self, server: i64, took: Duration) {
        let half = i64::try_from(took.as_millis() / 2).unwrap_or_default();
        let mut clock = self.0.clock.get();
        let ahead = clock.set(server + half, reading());
        self.0.clock.set(clock);
        self.0.shown.clock_ahead.set(ahead);
        self.0.shown.now.set(Timestamp(server + half));
        if let Some(store) = self.store() {
            let ahead = Write::text(TABLET, AHEAD, &ahead.to_string());
            let known = Write::text(TABLET, KNOWN, &(server + half).to_string());
            // The next answer tells it again.
            let _ = store.write(Sure::Relaxed, vec![ahead, known]).await;
        }
    }

    /// Returns the tablet's id at the site.
    pub(super) fn own(&self) -> Result<String, Unreached> {
        let own = self.enrolment().ok_or_else(|| Unreached::Failed("not enrolled".into()))?;
        Ok(own.device)
    }

    /// Returns the tablet's key.
    pub(super) fn key(&self) -> Result<crate::shell::keys::Signer, Unreached> {
        let key = self.0.key.borrow().clone();
        key.ok_or_else(|| Unreached::Failed("no key".into()))
    }
}

async fn decode(answer: &[u8]) -> Result<Response, Unreached> {
    Response::decode(&unframed(answer).await?).map_err(|_| Unreached::Apart)
}

/// Returns what a frame of the server holds; anything else was not our server.
pub(super) async fn unframed(answer: &[u8]) -> Result<Vec<u8>, Unreached> {
    let frame = Frame::open(answer).map_err(|_| Unreached::Apart)?;
    inflate(frame.body).await.map_err(|_| Unreached::Apart)
}

fn learn(pace: Pace, sent: u64, answer: &Answer) -> Pace {
    let bytes = sent + u64::try_from(answer.body.len()).unwrap_or_default();
    let took = u64::try_from(answer.took.as_millis()).unwrap_or(u64::MAX);
    pace.answered(bytes, took)
}
