//! The archive: searched by number for a person at a tablet, and what they open is brought back, so
//! that every tablet has it again. What is due to leave the working set leaves after a push.

use bianmin::api::{
    BODY_LIMIT, Code, Found, Kept, Problem, Recall, Recalled, SHORTEST_SEARCH, SearchArchive,
};
use domain::PersonId;
use serde::de::DeserializeOwned;
use sync::ledger::{Broken, Shelf};
use worker::Request;

use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::limits::SIGNED;
use crate::proofs::Signed;
use crate::{answer, body};

/// Things on a page of what was found.
const PAGE: usize = 20;

/// What a person who asks for something has proven.
pub(super) struct Vouched<T> {
    pub device: String,
    pub person: PersonId,
    pub question: T,
}

impl Site {
    pub(super) async fn search_archive(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { question, .. } = self.vouched::<SearchArchive>(request, asked).await?;
        let found = self.within(&asked.site, move |core| core.search(&question))?;
        answer::json(200, &found, asked.secure).map_err(|error| failed(&error))
    }

    pub(super) async fn recall(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { device, question, .. } = self.vouched::<Recall>(request, asked).await?;
        let now = asked.now;
        let (count, head) = self.within(&asked.site, move |core| {
            let count = core.authority.recall(&[question.id], now.0)?;
            Ok((count, core.authority.head().gseq))
        })?;
        if count == 0 {
            return Err(Problem::new(Code::NotFound, "the archive has nothing of this name"));
        }
        self.durable().await?;
        self.poke(head, &device);
        answer::json(200, &Recalled { head }, asked.secure).map_err(|error| failed(&error))
    }

    /// Reads a question, and proves the tablet and the person who ask.
    pub(super) async fn vouched<T: DeserializeOwned + 'static>(
        &self,
        mut request: Request,
        asked: &Asked,
    ) -> Result<Vouched<T>, Problem> {
        body::require_media(&request, "application/json")?;
        let bytes = body::read(&mut request, BODY_LIMIT).await?;
        let question = body::parse(&bytes)?;
        let (claims, path, now) = (asked.claims.clone(), asked.path.clone(), asked.now);
        let (device, person) = self.within(&asked.site, move |core| {
            core.require_open()?;
            let signed = Signed { method: "POST", path: &path, body: &bytes };
            let state = core.authority.state();
            let device = claims.device(state, signed, now)?;
            let person = claims.person(state, signed)?;
            Ok((device.0, person))
        })?;
        let full = self.limits.borrow_mut().take(&format!("get:{device}"), SIGNED, now);
        match full {
            None => Ok(Vouched { device, person, question }),
            Some(wait) => Err(Problem::new(Code::SlowDown, "too many requests").after(wait)),
        }
    }

    /// Lets leave the working set what is due to, in a turn of its own: a part at a time. Returns
    /// whether more is due.
    pub(super) fn keep_small(&self, asked_at: i64, site: &str) -> Result<bool, Problem> {
        let is_due = |core: &Core| core.authority.upkeep_due(None, asked_at);
        if !self.core.try_borrow().is_ok_and(|core| core.as_ref().is_some_and(is_due)) {
            return Ok(false);
        }
        self.within(site, move |core| {
            let left = core.authority.upkeep(None, asked_at)?;
            Ok(left && core.authority.upkeep_due(None, asked_at))
        })
    }
}

impl Core {
    fn search(&self, question: &SearchArchive) -> Result<Found, Trouble> {
        let text = question.text.trim();
        if text.chars().count() < SHORTEST_SEARCH {
            let message = format!("at least {SHORTEST_SEARCH} characters of a number are needed");
            return Err(Problem::new(Code::Malformed, message).at("text").into());
        }
        let place = |after: &String| {
            let (closed, id) = after.split_once('/')?;
            Some((closed.parse::<i64>().ok()?, id.to_owned()))
        };
        let after = match question.after.as_ref().map(place) {
            Some(None) => {
                return Err(Problem::new(Code::Malformed, "not a place").at("after").into());
            }
            Some(Some(after)) => Some(after),
            None => None,
        };
        let after = after.as_ref().map(|(closed, id)| (*closed, id.as_str()));
        let ledger = self.authority.ledger();
        let mut rows = ledger.archived(text, after, PAGE + 1)?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let last = rows.last().filter(|_| more);
        let next = last.map(|row| format!("{}/{}", row.closed, row.id));
        let kept = rows.into_iter().map(|row| {
            let body = serde_json::from_str(&row.body).map_err(|e| Broken(e.to_string()))?;
            Ok(Kept { id: row.id, closed: row.closed, body })
        });
        Ok(Found { kept: kept.collect::<Result<_, Broken>>()?, next })
    }
}
