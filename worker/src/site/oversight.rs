//! Oversight: what no tablet holds is told to those who may read it, and what they do about it is an
//! operation of the server's own log in their name.

use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use bianmin::api::{Code, Concerning, LookAt, Oversee, Overseen, PassedOn, Photo, Problem};
use bianmin::{assessing, oversight};
use booking::{Beside, Personal};
use domain::time::Timestamp;
use domain::{OperationId, PersonId};
use serde::Serialize;
use worker::Request;

use super::archive::Vouched;
use super::core::{Core, Trouble};
use super::{Answer, Asked, Site, failed};
use crate::answer;

/// Who asks for what no tablet holds, about whom above all, and when.
pub(super) struct Reader {
    pub person: PersonId,
    pub about: Option<PersonId>,
    pub now: Timestamp,
}

impl Site {
    /// Does what a proven person asks for, and tells them by this route what they may read then.
    pub(super) async fn tell<T: Serialize + 'static>(
        &self,
        request: Request,
        asked: &Asked,
        told: fn(&Core, &Reader) -> Result<T, Trouble>,
    ) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<Oversee>(request, asked).await?;
        let (now, acts) = (asked.now, question.act.is_some());
        let (told, left) = self.within(&asked.site, move |core| {
            core.oversee(&person, &question, now)?;
            let told = told(core, &Reader { person, about: question.about, now })?;
            Ok((told, core.is_counting()))
        })?;
        if acts {
            self.durable().await?;
            self.rest(&asked.site, left).await?;
        }
        answer::json(200, &told, asked.secure).map_err(|error| failed(&error))
    }

    /// Gives one photo of a complaint.
    pub(super) async fn photo(&self, request: Request, asked: &Asked) -> Answer {
        let Vouched { person, question, .. } = self.vouched::<LookAt>(request, asked).await?;
        let now = asked.now;
        let photo = self.within(&asked.site, move |core| core.photo(&person, &question, now))?;
        answer::json(200, &photo, asked.secure).map_err(|error| failed(&error))
    }
}

impl Core {
    /// Returns a photo that a proven person may look at.
    fn photo(&self, person: &PersonId, asked: &LookAt, now: Timestamp) -> Result<Photo, Trouble> {
        let state = self.authority.state();
        oversight::may_look(state, person, &asked.step, now).map_err(Problem::refused)?;
        let jpeg = self.beside(&asked.step);
        let jpeg = jpeg.ok_or_else(|| Problem::new(Code::NotFound, "it is erased"))?;
        Ok(Photo { jpeg: BASE64_STANDARD.encode(jpeg) })
    }

    /// Does what a proven person asks for, by whichever route, with what the server alone can say of it.
    pub(super) fn oversee(
        &mut self,
        person: &PersonId,
        asked: &Oversee,
        now: Timestamp,
    ) -> Result<(), Trouble> {
        let Some(act) = &asked.act else { return Ok(()) };
        oversight::civil(self.authority.state(), asked).map_err(Problem::refused)?;
        let words = oversight::words(asked)?.map(Beside::Said);
        let cycle = assessing::of_ballot(act);
        let urn = cycle.map(|cycle| self.urn(cycle)).transpose()?.unwrap_or_default();
        let act = assessing::filled(self.authority.state(), act, &urn);
        self.submit_beside(&act, &person.0, words.as_ref(), now)?.map_err(Problem::refused)?;
        if let Some(cycle) = cycle.filter(|_| assessing::counts(&act)) {
            self.ballots.empty(cycle)?;
        }
        Ok(())
    }

    /// Tells a person what concerns them.
    pub(super) fn concerning(&self, reader: &Reader) -> Result<Concerning, Trouble> {
        let seen = oversight::concerning(self.authority.state(), &reader.person, reader.now);
        let (mut told, spoken) = seen.map_err(Problem::refused)?;
        told.words = self.all_said(spoken);
        Ok(told)
    }

    /// Tells a person the numbers of what they passed on.
    pub(super) fn passed_on(&self, reader: &Reader) -> Result<PassedOn, Trouble> {
        let told = oversight::passed_on(self.authority.state(), &reader.person, reader.now);
        told.map_err(|refusal| Problem::refused(refusal).into())
    }

    /// Tells a person what they oversee.
    pub(super) fn overseen(&self, reader: &Reader) -> Result<Overseen, Trouble> {
        let seen = oversight::seen(self.authority.state(), &reader.person, reader.now);
        let (mut overseen, spoken) = seen.map_err(Problem::refused)?;
        overseen.words = self.all_said(spoken);
        Ok(overseen)
    }

    pub(super) fn all_said(&self, spoken: Vec<OperationId>) -> BTreeMap<String, Personal> {
        let said = spoken.into_iter().filter_map(|id| Some((id.0.clone(), self.said(&id)?)));
        said.collect()
    }
}
