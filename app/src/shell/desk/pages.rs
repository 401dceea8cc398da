//! Fetching the pages a new or far-behind tablet lacks, the first screen's first.

use std::collections::VecDeque;
use std::time::Duration;

use futures::channel::oneshot::{Receiver, channel};
use leptos::prelude::*;
use sync::Hash16;
use wasm_bindgen_futures::spawn_local;

use super::Desk;
use super::exchange::unframed;
use crate::client::Standing;
use crate::shell::link::{Ask, Unreached, Vouch, ask, route, sync_media};

/// How many pages are asked for at once: while one is on the air, the next is being asked for.
const AT_ONCE: usize = 2;

/// How long a page may take to begin to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// A page that is asked for.
type Coming = (Hash16, Receiver<Result<Vec<u8>, Unreached>>);

impl Desk {
    /// Fetches what is lacking, and says whether anything was: then what happened since, and the
    /// personal fields, are still to come. What has come is stored, whatever happens to the rest.
    pub(super) async fn fetch_pages(&self) -> Result<bool, Unreached> {
        let mut coming: VecDeque<Coming> = VecDeque::new();
        let mut fetched = false;
        loop {
            self.ask_ahead(&mut coming)?;
            let Some((hash, page)) = coming.pop_front() else { return Ok(fetched) };
            fetched = true;
            let page = page.await.map_err(|_| Unreached::Apart)??;
            let _turn = self.0.turn.lock().await;
            let applied = self
                .with_replica(|replica| replica.apply_page(hash, &page))?
                .map_err(|_| Unreached::Apart)?;
            self.adopt(applied).await?;
            if self.0.shown.standing.get_untracked() == Standing::Fetching {
                self.stand(Standing::Ready);
            }
        }
    }

    /// Asks for the next pages; the first of all comes alone, since a person waits for it.
    fn ask_ahead(&self, coming: &mut VecDeque<Coming>) -> Result<(), Unreached> {
        let is_first = self.0.shown.standing.get_untracked() == Standing::Fetching;
        let most = if is_first { 1 } else { AT_ONCE };
        let wanted: Vec<Hash16> = self.with_replica(|replica| {
            replica.wanted_pages().take(most).map(|mark| mark.hash).collect()
        })?;
        for hash in wanted {
            if !coming.iter().any(|(asked, _)| *asked == hash) {
                let (tell, told) = channel();
                let desk = self.clone();
                spawn_local(async move {
                    // Nobody listens once one before it failed.
                    let _ = tell.send(desk.fetch_page(hash).await);
                });
                coming.push_back((hash, told));
            }
        }
        Ok(())
    }

    async fn fetch_page(&self, hash: Hash16) -> Result<Vec<u8>, Unreached> {
        let (own, key) = (self.own()?, self.key()?);
        let vouch = Vouch { device: &own, key: &key, at: self.now().0, person: None };
        let question = Ask {
            method: "GET",
            path: route(&self.0.site, &format!("pages/{hash}")),
            media: None,
            body: Vec::new(),
            vouch: Some(vouch),
            patience: PATIENCE,
        };
        unframed(&ask(question, sync_media()).await?.body).await
    }
}
